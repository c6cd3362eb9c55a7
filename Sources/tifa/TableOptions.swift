public import ArgumentParser
public import Reports

extension TableFormat: ExpressibleByArgument {
  /// The format that the user chose, that of the output's ending, or what suits standard output.
  static func chosen(_ format: TableFormat?, output: String?) throws -> TableFormat {
    guard let output else { return format ?? (Terminal.outputIsTerminal ? .table : .csv) }
    try OutputFile.requireWritable(at: output)
    if let format = format ?? TableFormat(path: output) { return format }
    throw UsageFailure("\(output): no format has that ending; say --format csv, tsv, jsonl or table")
  }
}

extension TableSchema {
  /// The columns that the user chose, parted by commas.
  func selecting(option columns: String) throws -> TableSchema {
    let names = columns.split(separator: ",").map { String($0.filter { $0 != " " }) }
    do throws(ColumnFailure) { return try selecting(names) } catch {
      throw UsageFailure("--columns \(error.reason)")
    }
  }
}

/// How a table is written: the same for every command that prints one.
struct TableOptions: ParsableArguments {
  enum Labels: String, CaseIterable, ExpressibleByArgument { case en, zh }

  @Option(help: "Format of the table; by default table on a terminal, else csv.")
  var format: TableFormat?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file, in the format of its ending; beside it FILE.meta.json.", valueName: "file"))
  var output: String?

  @Flag(name: .customLong("no-bom"), help: "Files begin with no byte order mark (Excel then takes Chinese for noise).")
  var noMark = false

  @Option(help: "Column heads: en or zh.")
  var labels: Labels = .en

  /// The style that the options describe.
  ///
  /// - Parameter hasPages: whether a source may have pages (`DocumentFinder.Found.mayHavePages`).
  func style(hasPages: Bool = false) throws -> TableStyle {
    TableStyle(
      try .chosen(format, output: output), hasMark: output != nil && !noMark, hasChineseLabels: labels == .zh,
      hasPages: hasPages)
  }

  /// Writes a table: `fill` is given a function that adds a row.
  ///
  /// - Parameter parameters: what the table was made with, for the metadata beside the file.
  func write(
    _ schema: TableSchema, hasPages: Bool = false, parameters: [(name: String, value: Cell)],
    _ fill: (_ add: ([Cell]) throws -> Void) throws -> Void
  ) throws {
    let sink = try TableSink(schema, style(hasPages: hasPages), path: output)
    try fill { try sink.add($0) }
    try sink.finish(parameters: parameters)
  }
}

/// Takes the rows of one table to standard output or to a file.
final class TableSink {
  private var writer: TableWriter
  private let path: String?
  private let file: OutputFile?
  private let name: String
  private var rows = 0

  init(_ schema: TableSchema, _ style: TableStyle, path: String?) throws {
    writer = TableWriter(schema, style)
    name = schema.name
    self.path = path
    file = try path.map { try OutputFile(path: $0) }
  }

  func add(_ row: [Cell]) throws {
    writer.add(row)
    rows += 1
    try drain()
  }

  /// Puts the file in its place, with its metadata beside it.
  func finish(parameters: [(name: String, value: Cell)]?) throws {
    writer.finish()
    try drain()
    try file?.commit()
    guard let path, let file, file.isPlain, let parameters else { return }
    try RunMetadata.write(beside: path, table: name, rows: rows, parameters: parameters)
  }

  private func drain() throws {
    try writer.takeBytes { if let file { try file.write($0) } else { Terminal.write($0) } }
  }
}
