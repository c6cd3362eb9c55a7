import ICU

/// Reduces characters to what formulas are compared by.
///
/// Full width becomes half width, Traditional becomes Simplified, capital letters small ones; ，、；, count as one
/// separator; quotation marks, blanks, line ends and invisible characters are passed over. One unit stays one unit, so
/// that offsets need no map.
struct FormulaFolding: Sendable {
  /// The folded unit for each unit; 0 for one that is passed over.
  let table: [UInt16]
  /// The units at which a search for novel formulas must look closer: quotation marks, numerals and line ends.
  let isOfInterest: [Bool]

  /// The separator that ，、；, become.
  static let separator: UInt16 = 0x3001

  /// A folding that also reads Traditional characters.
  init() throws(ICUError) {
    var table = Self.basic
    // One blank between two characters keeps ICU's rules for pairs (乾隆) from joining what are unrelated entries here.
    let han = Array(UInt16(0x4E00)...0x9FFF)
    var spaced: [UInt16] = []
    spaced.reserveCapacity(han.count * 2)
    for unit in han { spaced += [unit, 0x20] }
    let simplified = try Transliterator("Traditional-Simplified").apply(spaced)
    if simplified.count == spaced.count {
      for (index, unit) in han.enumerated() { table[Int(unit)] = simplified[index * 2] }
    }
    self.table = table
    isOfInterest = (0..<0x10000).map { unit in
      let unit = UInt16(unit)
      return unit == 0x0A || QuotationMark(unit) != nil || ChineseNumeral.value(of: unit) != nil
    }
  }

  /// The folded form of `text`, without the units that are passed over.
  func fold(_ text: some StringProtocol) -> [UInt16] {
    text.utf16.compactMap { unit in
      let folded = table[Int(unit)]
      return folded == 0 ? nil : folded
    }
  }

  private static let basic: [UInt16] = {
    var table = [UInt16](repeating: 0, count: 0x10000)
    for unit in 0..<0x10000 { table[unit] = UInt16(unit) }
    for unit in 0xFF01...0xFF5E { table[unit] = UInt16(unit - 0xFEE0) }
    for unit in 0x41...0x5A {
      table[unit] = UInt16(unit + 0x20)
      table[unit + 0xFEE0] = UInt16(unit + 0x20)
    }
    for unit in [0x2C, 0xFF0C, 0x3001, 0xFF64, 0x3B, 0xFF1B] { table[unit] = separator }
    for unit in [0x2022, 0x30FB, 0xFF65, 0x2027] { table[unit] = 0xB7 }
    let quotes =
      [0x22, 0x27, 0xFF02, 0xFF07] + Array(0x2018...0x201F) + Array(0x300C...0x300F) + Array(0x301D...0x301F)
    let blanks =
      [0, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x85, 0xA0, 0x3000] + Array(0x2000...0x200A) + [0x2028, 0x2029]
    let invisible = [0xAD, 0xFEFF, 0x2060] + Array(0x200B...0x200F)
    for unit in quotes + blanks + invisible { table[unit] = 0 }
    return table
  }()
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
