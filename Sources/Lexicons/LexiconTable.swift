import Text

/// A word list with named columns: the form of every list in `Lexicons/` but the large ones, which have readers of
/// their own.
///
///     let table = try LexiconTable(LexiconFile(name: "x.tsv", text: "term\tclass\n党\tnoun\n"))
///     table.rows[0]["class"]   // "noun"
///
/// The first line names the columns; lines that begin with `#` and empty lines say nothing. Cells are parted by tabs
/// and hold no quotes; missing cells at the end of a line are empty.
public struct LexiconTable: Sendable {
  /// One line of the list.
  public struct Row: Sendable {
    /// Its number in the file, from 1.
    public var line: Int
    /// Its cells by column; blanks at both ends are gone.
    public var cells: [String]
    fileprivate var columns: [String: Int]

    /// The cell of a column; empty when the list has no such column.
    public subscript(column: String) -> String { columns[column].map { cells[$0] } ?? "" }

    /// The parts of a cell that holds a list, parted by `;` (or `；`).
    public func list(_ column: String) -> [String] {
      let cell = self[column]
      if cell.isEmpty { return [] }
      return cell.split { $0 == ";" || $0 == "；" }.map { LexiconTable.trimmed($0) }.filter {
        !$0.isEmpty
      }
    }
  }

  /// The file, as the user named it.
  public var name: String
  /// The names of the columns.
  public var columns: [String]
  /// The lines that say something.
  public var rows: [Row]

  /// Reads a list; columns in `required` must be there.
  public init(_ file: LexiconFile, required: [String] = []) throws(LexiconError) {
    name = file.name
    columns = []
    rows = []
    var index: [String: Int] = [:]
    var number = 0
    // By bytes: a user's list may have tens of thousands of lines.
    for line in file.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.first == 0x23 || line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      var cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map { Self.trimmed($0) }
      if columns.isEmpty {
        columns = cells
        for (at, column) in cells.enumerated() where index.updateValue(at, forKey: column) != nil {
          throw LexiconError(file: name, line: number, reason: "column \(column) stands twice")
        }
        for column in required where index[column] == nil {
          throw LexiconError(file: name, line: number, reason: "no column \(column)")
        }
        continue
      }
      guard cells.count <= columns.count else {
        throw LexiconError(
          file: name, line: number, reason: "expected \(columns.count, "column"), found \(cells.count)")
      }
      cells += Array(repeating: "", count: columns.count - cells.count)
      rows.append(Row(line: number, cells: cells, columns: index))
    }
    if columns.isEmpty, let column = required.first {
      throw LexiconError(file: name, reason: "empty: no column \(column)")
    }
  }

  static func trimmed(_ text: Substring) -> String { trimmed(Array(text.utf8)[...]) }

  /// Without blanks at both ends, ideographic ones (E3 80 80) too.
  static func trimmed(_ text: ArraySlice<UInt8>) -> String {
    let wide: [UInt8] = [0xE3, 0x80, 0x80]
    var text = text
    while true {
      if text.first == 0x20 {
        text.removeFirst()
      } else if text.starts(with: wide) {
        text.removeFirst(3)
      } else {
        break
      }
    }
    while true {
      if text.last == 0x20 {
        text.removeLast()
      } else if text.suffix(3).elementsEqual(wide) {
        text.removeLast(3)
      } else {
        break
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
