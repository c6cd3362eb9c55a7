/// Short items side by side on lines of a given width.
public enum TextColumns {
  /// The items in columns of equal width, from left to right, then down; each line indented by two blanks.
  public static func text(_ items: [String], width: Int) -> String {
    let widest = items.map { TerminalTable.width($0) }.max() ?? 0
    let columns = max(1, (width - 2) / (widest + 2))
    var text = ""
    for start in stride(from: 0, to: items.count, by: columns) {
      var line = "  "
      for item in items[start..<min(start + columns, items.count)] {
        line += item + String(repeating: " ", count: widest + 2 - TerminalTable.width(item))
      }
      while line.last == " " { line.removeLast() }
      text += line + "\n"
    }
    return text
  }
}
