import Text

/// What a marked clause tells beside its marker: actors, calls to see, penalties, targets, pairs.
extension SentenceRules {
  func actorsOf(_ hit: MarkerHit, _ clause: Clause, from start: Int) -> Range<Int> {
    let from = max(start, clause.start)
    // 应当由建设单位负责…: the agent behind the marker.
    if hit.end < clause.end, text[hit.end] == Han.由, let (name, _) = actors.leading(hit.end + 1, clause.end) {
      return actors.keep(actors.items(of: name))
    }
    let own = actors.subject(from, hit.at)
    // 本市禁止…: a place where something is forbidden, and not who forbears.
    if own.count == 1, own[0].count == 2, text[own[0].start] == Han.本,
      lexicon.markers[hit.index].modality == .prohibition
    {
      return ActorReader.noNames
    }
    if !own.isEmpty { return actors.keep(own) }
    // 经营者发布广告应当…: whose case the clause names before the marker.
    if state.mode == .statute, let (name, end) = actors.leading(from, hit.at), actsBefore(hit.at, from: end) {
      return actors.keep(actors.items(of: name))
    }
    // 需要各级各部门…, 严禁旅客…: the actor stands behind the marker.
    if lexicon.markers[hit.index].word?.namesActor == true,
      let name = actors.leadingOrWhole(hit.end, clause.end), name.start == hit.end
    {
      return actors.keep(actors.items(of: name))
    }
    if phrases.skipAdverbials(from, hit.at) < hit.at, hasSubject(from, hit.at) { return ActorReader.noNames }
    return state.actors
  }

  /// Whether `start..<end` is a verb with its object, and no noun phrase: not 采购等活动.
  private func actsBefore(_ end: Int, from start: Int) -> Bool {
    let head = phrases.head(start, end)
    guard head.kind == .verb, head.verbEnd < end, !phrases.contains("等", start, end), !phrases.contains("的", start, end)
    else { return false }
    return phrases.longest(head.at, end, .verb)?.classes.contains(.nominalVerb) != true
  }

  /// Whether a thing stands before the marker as its subject.
  func hasSubject(_ start: Int, _ end: Int) -> Bool {
    let head = phrases.head(start, end)
    return head.kind == .other && end - head.at >= 2
  }

  /// With 鼓励 the one encouraged is the actor, and what he is to do the action.
  func encouraged(_ draft: Draft, _ clause: Clause) -> Draft {
    var draft = draft
    var from = draft.body
    if let also = phrases.longest(from, clause.end, .encouragement) {
      from += also.length
      // 鼓励、支持和引导…: the last verb has the object.
      if from < clause.end, text[from] == Han.和 || text[from] == Mark.enumeration { from += 1 }
    }
    if let (name, end) = actors.leading(from, clause.end), name.start <= from + 2 {
      draft.actors = actors.keep(actors.items(of: name))
      draft.body = end
    } else if from < clause.end, text[from] == Han.其, phrases.verbLength(from + 1, clause.end) > 0 {
      draft.actors = actors.keep([Span(from, from + 1)])
      draft.body = from + 1
    } else {
      draft.actors = ActorReader.noNames
      draft.body = from
    }
    // 希望大家一定要…: another marker is no verb.
    if let marker = phrases.longest(draft.body, clause.end, .marker) { draft.body += marker.length }
    return draft
  }

  func isCallToSee(_ hit: MarkerHit, _ clause: Clause) -> Bool {
    let at = phrases.skipAdverbials(hit.end, clause.end)
    return phrases.longest(at, clause.end, .see) != nil
      || phrases.longest(hit.end, clause.end, .see) != nil
  }

  /// Penalties of statutes: 处以罚款, 责令…, 依法追究责任.
  func isPenalty(_ clause: Clause) -> Bool { state.mode == .statute && clause.signals.contains(.penalty) }

  /// 排放量要下降3%: a thing, a trend and a figure.
  func isTargetWithMarker(_ hit: MarkerHit, _ clause: Clause, _ draft: Draft) -> Bool {
    guard draft.modality == .obligation, draft.actors.isEmpty, hasSubject(clause.start, hit.at) else { return false }
    let at = phrases.skipAdverbials(hit.end, clause.end)
    return phrases.longest(at, clause.end, .trend) != nil && hasFigure(hit.end, clause.end)
  }
}
