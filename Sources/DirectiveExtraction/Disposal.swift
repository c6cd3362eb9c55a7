import Text

/// Reads verb and object of a phrase with 把 or 将, whose object stands before the verb.
extension ActionReader {
  /// Whether 把 or 将 stands at `at` as a word, not 把握.
  func isDisposal(_ at: Int, _ end: Int) -> Bool {
    (text[at] == Han.把 || text[at] == Han.将 && !phrases.isPlan(at, end)) && phrases.verbLength(at, end) <= 1
  }

  /// 把 N V: the verb behind the noun; the noun is the object. Of 加以扩大 the verb is 扩大.
  func disposal(_ at: Int, _ end: Int) -> ActionPlace? {
    var recipient: Span?
    var last: Span?
    var position = at + 2
    while position < end {
      if let skipped = phrases.skipName(position, end) {
        position = skipped
        continue
      }
      let match = phrases.longest(position, end, [.verb, .singleVerb, .joined, .actorHead])
      if let match, !match.classes.isDisjoint(with: [.verb, .singleVerb]) {
        let behind = position + match.length
        if isVerb(match, position), let verbEnd = predicateEnd(position, behind, end) {
          // 委托公安机关行使: what the recipient does with it stands last.
          if behind >= end, let last, actors.isName(Span(last.end, position)) { return disposal(at, last) }
          return disposal(at, Span(position, verbEnd))
        }
        if actors.opensUnit(behind, end) {
          recipient = Span(position, behind)
          break
        }
        if behind < end, actors.isName(Span(behind, end)) { recipient = Span(position, behind) }
        if isVerb(match, position) { last = Span(position, behind) }
      }
      position += match?.length ?? 1
    }
    // 将整改情况报送市政府督查室: a verb before the unit that receives it.
    if let recipient { return disposal(at, recipient) }
    // 将方案经负责人审定后，: the verb follows in the next clause.
    if phrases.ends(end, behind: at, with: [.postposition, .norm]) { return nil }
    // 把成绩讲够: a verb that no list knows ends the phrase.
    guard end - at >= 5, phrases.places.isToken(end - 2, end) || phrases.opens(with: .complement, end - 1, end) else {
      return fallback(at + 1, end)
    }
    return disposal(at, isGoal(text[end - 3]) ? Span(end - 4, end - 2) : Span(end - 2, end))
  }

  /// Whether a verb with its complement, or one that stands last, follows the noun behind 把.
  func holdsPredicate(_ at: Int, _ end: Int) -> Bool {
    var position = at + 2
    while let (verb, match) = phrases.first([.verb, .joined], position, end) {
      guard !phrases.places.isTorn(verb, verb + match.length) else {
        position = verb + 1
        continue
      }
      position = verb + match.length
      let isNoun = position >= end && match.classes.contains(.nominalVerb)
      if match.classes.contains(.verb), !isNoun, predicateEnd(verb, position, end) != nil { return true }
    }
    return false
  }

  private func disposal(_ at: Int, _ verb: Span) -> ActionPlace {
    ActionPlace(verb: verb, object: object(at + 1, dropAdverbs(at + 1, verb.start)))
  }

  private func isVerb(_ match: WordMatch<WordClass>, _ at: Int) -> Bool {
    match.classes.contains(.verb) && !phrases.places.isTorn(at, at + match.length)
      || match.classes.contains(.singleVerb) && phrases.places.isToken(at, at + match.length)
  }

  private func dropAdverbs(_ start: Int, _ end: Int) -> Int {
    var end = actors.dropModifiers(start, end)
    if end > start + 2, phrases.table.classes(text, end - 2, end).contains(.light) { end -= 2 }
    // 将整改情况于11月5日前报送: the time is no part of the noun.
    for at in start + 1..<max(start + 1, end) where text[at] == Han.于 || text[at] == Han.在 {
      if phrases.time(at + 1, end)?.span.end == end { return at }
    }
    if end > start + 2, text[end - 1] == Han.地 { end = actors.dropModifiers(start, end - 1) }
    return end
  }

  /// Where the verb of a 把 phrase ends with its complement, when it has a goal (摆在首位, 统一到…), a complement or stands
  /// last; the verbs of the noun have none of these.
  private func predicateEnd(_ at: Int, _ verbEnd: Int, _ end: Int) -> Int? {
    if verbEnd >= end { return verbEnd }
    if text[verbEnd] == Han.的 { return nil }
    if isGoal(text[verbEnd - 1]), !phrases.starts("完成", at, verbEnd) { return verbEnd }
    // 把新发展理念贯穿全过程, 把群众的事当作自己的事
    for verb in ["贯穿", "当作", "看作", "视作"] as [StaticString] where phrases.starts(verb, at, verbEnd) { return verbEnd }
    // 巩固和发展下去: the complement belongs to both.
    if isVerbConjunction(text[verbEnd]), let match = phrases.longest(verbEnd + 1, end, .verb),
      predicateEnd(verbEnd + 1, verbEnd + 1 + match.length, end) != nil
    {
      return verbEnd
    }
    if isGoal(text[verbEnd]) { return verbEnd + 1 }
    if let complement = phrases.longest(verbEnd, end, .complement), verbEnd + complement.length == end {
      return end
    }
    return nil
  }

  func isGoal(_ unit: UInt16) -> Bool {
    switch unit {
    case Han.为, Han.在, Han.入, Han.到, Han.成, Han.于, Han.至, Han.给, Han.向, Han.进: true
    default: false
    }
  }
}
