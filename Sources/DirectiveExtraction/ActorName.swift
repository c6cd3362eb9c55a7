import Text

/// Tells a name by its form: it ends with a head of names, and no verb, marker or preposition begins it.
extension ActorReader {
  /// Whether all of `span` is the name of an organisation or of a group of persons.
  func isName(_ span: Span) -> Bool {
    var (start, end) = (span.start, span.end)
    if end > start, text[end - 1] == Mark.closeBracket, let open = opener(of: end - 1, start), open > start {
      end = open
    }
    if end - start > 2, text[end - 1] == Mark.closeQuote { end -= 1 }
    if end - start > 2, text[end - 1] == Han.等 { end -= 1 }
    while start < end, text[start] == Mark.openQuote { start += 1 }
    guard end > start, end - start <= Self.reach, !opensOtherwise(start, end), !isClause(start, end) else {
      return false
    }
    // 党的领导 is a thing, 主要领导 a person; 组织 alone is a verb.
    if end - start > 3, text[end - 3] == Han.的, phrases.starts("领导", end - 2, end) { return false }
    if end - start == 2, phrases.starts("组织", start, end) { return false }
    // 报县住房主管部门: to whom something is reported.
    if text[start] == Han.报, phrases.places.isToken(start, start + 1) { return false }
    // 党所进行的工作: a word before a verb, and no name of a place.
    if text[end - 1] == Han.所, phrases.places.isToken(end - 1, end) { return false }
    // The longest word that ends the stretch decides: 社会 is a thing though 会 ends names.
    var length = min(Self.longestHead, end - start)
    while length > 0 {
      let classes = phrases.classes(end - length, end, of: Self.heads.union(.thing))
      if classes.contains(.wholeActor) { return true }
      if classes.contains(.thing) { return false }
      if classes.contains(.actorHead) || classes.contains(.genericHead) {
        return length > 1 || end - start > 1
      }
      length -= 1
    }
    return false
  }

  /// Whether the name of an organisation ends with a head that names no group of persons or things: 县住建局, not 经营主体.
  func isUnit(_ name: Span) -> Bool {
    phrases.table.single(text[name.end - 1]).contains(.actorHead) && phrases.places.isTokenStart(name.end)
  }

  /// Whether 是, 由 or 即 stands in it as a word: 廉洁自律是每一名工作人员, 项目80%以上由企业.
  private func isClause(_ start: Int, _ end: Int) -> Bool {
    for at in start..<end where text[at] == Han.是 || text[at] == Han.由 || text[at] == Han.即 {
      if phrases.places.isToken(at, at + 1), !endsConjunction(at, start), !phrases.contains("的", at, end) {
        return true
      }
    }
    return false
  }

  /// Whether 是 at `at` is part of 特别是 or 尤其是.
  private func endsConjunction(_ at: Int, _ start: Int) -> Bool {
    at - 2 >= start && (phrases.starts("特别是", at - 2, at + 1) || phrases.starts("尤其是", at - 2, at + 1))
  }

  /// Whether the stretch begins with a preposition, a marker or a verb and so is no bare name. Names may begin with a
  /// verb in a relative clause (参与督查的工作人员).
  private func opensOtherwise(_ start: Int, _ end: Int) -> Bool {
    guard
      let match = phrases.longest(
        start, end,
        [
          .preposition, .marker, .verb, .naming, .joined, .actorHead, .wholeActor, .genericHead, .thing, .trap,
          .modifier, .office,
        ])
    else { return false }
    // 组织部门 is a name, 组织人员学习 a task.
    if phrases.starts("组织", start, end), match.length == 2, end - start > 2 {
      return phrases.longest(start + 2, end, [.genericHead, .actorHead]) == nil
    }
    // 为重点群体: a preposition, and not 为重.
    if match.classes.contains(.joined), !phrases.places.isTokenStart(start + match.length),
      phrases.places.isTokenStart(start + 1), phrases.opens(with: .preposition, start, start + 1)
    {
      return true
    }
    if !match.classes.isDisjoint(with: [.joined, .actorHead, .wholeActor, .genericHead]) { return false }
    // 禁止吸烟场所所在单位
    if match.classes.contains(.marker) { return phrases.first(.restricted, start + match.length, end - 2) == nil }
    if match.classes.contains(.preposition) {
      if phrases.starts("被", start, end) { return false }
      // 在单位管理范围内的人员, 对行业有监管职责的部门
      if text[start] == Han.在, phrases.contains("的", start, end), endsInGeneric(start, end) { return false }
      if text[start] == Han.对, phrases.contains("职责的", start, end) { return false }
      return !(phrases.starts("经", start, end) && phrases.contains("的", start, end))
    }
    if match.classes.contains(.verb), !match.classes.contains(.modifier) {
      // 执法人员, 监理单位: verb and head make the name.
      let after = start + match.length
      let heads: WordClass = match.classes.contains(.naming) ? [.genericHead, .actorHead] : .genericHead
      // 维护保养单位: two verbs together are a noun.
      let isNoun = match.length >= 4 || !match.classes.isDisjoint(with: [.naming, .nominalVerb])
      if isNoun, let head = phrases.longest(after, end, heads) {
        let next = after + head.length
        if next == end || text[next] == Han.和 || text[next] == Han.及 || text[next] == Mark.enumeration {
          return false
        }
      }
      // 负责监督管理电梯的部门: what it is for.
      if match.classes.contains(.office), phrases.contains("的", after, end) { return false }
      if endsInPerson(after, end) { return false }
      // 参与督查的人员 is a name, 支持有条件的企业 and 健全以企业为主体的机构 are what is asked for.
      return !phrases.contains("的", start, end) || governsPhrase(after, end)
    }
    return false
  }

  /// Whether what stands behind a verb makes the name of a person of it: 设置人, and before a marker 出租汽车驾驶员.
  private func endsInPerson(_ at: Int, _ end: Int) -> Bool {
    if end - at == 1 { return text[at] == Han.人 || text[at] == Han.者 }
    guard isBeforeMarker, end - at >= 4,
      phrases.first([.preposition, .joined], at, end)?.word.classes.contains(.preposition) != true
    else { return false }
    for head in ["经营者", "使用者", "驾驶员", "从业人员", "工作人员", "机构", "部门", "单位", "公司", "者"] as [StaticString]
    where end - head.length >= at + 2 && phrases.starts(head, end - head.length, end) {
      return true
    }
    return false
  }

  /// Whether a general head ends the stretch: 人员 单位.
  private func endsInGeneric(_ start: Int, _ end: Int) -> Bool {
    (1...4).contains { end - $0 > start && table.classes(text, end - $0, end).contains(.genericHead) }
  }

  /// Whether a verb that is no noun, a preposition or 有 stands behind a verb.
  private func governsPhrase(_ at: Int, _ end: Int) -> Bool {
    guard at < end else { return false }
    if text[at] == Han.有 { return true }
    guard let match = phrases.longest(at, end, [.verb, .preposition, .joined, .nominalVerb]) else { return false }
    // 接受申请的法院: a verb before 的 is an object.
    let next = at + match.length
    return match.classes.isDisjoint(with: [.joined, .nominalVerb]) && next < end && text[next] != Han.的
  }

  /// Whether a verb with an object stands in the stretch: 校车运载学生, but not 监督管理部门.
  func holdsVerb(_ span: Span) -> Bool {
    var from = span.start + 1
    while let (at, verb) = phrases.first([.verb, .actorHead, .genericHead, .joined], from, span.end) {
      from = at + verb.length
      if verb.classes.contains(.verb),
        verb.classes.isDisjoint(with: [.nominalVerb, .joined, .actorHead, .genericHead]),
        from < span.end, !modifiesHead(verb, from, span.end), !phrases.contains("的", from, span.end)
      {
        return true
      }
    }
    return false
  }

  func opener(of close: Int, _ start: Int) -> Int? {
    var at = close
    while at > start {
      if text[at] == Mark.openBracket { return at }
      at -= 1
    }
    return nil
  }

  /// `span` without connectives, adverbs and times at its head, blanks at its ends.
  func trim(_ span: Span) -> Span {
    var (start, end) = (span.start, span.end)
    while end > start, Mark.isBlank(text[end - 1]) || text[end - 1] == Mark.enumeration { end -= 1 }
    while start < end {
      if Mark.isBlank(text[start]) {
        start += 1
      } else if let match = phrases.longest(
        start, end, [.connective, .modifier, .verb, .wholeActor, .actorHead, .joined]),
        match.classes.isDisjoint(with: [.wholeActor, .actorHead, .joined]),
        !match.classes.isDisjoint(with: [.connective, .modifier]), match.length > 1 || isWordOfItsOwn(start),
        text[start] != Han.第 || phrases.places.isTokenStart(start + match.length),
        isLongEnough(start + match.length, end)
      {
        start += match.length
        if text[start] == Han.地, isWordOfItsOwn(start) { start += 1 }
      } else if let time = phrases.time(start, end), time.span.end < end {
        start = time.span.end
      } else {
        break
      }
    }
    return Span(start, end)
  }

  /// 新 in 新建项目 is no adverb.
  private func isWordOfItsOwn(_ at: Int) -> Bool { phrases.places.isToken(at, at + 1) }

  private func isLongEnough(_ start: Int, _ end: Int) -> Bool {
    end - start >= 2 && text[start + 1] != Mark.openBracket
  }

  /// Where the adverbs that end `start..<end` begin (各部门都, 有关单位也).
  func dropModifiers(_ start: Int, _ end: Int) -> Int {
    var end = end
    outer: while end > start {
      if Mark.isBlank(text[end - 1]) {
        end -= 1
        continue
      }
      var length = min(6, end - start)
      while length > 0 {
        let classes = phrases.classes(end - length, end, of: Self.heads.union([.modifier, .connective]))
        if !classes.isDisjoint(with: Self.heads) { return end }
        if !classes.isDisjoint(with: [.modifier, .connective]) {
          end -= length
          continue outer
        }
        length -= 1
      }
      return end
    }
    return end
  }
}
