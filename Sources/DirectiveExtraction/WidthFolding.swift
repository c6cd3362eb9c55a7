/// A text in which half-width marks among Chinese and full-width digits look like their usual forms.
///
/// Every unit keeps its place, so an offset into the folded text is an offset into the document's.
///
/// - Complexity: O(*n*).
enum WidthFolding {
  /// The folded form of `text`, with so many zeros behind it.
  static func fold(_ text: [UInt16], zeros: Int = 0) -> [UInt16] {
    var folded: [UInt16] = []
    folded.reserveCapacity(text.count + zeros)
    folded += text
    folded += repeatElement(0, count: zeros)
    text.withUnsafeBufferPointer { text in
      for start in stride(from: 0, to: text.count, by: 32) {
        let block = start..<min(start + 32, text.count)
        // Most blocks stay as they are, and are passed without a look at each unit.
        var mayFold: UInt16 = 0
        for at in block { mayFold |= Self.mayFold(text[at]) }
        if mayFold == 0 { continue }
        for at in block where Self.mayFold(text[at]) != 0 { folded[at] = form(of: at, in: text) }
      }
    }
    return folded
  }

  /// Whether `unit` may have another form, as 1 or 0: ranges that hold all such units and few others.
  @inline(__always)
  private static func mayFold(_ unit: UInt16) -> UInt16 {
    (unit &- 0x28 < 0x05 ? 1 : 0) | (unit == 0x21 ? 1 : 0) | (unit &- 0x3A < 0x06 ? 1 : 0)  // (…, ! :…?
      | (unit & 0xFFFE == 0x3014 ? 1 : 0)  // 〔〕
      | (unit == 0xFF05 ? 1 : 0) | (unit &- 0xFF0D < 0x0E ? 1 : 0)  // ％ －…：
  }

  private static func form(of at: Int, in text: UnsafeBufferPointer<UInt16>) -> UInt16 {
    let unit = text[at]
    switch unit {
    case 0xFF05: return 0x25  // ％
    case 0xFF0E: return 0x2E  // ．
    case 0xFF10...0xFF19: return unit - 0xFF10 + 0x30
    case 0x3014, 0x28: return Mark.openBracket
    case 0x3015, 0x29: return Mark.closeBracket
    default:
      let isInNumber = at > 0 && at + 1 < text.count && isDigit(text[at - 1]) && isDigit(text[at + 1])
      // 18：00 parts no clauses.
      if unit == Mark.colon { return isInNumber ? 0x3A : unit }
      return isInNumber ? unit : halfWidth(unit) ?? unit
    }
  }

  private static func halfWidth(_ unit: UInt16) -> UInt16? {
    switch unit {
    case 0x2C: Mark.comma
    case 0x3B: Mark.semicolon
    case 0x3A: Mark.colon
    case 0x21: 0xFF01
    case 0x3F: 0xFF1F
    default: nil
    }
  }

  /// Whether `unit` is an ASCII or full-width digit.
  static func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) || (0xFF10...0xFF19).contains(unit) }
}
