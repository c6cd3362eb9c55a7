/// What a character can mean at first sight.
struct CharacterRole: OptionSet, Sendable {
  let rawValue: UInt8

  /// It parts clauses, or opens a bracket or quotation.
  static let mark = CharacterRole(rawValue: 1 << 1)
  /// It may begin a figure.
  static let figure = CharacterRole(rawValue: 1 << 2)
  /// Every time expression has one of these: 年 月 季 内 前 末 起 期 底.
  static let time = CharacterRole(rawValue: 1 << 3)
  /// It opens a bracket.
  static let bracket = CharacterRole(rawValue: 1 << 5)
  /// 、.
  static let enumeration = CharacterRole(rawValue: 1 << 6)
}

/// The roles of all characters, a byte each, so that one look tells what a place of the text can be good for.
struct Alphabet: Sendable {
  private var roles = [CharacterRole](repeating: [], count: 65536)

  init(_ fields: WordTable<FieldWord>) {
    for unit in UInt16.min...UInt16.max {
      var role: CharacterRole = []
      let field = fields.first(unit)
      if field.contains(.figure) { role.insert(.figure) }
      if field.contains(.timeMark) { role.insert(.time) }
      if !role.isEmpty { roles[Int(unit)] = role }
    }
    for mark in [Mark.comma, Mark.semicolon, Mark.colon, Mark.openTitle, Mark.openQuote, 0x2018] {
      roles[Int(mark)].insert(.mark)
    }
    roles[Int(Mark.openBracket)].formUnion([.mark, .bracket])
    roles[Int(Mark.enumeration)].insert(.enumeration)
  }

  @inline(__always)
  subscript(unit: UInt16) -> CharacterRole { roles[Int(unit)] }
}
