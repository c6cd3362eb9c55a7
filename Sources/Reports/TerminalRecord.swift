/// A row as a block of lines, for tables with more columns than a terminal is wide.
///
///     a.txt
///       title  政府工作报告
///       words  1307
public enum TerminalRecord {
  /// The first cell as head, and a line for each of the others that is not empty, values below one another.
  public static func text(heads: [String], row: [Cell]) -> String {
    let widest = heads.dropFirst().map { TerminalTable.width($0) }.max() ?? 0
    var text = TerminalTable.singleLine(row.first?.plain ?? "") + "\n"
    for (head, cell) in zip(heads, row).dropFirst() where !cell.plain.isEmpty {
      let blanks = String(repeating: " ", count: widest - TerminalTable.width(head) + 2)
      text += "  " + head + blanks + TerminalTable.singleLine(cell.plain) + "\n"
    }
    return text
  }
}
