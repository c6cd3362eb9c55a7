import Text

/// Reads the fields that stand before a text between two lines of `---`.
///
///     ---
///     title: 政府工作报告
///     date: 2023年3月5日
///     speaker: "李明"
///     topics: [就业, 教育]
///     ---
///
/// This is the part of YAML that such blocks use: `name: value` with plain or quoted values, lists in brackets or one
/// item a line (joined by `；`), comments. Anything else is an error with its line; the one Swift library for YAML needs
/// all of Foundation, which the command does without.
struct FrontMatter {
  /// The fields.
  var metadata = Metadata()
  /// How many lines of the text it takes, its marks included.
  var lineCount = 0

  /// Reads the block at the start of `text`, if there is one.
  ///
  /// A text that begins with `---` and goes on with something other than `name:` has no front matter: that is a rule
  /// in Markdown.
  init(_ lines: [SourceLines.Line], of text: [UInt16], document: String) throws(DocumentError) {
    func string(_ index: Int) -> String { String(units: text[lines[index].span.range]) }
    guard lines.count > 2, Self.trimmed(string(0)) == "---" else { return }
    guard let first = (1..<min(lines.count, 20)).first(where: { !Self.isBlankOrComment(string($0)) }),
      Self.trimmed(string(first)) == "---" || Self.field(string(first)) != nil
    else { return }
    var name: String?
    for index in 1..<lines.count {
      let line = string(index)
      let trimmed = Self.trimmed(line)
      if trimmed == "---" || trimmed == "..." {
        lineCount = index + 1
        return
      }
      if Self.isBlankOrComment(line) { continue }
      if trimmed == "-" || trimmed.hasPrefix("- "), let name {
        let item = try Self.scalar(String(trimmed.dropFirst()), document, index + 1)
        metadata[name] = [metadata[name], item].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "；")
        continue
      }
      guard let field = Self.field(line) else {
        throw Self.error(document, index + 1, "expected “name: value” in the front matter, found “\(trimmed)”")
      }
      name = field.name
      metadata[field.name] = try Self.value(field.value, document, index + 1)
    }
    throw Self.error(document, 1, "the front matter has no closing ---")
  }

  private static func field(_ line: String) -> (name: String, value: String)? {
    guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    let name = line[..<colon]
    guard let first = name.first, first.isLetter || first == "_",
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == " " })
    else { return nil }
    return (trimmed(String(name)), trimmed(String(line[line.index(after: colon)...])))
  }

  private static func value(_ text: String, _ document: String, _ line: Int) throws(DocumentError) -> String {
    guard text.hasPrefix("[") else { return try scalar(text, document, line) }
    guard text.hasSuffix("]") else { throw error(document, line, "a list without its closing ]") }
    var items: [String] = []
    for item in text.dropFirst().dropLast().split(separator: ",") {
      items.append(try scalar(String(item), document, line))
    }
    return items.joined(separator: "；")
  }

  /// A plain or quoted value without its quotes and comment.
  private static func scalar(_ text: String, _ document: String, _ line: Int) throws(DocumentError) -> String {
    let text = trimmed(text)
    guard let quote = text.first, quote == "\"" || quote == "'" else {
      if ["|", ">", "|-", ">-"].contains(text) || text.hasPrefix("{") || text.hasPrefix("&") || text.hasPrefix("*") {
        throw error(document, line, "blocks, maps and references of YAML are not read; write the value on one line")
      }
      if let comment = text.range(of: " #") { return trimmed(String(text[..<comment.lowerBound])) }
      return text == "null" || text == "~" ? "" : text
    }
    var value = ""
    var rest = text.dropFirst()
    while let character = rest.popFirst() {
      if character == quote {
        guard quote == "'", rest.first == "'" else {
          let behind = trimmed(String(rest))
          guard behind.isEmpty || behind.hasPrefix("#") else {
            throw error(document, line, "“\(behind)” stands behind a quoted value")
          }
          return value
        }
        rest.removeFirst()
      } else if character == "\\", quote == "\"", let escaped = rest.popFirst() {
        value.append(escaped == "n" ? " " : escaped)
        continue
      }
      value.append(character)
    }
    throw error(document, line, "a quotation mark is not closed")
  }

  private static func isBlankOrComment(_ line: String) -> Bool {
    let line = trimmed(line)
    return line.isEmpty || line.hasPrefix("#")
  }

  static func trimmed(_ text: String) -> String {
    let isBlank = { (character: Character) in character == " " || character == "\t" || character == "　" }
    guard let first = text.firstIndex(where: { !isBlank($0) }), let last = text.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(text[first...last])
  }

  private static func error(_ document: String, _ line: Int, _ problem: String) -> DocumentError {
    DocumentError(document: document, place: .line(line), reason: .malformed(problem))
  }
}

extension String {
  /// Where `part` first stands; the standard library has this only with Foundation.
  ///
  /// - Complexity: O(*n* · *m*) in both lengths; made for short words.
  func range(of part: String) -> Range<String.Index>? {
    let (text, part) = (utf8, part.utf8)
    var at = startIndex
    while at < endIndex {
      if text[at...].starts(with: part) { return at..<text.index(at, offsetBy: part.count) }
      at = text.index(after: at)
    }
    return nil
  }
}
