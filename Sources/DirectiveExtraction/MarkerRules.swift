import Text

/// Decides whether a marker carries the force of a directive where it stands.
///
/// Words in which a marker's characters mean something else (主要, 适应, 不得不) are traps of the lexicon and never come
/// here. What is left is decided by place and neighbours.
final class MarkerRules {
  let reader: ClauseReader
  let phrases: PhraseReader
  let lexicon: DirectiveLexicon
  let actors: ActorReader
  private var text: TextUnits { phrases.text }

  init(reader: ClauseReader, phrases: PhraseReader, lexicon: DirectiveLexicon, actors: ActorReader) {
    self.reader = reader
    self.phrases = phrases
    self.lexicon = lexicon
    self.actors = actors
  }

  /// The marker of `clause` that opens a directive.
  ///
  /// `isAtHead`: nothing but adverbials stands before the clause in its sentence, or a semicolon or colon does.
  @inline(__always)
  func opening(_ clause: Clause, isAtHead: Bool, mode: SectionMode) -> MarkerHit? {
    guard !clause.markers.isEmpty else { return nil }
    // 需要协助的，…: a condition for what follows.
    if clause.mark == Mark.comma, clause.end > clause.start, text[clause.end - 1] == Han.的 { return nil }
    for hit in reader.markers[clause.markers] where opens(hit, clause, isAtHead: isAtHead, mode: mode) { return hit }
    return nil
  }

  private func opens(_ hit: MarkerHit, _ clause: Clause, isAtHead: Bool, mode: SectionMode) -> Bool {
    let marker = lexicon.markers[hit.index]
    if isInsidePhrase(hit, clause) { return false }
    if hit.end >= clause.end, marker.modality != .prohibition || clause.mark != 0 { return false }
    if marker.isHeadOnly {
      // 网格员可以由…担任: a permission with a subject of its own opens in mid-sentence too.
      let isOwn = marker.modality == .permission && !actors.subject(clause.start, hit.at).isEmpty
      let isNext = marker.word == .请 && hit.at == clause.start && asksNext(hit.end, clause.end)
      return (isAtHead || isOwn || isNext) && opensAtHead(marker, hit, clause, mode)
    }
    // In a report of the past only what is laid on somebody, or what opens its clause, is a requirement.
    if mode == .past, hasThing(clause.start, hit.at) { return false }
    switch marker.word {
    case .需:
      return !isCase(clause) && !hasThing(clause.start, hit.at) && phrases.head(hit.end, clause.end).kind != .other
    case .需要: return needs(hit, clause)
    case .应, .须: return !isSetPhrase(hit, clause) && isBehindSubject(hit, clause)
    case .不能, .不可: return mode != .statute && bindsHearer(hit, clause)
    case .不要: return bindsHearer(hit, clause)
    case .要: return !isPurpose(hit, clause)
    default: return true
    }
  }

  // MARK: Markers that open only at the head

  private func opensAtHead(
    _ marker: DirectiveLexicon.Marker, _ hit: MarkerHit, _ clause: Clause, _ mode: SectionMode
  ) -> Bool {
    // In a report of the past nothing is asked for at the head but by 一定.
    if mode == .past, marker.word != .一定 { return false }
    let isBare = phrases.skipAdverbials(clause.start, hit.at) >= hit.at
    func hasSubject() -> Bool { !actors.subject(clause.start, hit.at).isEmpty }
    func asksSomebody() -> Bool { actors.leadingOrWhole(hit.end, clause.end) != nil }
    func asksForAction() -> Bool { phrases.head(hit.end, clause.end).kind == .verb }
    switch marker.word {
    case .坚决:  // but not 坚决守住了底线
      return hit.at == clause.start && asksForAction() && clause.signals.isDisjoint(with: .past)
    case .一定: return !isBare && hasSubject() && phrases.head(hit.end, clause.end).kind != .other
    case .有权: return mode == .statute && (isBare || hasSubject())
    case .可:
      // 对小型养老院，可将老人安置到毗邻乡镇
      let isAfterTopic = hit.at == clause.start && phrases.head(hit.end, clause.end).kind != .other
      return isAfterTopic || !isBare && hasSubject()
    case .可以: return mode == .statute || isBare || hasSubject()
    case .请: return isBare && (phrases.head(hit.end, clause.end).kind != .other || asksSomebody())
    case .要求: return isMeeting(clause.start, hit.at) || isBare && asksSomebody()
    case .责成: return isBare && asksSomebody()
    case .望: return isBare && phrases.places.isToken(hit.at, hit.end) && asksSomebody()
    case .希望, .建议: return (isBare || isWe(clause.start, hit.at)) && asksSomebody()
    default: return isBare || hasSubject()  // 鼓励 提倡 倡导
    }
  }

  /// …，请各校指定专人接收: somebody else is asked in mid-sentence.
  private func asksNext(_ start: Int, _ end: Int) -> Bool {
    guard let (name, _) = actors.leading(start, end), name.start == start else { return false }
    return actors.opensUnit(name.start, name.end) || phrases.starts("全体", start, end)
      || phrases.starts("有关", start, end)
  }

  /// 会议要求抓紧办理前期手续: what a meeting asks for is named behind the verb.
  private func isMeeting(_ start: Int, _ end: Int) -> Bool {
    end - start <= 6 && phrases.starts("会议", end - 2, end)
  }

  private func isWe(_ start: Int, _ end: Int) -> Bool { phrases.contains("我", start, end) && end - start <= 6 }

  // MARK: Markers that open anywhere

  /// 需要调整价格时，: when the clause behind it holds.
  private func isCase(_ clause: Clause) -> Bool { clause.mark == Mark.comma && text[clause.end - 1] == Han.时 }

  /// 需要 with a verb or an actor behind it, not before a noun.
  private func needs(_ hit: MarkerHit, _ clause: Clause) -> Bool {
    if isCase(clause) { return false }
    // 信心的需要, 就需要增加
    if hit.at > clause.start, text[hit.at - 1] == Han.的 || text[hit.at - 1] == Han.就 { return false }
    if hasThing(clause.start, hit.at) { return false }
    let head = phrases.head(hit.end, clause.end)
    if head.kind == .verb || head.kind == .preposition { return true }
    return actors.leading(hit.end, clause.end) != nil
  }

  /// Whether a noun that is no actor stands before the marker: 水平还需提升 states a need.
  private func hasThing(_ start: Int, _ end: Int) -> Bool {
    guard phrases.skipAdverbials(start, end) < end else { return false }
    // 培训期间需…: a time, and no thing.
    for length in 1...3 where end - length > start {
      if phrases.table.classes(text, end - length, end).contains(.postposition) { return false }
    }
    return actors.subject(start, end).isEmpty
  }

  /// Whether a subject, an adverb or the clause's beginning stands before the marker.
  private func isBehindSubject(_ hit: MarkerHit, _ clause: Clause) -> Bool {
    let head = phrases.head(hit.end, clause.end)
    return head.kind != .other || hit.at == clause.start
  }

  /// 应保尽保, 应建尽建.
  private func isSetPhrase(_ hit: MarkerHit, _ clause: Clause) -> Bool {
    hit.end + 3 <= clause.end && text[hit.end + 1] == Han.尽 && text[hit.end] == text[hit.end + 2]
  }

  /// 不能, 不要 addressed to somebody: at the clause's head, behind 也 决 既, or behind an actor.
  private func bindsHearer(_ hit: MarkerHit, _ clause: Clause) -> Bool {
    if phrases.skipAdverbials(clause.start, hit.at) >= hit.at { return true }
    return !actors.subject(clause.start, hit.at).isEmpty || !clause.signals.contains(.state)
  }

  /// 要实现这一目标，必须…; 要做好工作，就…: a purpose clause before what serves it.
  private func isPurpose(_ hit: MarkerHit, _ clause: Clause) -> Bool {
    guard clause.mark == Mark.comma, hit.at == clause.start else { return false }
    if clause.end + 1 < text.count, text[clause.end + 1] == Han.就 { return true }
    guard phrases.opens(with: .purpose, hit.end, clause.end) else { return false }
    return phrases.opens(with: .conclusion, clause.end + 1, min(text.count, clause.end + 5))
  }

  /// 必须完成的任务, 应当公开的事项: a verb without an object and 的 behind the marker, and a noun behind that.
  private func isRelative(_ hit: MarkerHit, _ clause: Clause) -> Bool {
    // 加以严格的限制: a noun behind 的, and the verb before.
    guard phrases.longest(hit.end, clause.end, .light) == nil else { return false }
    let verb = phrases.skipAdverbials(hit.end, clause.end)
    let length = phrases.verbLength(verb, clause.end)
    let de = verb + length
    return length > 0 && de + 1 < clause.end && text[de] == Han.的
  }

  /// 禁止燃放区域以外的区域, 为禁止燃放区域, 公布禁止燃放时间: the marker is part of the name of a place or time.
  private func isNameOfPlace(_ hit: MarkerHit, _ clause: Clause) -> Bool {
    let head = phrases.head(hit.end, clause.end)
    guard head.kind == .verb, let noun = phrases.first(.restricted, head.verbEnd, clause.end) else { return false }
    let end = noun.end
    if phrases.opens(with: .postposition, end, clause.end) { return true }
    // 禁止吸烟场所所在单位应当…
    if hit.at == clause.start, reader.markers[clause.markers].contains(where: { $0.at >= end }) { return true }
    guard hit.at > clause.start else { return false }
    switch text[hit.at - 1] {
    case Han.为, Han.的, Han.除, Mark.enumeration: return true
    default: return phrases.head(clause.start, hit.at).kind == .verb
    }
  }

  /// Whether the marker belongs to a noun phrase (对依法应当由市场主体决策的事项) or stands behind the verb that governs it
  /// (研究需要解决的问题).
  private func isInsidePhrase(_ hit: MarkerHit, _ clause: Clause) -> Bool {
    let marker = lexicon.markers[hit.index]
    // 禁止燃放烟花爆竹的场所应当…: the phrase that 的 closes is the subject of the marker behind it.
    if hit.at == clause.start, let next = reader.markers[clause.markers].first(where: { $0.at > hit.at }),
      let de = phrases.find("的", hit.end, next.at), next.at - de <= 8
    {
      return true
    }
    if isRelative(hit, clause) { return true }
    if marker.word == .禁止, isNameOfPlace(hit, clause) { return true }
    // 除应当遵守前款规定外，
    if text[clause.start] == Han.除, text[clause.end - 1] == Han.外 { return true }
    guard hit.at > clause.start, marker.word != .要 else { return false }
    // 经过禁止、限制通行的区域: part of a list of verbs.
    if marker.modality == .prohibition, hit.end < clause.end, text[hit.end] == Mark.enumeration { return true }
    if text[clause.start] == Han.是 { return true }  // 是我们必须履行的…
    // 这是必须肯定的: a judgement.
    if text[clause.end - 1] == Han.的, phrases.contains("是", clause.start, hit.at) { return true }
    guard let de = phrases.find("的", hit.end, clause.end), clause.end - de <= 10 else { return false }
    if text[hit.at - 1] == Han.对, clause.mark == Mark.comma { return true }  // 对应当公开的事项，
    if de + 1 >= clause.end { return clause.mark != 0 }
    let head = phrases.head(clause.start, hit.at)
    if head.at >= hit.at { return false }
    // A verb behind 的 at the clause's end would be the main verb; a noun closes the phrase.
    switch head.kind {
    case .preposition: return clause.mark == Mark.comma
    case .verb: return marker.word != .必须 && marker.word != .应当
    case .other: return false
    }
  }
}
