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
  var text: TextUnits { phrases.text }

  init(reader: ClauseReader, phrases: PhraseReader, lexicon: DirectiveLexicon, actors: ActorReader) {
    self.reader = reader
    self.phrases = phrases
    self.lexicon = lexicon
    self.actors = actors
    markers = MarkerRules(reader: reader, phrases: phrases, lexicon: lexicon, actors: actors)
  }

  /// Whether anything in a sentence could open a directive: most sentences of a report on the past have nothing.
  func mayHoldDirective(_ sentence: Sentence, mode: SectionMode, allowsBare: Bool, listsTargets: Bool) -> Bool {
    sentence.hasMarkers || allowsBare || listsTargets || mode == .statute
      || !sentence.signals.isDisjoint(with: [.unitVerb, .targets, .taskList])
  }

  /// Reads a sentence; its directives are the drafts of `state` then.
  func read(
    _ sentence: Sentence, mode: SectionMode, allowsBare: Bool, listsTargets: Bool = false, into state: inout State
  ) {
    state.begin(
      mode: mode, allowsBare: allowsBare, listsTargets: listsTargets, first: sentence.clauses.lowerBound)
    guard mayHoldDirective(sentence, mode: mode, allowsBare: allowsBare, listsTargets: listsTargets),
      !isExcluded(sentence, mode)
    else { return }
    for index in sentence.clauses {
      read(index, sentence, &state)
      if state.isMuted { break }
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
    return phrases.holds(.listing, tail, end)
  }

  // MARK: One clause after the other

  private func read(_ index: Int, _ sentence: Sentence, _ state: inout State) {
    let clause = reader.clauses[index]
    let isAfterBreak = index == state.first || reader.clauses[index - 1].mark != Mark.comma
    if isAfterBreak { state.isReporting = false }
    if isConnective(clause) {
      if isAfterBreak { state.first = index + 1 }
      return
    }
    if announce(clause, &state) { return }
    if let source = attribution(clause) {
      state.close(before: index)
      state.pending = nil
      state.attribution = source
      state.first = index + 1
      return
    }
    let isAtHead = isAfterBreak || !state.isOpen
    if let hit = markers.opening(clause, isAtHead: isAtHead, mode: state.mode), !isSecondOfPair(hit, clause, state) {
      return open(hit, index, sentence, &state)
    }
    if state.listsTargets { return readTarget(index, &state) }
    if !state.isOpen, state.allowsBare, state.mode != .statute, !state.isReporting, isTarget(clause),
      hasIndicator(clause)
    {
      return openTarget(index, &state)
    }
    if opensLead(clause, state) { return openLead(index, &state) }
    if opensPlain(clause, isAfterBreak, state) { return openPlain(index, &state) }
    if !state.isOpen { return readBefore(index, isAfterBreak, sentence, &state) }
    readInside(index, isAfterBreak, sentence, &state)
  }

  /// A clause while no directive is open.
  private func readBefore(_ index: Int, _ isAfterBreak: Bool, _ sentence: Sentence, _ state: inout State) {
    let clause = reader.clauses[index]
    if isState(clause) {
      state.pending = nil
      state.isReporting = true
      // 各级党委书记是第一责任人，要…: who acts is named by the report.
      if sentence.hasMarkers, let (name, end) = actors.leading(clause.start, clause.end), text[end] == 0x662F {  // 是
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
    if allowsBare, !state.isReporting, !leadsToMarker(index) {
      if opens(clause, with: .hypothesis) || isSubjectOfState(index) {
        state.isReporting = true
        return
      }
      if isTarget(clause), state.mode != .statute {
        return openTarget(index, &state)
      }
      if isImperative(clause, isLast: isLast), state.mode != .statute || !state.drafts.isEmpty {
        return openBare(index, &state)
      }
    }
    state.pending = state.pending ?? index
    guard sentence.hasMarkers || state.mode == .statute else { return }
    if let (name, _) = actors.leading(clause.start, clause.end) {
      state.actors = actors.keep(actors.items(of: name))
    } else {
      let whole = actors.actors(in: clause.span)
      if !whole.isEmpty { state.actors = actors.keep(whole) }
    }
  }

  /// A clause while a directive is open.
  private func readInside(_ index: Int, _ isAfterBreak: Bool, _ sentence: Sentence, _ state: inout State) {
    let clause = reader.clauses[index]
    let belongsToNext = index + 1 < sentence.clauses.upperBound && clause.mark == Mark.comma && isTopic(clause)
    if isAfterBreak {
      if isImperative(clause, isLast: clause.mark != Mark.comma), !isTopic(clause) || state.pending != nil {
        state.close(before: state.pending ?? index)
        return openBare(index, &state)
      }
      if isTarget(clause), state.mode != .statute, state.isOpen(.target) {
        state.close(before: index)
        return openTarget(index, &state)
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
        return openBare(index, &state)
      }
      if isTarget(clause), state.mode != .statute {
        state.close(before: state.pending!)
        return openTarget(index, &state)
      }
      return
    }
    state.pending = nil
    if state.isOpen(.target), isTarget(clause), !startsWithBreakdown(clause) {
      state.close(before: index)
      return openTarget(index, &state)
    }
    if isOwnSubject(clause) || clause.signals.contains(.right) {
      state.close(before: index)
      state.pending = nil
      state.isReporting = true
    }
  }

  /// Whether the clause is topic, purpose or condition of a marked clause close behind: 做好今年工作，要…,
  /// 违反纪律，弄虚作假，…的，要….
  private func leadsToMarker(_ index: Int) -> Bool {
    var at = index
    while at < min(reader.clauses.count, index + 8), reader.clauses[at].mark == Mark.comma {
      // 的
      if text[reader.clauses[at].end - 1] == 0x7684, at == index || isBreach(reader.clauses[index]) { return true }
      at += 1
    }
    guard reader.clauses[index].mark == Mark.comma, index + 1 < reader.clauses.count else { return false }
    let next = reader.clauses[index + 1]
    guard let hit = reader.markers[next.markers].first, !lexicon.markers[hit.index].isHeadOnly else { return false }
    return lexicon.markers[hit.index].modality == .obligation
      && (phrases.skipAdverbials(next.start, hit.at) >= hit.at || !actors.subject(next.start, hit.at).isEmpty)
  }

  /// 推进自我革命，是做好工作的根本保证: what verb phrases do is judged, not asked for.
  private func isSubjectOfState(_ index: Int) -> Bool {
    var at = index
    while at + 1 < reader.clauses.count, at < index + 8, reader.clauses[at].mark == Mark.comma {
      at += 1
      if opens(reader.clauses[at], with: .judgement) { return true }
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

  // MARK: Openers

  private func open(_ hit: MarkerHit, _ index: Int, _ sentence: Sentence, _ state: inout State) {
    let clause = reader.clauses[index]
    if isCallToSee(hit, clause) {
      state.close(before: state.pending ?? index)
      state.isMuted = true
      return
    }
    if isPenalty(hit, index, sentence, state) {
      state.close(before: state.pending ?? index)
      return
    }
    let marker = lexicon.markers[hit.index]
    var first = index
    if let pending = state.pending, pending < index { first = pending }
    var draft = Draft(
      start: reader.clauses[first].start, clauses: first..<index + 1, head: index, marker: hit, body: hit.end,
      modality: marker.modality, strength: marker.strength)
    let start = behindAttribution(clause, hit, &state)
    if start > clause.start {
      // 这就要求我们必须…: what stands before the actor is no topic.
      first = index
      draft.clauses = index..<index + 1
    }
    if first == index { draft.start = start }
    draft.actors = actorsOf(hit, clause, from: draft.start, state)
    if draft.modality == .recommendation { draft = encouraged(draft, clause) }
    if isTargetWithMarker(hit, clause, draft) { draft.modality = .target }
    if hit.end < clause.end, text[hit.end] == 0x7531, let (_, end) = actors.leading(hit.end + 1, clause.end) {
      draft.body = end
    }
    draft.isPaired = opensPair(hit, clause)
    if !draft.actors.isEmpty { state.actors = draft.actors }
    state.close(before: first)
    state.start(draft)
  }

  /// Opens a directive without a marker at clause `index`; what was pending before it belongs to it.
  private func openUnmarked(
    _ index: Int, _ state: inout State, modality: Modality = .obligation, actors: Range<Int> = ActorReader.noNames,
    body: Int? = nil,
    hasLeadClause: Bool = false
  ) {
    let first = state.pending ?? index
    state.start(
      Draft(
        start: reader.clauses[first].start, clauses: first..<index + 1, head: index, marker: nil,
        body: body ?? reader.clauses[index].start, modality: modality, strength: 2, actors: actors,
        hasLeadClause: hasLeadClause))
  }

  /// 由A牵头，…: the action stands in the clauses behind it.
  private func openLead(_ index: Int, _ state: inout State) {
    openUnmarked(index, &state, body: reader.clauses[index].end, hasLeadClause: true)
  }

  /// A named actor with a plain verb.
  private func openPlain(_ index: Int, _ state: inout State) {
    let leading = leadingActor(reader.clauses[index])
    if let leading { state.actors = actors.keep(actors.items(of: leading.name)) }
    openUnmarked(index, &state, actors: state.actors, body: leading?.end)
  }

  private func openBare(_ index: Int, _ state: inout State) {
    openUnmarked(index, &state, actors: state.actors)
  }

  private func openTarget(_ index: Int, _ state: inout State) {
    openUnmarked(index, &state, modality: .target)
  }

  /// One item of a list of targets.
  private func readTarget(_ index: Int, _ state: inout State) {
    let clause = reader.clauses[index]
    if startsWithBreakdown(clause), state.isOpen { return }
    if isState(clause) { return }
    let head = phrases.head(clause.start, clause.end)
    if head.at >= clause.end {  // 到2027年，
      state.pending = state.pending ?? index
      return
    }
    if head.kind == .verb, !isNominal(head.at, clause) {
      // Verb phrases behind a verb phrase go on with it.
      if state.isOpen(.obligation), reader.clauses[index - 1].mark == Mark.comma,
        !hasFigure(clause)
      {
        return
      }
      return openBare(index, &state)
    }
    if head.kind == .preposition, clause.mark == Mark.comma {
      state.pending = state.pending ?? index
      return
    }
    openTarget(index, &state)
  }

  // MARK: Lead clauses and plain verbs

  /// 由A牵头，… or A牵头，…: no marker, and units that the form of their names shows.
  @inline(__always)
  private func opensLead(_ clause: Clause, _ state: State) -> Bool {
    guard state.mode != .past, !state.isOpen || reader.clauses[state.drafts.last!.head].mark == Mark.semicolon else {
      return false
    }
    guard clause.signals.contains(.unitVerb) else { return false }
    var units = ResponsibilityReader.Units()
    ResponsibilityReader(phrases: phrases, actors: actors).clause(clause.span, into: &units, isBracket: false)
    return !units.lead.isEmpty
  }

  /// A named actor with a plain verb, where such sentences are directives: in statutes, and where tasks are set.
  @inline(__always)
  private func opensPlain(_ clause: Clause, _ isAfterBreak: Bool, _ state: State) -> Bool {
    guard state.mode == .statute || state.allowsBare else { return false }
    guard clause.signals.isDisjoint(with: [.definition, .right, .penalty, .past]) else { return false }
    // 同意这一方案，由县财政局落实: what an agent is to do is no report.
    let hasAgent = text[clause.start] == 0x7531  // 由
    if state.isReporting, !hasAgent || state.mode == .statute { return false }
    if text[clause.end - 1] == 0x7684, clause.mark == Mark.comma { return false }
    let isAfterTopic = state.pending.map { isTopic(reader.clauses[$0]) && !isTarget(clause) } ?? false
    if state.mode != .statute, state.isOpen || !isAfterBreak && !isAfterTopic && !state.isReporting {
      return false
    }
    if opens(clause, with: [.hypothesis, .condition]) { return false }
    if let (name, end) = leadingActor(clause) {
      if state.mode != .statute, clause.signals.contains(.state) { return false }
      let head = phrases.head(end, clause.end)
      if phrases.longest(head.at, clause.end, .see) != nil { return false }
      guard head.kind == .verb || (head.kind == .preposition && hasMainVerb(head.at, clause)) else { return false }
      if state.mode == .statute {
        // Inside a directive an object may look like an actor: 形成…的部门协同…的格局.
        if state.isOpen, !isAfterBreak, phrases.contains("的", name.start, name.end) { return false }
        return !isCondition(clause, name)
      }
      return !isGeneric(name) && !isBeforeBareMarker(clause)
    }
    // The actor's clause came before: 督查机构根据…，确定….
    guard state.mode == .statute, !state.isOpen, let pending = state.pending, !state.actors.isEmpty else {
      return false
    }
    if (pending..<reader.firstClause(after: clause.start)).contains(where: {
      text[reader.clauses[$0].end - 1] == 0x7684
    }) {
      return false
    }
    return phrases.head(clause.start, clause.end).kind == .verb && clause.mark != Mark.comma
  }

  private func hasMainVerb(_ at: Int, _ clause: Clause) -> Bool {
    clause.mark != Mark.comma || hasLightVerb(clause)
  }

  /// In a statute a clause before a marked one is its condition: 旅馆工作人员发现…，应当….
  private func isCondition(_ clause: Clause, _ name: Span) -> Bool {
    guard clause.mark == Mark.comma else { return false }
    var index = reader.firstClause(after: clause.end)
    while index < reader.clauses.count {
      let next = reader.clauses[index]
      if !next.markers.isEmpty { return true }
      if next.mark != Mark.comma { return false }
      index += 1
    }
    return false
  }

  /// 各部门起草…政策，必须进行审查: the clause is the condition of the marked one behind it.
  private func isBeforeBareMarker(_ clause: Clause) -> Bool {
    guard clause.mark == Mark.comma else { return false }
    let index = reader.firstClause(after: clause.end)
    guard index < reader.clauses.count, let hit = reader.markers[reader.clauses[index].markers].first else {
      return false
    }
    return phrases.skipAdverbials(reader.clauses[index].start, hit.at) >= hit.at
  }

  private func isGeneric(_ name: Span) -> Bool {
    phrases.table.classes(text, name.start, name.end).contains(.genericHead)
  }

  @inline(__always)
  private func leadingActor(_ clause: Clause) -> (name: Span, end: Int)? {
    var start = clause.start
    // 由监察机关依法调查处置: the agent behind 由.
    if text[start] == 0x7531 { start += 1 }
    return actors.leading(start, clause.end)
  }
}
