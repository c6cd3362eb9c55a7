import Text

/// Reads small whole numbers in Arabic or Chinese digits: 12, 十二, 两, 二〇二五.
enum SmallNumber {
  /// The number at `at` and where it ends; nothing when none begins there.
  static func read(_ text: TextUnits, _ at: Int, _ end: Int) -> (value: Int, end: Int)? {
    guard at < end else { return nil }
    if (0x30...0x39).contains(text[at]) { return arabic(text, at, end) }
    return chinese(text, at, end)
  }

  private static func arabic(_ text: TextUnits, _ at: Int, _ end: Int) -> (value: Int, end: Int)? {
    var value = 0
    var position = at
    while position < end, (0x30...0x39).contains(text[position]), position - at < 6 {
      value = value * 10 + Int(text[position] - 0x30)
      position += 1
    }
    return (value, position)
  }

  /// Tens and units (二十三), or digits one after the other (二〇二五).
  private static func chinese(_ text: TextUnits, _ at: Int, _ end: Int) -> (value: Int, end: Int)? {
    var digits = 0
    var current: Int?
    var total = 0
    var count = 0
    var position = at
    while position < end, position - at < 6 {
      if let digit = digit(text[position]) {
        current = digit
        digits = digits * 10 + digit
        count += 1
      } else if text[position] == Han.十 {
        total += (current ?? 1) * 10
        current = nil
        count = -10
      } else {
        break
      }
      position += 1
    }
    guard position > at else { return nil }
    return (count >= 2 ? digits : total + (current ?? 0), position)
  }

  private static func digit(_ unit: UInt16) -> Int? { unit == Han.两 ? 2 : HanNumeral.digit(unit) }
}
