/// A table whose columns are aligned on a terminal, where Chinese characters are two cells wide.
public enum TerminalTable {
  /// The widest a column of text gets; what is longer is cut and ends in `…`.
  static let widestColumn = 48

  /// Heads, a rule, and rows; numbers to the right, text to the left.
  public static func text(heads: [String], rows: [[Cell]]) -> String {
    let cells = rows.map { row in row.map { shortened(singleLine($0.plain)) } }
    var widths = heads.map { width($0) }
    for row in cells { for (column, cell) in row.enumerated() { widths[column] = max(widths[column], width(cell)) } }
    let isNumeric = heads.indices.map { column in
      rows.contains { $0[column].isNumber } && rows.allSatisfy { $0[column].isNumber || $0[column].plain.isEmpty }
    }
    var text = line(heads, widths, isNumeric)
    text += widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n"
    for row in cells { text += line(row, widths, isNumeric) }
    return text
  }

  private static func line(_ cells: [String], _ widths: [Int], _ isNumeric: [Bool]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      let blanks = String(repeating: " ", count: max(0, widths[column] - width(cell)))
      if column > 0 { line += "  " }
      line += isNumeric[column] ? blanks + cell : cell + blanks
    }
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }

  static func singleLine(_ text: String) -> String {
    var flat = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { flat.append(scalar.value < 0x20 ? " " : scalar) }
    return String(flat)
  }

  private static func shortened(_ text: String) -> String {
    guard width(text) > widestColumn else { return text }
    var (short, used) = (String.UnicodeScalarView(), 0)
    for scalar in text.unicodeScalars {
      used += width(scalar)
      if used > widestColumn - 1 { break }
      short.append(scalar)
    }
    return String(short) + "…"
  }

  /// The number of terminal cells that `text` takes.
  public static func width(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + width($1) } }

  /// By the East Asian width of Unicode: wide and full-width characters are two cells, marks that combine none.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
      0x20000...0x3FFFD:
      2
    // Quotation marks, dashes and dots are full width in Chinese text and in the fonts it is shown in, but one cell wide
    // in most terminals.
    default: 1
    }
  }
}
