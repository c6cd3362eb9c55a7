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
      self[column].split { $0 == ";" || $0 == "；" }.map { LexiconTable.trimmed($0) }.filter { !$0.isEmpty }
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
    for line in String(decoding: file.utf8, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    {
      number += 1
      if line.hasPrefix("#") || line.allSatisfy({ $0 == " " || $0 == "\t" }) { continue }
      var cells = line.split(separator: "\t", omittingEmptySubsequences: false).map { Self.trimmed($0) }
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
          file: name, line: number, reason: "expected \(columns.count) columns, found \(cells.count)")
      }
      cells += Array(repeating: "", count: columns.count - cells.count)
      rows.append(Row(line: number, cells: cells, columns: index))
    }
    if columns.isEmpty, let column = required.first {
      throw LexiconError(file: name, reason: "empty: no column \(column)")
    }
  }

  static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first == " " || first == "\u{3000}" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\u{3000}" { text.removeLast() }
    return String(text)
  }
}
