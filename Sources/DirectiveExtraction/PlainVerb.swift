import Text

/// Decides whether a clause without a marker lays something on those it names: 由A牵头，…; 县政府负责….
extension SentenceRules {
  /// 由A牵头，… or A牵头，…: no marker, and units that the form of their names shows.
  @inline(__always)
  func opensLead(_ clause: Clause) -> Bool {
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
  func opensPlain(_ clause: Clause, _ isAfterBreak: Bool) -> Bool {
    let isNextUnit = state.mode != .statute && isNextUnit(clause)
    guard state.mode == .statute || state.allowsBare || state.mode != .past && isNextUnit else { return false }
    guard clause.signals.isDisjoint(with: [.definition, .right, .penalty, .past]) else { return false }
    // 同意这一方案，由县财政局落实: what an agent is to do is no report.
    let hasAgent = text[clause.start] == Han.由
    if state.isReporting, !hasAgent || state.mode == .statute { return false }
    // 从事服务的，; 检查机构实施检查时，
    if clause.mark == Mark.comma, text[clause.end - 1] == Han.的 || text[clause.end - 1] == Han.时 { return false }
    if phrases.starts("除外", clause.end - 2, clause.end) { return false }
    let isAfterTopic = state.pending.map { isTopic(reader.clauses[$0]) } ?? false
    if state.mode != .statute, !isAfterBreak, state.isOpen || !isAfterTopic && !state.isReporting && !hasAgent,
      !isNextUnit
    {
      return false
    }
    if opens(clause, with: [.hypothesis, .condition]) { return false }
    if let (name, end) = leadingActor(clause) {
      // 到2027年底，经营主体突破42万户: what is counted, and no unit that acts.
      if isAfterTopic, !isAfterBreak, isTarget(clause), !actors.isUnit(name) { return false }
      if state.mode != .statute, clause.signals.contains(.state) || announcesPlanOfOthers(clause) { return false }
      let head = phrases.head(end, clause.end)
      if phrases.longest(head.at, clause.end, .see) != nil { return false }
      // 违反…，: whose case it is.
      if phrases.longest(head.at, clause.end, .verb)?.classes.contains(.breach) == true { return false }
      guard head.kind == .verb || (head.kind == .preposition && hasMainVerb(head.at, clause)) else { return false }
      if state.mode == .statute {
        // Inside a directive an object may look like an actor: 形成…的部门协同…的格局.
        if state.isOpen, !isAfterBreak, phrases.contains("的", name.start, name.end) { return false }
        if isDefinition(clause) { return false }
        return hasAgent || !isCondition(clause, name)
      }
      return !isGeneric(name) && !isBeforeBareMarker(clause)
    }
    // The actor's clause came before: 督查机构根据…，确定….
    guard state.mode == .statute, !state.isOpen, let pending = state.pending, !state.actors.isEmpty else {
      return false
    }
    if (pending..<reader.firstClause(after: clause.start)).contains(where: {
      text[reader.clauses[$0].end - 1] == Han.的
    }) {
      return false
    }
    return phrases.head(clause.start, clause.end).kind == .verb && clause.mark != Mark.comma
  }

  /// …，市教育局完成审核: another unit than the one that acted before.
  private func isNextUnit(_ clause: Clause) -> Bool {
    guard state.isOpen, !state.drafts[state.drafts.count - 1].actors.isEmpty,
      clause.signals.isDisjoint(with: [.unitVerb, .state]), let (name, _) = leadingActor(clause)
    else { return false }
    return actors.isUnit(name) && !announcesPlan(clause)
  }

  /// …的，受托人为管理责任人: who is meant.
  func isDefinition(_ clause: Clause) -> Bool {
    guard let (_, end) = leadingActor(clause), end < clause.end, text[end] == Han.为 else { return false }
    return actors.isName(Span(end + 1, clause.end))
  }

  func hasMainVerb(_ at: Int, _ clause: Clause) -> Bool {
    clause.mark != Mark.comma || hasLightVerb(clause)
      || text[clause.start] == Han.由 && phrases.opensPredicate(behind: at, clause.end)
  }

  /// In a statute a clause before a marked one is its condition: 旅馆工作人员发现…，应当….
  func isCondition(_ clause: Clause, _ name: Span) -> Bool {
    guard clause.mark == Mark.comma else { return false }
    var index = reader.firstClause(after: clause.end)
    while index < reader.clauses.count {
      let next = reader.clauses[index]
      if let hit = reader.markers[next.markers].first {
        // 县政府做好防治工作，发现违法行为应当制止: the marked clause has a case of its own.
        return phrases.head(next.start, hit.at).kind != .verb
      }
      if next.mark != Mark.comma { return false }
      index += 1
    }
    return false
  }

  /// 各部门起草…政策，必须进行审查: the clause is the condition of the marked one behind it.
  func isBeforeBareMarker(_ clause: Clause) -> Bool {
    guard clause.mark == Mark.comma else { return false }
    let index = reader.firstClause(after: clause.end)
    guard index < reader.clauses.count, let hit = reader.markers[reader.clauses[index].markers].first else {
      return false
    }
    return phrases.skipAdverbials(reader.clauses[index].start, hit.at) >= hit.at
  }

  func isGeneric(_ name: Span) -> Bool {
    phrases.table.classes(text, name.start, name.end).contains(.genericHead)
  }

  /// 具体办法由县政府制定: the place of 由 behind the topic of a clause.
  private func agent(in clause: Clause) -> Int? {
    guard clause.words.contains(.preposition), clause.markers.isEmpty,
      let agent = phrases.find("由", clause.start + 2, min(clause.end, clause.start + 30)),
      phrases.places.isToken(agent, agent + 1)
    else { return nil }
    return agent
  }

  @inline(__always)
  func leadingActor(_ clause: Clause) -> (name: Span, end: Int)? {
    // 由监察机关依法调查处置: the agent behind 由.
    if text[clause.start] == Han.由 { return actors.leading(clause.start + 1, clause.end) }
    return actors.leading(clause.start, clause.end)
      ?? agent(in: clause).flatMap { actors.leading($0 + 1, clause.end) }
  }
}
