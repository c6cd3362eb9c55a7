/// What repair asks of each character of each line, in a byte.
struct LayoutTraits: OptionSet {
  var rawValue: UInt8

  /// Columns on a screen: the lowest two bits as a number.
  @inline(__always) var columns: Int { Int(rawValue & 3) }
  /// A mark of half width.
  static let narrowMark = LayoutTraits(rawValue: 4)
  /// A comma, colon, semicolon or full stop.
  static let clauseMark = LayoutTraits(rawValue: 8)
  /// A full stop or a semicolon.
  static let stop = LayoutTraits(rawValue: 16)
  /// A mark that ends a sentence.
  static let final = LayoutTraits(rawValue: 32)
  /// An opening or a closing quotation mark or bracket.
  static let opener = LayoutTraits(rawValue: 64)
  static let closer = LayoutTraits(rawValue: 128)
  static let brackets: LayoutTraits = [.opener, .closer]

  private init(of unit: UInt16) {
    self.init(rawValue: UInt8(LayoutCharacter.columns(unit)))
    let isASCIIMark = unit < 0x80 && unit != 0x20 && !LayoutCharacter.isLetter(unit) && unit &- 0x30 >= 10
    if isASCIIMark { insert(.narrowMark) }
    if LayoutCharacter.isPause(unit) || unit == 0x3002 { insert(.clauseMark) }
    if unit == 0x3002 || unit == 0xFF1B || unit == 0x3B { insert(.stop) }
    if LayoutCharacter.isFinal(unit) { insert(.final) }
    if LayoutCharacter.isOpener(unit) { insert(.opener) }
    if LayoutCharacter.isCloser(unit) { insert(.closer) }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The traits of all units, made once.
  static let table = Table()

  struct Table: @unchecked Sendable {
    // Written in `init` only, and never freed: the one table lives as long as the process.
    private let traits: UnsafeMutablePointer<LayoutTraits>

    fileprivate init() {
      traits = .allocate(capacity: 0x10000)
      traits.initialize(repeating: LayoutTraits(of: 0x4E00), count: 0x10000)
      for unit in UInt16(0)...0xFFFF where !LayoutCharacter.isCommonHan(unit) {
        traits[Int(unit)] = LayoutTraits(of: unit)
      }
    }

    @inline(__always)
    subscript(unit: UInt16) -> LayoutTraits { traits[Int(unit)] }
  }
}
