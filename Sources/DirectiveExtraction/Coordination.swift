import Text

/// Parts coordinated names: 各乡镇（街道）、县直各部门 are two actors, 公安、网信等部门 one, since its modifiers share a head.
extension ActorReader {
  /// The items of a coordination of names.
  func items(of name: Span) -> [Span] {
    var parts: [Span] = []
    var from = name.start
    var at = name.start
    while at < name.end {
      if text[at] == Mark.openBracket {
        at = phrases.skipBracket(at, name.end)
        continue
      }
      let length = conjunction(at, name)
      if length > 0 {
        if at > from { parts.append(Span(from, at)) }
        from = at + length
        at = from
      } else {
        at += 1
      }
    }
    if from < name.end { parts.append(Span(from, name.end)) }
    return merge(parts)
  }

  /// The number of units of the conjunction at `at`; 0 when there is none.
  private func conjunction(_ at: Int, _ name: Span) -> Int {
    switch text[at] {
    case Mark.enumeration: return 1
    case Han.和, Han.与, Han.及, Han.或:
      if at > name.start, isJoined(at - 1, at, name.end) || isJoined(at, at, name.end) { return 0 }
      if phrases.starts("以及", at - 1, name.end) { return 0 }
      if phrases.starts("及其", at, name.end) { return 0 }
      return phrases.starts("或者", at, name.end) ? 2 : 1
    case Han.特, Han.尤:
      return phrases.starts("特别是", at, name.end) || phrases.starts("尤其是", at, name.end) ? 3 : 0
    case Han.以:  // 以及
      return phrases.starts("以及", at, name.end) ? 2 : 0
    default: return 0
    }
  }

  private func isJoined(_ from: Int, _ at: Int, _ end: Int) -> Bool {
    guard let match = phrases.longest(from, end, .joined) else { return false }
    return from + match.length > at
  }

  private func merge(_ parts: [Span]) -> [Span] {
    var items: [Span] = []
    var pending: Int?
    let lastNamed = parts.lastIndex { !isRegion($0) } ?? 0
    for (index, part) in parts.enumerated() {
      let start = pending ?? part.start
      if index < lastNamed, isRegion(part) {
        pending = start
      } else if isBareGeneric(part), sharesModifier(part), let last = items.last, index > 0, pending == nil,
        (last.start..<last.end).contains(where: { text[$0] == Han.等 })
      {
        items[items.count - 1] = Span(last.start, part.end)
      } else if index == parts.count - 1 || isFull(part) || isEvery(part) && isEvery(parts[index + 1]) {
        items.append(Span(start, part.end))
        pending = nil
      } else {
        pending = start
      }
    }
    if items.count > 1, let last = items.last, let etcetera = etcetera(in: last) {
      items[items.count - 1] = Span(last.start, etcetera)
    }
    return items
  }

  /// 省, 自治区, 县（市、区）: a kind of place and no name.
  private func isRegion(_ part: Span) -> Bool {
    var end = part.end
    if text[end - 1] == Mark.closeBracket, let open = opener(of: end - 1, part.start) { end = open }
    return table.classes(text, part.start, end).contains(.region)
  }

  /// Whether 和 or 或者 stands before the part, behind which a general head takes over the modifier; 、 parts equals.
  private func sharesModifier(_ part: Span) -> Bool { part.start > 0 && text[part.start - 1] != Mark.enumeration }

  private func isFull(_ part: Span) -> Bool { part.count >= 2 && isName(part) }

  /// 各镇街、各部门: each with 各 of its own is one, whatever its form.
  private func isEvery(_ part: Span) -> Bool { text[part.start] == Han.各 }

  private func isBareGeneric(_ part: Span) -> Bool { table.classes(text, part.start, part.end).contains(.genericHead) }

  /// Where 等部门, 等单位 begins at the end of a full name.
  private func etcetera(in part: Span) -> Int? {
    var at = part.end - 2
    while at > part.start + 1 {
      if text[at] == Han.等 {
        let rest = Span(at + 1, part.end)
        return (rest.isEmpty || isBareGeneric(rest)) && isName(Span(part.start, at)) ? at : nil
      }
      at -= 1
    }
    if part.count > 2, text[part.end - 1] == Han.等 { return part.end - 1 }
    return nil
  }
}
