import Text

/// Finds the verb that a prepositional phrase stands before.
extension PhraseReader {
  /// The verb behind the prepositional phrase that begins at `preposition`: 对…进行, 为…提供, 向…倾斜.
  ///
  /// A phrase that a comma sets off (`isLast` is false) may have none: 根据需要，; 在…指导下，.
  func mainVerb(behind preposition: Int, _ end: Int, isLast: Bool) -> Int? {
    if !isLast {
      // 在…指导下: the phrase and no more.
      if table.single(text[end - 1]).contains(.postposition) { return nil }
      // 按照规定在医院设立警务室
      if let behind = nestedPhrase(preposition, end) { return mainVerb(behind: behind, end, isLast: false) }
    }
    guard let verb = predicate(behind: preposition, end) else { return nil }
    // 以提升组织力为重点: what it is made of is no verb of its own.
    if role(behind: preposition, end, from: verb.end) != nil { return nil }
    return isLast || outweighs(verb, behind: preposition, end) ? verb.at : nil
  }

  /// Whether `verb` is likelier the verb of a clause than that a phrase which a comma sets off has none.
  private func outweighs(_ verb: Predicate, behind preposition: Int, _ end: Int) -> Bool {
    let isSetOff = opens(with: .setOff, preposition, end)
    // 按照有关规定: the phrase and no more.
    if isSetOff, ends(end, behind: preposition, with: .norm) { return false }
    let isDoubtful =
      isSetOff || ends(end, behind: preposition, with: .postposition) || closesInNoun(preposition, end)
      || verb.end == end && verb.classes.contains(.nominalVerb)
    return verb.weight >= (isDoubtful ? Predicate.leastWhereDoubtful : Predicate.least)
  }

  /// Where 为 stands behind 以 and what something is to be: 以提升组织力为重点.
  func role(behind preposition: Int, _ end: Int, from start: Int) -> Int? {
    guard text[preposition] == Han.以, let role = find("为", start, end), places.isToken(role, role + 1) else {
      return nil
    }
    return role
  }

  /// Whether what stands behind the phrase asks for something by itself: a verb with an object, which evidence speaks for.
  func opensPredicate(behind preposition: Int, _ end: Int) -> Bool {
    guard let verb = mainVerb(behind: preposition, end, isLast: false) else { return false }
    if end - verb - verbLength(verb, end) >= 2 { return true }
    // 向主管部门报告，
    return text[preposition] == Han.向 || text[preposition] == Han.与
  }

  /// The preposition that stands behind the noun that closes a phrase of 按照, 根据 and the like.
  private func nestedPhrase(_ preposition: Int, _ end: Int) -> Int? {
    guard let setOff = longest(preposition, end, .setOff),
      let (at, noun) = first(.norm, preposition + setOff.length, end)
    else { return nil }
    let behind = at + noun.length
    guard behind < end, isPreposition(behind, end) else { return nil }
    return behind
  }

  /// 用新思想武装头脑: the verb behind what it is done with, where 用 is none itself.
  func verbBehindMeans(_ means: Int, _ end: Int) -> Int? {
    predicate(behind: means, end).flatMap {
      $0.classes.contains(.nominalVerb) || $0.weight < Predicate.least ? nil : $0.at
    }
  }

  /// 招标手续尽快落实, 土石方作业时采取措施: the verb behind an adverb or a time, where a noun opens the clause.
  func verbBehindTopic(_ topic: Int, _ end: Int) -> Int? {
    var at = topic + 2
    while at < end {
      if let skipped = skipName(at, end) {
        at = skipped
        continue
      }
      let isAfterTime = text[at - 1] == Han.时 && places.isToken(at - 1, at)
      let adverb = longest(at, end, [.modifier, .verb, .joined])
      let isAdverb = adverb.map { $0.classes.contains(.modifier) && $0.length >= 2 && places.isTokenStart(at) } ?? false
      if isAfterTime || isAdverb {
        let head = head(at, end)
        if head.kind == .verb, head.at > at || isAfterTime { return head.at }
      }
      at += 1
    }
    return nil
  }

  /// Whether no more than a word stands behind the last 的.
  private func closesInNoun(_ start: Int, _ end: Int) -> Bool {
    var at = end - 2
    while at > start, end - at <= 5 {
      if text[at] == Han.的 { return places.isToken(at + 1, end) }
      at -= 1
    }
    return false
  }

  /// The first verb of the kind 进行 given an object in `start..<end`; not 实施 of 对实施情况开展检查 and
  /// 根据实施方案.
  func lightVerb(_ start: Int, _ end: Int) -> Int? {
    var at = start
    while at < end {
      if let skipped = skipName(at, end) {
        at = skipped
      } else if let match = longest(at, end, [.light, .joined]) {
        let behind = at + match.length
        if match.classes.contains(.light), behind < end, text[behind] != Han.的, !starts("情况", behind, end),
          !table.classes(text, behind, end).contains(.norm)
        {
          return at
        }
        at = behind
      } else {
        at += 1
      }
    }
    return nil
  }
}
