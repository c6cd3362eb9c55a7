/// What segmentation needs to know of a UTF-16 unit, by a table of 65,536 bytes.
///
/// Units that follow the plain part of Unicode's word rules have a class of their own; all others are `complex`, and
/// lines that hold one are left to ICU. So the table says for which text our rules are ICU's, in every version of ICU.
struct CharacterClass: Equatable {
  var rawValue: UInt8

  /// A Chinese character of the basic blocks.
  static let han = CharacterClass(rawValue: 0)
  /// A Chinese character that is a numeral.
  static let numeral = CharacterClass(rawValue: 1)
  /// A Latin letter, in half or full width, or a Roman numeral.
  static let letter = CharacterClass(rawValue: 2)
  /// A digit, in half or full width.
  static let digit = CharacterClass(rawValue: 3)
  /// `.` and the like: joins two letters or two digits.
  static let middleOfBoth = CharacterClass(rawValue: 4)
  /// `,` and the like: joins two digits.
  static let middleOfNumber = CharacterClass(rawValue: 5)
  /// `·`: joins two letters.
  static let middleOfWord = CharacterClass(rawValue: 6)
  /// `:`: versions of ICU differ on what it joins.
  static let middleUnsettled = CharacterClass(rawValue: 7)
  /// A blank of those that run together.
  static let blank = CharacterClass(rawValue: 8)
  /// Another blank or control, a token of its own.
  static let otherBlank = CharacterClass(rawValue: 9)
  /// LF or CR.
  static let lineEnd = CharacterClass(rawValue: 10)
  /// A mark or symbol, a token of its own.
  static let mark = CharacterClass(rawValue: 11)
  /// Anything that the rules here do not cover.
  static let complex = CharacterClass(rawValue: 12)

  /// Whether it is a Chinese character.
  @inline(__always) var isHan: Bool { rawValue <= 1 }
  /// Whether it is a letter.
  @inline(__always) var isLetter: Bool { rawValue == 2 }
  /// Whether it is a letter or a digit.
  @inline(__always) var isAlphanumeric: Bool { rawValue == 2 || rawValue == 3 }
  /// Whether it may join what stands around it.
  @inline(__always) var isMiddle: Bool { rawValue >= 4 && rawValue <= 7 }

  /// The classes of all units, made once.
  static let table: CharacterClassTable = CharacterClassTable()
}

/// The class of each UTF-16 unit.
struct CharacterClassTable: @unchecked Sendable {
  // Written in `init` only, and never freed: the one table lives as long as the process, and no reference is counted.
  private let classes: UnsafeMutablePointer<UInt8>

  fileprivate init() {
    classes = .allocate(capacity: 0x10000)
    classes.initialize(repeating: CharacterClass.complex.rawValue, count: 0x10000)
    set(0x4E00...0x9FFF, .han)
    set(0x3400...0x4DBF, .han)
    for numeral in "零〇一二三四五六七八九十百千万亿两".utf16 { set(numeral...numeral, .numeral) }
    for range: ClosedRange<UInt16> in [0x41...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0x2160...0x217F] {
      set(range, .letter)
    }
    for range: ClosedRange<UInt16> in [0x30...0x39, 0xFF10...0xFF19] { set(range, .digit) }
    set(0x21...0x2F, .mark)
    set(0x3A...0x40, .mark)
    set(0x5B...0x60, .mark)
    set(0x7B...0x7E, .mark)
    for range: ClosedRange<UInt16> in [
      0xA7...0xA7, 0xB0...0xB1, 0xD7...0xD7, 0xF7...0xF7, 0x2013...0x2016, 0x201C...0x201D, 0x2022...0x2022,
      0x2026...0x2026, 0x2030...0x2030, 0x203B...0x203B, 0x2103...0x2103, 0x2190...0x2193, 0x2264...0x2265,
      0x2460...0x249B, 0x25A0...0x25A1, 0x25B2...0x25B3, 0x25C6...0x25C7, 0x25CB...0x25CB, 0x25CF...0x25CF,
      0x2605...0x2606, 0x3001...0x3003, 0x3008...0x3011, 0x3013...0x301B, 0x301D...0x301F, 0xFF01...0xFF0F,
      0xFF1A...0xFF20, 0xFF3B...0xFF3E, 0xFF5B...0xFF5E, 0xFFE0...0xFFE1, 0xFFE5...0xFFE5,
    ] { set(range, .mark) }
    for unit: UInt16 in [0x2E, 0x27, 0x2018, 0x2019, 0xFF0E, 0xFF07] { set(unit...unit, .middleOfBoth) }
    for unit: UInt16 in [0x2C, 0x3B, 0xFF0C, 0xFF1B] { set(unit...unit, .middleOfNumber) }
    set(0xB7...0xB7, .middleOfWord)
    for unit: UInt16 in [0x3A, 0xFF1A] { set(unit...unit, .middleUnsettled) }
    for unit: UInt16 in [0x40, 0x5F, 0xFF20, 0xFF3F] { set(unit...unit, .complex) }
    set(0x20...0x20, .blank)
    set(0x3000...0x3000, .blank)
    for range: ClosedRange<UInt16> in [0x2000...0x2006, 0x2008...0x200A, 0x205F...0x205F] { set(range, .blank) }
    set(0x09...0x09, .otherBlank)
    set(0xA0...0xA0, .otherBlank)
    set(0x0A...0x0A, .lineEnd)
    set(0x0D...0x0D, .lineEnd)
  }

  private func set(_ range: ClosedRange<UInt16>, _ value: CharacterClass) {
    for unit in range { classes[Int(unit)] = value.rawValue }
  }

  @inline(__always)
  subscript(unit: UInt16) -> CharacterClass { CharacterClass(rawValue: classes[Int(unit)]) }
}
