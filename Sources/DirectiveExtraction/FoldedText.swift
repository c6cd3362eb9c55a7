/// A text in which half-width marks among Chinese and full-width digits look like their usual forms.
///
/// Every unit keeps its place, so an offset into the folded text is an offset into the document's.
///
/// - Complexity: O(*n*).
enum FoldedText {
  /// The folded form of `text`.
  static func fold(_ text: [UInt16]) -> [UInt16] {
    var folded = text
    for at in text.indices where mayFold(text[at]) {
      let unit = text[at]
      if unit < 0x80 {
        if let mark = halfWidth(unit) {
          let isInNumber = at > 0 && at + 1 < text.count && isDigit(text[at - 1]) && isDigit(text[at + 1])
          if !isInNumber || unit == 0x28 || unit == 0x29 { folded[at] = mark }
        }
      } else if unit >= 0xFF05 {
        switch unit {
        case 0xFF05: folded[at] = 0x25  // ％
        case 0xFF0E: folded[at] = 0x2E  // ．
        case 0xFF10...0xFF19: folded[at] = unit - 0xFF10 + 0x30
        default: break
        }
      } else if unit == 0x3014 {
        folded[at] = Mark.openBracket
      } else if unit == 0x3015 {
        folded[at] = Mark.closeBracket
      }
    }
    return folded
  }

  /// Whether `unit` may have another form: by bits, since branches would guess at every mark.
  @inline(__always)
  private static func mayFold(_ unit: UInt16) -> Bool {
    let isHalfWidth = halfWidthMarks >> UInt64(unit & 63) & (unit < 64 ? 1 : 0)
    let isFullWidth = fullWidthForms >> UInt64(unit & 63) & (unit & 0xFFC0 == 0xFF00 ? 1 : 0)
    return isHalfWidth | isFullWidth | (unit & 0xFFFE == 0x3014 ? 1 : 0) != 0
  }

  /// A bit for each of !(),:;? and for each of ％．０…９, by the last six bits.
  private static let halfWidthMarks: UInt64 = 0x8C00_1302_0000_0000
  private static let fullWidthForms: UInt64 = 0x0000_0000_03FF_4020

  private static func halfWidth(_ unit: UInt16) -> UInt16? {
    switch unit {
    case 0x2C: Mark.comma
    case 0x3B: Mark.semicolon
    case 0x3A: Mark.colon
    case 0x21: 0xFF01
    case 0x3F: 0xFF1F
    case 0x28: Mark.openBracket
    case 0x29: Mark.closeBracket
    default: nil
    }
  }

  /// Whether `unit` is an ASCII or full-width digit.
  static func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) || (0xFF10...0xFF19).contains(unit) }
}

/// Marks by name.
enum Mark {
  static let comma: UInt16 = 0xFF0C
  static let semicolon: UInt16 = 0xFF1B
  static let colon: UInt16 = 0xFF1A
  static let stop: UInt16 = 0x3002
  static let enumeration: UInt16 = 0x3001
  static let openBracket: UInt16 = 0xFF08
  static let closeBracket: UInt16 = 0xFF09
  static let openQuote: UInt16 = 0x201C
  static let closeQuote: UInt16 = 0x201D
  static let openTitle: UInt16 = 0x300A
  static let closeTitle: UInt16 = 0x300B

  /// Whether `unit` ends a sentence.
  static func endsSentence(_ unit: UInt16) -> Bool { unit == stop || unit == 0xFF01 || unit == 0xFF1F }

  /// Whether `unit` is a blank.
  static func isBlank(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0x3000 || unit == 0x09 || unit == 0xA0 }
}
