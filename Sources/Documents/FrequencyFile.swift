/// A list of terms with their frequencies, as corpora publish it and `tifa keywords` writes it.
///
///     try FrequencyFile(DocumentInput(path: "reference.csv")).rows.first   // (term: "的", frequency: 152)
///
/// CSV or TSV by the file's ending, in any encoding that documents may have. The first row names the columns: one of
/// `term`, `word`, `item`, `slogan`, 词语 or 提法, and one of `frequency`, `freq`, `count` or 频次; others are passed over.
/// A term that stands in several rows has the sum of them.
public struct FrequencyFile: Sendable {
  /// The terms, in the order of the file.
  public private(set) var rows: [(term: String, frequency: Int)] = []

  private static let termColumns = ["term", "word", "item", "slogan", "词语", "提法"]
  private static let frequencyColumns = ["frequency", "freq", "count", "频次"]

  /// Reads a list.
  public init(_ input: DocumentInput) throws(DocumentError) {
    let text = try SourceDecoder().decode(FileBytes.read(input), of: input.id).text
    let isTabbed = DocumentInput.ending(of: input.id) == "tsv"
    let table = try DelimitedRows(text, separator: isTabbed ? 0x09 : 0x2C, document: input.id)
    guard let term = Self.column(Self.termColumns, in: table), let count = Self.column(Self.frequencyColumns, in: table)
    else {
      throw DocumentError(
        document: input.id, place: .line(1), reason: .malformed("a frequency list has columns “term” and “frequency”"))
    }
    var places: [String: Int] = [:]
    for row in table.rows {
      guard let frequency = Int(FrontMatter.trimmed(row.cells[count])), frequency >= 0 else {
        throw DocumentError(
          document: input.id, place: .line(row.line),
          reason: .malformed("“\(row.cells[count])” is no frequency"))
      }
      let name = Self.unguarded(row.cells[term])
      if let place = places[name] {
        rows[place].frequency += frequency
      } else {
        places[name] = rows.count
        rows.append((name, frequency))
      }
    }
  }

  private static func column(_ names: [String], in table: DelimitedRows) -> Int? {
    names.lazy.compactMap { table.header.firstIndex(of: $0) }.first
  }

  /// A leading `'` keeps spreadsheets from taking text for a formula; it is no part of the term.
  private static func unguarded(_ cell: String) -> String {
    guard cell.first == "'", let second = cell.dropFirst().first, "=+-@\t".contains(second) else { return cell }
    return String(cell.dropFirst())
  }
}
