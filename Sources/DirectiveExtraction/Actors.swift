import Text

/// Recognises who must act by the form of names and by coordination, whether a lexicon holds the names or not.
///
///     各乡镇（街道）、县直各部门   → two actors
///     公安、网信等部门            → one, since its modifiers share one head
///
/// Decided where the definition is silent: 公安、民政等部门和单位 and 督查对象及其工作人员 are one actor each, since
/// the second noun shares the first one's modifier; of full names before 等单位 each is one, and 等单位 is dropped.
final class ActorReader {
  let phrases: PhraseReader
  /// What `leading` found last: rules one after the other ask for the actor of the same clause.
  private var lastLeading: (start: Int, end: Int, found: (name: Span, end: Int)?) = (-1, -1, nil)
  /// The names kept so far. Drafts hold ranges of them, so that they are copied without counting references.
  @exclusivity(unchecked)
  private(set) var names: [Span] = []
  static let noNames = 0..<0
  /// Whether the stretch looked at ends at a marker, before which a verb and a person make a name: 出租汽车驾驶员应当….
  @exclusivity(unchecked)
  private(set) var isBeforeMarker = false
  var text: TextUnits { phrases.text }
  var table: WordTable<WordClass> { phrases.table }

  /// Longest name looked at.
  static let reach = 90

  /// Longest word looked for at the end of a name.
  static let longestHead = 8

  /// Words that end a name.
  static let heads: WordClass = [.actorHead, .wholeActor, .genericHead]

  /// Words at which a name may end or go on otherwise: 是 is one of judgement, 有 one of those that open a case.
  private static let looked: WordClass = [
    .preposition, .verb, .light, .modifier, .joined, .actorHead, .wholeActor, .genericHead, .marker, .time, .frequency,
    .bracket, .judgement, .breach,
  ]

  init(phrases: PhraseReader) { self.phrases = phrases }

  /// The range of `names` where `found` is kept.
  func keep(_ found: [Span]) -> Range<Int> {
    names += found
    return names.count - found.count..<names.count
  }

  /// The actors that all of `span` names; empty when it names none.
  func actors(in span: Span) -> [Span] {
    let trimmed = trim(span)
    guard isName(trimmed) else { return [] }
    return items(of: trimmed)
  }

  /// The actor that stands before the marker or verb at `end`: the subject of the stretch from `start`.
  ///
  /// The subject may have a prepositional phrase or an adverb behind it (各级政府在…中应当).
  func subject(_ start: Int, _ end: Int) -> [Span] {
    isBeforeMarker = true
    defer { isBeforeMarker = false }
    var from = trim(Span(start, end)).start
    if let phrase = leadingPhrase(from, end) { from = phrase }
    guard from < end else { return [] }
    if let name = nameBeforePhrase(from, end) { return items(of: name) }
    let to = dropModifiers(from, end)
    return actors(in: Span(from, to))
  }

  /// The actor's name at the head of `start..<end`, when a verb, preposition or adverb follows it.
  func leading(_ start: Int, _ end: Int) -> (name: Span, end: Int)? {
    if lastLeading.start == start, lastLeading.end == end { return lastLeading.found }
    let hasNone = end - start <= Self.reach && !phrases.places.mayHold(Self.heads, start, end)
    let found = hasNone ? nil : findLeading(start, end)
    lastLeading = (start, end, found)
    return found
  }

  private func findLeading(_ start: Int, _ end: Int) -> (name: Span, end: Int)? {
    var from = trim(Span(start, end)).start
    let limit = min(end, from + Self.reach)
    // An imperative has no subject; a verb at the head of a name stands in a relative clause.
    let opening = phrases.longest(from, limit, [.verb, .actorHead, .wholeActor, .genericHead, .joined, .modifier])
    if let opening, opening.classes.contains(.verb), !isPersonOfAction(from),
      opening.classes.isDisjoint(with: [.actorHead, .wholeActor]),
      phrases.longest(from + opening.length, limit, nouns(behind: opening, from)) == nil, !namesBehindDe(from, limit),
      !phrases.isRate(from + opening.length, limit)
    {
      return nil
    }
    let whole = phrases.longest(from, limit, .wholeActor).map { from + $0.length }
    var at = from
    var verbAt: Int?
    // Behind the last word that may end a name, and what may stand between it and the predicate, there is none to find.
    guard let last = phrases.places.last(Self.heads, from, limit) else { return nil }
    var stop = last + Self.longestHead + 2
    while true {
      let next = phrases.places.next(Self.looked, at, limit)
      at = if let whole, at <= whole { min(next, whole) } else { next }
      guard at < limit, at <= stop else { return nil }
      if text[at] == Mark.openBracket {
        at = phrases.skipBracket(at, limit)
        stop = max(stop, at + 2)
        continue
      }
      var match = phrases.longest(
        at, limit, [.preposition, .verb, .light, .modifier, .joined, .actorHead, .wholeActor, .genericHead, .marker])
      // 应 of 应急局 is no marker.
      if let found = match, found.classes.contains(.marker),
        phrases.longest(at, limit, .trap).map({ $0.length > found.length }) == true
      {
        match = nil
      }
      // 组长由省政府确定: the agent behind 由 acts.
      if text[at] == Han.由, match?.length == 1, at > from, phrases.places.isToken(at, at + 1) {
        (from, at, verbAt) = (at + 1, at + 1, nil)
        continue
      }
      if at >= from + 2,
        text[at] == Han.是 || phrases.frequency(at, limit) != nil || phrases.time(at, limit) != nil
          || isHaving(match, at)
          || (at == whole && endsName(match, at, limit))
          || isLastBehindAgent(match, from, at, limit)
          || match.map({ opensPredicate($0, at, limit) }) == true,
        isName(Span(from, at)), !endsInRegion(at, from), !isInRelative(at, limit)
      {
        // A verb inside the stretch, without 的 behind it, has an object and makes no name.
        if let verbAt, !beginsWithPlace(from), !phrases.contains("的", verbAt, at) { return nil }
        return (Span(from, at), at)
      }
      // 领导小组办公室具体负责…
      if match?.classes.contains(.verb) == true, at - 4 >= from, phrases.starts("具体", at - 2, at),
        isName(Span(from, at - 2))
      {
        return (Span(from, at - 2), at)
      }
      if let match, !match.classes.isDisjoint(with: [.joined, .actorHead, .wholeActor, .genericHead]) {
        at += match.length
      } else if let match, match.classes.contains(.verb) {
        let after = at + match.length
        if verbAt == nil, !match.classes.contains(.nominalVerb), at > from,
          !modifiesHead(match, after, limit)
        {
          verbAt = at
        }
        at = after
      } else {
        at += 1
      }
    }
  }

  /// 设置人, 出租人: whoever does it.
  private func isPersonOfAction(_ at: Int) -> Bool {
    at + 2 < text.count && (text[at + 2] == Han.人 || text[at + 2] == Han.者) && phrases.places.isToken(at, at + 3)
  }

  /// The heads that make a name with the verb at `at`: 受理部门, 申报企业, but not 服务企业.
  private func nouns(behind verb: WordMatch<WordClass>, _ at: Int) -> WordClass {
    let classes = phrases.classes(at, at + verb.length, of: .naming)
    return classes.contains(.naming) && !classes.contains(.unitVerb) ? [.genericHead, .actorHead] : .genericHead
  }

  /// 监督部门, 督查局: the verb is part of the name; in 接受人大 it is not.
  func modifiesHead(_ verb: WordMatch<WordClass>, _ at: Int, _ end: Int) -> Bool {
    guard let head = phrases.longest(at, end, [.genericHead, .actorHead]) else { return false }
    return head.classes.contains(.genericHead) || head.length == 1 || verb.classes.contains(.naming)
  }

  /// Whether a word that ends a name stands behind 的.
  private func namesBehindDe(_ start: Int, _ end: Int) -> Bool {
    guard let de = phrases.find("的", start, end) else { return false }
    return phrases.holds(Self.heads, de + 1, end)
  }

  /// The name before a prepositional phrase (各级政府在工作中, 督查对象对结论).
  private func nameBeforePhrase(_ start: Int, _ end: Int) -> Span? {
    var at = start
    while at < end {
      if text[at] == Mark.openBracket {
        at = phrases.skipBracket(at, end)
        continue
      }
      let match = phrases.longest(at, end, [.preposition, .joined, .actorHead, .wholeActor, .genericHead, .modifier])
      if at >= start + 2, let match, match.classes.contains(.preposition),
        match.classes.isDisjoint(with: [.joined, .actorHead]),
        !isConjunction(at), isName(Span(start, at))
      {
        // 组团社向旅游者提供的信息: the name stands in a relative clause.
        if text[at] == Han.向, phrases.contains("的", at, end) { return nil }
        return Span(start, at)
      }
      at += match?.length ?? 1
    }
    return nil
  }

  // 与 和 同
  private func isConjunction(_ at: Int) -> Bool { text[at] == Han.与 || text[at] == Han.和 || text[at] == Han.同 }

  /// The name at the head of `start..<end`, followed by a predicate or filling the stretch.
  func leadingOrWhole(_ start: Int, _ end: Int) -> Span? {
    if let (name, _) = leading(start, end) { return name }
    let whole = trim(Span(start, end))
    // 严禁超负荷接待游客 names nobody.
    return isName(whole) && !holdsVerb(whole) ? whole : nil
  }

  /// 市优化营商环境工作领导小组: names of units of a place may hold a verb.
  private func beginsWithPlace(_ at: Int) -> Bool {
    switch text[at] {
    case Han.省, Han.市, Han.县, Han.区, Han.州, Han.镇, Han.乡: true
    default: phrases.starts("国家", at, text.count) || phrases.starts("国务院", at, text.count)
    }
  }

  /// Whether `start..<end` is the name of a unit of a place: 市政府督查室, 各街道.
  func opensUnit(_ start: Int, _ end: Int) -> Bool {
    guard end > start else { return false }
    let isSuch = text[start] == Han.各 || text[start] == Han.本
    guard isSuch || beginsWithPlace(start) else { return false }
    return isName(Span(start, end))
  }

  /// Whether a name that can stand alone ends here: not in 各级党委, nor in 四川实施的, whose verb belongs to what follows 的.
  private func endsName(_ match: WordMatch<WordClass>?, _ at: Int, _ end: Int) -> Bool {
    guard text[at] != Mark.enumeration else { return false }
    guard let match else {
      // 各级教育行政部门: a noun that no list knows, before what ends the name.
      return text[at - 1] != Han.级 || !phrases.places.mayHold(Self.heads, at, min(end, at + Self.longestHead))
    }
    if match.classes.contains(.verb) { return at + match.length >= end || text[at + match.length] != Han.的 }
    return match.classes.isDisjoint(with: Self.heads)
  }

  /// 由省委负责同志约谈, 会同有关部门制定, 请各单位遵照执行: behind 由, 会同 and what asks somebody the verb may stand last.
  private func isLastBehindAgent(_ match: WordMatch<WordClass>?, _ from: Int, _ at: Int, _ end: Int) -> Bool {
    guard let match, match.classes.contains(.verb), at + match.length == end, from > 0 else { return false }
    switch text[from - 1] {
    case Han.由, Han.请, Han.望, Han.求: return true
    case Han.同: return phrases.starts("会同", from - 2, from)
    default: return false
    }
  }

  /// 有 as a verb, not in 有关 and the like.
  private func isHaving(_ match: WordMatch<WordClass>?, _ at: Int) -> Bool {
    text[at] == Han.有 && (match?.length ?? 1) == 1 && phrases.places.isTokenStart(at)
  }

  private func opensPredicate(_ match: WordMatch<WordClass>, _ at: Int, _ end: Int) -> Bool {
    if match.classes.contains(.joined), match.classes.isDisjoint(with: [.verb, .modifier]) { return false }
    // 省市场监管局组织专家…: 组织 behind a whole name is the verb.
    if match.classes.contains(.verb), phrases.starts("组织", at, end), at > 0,
      phrases.table.single(text[at - 1]).contains(.actorHead), phrases.places.isTokenStart(at)
    {
      return true
    }
    if match.classes.contains(.genericHead) || match.classes.contains(.wholeActor) { return false }
    if match.classes.contains(.preposition), isConjunction(at) { return false }
    if !match.classes.isDisjoint(with: [.preposition, .marker, .light]) { return true }
    let after = at + match.length
    // 市政府领导约谈: a head that is a verb too, before the verb.
    if match.classes.contains(.verb), match.classes.contains(.actorHead), after < end,
      phrases.verbLength(after, end) > 0
    {
      return false
    }
    // 督查机构, 组织部: the verb modifies a head that goes on with the name.
    if match.classes.contains(.verb) {
      guard after < end, text[after] != Han.的, text[after] != Han.等 else { return false }
      // 集聚区: with one character more it is a noun.
      if !phrases.places.isTokenStart(after), phrases.places.isToken(at, after + 1) { return false }
      if text[after] == Mark.enumeration { return isVerbOfPair(after + 1, end) }
      if isInListOfOffices(after, end) { return false }
      guard let head = phrases.longest(after, end, [.actorHead, .genericHead, .verb, .thing]) else { return true }
      if head.classes.contains(.genericHead), !head.classes.contains(.verb) { return false }
      if match.classes.contains(.nominalVerb), head.classes.contains(.actorHead), head.length > 1 { return false }
      return !(head.classes.contains(.actorHead) && head.length == 1 && isUnitHead(text[after]))
    }
    if match.classes.contains(.modifier) {
      let head = phrases.head(at, end)
      return head.kind == .verb || head.kind == .preposition
    }
    return false
  }

  /// 县政府发展改革、教育、公安等有关部门: a noun of what an office is for, in a list that 等 and a general head close.
  private func isInListOfOffices(_ at: Int, _ end: Int) -> Bool {
    // 发展改革和旅游部门
    if let and = phrases.find("和", at, min(end, at + 4)) {
      return phrases.holds(.genericHead, and + 1, min(end, and + 5))
    }
    guard let mark = phrases.find("、", at, min(end, at + 4)), let close = phrases.find("等", mark, end) else {
      return false
    }
    return phrases.holds(.genericHead, close + 1, min(end, close + 5))
  }

  /// 指导、协调业主: another verb, and no head of a name behind it, follows the mark.
  private func isVerbOfPair(_ at: Int, _ end: Int) -> Bool {
    guard let match = phrases.longest(at, end, [.verb, .actorHead, .genericHead, .joined]),
      match.classes.contains(.verb)
    else { return false }
    let after = at + match.length
    return after < end && text[after] != Han.的 && text[after] != Mark.enumeration && !modifiesHead(match, after, end)
  }

  /// 省 of 省市场监管局、省发展改革委 and 市财政局或者区|管理古树的部门: a name that goes on.
  private func endsInRegion(_ at: Int, _ from: Int) -> Bool {
    guard at - 2 > from, table.single(text[at - 1]).contains(.region) else { return false }
    switch text[at - 2] {
    case Mark.enumeration, Han.和, Han.与, Han.及, Han.或: return true
    default: return phrases.starts("或者", at - 3, at - 1)
    }
  }

  /// 部 室 局 办 科 处 队 站 所 厅: heads that a verb before them makes the name of a unit.
  private func isUnitHead(_ unit: UInt16) -> Bool {
    switch unit {
    case Han.部, Han.室, Han.局, Han.办, Han.科, Han.处, Han.队, Han.站, Han.所, Han.厅: true
    default: false
    }
  }

  /// Whether the verb at `at` opens a relative clause of the name: 负责网格工作的机构, not 负责工作的组织协调.
  private func isInRelative(_ at: Int, _ end: Int) -> Bool {
    guard phrases.opens(with: .office, at, end), let de = phrases.find("的", at, end),
      let head = phrases.longest(de + 1, end, .genericHead)
    else { return false }
    return !head.classes.contains(.verb) || phrases.verbLength(de + 1 + head.length, end) == 0
  }

  /// Behind a prepositional phrase at the head (在…中我们要): where the subject begins.
  private func leadingPhrase(_ start: Int, _ end: Int) -> Int? {
    guard phrases.longest(start, end, [.preposition, .joined])?.classes.contains(.preposition) == true else {
      return nil
    }
    var found: Int?
    var at = start + 1
    let limit = min(end, start + Self.reach)
    while at < limit {
      if let match = phrases.longest(at, limit, [.postposition, .joined]) {
        if match.classes.contains(.postposition), at + match.length < end { found = at + match.length }
        at += match.length
      } else {
        at += 1
      }
    }
    return found
  }
}
