import Text

/// Finds figures with unit and bound: 5%左右, 1200万人以上, 不低于3亿元.
///
/// Dates, ordinals, numbers inside names in quotation marks and the durations of deadlines are none.
struct QuantityReader {
  let phrases: PhraseReader
  private var text: TextUnits { phrases.text }

  /// The quantities in `span`, apart from what lies in `deadline`.
  func quantities(in span: Span, apartFrom deadline: Span?) -> [QuantityPlace] {
    var quantities: [QuantityPlace] = []
    var at = span.start
    while true {
      at = phrases.places.next([.figure, .mark], at, span.end)
      guard at < span.end else { return quantities }
      let unit = text[at]
      if unit == Mark.openQuote || unit == Mark.openTitle, let close = closing(at, span.end) {
        at = close
        continue
      }
      if let deadline, deadline.contains(at) {
        at = deadline.end
        continue
      }
      guard (0x30...0x39).contains(unit) || isChineseAmount(at, span.end) else {
        at += 1
        continue
      }
      if let quantity = read(at, span) {
        if !isStartingPoint(at, quantity.span.end, span) { quantities.append(quantity) }
        at = quantity.span.end
      } else {
        at = skipNumber(at, span.end)
      }
    }
  }

  /// 从202元、270元提高到209元: what stands between 从 and 到 is where the change begins.
  private func isStartingPoint(_ start: Int, _ end: Int, _ span: Span) -> Bool {
    var at = start
    while at > span.start, start - at < 16 {
      at -= 1
      if text[at] == Mark.comma || text[at] == Mark.semicolon || text[at] == Han.到 || text[at] == Han.至 {
        return false
      }
      guard text[at] == Han.从 || text[at] == Han.由 else { continue }
      var to = end
      while to < span.end, to - end < 16, text[to] != Mark.comma, text[to] != Mark.semicolon {
        if text[to] == Han.到 || text[to] == Han.至 || text[to] == Han.为 { return true }
        to += 1
      }
      return false
    }
    return false
  }

  private func closing(_ at: Int, _ end: Int) -> Int? {
    let close = text[at] == Mark.openTitle ? Mark.closeTitle : Mark.closeQuote
    var position = at + 1
    let limit = min(end, at + 30)
    while position < limit {
      if text[position] == close { return position + 1 }
      position += 1
    }
    return nil
  }

  /// 百分之五.
  private func isChineseAmount(_ at: Int, _ end: Int) -> Bool {
    text[at] == Han.百 && phrases.starts("百分之", at, end)
  }

  private func skipNumber(_ at: Int, _ end: Int) -> Int {
    var position = at + 1
    while position < end, (0x30...0x39).contains(text[position]) || text[position] == 0x2E { position += 1 }
    return position
  }

  private func read(_ at: Int, _ span: Span) -> QuantityPlace? {
    var position = at
    if phrases.starts("百分之", at, span.end) {
      position += 3
      let from = position
      while position < span.end, isChineseDigit(text[position]) { position += 1 }
      guard position > from else { return nil }
      return finish(at, Span(from, position), position, span)
    }
    if at > span.start, isPartOfName(text[at - 1]) { return nil }
    while position < span.end {
      let unit = text[position]
      if unit == 0x2E || unit == 0x2C || unit == 0xFF0C, position + 1 < span.end,
        (0x30...0x39).contains(text[position + 1])
      {
        if unit != 0x2E, !isThousands(position, span.end) { break }
      } else if !(0x30...0x39).contains(unit) {
        break
      }
      position += 1
    }
    var value = Span(at, position)
    if let upper = upperBound(behind: position, at, span) { (value, position) = (Span(at, upper), upper) }
    guard let match = phrases.fields.longest(text, position, span.end, .unit) else {
      // 万 and 亿 alone, with a unit behind them.
      var scale = position
      while scale < span.end, isScale(text[scale]) { scale += 1 }
      guard scale > position else { return nil }
      let tail = phrases.fields.longest(text, scale, span.end, .unit)?.length ?? 0
      return finish(at, value, scale + tail, span)
    }
    if isDate(value, match.length) { return nil }
    return finish(at, value, position + match.length, span)
  }

  /// Where the second figure of a range ends: 3至5处, 6%—7%, 5到7元; not in 从3到5, which tells a change.
  private func upperBound(behind end: Int, _ start: Int, _ span: Span) -> Int? {
    var at = end
    if let unit = phrases.fields.longest(text, at, span.end, .unit) { at += unit.length }
    guard at + 1 < span.end, Self.joinsRange(text[at]) else { return nil }
    if start > span.start, text[start - 1] == Han.从 || text[start - 1] == Han.由 { return nil }
    at += 1
    let from = at
    while at < span.end, isDigit(text[at]) || text[at] == 0x2E && at > from { at += 1 }
    guard at > from else { return nil }
    // 5月至10月, 2023—2025年 are no amounts.
    let isYear = at - from == 4 && at < span.end && text[at] == Han.年
    let isMonth = at < span.end && text[at] == Han.月
    return isYear || isMonth ? nil : at
  }

  /// — – - ~ ～ 至 到.
  static func joinsRange(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x2014, 0x2013, 0x2D, 0xFF0D, 0x7E, 0xFF5E, Han.至, Han.到: true
    default: false
    }
  }

  private func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }

  private func isThousands(_ comma: Int, _ end: Int) -> Bool {
    comma + 3 < end && (1...3).allSatisfy { (0x30...0x39).contains(text[comma + $0]) }
      && !(comma + 4 < end && (0x30...0x39).contains(text[comma + 4]))
  }

  private func isScale(_ unit: UInt16) -> Bool { unit == Han.万 || unit == Han.亿 || unit == Han.千 || unit == Han.百 }

  private func isChineseDigit(_ unit: UInt16) -> Bool { Ordinal.isNumeral(unit) || unit == Han.点 || unit == Han.两 }

  private func isPartOfName(_ before: UInt16) -> Bool {
    // 第, Latin, +
    before == Han.第 || (0x41...0x5A).contains(before) || (0x61...0x7A).contains(before) || before == 0x2B
  }

  /// 2025年, 6月, 12日: a calendar date and no amount.
  private func isDate(_ value: Span, _ length: Int) -> Bool {
    guard length == 1 else { return false }
    switch text[value.end] {
    case Han.年: return value.count == 4
    case Han.日 where value.end + 1 < text.count && text[value.end + 1] == Han.前: return true  // 20日前
    case Han.日: return value.end > 2 && value.count <= 2 && monthBefore(value.start)
    default: return false
    }
  }

  private func monthBefore(_ at: Int) -> Bool { at > 0 && text[at - 1] == Han.月 }

  /// With the words that bound it before and behind.
  private func finish(_ start: Int, _ value: Span, _ unitEnd: Int, _ span: Span) -> QuantityPlace {
    let before = phrases.suffix(span.start, start, .boundBefore)
    let behind = phrases.fields.longest(text, unitEnd, span.end, .boundBehind)?.length ?? 0
    return QuantityPlace(
      span: Span(start - before, unitEnd + behind), value: value, unitEnd: unitEnd, start: start)
  }
}
