/// What a character can mean at first sight.
struct CharacterRole: OptionSet, Sendable {
  let rawValue: UInt8

  /// It is a word that a clause's signals are made of.
  static let word = CharacterRole(rawValue: 1 << 0)
  /// It parts clauses, or opens a bracket or quotation.
  static let mark = CharacterRole(rawValue: 1 << 1)
  /// It may begin a figure.
  static let figure = CharacterRole(rawValue: 1 << 2)
  /// Every time expression has one of these: 年 月 季 内 前 末 起 期 底.
  static let time = CharacterRole(rawValue: 1 << 3)
  /// It may begin a word of frequency.
  static let frequency = CharacterRole(rawValue: 1 << 4)
  /// It opens a bracket.
  static let bracket = CharacterRole(rawValue: 1 << 5)
  /// It may begin a predicate of a state or figure to be reached.
  static let trend = CharacterRole(rawValue: 1 << 7)
  /// 、.
  static let enumeration = CharacterRole(rawValue: 1 << 6)
}

/// The roles of all characters, a byte each, so that one look tells what a place of the text can be good for; and a
/// bitmap of the pairs with which the words of a clause's signals begin, small enough to stay near.
struct Alphabet: Sendable {
  private var roles = [CharacterRole](repeating: [], count: 65536)
  private var pairs = [UInt64](repeating: 0, count: 1024)

  init(_ words: WordTable<WordClass>, _ fields: WordTable<FieldWord>) {
    for unit in UInt16.min...UInt16.max {
      var role: CharacterRole = []
      if !words.single(unit).isDisjoint(with: ClauseReader.noted) { role.insert(.word) }
      if words.first(unit).contains(.trend) { role.insert(.trend) }
      let field = fields.first(unit)
      if field.contains(.figure) { role.insert(.figure) }
      if field.contains(.timeMark) { role.insert(.time) }
      if !field.isDisjoint(with: .opensFrequency) { role.insert(.frequency) }
      if !role.isEmpty { roles[Int(unit)] = role }
    }
    for mark in [Mark.comma, Mark.semicolon, Mark.colon, Mark.openTitle, Mark.openQuote, 0x2018] {
      roles[Int(mark)].insert(.mark)
    }
    for (first, second) in words.pairs(of: ClauseReader.noted) {
      let slot = Self.slot(first, second)
      pairs[slot >> 6] |= 1 << UInt64(slot & 63)
    }
    roles[Int(Mark.openBracket)].formUnion([.mark, .bracket])
    roles[Int(Mark.enumeration)].insert(.enumeration)
  }

  /// Whether a word of a clause's signals may begin with `first` and `second`; sure only when it says no.
  @inline(__always)
  func mayBeginWord(_ first: UInt16, _ second: UInt16) -> Bool {
    let slot = Self.slot(first, second)
    return pairs[slot >> 6] >> UInt64(slot & 63) & 1 != 0
  }

  private static func slot(_ first: UInt16, _ second: UInt16) -> Int {
    Int(((UInt32(first) << 16 | UInt32(second)) &* 0x9E37_79B1) >> 16)
  }

  @inline(__always)
  subscript(unit: UInt16) -> CharacterRole { roles[Int(unit)] }
}
