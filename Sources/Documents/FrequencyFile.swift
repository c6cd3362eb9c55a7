/// A list of terms with their frequencies, as corpora publish it and `tifa keywords` writes it.
///
///     try FrequencyFile(path: "reference.csv").rows.first   // (term: "的", frequency: 152, nested: 0)
///
/// CSV or TSV by the file's ending, in any encoding that documents may have. The first row names the columns: one of
/// `term`, `word`, `item`, `slogan`, 词语 or 提法, and one of `frequency`, `freq`, `count` or 频次; others are passed over.
/// `nested` or 嵌套频次 is read where it is there. A term that stands in several rows has the sum of them.
public struct FrequencyFile: Sendable {
  /// The terms, in the order of the file.
  public private(set) var rows: [(term: String, frequency: Int, nested: Int)] = []
  /// How the terms were counted, as the metadata beside the file tells (`FILE.meta.json`, or `summary.json` beside a
  /// table of `tifa analyze`); nothing where there is none.
  public private(set) var record: CountingRecord?

  private static let termColumns = ["term", "word", "item", "slogan", "词语", "提法"]
  private static let frequencyColumns = ["frequency", "freq", "count", "频次"]
  private static let nestedColumns = ["nested", "嵌套频次"]

  /// Reads a list.
  public init(path: String) throws(DocumentError) {
    let input = DocumentInput(path: path)
    let text = try SourceDecoder().decode(FileBytes.read(input), of: input.id).text
    let isTabbed = DocumentInput.ending(of: input.id) == "tsv"
    let table = try DelimitedRows(text, separator: isTabbed ? 0x09 : 0x2C, document: input.id)
    guard let term = Self.column(Self.termColumns, in: table), let count = Self.column(Self.frequencyColumns, in: table)
    else {
      throw DocumentError(
        document: input.id, place: .line(1), reason: .malformed("a frequency list has columns “term” and “frequency”"))
    }
    let nestedCount = Self.column(Self.nestedColumns, in: table)
    var places: [String: Int] = [:]
    for row in table.rows {
      func number(_ column: Int) throws(DocumentError) -> Int {
        if let number = Int(FrontMatter.trimmed(row.cells[column])), number >= 0 { return number }
        throw DocumentError(
          document: input.id, place: .line(row.line),
          reason: .malformed("“\(row.cells[column])” is no frequency"))
      }
      let frequency = try number(count)
      var nested = 0
      if let nestedCount { nested = try number(nestedCount) }
      let name = Self.unguarded(row.cells[term])
      if let place = places[name] {
        rows[place].frequency += frequency
        rows[place].nested += nested
      } else {
        places[name] = rows.count
        rows.append((name, frequency, nested))
      }
    }
    record = Self.record(of: path)
  }

  private static func record(of path: String) -> CountingRecord? {
    let name = path.split(separator: "/").last ?? ""
    var beside = [path + ".meta.json"]
    if name == "terms.csv" || name == "slogans.csv" { beside.append(path.dropLast(name.count) + "summary.json") }
    for path in beside {
      if let bytes = try? FileBytes.read(DocumentInput(path: path)), let record = CountingRecord(json: bytes) {
        return record
      }
    }
    return nil
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
