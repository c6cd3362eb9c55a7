import Text

/// Finds the extent of each directive of a sentence.
///
/// The rules read like the definition. A directive begins with its marker's clause, or with the topic, condition, time
/// or means phrase before it; clauses that report a state, and connectives set off by a comma, stay outside. It ends
/// before the next marker, a new actor, a semicolon with a requirement of its own behind it, or a clause with its own
/// subject that is no requirement.
final class SentenceRules {
  // A class, since it holds all that was read of the text and is asked for each sentence anew.
  let reader: ClauseReader
  let phrases: PhraseReader
  let lexicon: DirectiveLexicon
  let actors: ActorReader
  let markers: MarkerRules
  /// What has been read of the sentence.
  @exclusivity(unchecked)
  var state = State()
  var text: TextUnits { phrases.text }

  init(reader: ClauseReader, phrases: PhraseReader, lexicon: DirectiveLexicon, actors: ActorReader) {
    self.reader = reader
    self.phrases = phrases
    self.lexicon = lexicon
    self.actors = actors
    markers = MarkerRules(reader: reader, phrases: phrases, lexicon: lexicon, actors: actors)
  }

  /// Whether anything in a sentence could open a directive: most sentences of a report on the past have nothing.
  private func mayHoldDirective(_ sentence: Sentence) -> Bool {
    sentence.hasMarkers || state.allowsBare || state.listsTargets || state.listsTasks || state.mode == .statute
      || !sentence.signals.isDisjoint(with: [.unitVerb, .targets, .taskList])
  }

  /// Reads a sentence; its directives are the drafts of `state` then.
  func read(_ sentence: Sentence, mode: SectionMode, allowsBare: Bool, listsTargets: Bool = false) {
    state.enter(mode: mode, allowsBare: allowsBare, listsTargets: listsTargets, first: sentence.clauses.lowerBound)
    guard mayHoldDirective(sentence), !isExcluded(sentence, mode) else { return }
    for index in sentence.clauses {
      if state.isMuted, !endsCallToSee(index, mode) { continue }
      read(index, sentence)
    }
    state.close(before: sentence.clauses.upperBound)
    // A connective before the next directive belongs to neither.
    for at in state.drafts.indices {
      while state.drafts[at].clauses.count > 1, let last = state.drafts[at].clauses.last,
        isConnective(reader.clauses[last])
      {
        state.drafts[at].clauses.removeLast()
      }
    }
  }

  /// Whether a lead-in announces tasks (要抓好以下四项工作：).
  func leadsToTasks(_ sentence: Sentence) -> Bool {
    sentence.signals.contains(.leadIn) && sentence.signals.isDisjoint(with: [.past, .agenda, .definition])
      && sentence.clauses.contains {
        !reader.clauses[$0].markers.isEmpty || reader.clauses[$0].signals.contains(.leadIn)
      }
  }

  /// Whether a requirement of its own follows what the audience is to see: behind a semicolon, or laid on somebody.
  private func endsCallToSee(_ index: Int, _ mode: SectionMode) -> Bool {
    let clause = reader.clauses[index]
    guard let hit = markers.opening(clause, isAtHead: false, mode: mode), !isCallToSee(hit, clause) else {
      return false
    }
    return index > 0 && reader.clauses[index - 1].mark == Mark.semicolon
      || !actors.subject(clause.start, hit.at).isEmpty
  }

  // MARK: The sentence as a whole

  /// Closing appeals, the agenda of the meeting, lessons of the past, definitions.
  private func isExcluded(_ sentence: Sentence, _ mode: SectionMode) -> Bool {
    if sentence.signals.contains(.appeal) || sentence.signals.contains(.agenda) { return true }
    if sentence.signals.contains(.lesson), mode != .statute { return true }
    if mode == .past, sentence.signals.contains(.past) { return true }
    if mode == .statute, sentence.signals.contains(.definition) { return true }
    if mode != .statute, announcesList(sentence) { return true }
    return false
  }

  /// 今年要着重抓好以下几项工作。: a lead-in that ends with a full stop.
  private func announcesList(_ sentence: Sentence) -> Bool {
    guard sentence.signals.contains(.leadIn), let last = sentence.clauses.last else { return false }
    let clause = reader.clauses[last]
    let tail = max(clause.start, clause.end - 12)
    // 降到0.6%以下 bounds a figure.
    let end = phrases.starts("以下", clause.end - 2, clause.end) ? clause.end - 2 : clause.end
    return phrases.holds(.listing, tail, end) || endsInCount(clause)
  }

  /// 重点做好八方面工作: so many things that the text goes on to name.
  private func endsInCount(_ clause: Clause) -> Bool {
    for length in 2...6 where clause.end - length > clause.start + 2 {
      let number = text[clause.end - length - 1]
      if phrases.table.classes(text, clause.end - length, clause.end).contains(.leadIn),
        Ordinal.isNumeral(number) || WidthFolding.isDigit(number)
      {
        return true
      }
    }
    return false
  }

  // MARK: One clause after the other

  private func read(_ index: Int, _ sentence: Sentence) {
    let clause = reader.clauses[index]
    let isAfterBreak = index == state.first || reader.clauses[index - 1].mark != Mark.comma
    if isAfterBreak { state.isReporting = false }
    if isConnective(clause) {
      if isAfterBreak { state.first = index + 1 }
      return
    }
    if isLabel(index, sentence) {
      state.first = index + 1
      return
    }
    if announce(clause) { return }
    if let source = attribution(clause) {
      state.close(before: index)
      state.pending = nil
      state.attribution = source
      state.first = index + 1
      // 会议要求，…: what follows is asked for, with a marker or without.
      if state.mode != .past, phrases.starts("要求", clause.end - 2, clause.end) { state.allowsBare = true }
      return
    }
    if isCallToSee(clause) { return state.mute(from: index) }
    // 合格的，可以继续执业；不合格的，可以申请再次考核: nothing but the case stands between break and marker.
    let isAtHead = isAfterBreak || !state.isOpen || state.pending.map { isAfterSemicolon($0, sentence) } == true
    if let hit = markers.opening(clause, isAtHead: isAtHead, mode: state.mode) {
      return open(hit, index, sentence)
    }
    // 不得降低工资，或者解除合同: another limb of what was said.
    if state.isOpen, !isAfterBreak, phrases.starts("或者", clause.start, clause.end) { return }
    if state.listsTargets { return readTarget(index) }
    if !state.isOpen, state.allowsBare, state.mode != .statute, !state.isReporting, isTarget(clause),
      hasIndicator(clause)
    {
      return openTarget(index)
    }
    if opensLead(clause) { return openLead(index) }
    if opensPlain(clause, isAfterBreak) { return openPlain(index) }
    if !state.isOpen { return readBefore(index, isAfterBreak, sentence) }
    readInside(index, isAfterBreak, sentence)
  }

  /// A clause while no directive is open.
  private func readBefore(_ index: Int, _ isAfterBreak: Bool, _ sentence: Sentence) {
    let clause = reader.clauses[index]
    if isState(clause) || clause.signals.contains(.right) && clause.markers.isEmpty {
      state.pending = nil
      state.isReporting = true
      // 各级党委书记是第一责任人，要…: who acts is named by the report.
      if sentence.hasMarkers, let (name, end) = actors.leading(clause.start, clause.end), text[end] == Han.是 {
        state.actors = actors.keep(actors.items(of: name))
      }
      return
    }
    if isVocative(clause) {
      state.isReporting = true
      return
    }
    let isLast = clause.mark == 0 || clause.mark == Mark.semicolon
    let allowsBare =
      state.allowsBare || state.listsTasks || (isAfterBreak && !state.drafts.isEmpty && state.mode != .past)
    if allowsBare, !state.isReporting, !leadsToMarker(index), !leadsToAgent(index, sentence) {
      if opens(clause, with: .hypothesis) || isSubjectOfState(index, sentence) || announcesPlanOfOthers(clause) {
        state.isReporting = true
        return
      }
      if isTarget(clause), state.mode != .statute {
        return openTarget(index)
      }
      if isImperative(clause, isLast: isLast), state.mode != .statute || !state.drafts.isEmpty {
        return openBare(index)
      }
    }
    state.pending = state.pending ?? index
    guard sentence.hasMarkers || state.mode == .statute || state.allowsBare else { return }
    if let (name, _) = leadingActor(clause) {
      state.actors = actors.keep(actors.items(of: name))
    } else if sentence.hasMarkers || state.mode == .statute {
      // 尚未参保的企业，必须…: a name with a case in it.
      let isName = state.mode == .statute || !clause.signals.isDisjoint(with: [.past, .state])
      let whole =
        phrases.head(clause.start, clause.end).kind == .verb
          && !(isName && phrases.contains("的", clause.start, clause.end)) || actors.holdsVerb(clause.span)
        ? [] : actors.actors(in: clause.span)
      if var first = whole.first {
        // 尚未参保的企业: the adverb belongs to the case.
        if phrases.contains("的", first.start, first.end) { first.start = clause.start }
        state.actors = actors.keep([first] + whole.dropFirst())
      }
    }
  }

  /// A clause while a directive is open.
  private func readInside(_ index: Int, _ isAfterBreak: Bool, _ sentence: Sentence) {
    let clause = reader.clauses[index]
    // 并在现场公示，: joined to what stands before.
    let belongsToNext =
      index + 1 < sentence.clauses.upperBound && clause.mark == Mark.comma && text[clause.start] != Han.并
      && isTopic(clause) && !actsInPlace(clause)
    if isAfterBreak {
      if isImperative(clause, isLast: clause.mark != Mark.comma), !isTopic(clause) || state.pending != nil {
        state.close(before: state.pending ?? index)
        return openBare(index)
      }
      if isNextTarget(clause), state.mode != .statute {
        state.close(before: index)
        return openTarget(index)
      }
      if isState(clause) {
        state.close(before: index)
        state.pending = nil
        state.isReporting = true
        return
      }
      state.pending = state.pending ?? index
      return
    }
    if state.pending != nil, belongsToNext { return }
    if belongsToNext {
      state.pending = state.pending ?? index
      return
    }
    if state.pending != nil, isAfterSemicolon(state.pending!, sentence) {
      // Behind a semicolon a topic and an imperative make a directive of their own.
      if isImperative(clause, isLast: true) {
        state.close(before: state.pending!)
        return openBare(index)
      }
      if isTarget(clause), state.mode != .statute {
        state.close(before: state.pending!)
        return openTarget(index)
      }
      return
    }
    state.pending = nil
    // 增长5%左右，在实际工作中争取更好结果: the same target.
    if isOpen(.target), phrases.contains("更好结果", clause.start, clause.end) { return }
    if isNextTarget(clause), !startsWithBreakdown(clause) {
      state.close(before: index)
      return openTarget(index)
    }
    if isOwnSubject(clause) || isJudgement(clause) || announcesPlan(clause) || clause.signals.contains(.right) {
      state.close(before: index)
      state.pending = nil
      state.isReporting = true
    }
  }

  /// 在出入口设置限高设施，: what is done stands behind the place.
  private func actsInPlace(_ clause: Clause) -> Bool {
    text[clause.start] == Han.在 && phrases.head(clause.start, clause.end).kind == .preposition
      && phrases.opensPredicate(behind: clause.start, clause.end)
  }

  /// Whether the clause is topic, purpose or condition of a marked clause close behind: 做好今年工作，要…,
  /// 违反纪律，弄虚作假，…的，要….
  private func leadsToMarker(_ index: Int) -> Bool {
    var at = index
    while at < min(reader.clauses.count, index + 8), reader.clauses[at].mark == Mark.comma {
      // 的
      if text[reader.clauses[at].end - 1] == Han.的, at == index || isBreach(reader.clauses[index]) { return true }
      at += 1
    }
    guard reader.clauses[index].mark == Mark.comma, index + 1 < reader.clauses.count else { return false }
    let next = reader.clauses[index + 1]
    guard let hit = reader.markers[next.markers].first else { return false }
    // 对重点项目，可以采取…
    if lexicon.markers[hit.index].modality == .permission, hit.at == next.start,
      text[reader.clauses[index].start] == Han.对
    {
      return true
    }
    guard !lexicon.markers[hit.index].isHeadOnly else { return false }
    return lexicon.markers[hit.index].modality == .obligation
      && (phrases.skipAdverbials(next.start, hit.at) >= hit.at || !actors.subject(next.start, hit.at).isEmpty)
  }

  /// 服务收费标准，由相关部门确定: a noun that begins like a verb, before who decides on it.
  private func leadsToAgent(_ index: Int, _ sentence: Sentence) -> Bool {
    let clause = reader.clauses[index]
    guard clause.mark == Mark.comma, index + 1 < sentence.clauses.upperBound,
      text[reader.clauses[index + 1].start] == Han.由, leadingActor(reader.clauses[index + 1]) != nil
    else { return false }
    let head = phrases.head(clause.start, clause.end)
    return head.kind == .verb && head.at == clause.start
      && phrases.longest(head.at, clause.end, .verb)?.classes.contains(.nominalVerb) == true
  }

  /// 推进自我革命，是做好工作的根本保证: what verb phrases do is judged, not asked for.
  private func isSubjectOfState(_ index: Int, _ sentence: Sentence) -> Bool {
    guard sentence.words.contains(.judgement) || sentence.signals.contains(.state) else { return false }
    var at = index
    while at + 1 < reader.clauses.count, at < index + 8, reader.clauses[at].mark == Mark.comma {
      at += 1
      if opens(reader.clauses[at], with: .judgement) || isJudgement(reader.clauses[at]) { return true }
      if !reader.clauses[at].markers.isEmpty { return false }
    }
    return false
  }

  /// 违反…, 不…, 未经…: what a condition names rather than a task.
  private func isBreach(_ clause: Clause) -> Bool {
    opens(clause, with: .breach)
  }

  /// 同志们，: an address.
  private func isVocative(_ clause: Clause) -> Bool {
    clause.end - clause.start <= 5 && phrases.actorAddress(clause.start, clause.end)
  }

  private func isAfterSemicolon(_ index: Int, _ sentence: Sentence) -> Bool {
    index > sentence.clauses.lowerBound && reader.clauses[index - 1].mark == Mark.semicolon
  }
}
