import Text

/// What a clause is: connective, announcement, attribution, state, topic, imperative, target.
extension SentenceRules {
  @inline(__always)
  func isConnective(_ clause: Clause) -> Bool {
    guard let match = phrases.longest(clause.start, clause.end, .connective),
      clause.mark == Mark.comma || clause.mark == Mark.colon
    else { return false }
    return clause.start + match.length == clause.end
  }

  /// 考试范围：: what the paragraph or point is about, before what is said of it.
  func isLabel(_ index: Int, _ sentence: Sentence) -> Bool {
    let clause = reader.clauses[index]
    return clause.mark == Mark.colon && index == sentence.clauses.lowerBound && index + 1 < sentence.clauses.upperBound
      && (sentence.isFirst || sentence.ordinal != nil) && clause.end - clause.start <= 8 && clause.markers.isEmpty
      && clause.signals.isEmpty && actors.actors(in: clause.span).isEmpty
  }

  /// 主要目标是：, 总体要求是，.
  @inline(__always)
  func announce(_ clause: Clause) -> Bool {
    guard !clause.signals.isDisjoint(with: [.targets, .taskList]),
      clause.mark == Mark.colon || clause.mark == Mark.comma && endsInCopula(clause)
    else { return false }
    if clause.signals.contains(.targets), state.mode != .past {
      state.close(before: 0)
      state.listsTargets = true
      return true
    }
    if clause.signals.contains(.taskList), state.mode != .past {
      state.listsTasks = true
      state.pending = nil
      return true
    }
    return false
  }

  private func endsInCopula(_ clause: Clause) -> Bool {
    text[clause.end - 1] == Han.是 || text[clause.end - 1] == Han.为
  }

  /// 习近平总书记强调，: whose requirement follows.
  @inline(__always)
  func attribution(_ clause: Clause) -> Span? {
    guard clause.signals.contains(.attribution), clause.mark == Mark.comma || clause.mark == Mark.colon,
      let verb = attributionVerb(clause.start, clause.end)
    else { return nil }
    // 按照省委要求，各部门按照省委要求，: a phrase, whose noun looks like the verb.
    let head = phrases.head(clause.start, verb)
    // 通知强调，: a noun that is a verb too.
    guard head.kind == .other || head.kind == .verb && head.at == clause.start && head.verbEnd == verb,
      !phrases.holds(.setOff, clause.start, verb),
      // 作业应当服从通航要求，: asked for itself.
      !reader.markers[clause.markers].contains(where: { $0.end < verb && phrases.head($0.end, verb).kind == .verb })
    else { return nil }
    return source(clause.start, verb)
  }

  /// Where the verb of attribution that ends `start..<end` begins.
  func attributionVerb(_ start: Int, _ end: Int) -> Int? {
    var length = min(4, end - start - 1)
    while length >= 2 {
      if phrases.table.classes(text, end - length, end).contains(.attribution) { return end - length }
      length -= 1
    }
    return nil
  }

  func source(_ start: Int, _ end: Int) -> Span? {
    var end = actors.dropModifiers(start, end)
    // 习近平总书记在…会议上强调: the phrase of place stays outside.
    if let (name, _) = actors.leading(start, end) { end = name.end }
    let span = actors.trim(Span(start, end))
    // 我 and 这 are no source.
    if span.isEmpty || span.count > 30 || text[span.start] == Han.我 || text[span.start] == Han.这 { return nil }
    return span
  }

  /// Takes 省委要求 before a marker in the same clause as attribution; the directive begins behind it.
  func behindAttribution(_ clause: Clause, _ hit: MarkerHit) -> Int {
    guard hit.at > clause.start + 3 else { return clause.start }
    var at = clause.start + 2
    while at + 2 <= hit.at {
      if let match = phrases.longest(at, hit.at, .attribution) {
        let rest = Span(at + match.length, hit.at)
        guard rest.isEmpty || !actors.actors(in: rest).isEmpty else { return clause.start }
        if let source = source(clause.start, at) { state.attribution = source }
        return rest.start
      }
      at += 1
    }
    return clause.start
  }

  /// A clause that reports what is.
  func isState(_ clause: Clause) -> Bool {
    if isView(clause) { return true }
    // 已投入使用的，应当暂停使用: the case, and no report.
    if clause.mark == Mark.comma, text[clause.end - 1] == Han.的, !clause.signals.contains(.state) { return false }
    if !clause.signals.isDisjoint(with: [.past, .state]), isNameWithCase(clause) { return false }
    if !clause.signals.isDisjoint(with: [.past]) { return true }
    if opens(clause, with: [.deictic, .aside]), clause.markers.isEmpty { return true }
    guard clause.signals.contains(.state) else {
      return opens(clause, with: .present) && clause.end - clause.start > 4
    }
    if text[clause.end - 1] == Han.的 { return false }
    return phrases.head(clause.start, clause.end).kind != .preposition
  }

  /// 尚未参保的企业，必须…: whom the next clause speaks of.
  private func isNameWithCase(_ clause: Clause) -> Bool {
    clause.mark == Mark.comma && phrases.contains("的", clause.start, clause.end)
      && !actors.holdsVerb(clause.span)
      && !actors.actors(in: clause.span).isEmpty
  }

  /// 从科技创新看，: from where it is looked at; a state follows.
  private func isView(_ clause: Clause) -> Bool {
    guard clause.mark == Mark.comma, text[clause.start] == Han.从 else { return false }
    return text[clause.end - 1] == Han.看 || phrases.starts("来说", clause.end - 2, clause.end)
  }

  /// A clause with a subject of its own that is no requirement: 这不仅是…, a state behind a directive.
  func isOwnSubject(_ clause: Clause) -> Bool {
    if opens(clause, with: [.deictic, .aside]) { return true }
    guard !clause.signals.isDisjoint(with: [.state, .past]) else { return false }
    let head = phrases.head(clause.start, clause.end)
    return head.kind == .other && !opens(clause, with: .continuation)
  }

  /// 做好规划是…的问题: what a verb phrase does is judged.
  func isJudgement(_ clause: Clause) -> Bool {
    guard clause.signals.contains(.state) else { return false }
    let head = phrases.head(clause.start, clause.end)
    guard head.kind == .verb, head.at == clause.start else { return false }
    var from = head.verbEnd
    while let at = phrases.find("是", from, clause.end - 1) {
      if phrases.places.isToken(at, at + 1) { return true }
      from = at + 1
    }
    return false
  }

  /// 要看到…, 清醒认识到…: a call to see.
  func isCallToSee(_ clause: Clause) -> Bool {
    guard clause.signals.contains(.see) else { return false }
    return phrases.opens(with: .see, phrases.skipAdverbials(clause.start, clause.end), clause.end)
  }

  /// 我县也将严格实行…: somebody tells what he is going to do.
  func announcesPlan(_ clause: Clause) -> Bool {
    guard !clause.words.isDisjoint(with: ActorReader.heads), clause.words.contains(.preposition),
      let at = phrases.find("将", clause.start + 2, clause.end), phrases.places.isToken(at, at + 1),
      let (_, end) = actors.leading(clause.start, clause.end)
    else { return false }
    return end <= at && at <= end + 4 && phrases.head(at + 1, clause.end).kind == .verb
  }

  /// 国家将继续采取措施…: what we and offices do themselves (市监管局将组织核查) is a task where tasks are set.
  func announcesPlanOfOthers(_ clause: Clause) -> Bool {
    guard text[clause.start] != Han.我, announcesPlan(clause) else { return false }
    return actors.leading(clause.start, clause.end).map { !actors.isUnit($0.name) } ?? true
  }

  @inline(__always)
  func opens(_ clause: Clause, with wanted: WordClass) -> Bool { phrases.opens(with: wanted, clause.start, clause.end) }

  /// A phrase of topic, condition, time, means or purpose that belongs to what follows.
  func isTopic(_ clause: Clause) -> Bool {
    let last = text[clause.end - 1]
    if last == Han.的 || last == Han.时 || endsInTime(clause) { return true }
    if opens(clause, with: .condition), !hasLightVerb(clause) { return true }
    let head = phrases.head(clause.start, clause.end)
    if head.at >= clause.end { return true }
    return head.kind == .preposition && !hasLightVerb(clause) && text[head.at] != Han.把 && text[head.at] != Han.将
  }

  func hasLightVerb(_ clause: Clause) -> Bool {
    guard clause.words.contains(.light) else { return false }
    var from = clause.start + 1
    while let (at, word) = phrases.first([.light, .postposition], from, clause.end) {
      if word.classes.contains(.light) { return true }
      from = at + word.length
    }
    return false
  }

  /// Whether the clause opens with a verb, behind adverbs or a phrase of means.
  func isImperative(_ clause: Clause, isLast: Bool) -> Bool {
    if clause.signals.contains(.penalty) || asksWhether(clause) || clause.mark == Mark.comma && endsInTime(clause) {
      return false
    }
    let head = phrases.head(clause.start, clause.end)
    switch head.kind {
    case .verb: return !isMishap(head.at, clause) && (!isNominal(head.at, clause) || !isTarget(clause))
    case .preposition:
      // 关于…的通知, 因为有了交通: what is spoken of, and why.
      for word in ["关于", "因为", "由于", "随着", "鉴于"] as [StaticString] where phrases.starts(word, head.at, clause.end) {
        return false
      }
      return isLast || text[head.at] == Han.把 || text[head.at] == Han.将
        || phrases.opensPredicate(behind: head.at, clause.end)
    case .other:
      return head.at > clause.start && head.at < clause.end && !isTarget(clause) && !hasActor(clause)
    }
  }

  /// 发生 造成 泄露: verbs of what is not asked for.
  private func isMishap(_ at: Int, _ clause: Clause) -> Bool {
    phrases.longest(at, clause.end, .verb)?.classes.contains(.breach) == true
  }

  /// 竣工后, 解放以后: what comes first.
  private func endsInTime(_ clause: Clause) -> Bool {
    guard text[clause.end - 1] == Han.后 else { return false }
    return phrases.places.isTokenStart(clause.end - 1) || phrases.starts("以后", clause.end - 2, clause.end)
      || phrases.starts("之后", clause.end - 2, clause.end)
  }

  /// 成效好不好，: a question that the next clause answers.
  private func asksWhether(_ clause: Clause) -> Bool {
    clause.mark == Mark.comma && clause.end - clause.start > 3 && text[clause.end - 2] == Han.不
      && text[clause.end - 1] == text[clause.end - 3]
  }

  func hasActor(_ clause: Clause) -> Bool { actors.leading(clause.start, clause.end) != nil }

  /// Whether the verb at `at` is a noun here: 投资增长7%.
  func isNominal(_ at: Int, _ clause: Clause) -> Bool {
    guard clause.words.contains(.trend) else { return false }
    let after = at + phrases.verbLength(at, clause.end)
    guard phrases.longest(after, clause.end, .verb)?.classes.contains(.trend) != false,
      let match = phrases.longest(after, clause.end, .trend)
    else { return false }
    return after + match.length < clause.end || clause.mark != Mark.comma
  }

  /// A figure or state to be reached, with a subject of its own and no verb of action.
  func isTarget(_ clause: Clause) -> Bool {
    guard clause.signals.isDisjoint(with: [.past, .state]) else { return false }
    if hasFigure(clause), phrases.contains("拟", clause.start, min(clause.end, clause.start + 15)) { return true }
    guard clause.words.contains(.trend) else { return false }
    let head = phrases.head(clause.start, clause.end)
    if head.kind == .preposition || head.kind == .verb && !isNominal(head.at, clause) { return false }
    guard let trend = trend(from: max(head.at, clause.start) + 2, clause) else { return false }
    // 第五次为1月18日: a date is no figure to be reached.
    if text[trend] == Han.为, phrases.skipAdverbials(trend + 1, clause.end) > trend + 1 { return false }
    return hasFigure(clause) || hasIndicator(clause)
  }

  /// Whether a clause behind a target is another: 城镇新增就业60万人左右 needs no predicate there.
  func isNextTarget(_ clause: Clause) -> Bool {
    guard isOpen(.target) else { return false }
    if isTarget(clause) { return true }
    return clause.signals.isDisjoint(with: [.past, .state]) && hasFigure(clause) && endsInBound(clause)
      && phrases.head(clause.start, clause.end).kind == .other && !opens(clause, with: [.trend, .continuation])
  }

  /// 5%左右, 5000亿元以上, 5%.
  private func endsInBound(_ clause: Clause) -> Bool {
    text[clause.end - 1] == 0x25 || phrases.suffix(clause.start, clause.end, .boundBehind) > 0
  }

  /// Whether a noun of measure stands before a trend: 率 量 额 比重 标准.
  @inline(__always)
  func hasIndicator(_ clause: Clause) -> Bool {
    var from = clause.start + 2
    while let at = trend(from: from, clause) {
      if phrases.table.single(text[at - 1]).contains(.measure) { return true }
      from = at + 1
    }
    return false
  }

  /// Where the first predicate of a state or figure to be reached begins.
  private func trend(from start: Int, _ clause: Clause) -> Int? {
    clause.words.contains(.trend) ? phrases.first(.trend, start, clause.end)?.at : nil
  }

  func hasFigure(_ clause: Clause) -> Bool {
    clause.words.contains(.figure) && hasFigure(clause.start, clause.end)
  }

  func hasFigure(_ start: Int, _ end: Int) -> Bool {
    (start..<end).contains { (0x30...0x39).contains(text[$0]) } || phrases.contains("百分之", start, end)
  }

  func startsWithBreakdown(_ clause: Clause) -> Bool { opens(clause, with: .breakdown) }
}
