/// JSON as text.
public enum JSONText {
  /// An object on one line, its members in the order given.
  public static func object(_ members: [(name: String, value: Cell)]) -> String {
    "{" + members.map { string($0.name) + ":" + value($0.value) }.joined(separator: ",") + "}"
  }

  /// An object with its members on lines of their own, for people to read; ends with a line feed.
  public static func document(_ members: [(name: String, value: Cell)]) -> String { indented(members, depth: 0) + "\n" }

  private static func indented(_ members: [(name: String, value: Cell)], depth: Int) -> String {
    guard !members.isEmpty else { return "{}" }
    let margin = String(repeating: "  ", count: depth)
    let lines = members.map { member in
      var text = margin + "  " + string(member.name) + ": "
      if case .object(let inner, _) = member.value {
        text += indented(inner, depth: depth + 1)
      } else {
        text += value(member.value)
      }
      return text
    }
    return "{\n" + lines.joined(separator: ",\n") + "\n" + margin + "}"
  }

  /// A value.
  public static func value(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): string(text)
    case .list(let cells): "[" + cells.map { value($0) }.joined(separator: ",") + "]"
    case .object(let members, _): object(members)
    case .empty: "null"
    case .integer, .decimal, .flag: cell.plain
    }
  }

  /// A string with quotes.
  public static func string(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
