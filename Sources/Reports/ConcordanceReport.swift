public import Concordance
import Text

/// Places with their context: `tifa concordance`.
public enum ConcordanceReport {
  /// `document, left, node, right, start, end, line, column`, and `page` for sources that have pages.
  public static let schema = TableSchema(
    "concordance",
    [.init("document", "文档"), .init("left", "左文"), .init("node", "词语"), .init("right", "右文")]
      + PlaceColumns.columns)

  /// The row of a place.
  public static func row(_ line: ConcordanceLine) -> [Cell] {
    [.text(line.document), .text(joined(line.left)), .text(line.node), .text(joined(line.right))]
      + PlaceColumns.cells(line.place)
  }

  /// One line a place, the nodes below one another, within `width` cells.
  public static func text(_ lines: [ConcordanceLine], width: Int = 100) -> String {
    let node = lines.map { TerminalTable.width($0.node) }.max() ?? 0
    let place = lines.map { "\($0.document):\($0.place.line)" }
    let side = max(10, (width - node - 4) / 2)
    var text = ""
    for (line, place) in zip(lines, place) {
      let left = tail(joined(line.left), width: side)
      let right = head(joined(line.right), width: side)
      text += String(repeating: " ", count: side - TerminalTable.width(left)) + left + "  " + line.node
      text += String(repeating: " ", count: node - TerminalTable.width(line.node)) + "  " + right
      text += String(repeating: " ", count: side - TerminalTable.width(right)) + "  " + place + "\n"
    }
    return text
  }

  /// Words put together as they stood; only Latin ones need a blank between them.
  private static func joined(_ words: [String]) -> String {
    var text = ""
    for word in words {
      if let last = text.unicodeScalars.last, let first = word.unicodeScalars.first, isLatin(last), isLatin(first) {
        text += " "
      }
      text += word
    }
    return text
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x250 && scalar.properties.isAlphabetic
  }

  private static func head(_ text: String, width: Int) -> String {
    var result = ""
    var used = 0
    for character in text {
      used += TerminalTable.width(String(character))
      if used > width { break }
      result.append(character == "\n" ? " " : character)
    }
    return result
  }

  private static func tail(_ text: String, width: Int) -> String {
    String(head(String(text.reversed()), width: width).reversed())
  }
}
