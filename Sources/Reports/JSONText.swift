/// JSON as text.
public enum JSONText {
  /// An object with its members on lines of their own, for people to read; ends with a line feed.
  public static func document(_ members: [(name: String, value: Cell)]) -> String {
    var json: [UInt8] = []
    append(members, depth: 0, to: &json)
    return String(decoding: json, as: UTF8.self) + "\n"
  }

  private static func append(_ members: [(name: String, value: Cell)], depth: Int, to json: inout [UInt8]) {
    guard !members.isEmpty else { return json.append(contentsOf: "{}".utf8) }
    let margin = String(repeating: "  ", count: depth)
    for (number, member) in members.enumerated() {
      json.append(contentsOf: (number == 0 ? "{\n" : ",\n").utf8)
      json.append(contentsOf: (margin + "  ").utf8)
      append(member.name, to: &json)
      json.append(contentsOf: ": ".utf8)
      if case .object(let inner, _) = member.value {
        append(inner, depth: depth + 1, to: &json)
      } else {
        append(member.value, to: &json)
      }
    }
    json.append(contentsOf: ("\n" + margin + "}").utf8)
  }

  /// Adds a value, on one line, as UTF-8.
  static func append(_ cell: Cell, to json: inout [UInt8]) {
    switch cell {
    case .text(let text): append(text, to: &json)
    case .list(let cells):
      json.append(UInt8(ascii: "["))
      for (number, cell) in cells.enumerated() {
        if number > 0 { json.append(UInt8(ascii: ",")) }
        append(cell, to: &json)
      }
      json.append(UInt8(ascii: "]"))
    case .object(let members, _):
      json.append(UInt8(ascii: "{"))
      for (number, member) in members.enumerated() {
        if number > 0 { json.append(UInt8(ascii: ",")) }
        append(member.name, to: &json)
        json.append(UInt8(ascii: ":"))
        append(member.value, to: &json)
      }
      json.append(UInt8(ascii: "}"))
    case .empty: json.append(contentsOf: "null".utf8)
    case .integer, .decimal, .flag: json.append(contentsOf: cell.plain.utf8)
    }
  }

  /// Adds a string with quotes, as UTF-8.
  static func append(_ text: String, to json: inout [UInt8]) {
    var text = text
    json.append(UInt8(ascii: "\""))
    text.withUTF8 { bytes in
      // What needs no escape is added a stretch at a time.
      var start = 0
      for at in bytes.indices {
        guard let escape = escape(of: at, in: bytes) else { continue }
        json.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<at]))
        json.append(contentsOf: escape.text.utf8)
        start = at + escape.length
      }
      json.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
    json.append(UInt8(ascii: "\""))
  }

  /// What stands for the character that begins at `at`, and its number of bytes; nothing where it stands for itself.
  @inline(__always)
  private static func escape(of at: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (text: String, length: Int)? {
    switch bytes[at] {
    case UInt8(ascii: "\""): ("\\\"", 1)
    case UInt8(ascii: "\\"): ("\\\\", 1)
    case 0x0A: ("\\n", 1)
    case 0x0D: ("\\r", 1)
    case 0x09: ("\\t", 1)
    case 0x00..<0x10: ("\\u000" + String(bytes[at], radix: 16), 1)
    case 0x10..<0x20, 0x7F: ("\\u00" + String(bytes[at], radix: 16), 1)
    // U+2028 and U+2029 end lines for some readers.
    case 0xE2 where at + 2 < bytes.count && bytes[at + 1] == 0x80 && bytes[at + 2] & 0xFE == 0xA8:
      (bytes[at + 2] == 0xA8 ? "\\u2028" : "\\u2029", 3)
    default: nil
    }
  }
}
