/// One value of a table.
public indirect enum Cell: Sendable {
  /// Words. In CSV, text that a spreadsheet would take for a formula is guarded by a leading `'`.
  case text(String)
  /// A count or an offset.
  case integer(Int)
  /// A measure, with so many places behind the point; the shortest exact form when nothing is said.
  case decimal(Double, places: Int? = nil)
  /// Yes or no: `true`, `false`.
  case flag(Bool)
  /// Several values: an array in JSON Lines, joined by `；` elsewhere.
  case list([Cell])
  /// Named values: an object in JSON Lines; elsewhere `flat` stands for them.
  case object([(name: String, value: Cell)], flat: String)
  /// Not known, or not defined: an empty cell, `null` in JSON Lines.
  case empty

  /// Text, or an empty cell.
  public static func text(_ text: String?) -> Cell { text.map { Cell.text($0) } ?? .empty }
  /// A count, or an empty cell.
  public static func integer(_ number: Int?) -> Cell { number.map { Cell.integer($0) } ?? .empty }
  /// A measure, or an empty cell; not a number and infinity count as unknown.
  public static func measure(_ number: Double?, places: Int? = nil) -> Cell {
    guard let number, number.isFinite else { return .empty }
    return .decimal(number, places: places)
  }
  /// Several texts.
  public static func texts(_ texts: [String]) -> Cell { .list(texts.map { .text($0) }) }

  /// Whether the value is a number.
  var isNumber: Bool {
    switch self {
    case .integer, .decimal: true
    default: false
    }
  }

  /// The value as it stands in a table cell, without quoting.
  var plain: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let number, let places): places.map { DecimalText.fixed(number, places: $0) } ?? "\(number)"
    case .flag(let isTrue): isTrue ? "true" : "false"
    case .list(let cells): cells.map(\.plain).joined(separator: "；")
    case .object(_, let flat): flat
    case .empty: ""
    }
  }
}

/// Numbers as decimal text, without Foundation.
enum DecimalText {
  /// `number` rounded to so many places (half away from zero).
  static func fixed(_ number: Double, places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (number.magnitude * scale).rounded()
    guard scaled < 9e15 else { return "\(number)" }
    var digits = String(Int(scaled))
    if digits.utf8.count <= places { digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits }
    let sign = number < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return sign + digits }
    return sign + digits.dropLast(places) + "." + digits.suffix(places)
  }
}
