public import Text

/// Reads dates as Chinese texts write them.
///
///     ChineseDate.read("二〇二三年三月五日")   // 2023-03-05
///     ChineseDate.read("２０２３年３月")       // 2023-03
///     ChineseDate.read("2023/3/5")            // 2023-03-05
public enum ChineseDate {
  /// The date that `text` is, without anything before or behind; nothing where the calendar has no such day.
  public static func read(_ text: String) -> PartialDate? {
    let units = Array(text.utf16)
    guard let match = match(units, at: 0), match.end == units.count else { return nil }
    return match.date
  }

  /// The date that begins at `start`, and where it ends.
  ///
  /// - Complexity: O(1): a date is short.
  static func match(_ text: [UInt16], at start: Int) -> (date: PartialDate, end: Int)? {
    var at = start
    func skipBlanks() { while at < text.count, text[at] == 0x20 || text[at] == 0x3000 { at += 1 } }
    guard let year = yearNumber(text, &at), (1000...9999).contains(year) else { return nil }
    skipBlanks()
    guard at < text.count else { return PartialDate(year: year).map { ($0, at) } }
    if text[at] == 0x5E74 {  // 年
      at += 1
      let yearEnd = at
      skipBlanks()
      guard let month = smallNumber(text, &at) else { return PartialDate(year: year).map { ($0, yearEnd) } }
      skipBlanks()
      guard at < text.count, text[at] == 0x6708 else { return PartialDate(year: year).map { ($0, yearEnd) } }  // 月
      at += 1
      let monthEnd = at
      skipBlanks()
      if let day = smallNumber(text, &at) {
        skipBlanks()
        if at < text.count, text[at] == 0x65E5 || text[at] == 0x53F7 {  // 日 号
          return PartialDate(year: year, month: month, day: day).map { ($0, at + 1) }
        }
      }
      return PartialDate(year: year, month: month).map { ($0, monthEnd) }
    }
    let mark = text[at]
    guard mark == 0x2D || mark == 0x2F || mark == 0x2E || mark == 0xFF0E else { return nil }  // - / . ．
    at += 1
    guard let month = smallNumber(text, &at) else { return nil }
    guard at < text.count, text[at] == mark else { return PartialDate(year: year, month: month).map { ($0, at) } }
    at += 1
    guard let day = smallNumber(text, &at) else { return nil }
    return PartialDate(year: year, month: month, day: day).map { ($0, at) }
  }

  /// Four digits, of any kind.
  private static func yearNumber(_ text: [UInt16], _ at: inout Int) -> Int? {
    var year = 0
    for _ in 0..<4 {
      guard at < text.count, let digit = digit(text[at]) else { return nil }
      year = year * 10 + digit
      at += 1
    }
    return year
  }

  /// A month or a day: digits, or Chinese numerals up to 三十一.
  private static func smallNumber(_ text: [UInt16], _ at: inout Int) -> Int? {
    var tens: Int?
    var ones: Int?
    let start = at
    while at < text.count, at - start < 4 {
      if text[at] == 0x5341 {  // 十
        guard tens == nil else { return nil }
        tens = ones ?? 1
        ones = nil
      } else if let digit = digit(text[at]) {
        if let first = ones {
          guard tens == nil else { return nil }
          tens = first
        }
        ones = digit
      } else {
        break
      }
      at += 1
    }
    guard at > start else { return nil }
    return (tens ?? 0) * 10 + (ones ?? 0)
  }

  private static func digit(_ unit: UInt16) -> Int? {
    switch unit {
    case 0x30...0x39: Int(unit - 0x30)
    case 0xFF10...0xFF19: Int(unit - 0xFF10)
    case 0x25EF, 0x4F: 0  // ◯ and the letter O, which stand for 〇
    default: HanNumeral.digit(unit)
    }
  }
}
