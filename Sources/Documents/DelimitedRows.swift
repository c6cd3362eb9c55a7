import Text

/// The rows of a CSV or TSV text.
///
/// Cells in quotation marks may hold separators, line ends and doubled quotation marks (RFC 4180). In TSV, which many
/// programs write without quoting, only a cell that a quotation mark also ends is one of these: "四个意识"要 is text.
///
/// - Complexity: O(*n*).
struct DelimitedRows {
  /// One row.
  struct Row {
    /// Its line, from 1.
    var line: Int
    /// Its cells.
    var cells: [String]
  }

  /// The names of the columns.
  var header: [String] = []
  /// The rows below it. Empty lines are left out.
  var rows: [Row] = []

  /// The rows of `text`, whose cells `separator` parts.
  init(_ text: [UInt16], separator: UInt16, document: String) throws(DocumentError) {
    var cells: [String] = []
    var cell: [UInt16] = []
    var line = 1
    var rowLine = 1
    var isQuoted = false
    var wasQuoted = false
    var all: [Row] = []
    func endCell() {
      cells.append(String(units: cell))
      cell.removeAll(keepingCapacity: true)
      wasQuoted = false
    }
    func endRow() {
      if cells.count > 1 || !(cells.first ?? "").isEmpty { all.append(Row(line: rowLine, cells: cells)) }
      cells.removeAll(keepingCapacity: true)
    }
    var at = 0
    while at < text.count {
      let unit = text[at]
      at += 1
      if isQuoted {
        if unit == 0x22 {
          if at < text.count, text[at] == 0x22 {
            cell.append(unit)
            at += 1
          } else {
            isQuoted = false
          }
        } else {
          if unit == 0x0A { line += 1 }
          cell.append(unit)
        }
        continue
      }
      switch unit {
      case separator: endCell()
      case 0x22
      where cell.isEmpty && !wasQuoted && (separator != 0x09 || Self.isClosed(text, from: at, separator: separator)):
        isQuoted = true
        wasQuoted = true
      case 0x0A, 0x0D:
        if unit == 0x0D, at < text.count, text[at] == 0x0A { at += 1 }
        endCell()
        endRow()
        line += 1
        rowLine = line
      default: cell.append(unit)
      }
    }
    guard !isQuoted else {
      throw DocumentError(
        document: document, place: .line(rowLine), reason: .malformed("a quotation mark is not closed"))
    }
    if !cell.isEmpty || !cells.isEmpty {
      endCell()
      endRow()
    }
    guard let first = all.first else { return }
    header = first.cells.map(FrontMatter.trimmed)
    rows = Array(all.dropFirst())
    for row in rows where row.cells.count != header.count {
      throw DocumentError(
        document: document, place: .line(row.line),
        reason: .malformed("expected \(header.count, "column"), found \(row.cells.count)"))
    }
  }

  /// Whether the first quotation mark from `start` that is not doubled ends a cell.
  ///
  /// Asked at each cell that begins with one, this takes O(*n*) for a whole text: a mark inside is passed over only as one
  /// of a pair, and a cell that begins with a pair is settled by it.
  private static func isClosed(_ text: [UInt16], from start: Int, separator: UInt16) -> Bool {
    var at = start
    while at < text.count {
      guard text[at] == 0x22 else {
        at += 1
        continue
      }
      guard at + 1 < text.count else { return true }
      switch text[at + 1] {
      case 0x22: at += 2
      case separator, 0x0A, 0x0D: return true
      default: return false
      }
    }
    return false
  }
}
