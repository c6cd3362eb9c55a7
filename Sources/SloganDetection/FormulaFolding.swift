import ICU

/// Reduces characters to what formulas are compared by.
///
/// What Unicode calls compatible becomes the same (full width and half width, Kangxi radicals and characters, capital and
/// small letters), Traditional becomes Simplified; ，、；, count as one separator; quotation marks, blanks, line ends and
/// invisible characters are passed over. One unit stays one unit, so that offsets need no map.
struct FormulaFolding: Sendable {
  /// The folded unit for each unit; 0 for one that is passed over.
  let table: [UInt16]
  /// A bit for each unit: whether it is a Chinese numeral below eleven.
  let numerals: [UInt64]

  /// The separator that ，、；, become.
  static let separator: UInt16 = 0x3001

  /// A folding that also reads Traditional characters.
  init() throws(ICUError) {
    var table = [UInt16](0...0xFFFF)
    try Self.foldCompatible(&table)
    Self.foldPunctuation(&table)
    // One blank between two characters keeps ICU's rules for pairs (乾隆) from joining what are unrelated entries here.
    let han = Array(UInt16(0x4E00)...0x9FFF)
    var spaced: [UInt16] = []
    spaced.reserveCapacity(han.count * 2)
    for unit in han { spaced += [unit, 0x20] }
    let simplified = try Transliterator("Traditional-Simplified").apply(spaced)
    if simplified.count == spaced.count {
      for (index, unit) in han.enumerated() { table[Int(unit)] = simplified[index * 2] }
      for unit in Self.compatible.joined() { table[unit] = table[Int(table[unit])] }
    }
    self.table = table
    var numerals = [UInt64](repeating: 0, count: 1024)
    for unit in UInt16(0)...0xFFFF where ChineseNumeral.value(of: unit) != nil {
      numerals[Int(unit >> 6)] |= 1 << UInt64(unit & 63)
    }
    self.numerals = numerals
  }

  /// The folded form of `text`, without the units that are passed over.
  func fold(_ text: some StringProtocol) -> [UInt16] {
    text.utf16.compactMap { unit in
      let folded = table[Int(unit)]
      return folded == 0 ? nil : folded
    }
  }

  /// Letters and what PDF files and old encodings have in the place of ordinary characters: radicals, compatibility
  /// ideographs, and forms of full and half width.
  private static let compatible = [0x41...0x5A, 0x2E80...0x2FDF, 0xF900...0xFAFF, 0xFF01...0xFFEF]

  /// Maps each compatible character to what NFKC with folded case makes of it, if that is one character.
  private static func foldCompatible(_ table: inout [UInt16]) throws(ICUError) {
    let units = compatible.joined().map { UInt16($0) }
    let border: UInt16 = 0xE000
    let folded = try Normalizer(.nfkcCaseFold).normalize(units.flatMap { [$0, border] })
    for (unit, form) in zip(units, folded.split(separator: border, omittingEmptySubsequences: false))
    where form.count == 1 { table[Int(unit)] = form.first! }
  }

  private static func foldPunctuation(_ table: inout [UInt16]) {
    for unit in [0x2C, 0xFF0C, 0x3001, 0xFF64, 0x3B, 0xFF1B] { table[unit] = separator }
    for unit in [0x2022, 0x30FB, 0xFF65, 0x2027] { table[unit] = 0xB7 }
    let quotes =
      [0x22, 0x27, 0xFF02, 0xFF07] + Array(0x2018...0x201F) + Array(0x300C...0x300F) + Array(0x301D...0x301F)
    let blanks =
      [0, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x85, 0xA0, 0x3000] + Array(0x2000...0x200A) + [0x2028, 0x2029]
    let invisible = [0xAD, 0xFEFF, 0x2060] + Array(0x200B...0x200F)
    for unit in quotes + blanks + invisible { table[unit] = 0 }
  }
}

/// What kind of quotation mark a code unit is.
enum QuotationMark {
  case opening
  case closing
  /// `"`, which may be either.
  case straight

  /// The kind of mark that `unit` is, or nothing.
  init?(_ unit: UInt16) {
    switch unit {
    case 0x201C, 0x2018, 0x300C, 0x300E, 0x301D: self = .opening
    case 0x201D, 0x2019, 0x300D, 0x300F, 0x301E, 0x301F: self = .closing
    case 0x22, 0xFF02: self = .straight
    default: return nil
    }
  }
}
