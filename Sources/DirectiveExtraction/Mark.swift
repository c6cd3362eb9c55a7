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

  /// Marks that part clauses, and those but the bracket that open what is passed over.
  static let parting = [comma, semicolon, colon, openTitle, openQuote, 0x2018]

  /// Whether `unit` ends a sentence.
  static func endsSentence(_ unit: UInt16) -> Bool { unit == stop || unit == 0xFF01 || unit == 0xFF1F }

  /// Whether `unit` is a blank.
  static func isBlank(_ unit: UInt16) -> Bool {
    unit <= 0x3000 && (unit == 0x20 || unit == 0x3000 || unit == 0x09 || unit == 0xA0)
  }
}
