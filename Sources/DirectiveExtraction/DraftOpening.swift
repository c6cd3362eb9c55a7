import Text

/// Opens directives: with a marker, a lead clause, a plain verb behind an actor, a bare imperative or a target.
extension SentenceRules {
  func open(_ hit: MarkerHit, _ index: Int, _ sentence: Sentence) {
    let clause = reader.clauses[index]
    if isCallToSee(hit, clause) { return state.mute(from: index) }
    if isPenalty(clause) {
      state.close(before: state.pending ?? index)
      return
    }
    state.isMuted = false
    let marker = lexicon.markers[hit.index]
    var first = index
    if let pending = state.pending, pending < index { first = pending }
    var draft = Draft(
      start: reader.clauses[first].start, clauses: first..<index + 1, head: index, marker: hit, body: hit.end,
      modality: marker.modality, strength: marker.strength)
    let start = behindAttribution(clause, hit)
    if start > clause.start {
      // 这就要求我们必须…: what stands before the actor is no topic.
      first = index
      draft.clauses = index..<index + 1
    }
    if first == index { draft.start = start }
    draft.actors = actorsOf(hit, clause, from: draft.start)
    if draft.modality == .recommendation { draft = encouraged(draft, clause) }
    if isTargetWithMarker(hit, clause, draft) { draft.modality = .target }
    if hit.end < clause.end, text[hit.end] == Han.由, let (_, end) = actors.leading(hit.end + 1, clause.end) {
      draft.body = end
      // 要由县公安局牵头，…: what is to be done follows.
      if phrases.starts("牵头", clause.end - 2, clause.end) { (draft.hasLeadClause, draft.body) = (true, clause.end) }
    }
    if !draft.actors.isEmpty { state.actors = draft.actors }
    state.close(before: first)
    state.start(draft)
  }

  /// Opens a directive without a marker at clause `index`; what was pending before it belongs to it.
  func openUnmarked(
    _ index: Int, modality: Modality = .obligation, actors: Range<Int> = ActorReader.noNames,
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
  func openLead(_ index: Int) {
    openUnmarked(index, body: reader.clauses[index].end, hasLeadClause: true)
  }

  /// A named actor with a plain verb.
  func openPlain(_ index: Int) {
    let leading = leadingActor(reader.clauses[index])
    if let leading { state.actors = actors.keep(actors.items(of: leading.name)) }
    // 我们将推进…: 将 is no verb of its own.
    let body = leading.map { announcesPlan(reader.clauses[index]) ? $0.end + 1 : $0.end }
    openUnmarked(index, actors: state.actors, body: body)
  }

  func openBare(_ index: Int) {
    openUnmarked(index, actors: state.actors)
  }

  func openTarget(_ index: Int) {
    openUnmarked(index, modality: .target)
  }

  /// One item of a list of targets.
  func readTarget(_ index: Int) {
    let clause = reader.clauses[index]
    if startsWithBreakdown(clause), state.isOpen { return }
    if isState(clause) { return }
    let head = phrases.head(clause.start, clause.end)
    // 增长5%左右，努力争取更好结果: the same target.
    if isOpen(.target), phrases.contains("更好结果", clause.start, clause.end) { return }
    if head.at >= clause.end {  // 到2027年，
      state.pending = state.pending ?? index
      return
    }
    if head.kind == .verb, !isNominal(head.at, clause) {
      // Verb phrases behind a verb phrase go on with it.
      if isOpen(.obligation), reader.clauses[index - 1].mark == Mark.comma,
        !hasFigure(clause)
      {
        return
      }
      return openBare(index)
    }
    if head.kind == .preposition, clause.mark == Mark.comma {
      state.pending = state.pending ?? index
      return
    }
    openTarget(index)
  }
}
