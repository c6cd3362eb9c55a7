import Text

/// Finds the verb that a prepositional phrase stands before.
extension PhraseReader {
  /// The verb behind the prepositional phrase that begins at `preposition`: 对…进行, 为…提供, 向…倾斜.
  ///
  /// Phrases of 根据, 按照, 围绕, 为了 and the like that a comma sets off have none.
  func mainVerb(behind preposition: Int, _ end: Int, isLast: Bool) -> Int? {
    if let verb = verbBehindCome(preposition, end) { return verb }
    if let setOff = longest(preposition, end, .setOff) {
      // 按照《办法》组织自查
      let behind = preposition + setOff.length
      if behind < end, text[behind] != Mark.openBracket, let close = skipName(behind, end) {
        let head = head(close, end)
        if head.kind == .verb, close < end { return head.at }
      }
      // 按照国家有关规定建立…: the verb stands behind the noun that closes the phrase.
      if let verb = verbBehindNoun(preposition, end) ?? verbBehindAttribute(preposition, end)
        ?? verbBehindAction(preposition, end)
      {
        return verb
      }
      if !isLast { return lightVerb(preposition + 2, end) }
    }
    if !isLast, closesPhrase(end) || isTopicOfPersons(preposition, end) { return nil }
    // 在15日内制定实施细则: the verb behind the phrase of time or place.
    if text[preposition] == Han.在 || text[preposition] == Han.于, let verb = verbBehindPostposition(preposition, end) {
      return verb
    }
    if var light = lightVerb(preposition + 1, end) {
      // 对做出贡献的个人给予奖励: the first is part of the name.
      while let de = find("的", light + 2, end), let next = lightVerb(de + 1, end) { light = next }
      return light == preposition + 1 ? verbBehindRelative(light, end) ?? light : light
    }
    if text[preposition] == Han.以 {
      // 以攻坚克难的决心，以出租等方式，: the verb follows in the next clause.
      if !isLast, closesInNoun(preposition, end) || table.classes(text, end - 2, end).contains(.norm) { return nil }
      // 以提升组织力为重点: what it is made of is no verb of its own.
      if let role = find("为", preposition + 2, end) {
        // 以只售不租为由拒绝出租
        if starts("为由", role, end), verbLength(role + 2, end) > 0 { return role + 2 }
        return verbBefore(role, end)
      }
    }
    for length in [4, 3, 2] where end - length > preposition + 1 {
      if table.classes(text, end - length, end).contains(.verb),
        isLast || !table.classes(text, end - length, end).contains(.nominalVerb)
      {
        // 对求助置之不理: an idiom is the predicate; 向部门备案: and so is what stands behind the name.
        if length == 4 && places.isToken(end - length, end) || text[preposition] == Han.向 && endsName(end - length) {
          return end - length
        }
        if let verb = verbBefore(preposition, end), !table.classes(text, verb, verb + 2).contains(.nominalVerb) {
          return verb
        }
        return end - length
      }
    }
    return verbBefore(preposition, end)
  }

  /// 向作出结论的机关申请复核: the verb behind the noun whose clause holds the first.
  private func verbBehindRelative(_ verb: Int, _ end: Int) -> Int? {
    find("的", verb + 2, end).flatMap { verbBefore($0, end) }
  }

  /// 以建设成效来保障发展: the verb behind 来.
  private func verbBehindCome(_ preposition: Int, _ end: Int) -> Int? {
    guard let come = find("来", preposition + 2, end), places.isToken(come, come + 1),
      verbLength(come + 1, end) >= 2
    else { return nil }
    return come + 1
  }

  private func endsName(_ end: Int) -> Bool {
    (1...4).contains { !table.classes(text, end - $0, end).isDisjoint(with: ActorReader.heads) }
  }

  /// 用新思想武装头脑: the verb behind what it is done with, where 用 is none itself.
  func verbBehindMeans(_ means: Int, _ end: Int) -> Int? {
    // 利用建设、整治等活动采挖砂石: behind the list.
    let list = find("等", means + 2, end) ?? means
    guard let verb = mainVerb(behind: list, end, isLast: true) else { return nil }
    return table.classes(text, verb, verb + verbLength(verb, end)).contains(.nominalVerb) ? nil : verb
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

  /// 为妇女免费做筛查: a verb of one character that is a word of its own.
  func singleVerb(_ preposition: Int, _ end: Int) -> Int? {
    var at = preposition + 2
    while at + 1 < end {
      if let skipped = skipName(at, end) {
        at = skipped
        continue
      }
      if at > preposition + 2, places.mayHold(.singleVerb, at), table.single(text[at]).contains(.singleVerb),
        places.isToken(at, at + 1)
      {
        return at
      }
      at += 1
    }
    return nil
  }

  /// 按照确定的线路行驶，: a verb, and no noun of action, that ends the phrase.
  func lastVerb(_ preposition: Int, _ end: Int) -> Int? {
    for length in [4, 3, 2] where end - length > preposition + 2 {
      let classes = table.classes(text, end - length, end)
      if classes.contains(.verb), classes.isDisjoint(with: [.nominalVerb, .norm]), places.isToken(end - length, end),
        text[end - length - 1] != Han.的
      {
        return end - length
      }
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

  /// 对年度考核排名末位的县，: a topic, whose verbs are part of the name.
  private func isTopicOfPersons(_ preposition: Int, _ end: Int) -> Bool {
    guard text[preposition] == Han.对 else { return false }
    var at = end - 2
    while at > preposition + 2, end - at <= 10 {
      if text[at] == Han.的 { return lightVerb(preposition + 1, end) == nil && verbBefore(at, end) == nil }
      at -= 1
    }
    return false
  }

  /// 在…指导下: the clause is a phrase of place, time or circumstance and no more.
  private func closesPhrase(_ end: Int) -> Bool {
    table.classes(text, end - 1, end).contains(.postposition)
  }

  private func verbBehindPostposition(_ preposition: Int, _ end: Int) -> Int? {
    var from = preposition + 2
    while let (at, word) = first([.postposition, .joined], from, end) {
      from = at + word.length
      guard word.classes.contains(.postposition), from < end else { continue }
      let head = head(from, end)
      // 在城乡区域协调发展、公共服务等方面: a noun of the list.
      let isInList = head.verbEnd < end && closesNoun(text[head.verbEnd])
      if head.kind == .verb, !isInList { return head.at }
    }
    return nil
  }

  private func verbBehindNoun(_ preposition: Int, _ end: Int) -> Int? {
    var from = preposition + 1
    while let (at, noun) = first(.norm, from, end) {
      from = at + noun.length
      let head = head(from, end)
      if head.kind == .verb, from < end { return head.at }
    }
    return nil
  }

  /// 通过改革建立机制: the verb right behind a noun of action.
  private func verbBehindAction(_ preposition: Int, _ end: Int) -> Int? {
    guard let action = longest(preposition + 2, end, [.verb, .joined]), action.classes.contains(.nominalVerb) else {
      return nil
    }
    let verb = preposition + 2 + action.length
    let length = verbLength(verb, end)
    guard length >= 2, verb + length < end, !closesNoun(text[verb + length]) else { return nil }
    return table.classes(text, verb, verb + length).contains(.nominalVerb) ? nil : verb
  }

  /// 按照公安部门规定的位置放置标牌: the verb right behind the noun that closes the phrase, after its last 的.
  private func verbBehindAttribute(_ preposition: Int, _ end: Int) -> Int? {
    guard let attribute = (preposition + 2..<max(preposition + 2, end)).last(where: { text[$0] == Han.的 }) else {
      return nil
    }
    let noun = places.tokenEnd(attribute + 1, end)
    let length = verbLength(noun, end)
    guard length >= 2, noun + length < end, !closesNoun(text[noun + length]) else { return nil }
    return table.classes(text, noun, noun + length).contains(.nominalVerb) ? nil : noun
  }

  /// The first verb with an object behind a preposition's noun.
  private func verbBefore(_ preposition: Int, _ end: Int) -> Int? {
    var nominal: Int?
    var at = preposition + 1
    while at < end {
      if let skipped = skipName(at, end) {
        at = skipped
        continue
      }
      guard let match = longest(at, end, [.verb, .joined, .postposition, .actorHead, .thing]) else {
        at += 1
        continue
      }
      if match.classes.contains(.verb), places.isTorn(at, at + match.length) {
        at += 1
        continue
      }
      let after = at + match.length
      if match.classes.contains(.postposition), after < end {
        let head = head(after, end)
        if head.kind == .verb { return head.at }
        if head.kind == .preposition, head.at > preposition { return mainVerb(behind: head.at, end, isLast: true) }
      }
      // 对收入不稳定户: a negated verb is part of the name.
      let isNegated = text[at - 1] == Han.不 || text[at - 1] == Han.未
      // 敬老院: with one character more it is a noun.
      let hasObject = end - after >= 2 && !closesNoun(text[after])
      if match.classes.contains(.verb), !isNegated, at >= preposition + 3, hasObject {
        if !match.classes.contains(.nominalVerb) { return at }
        nominal = at
      }
      at = after
    }
    return nominal
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
