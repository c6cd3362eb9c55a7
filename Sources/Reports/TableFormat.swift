/// How a table is written.
public enum TableFormat: String, CaseIterable, Sendable {
  /// Aligned columns for a terminal.
  case table
  /// Comma-separated values by RFC 4180, UTF-8, records end in LF.
  case csv
  /// Tab-separated values, quoted as CSV is.
  case tsv
  /// One JSON object a line.
  case jsonl

  /// The format that the ending of a file's name stands for, or nothing.
  public init?(path: String) {
    switch OutputFile.ending(of: path) {
    case "csv": self = .csv
    case "tsv": self = .tsv
    case "jsonl", "ndjson": self = .jsonl
    case "txt": self = .table
    default: return nil
    }
  }
}

/// Details of writing that a user may choose.
public struct TableStyle: Sendable {
  /// The format.
  public var format: TableFormat
  /// Whether CSV and TSV begin with a byte order mark, without which Excel does not read Chinese.
  public var hasMark: Bool
  /// Whether column heads are Chinese.
  public var hasChineseLabels: Bool
  /// Whether columns that only sources with pages fill are written.
  public var hasPages: Bool

  /// A style.
  public init(
    _ format: TableFormat, hasMark: Bool = false, hasChineseLabels: Bool = false, hasPages: Bool = false
  ) {
    self.format = format
    self.hasMark = hasMark
    self.hasChineseLabels = hasChineseLabels
    self.hasPages = hasPages
  }
}
