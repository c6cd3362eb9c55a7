/// Writes the rows of a table in a format, one at a time.
///
///     var writer = TableWriter(TableSchema("terms", [.init("term", "词语"), .init("frequency", "频次")]), .init(.csv))
///     writer.add([.text("改革"), .integer(2)])
///     writer.finish()
///     writer.takeText()   // "term,frequency\n改革,2\n"
///
/// Text is handed over as it grows, so that a long table needs no memory; only `table` waits for all rows, since columns
/// are as wide as their widest cell.
public struct TableWriter: Sendable {
  private let schema: TableSchema
  private let style: TableStyle
  /// Places in a row of the columns that are written; nothing where it is all of them.
  private let written: [Int]?
  /// The names of the written columns as JSON keys, with colon.
  private let keys: [[UInt8]]
  private var bytes: [UInt8] = []
  private var held: [[Cell]] = []

  /// A writer; the head is written at once.
  public init(_ schema: TableSchema, _ style: TableStyle) {
    self.schema = schema
    self.style = style
    let left = schema.columns.indices.filter { style.hasPages || !schema.columns[$0].needsPages }
    written = left.count == schema.columns.count ? nil : left
    keys = left.map { column in
      var key: [UInt8] = []
      JSONText.append(schema.columns[column].name, to: &key)
      return key + [UInt8(ascii: ":")]
    }
    if style.format == .csv || style.format == .tsv {
      if style.hasMark { bytes.append(contentsOf: "\u{FEFF}".utf8) }
      addRecord(heads.map { .text($0) })
    }
  }

  private var columns: [TableSchema.Column] { written?.map { schema.columns[$0] } ?? schema.columns }
  private var heads: [String] { columns.map { style.hasChineseLabels ? $0.label : $0.name } }

  /// Writes a row; cells of columns that are not written go.
  ///
  /// - Precondition: one cell a column of the schema.
  public mutating func add(_ row: [Cell]) {
    precondition(
      row.count == schema.columns.count, "\(schema.name): \(row.count) cells for \(schema.columns.count) columns")
    let row = written?.map { row[$0] } ?? row
    switch style.format {
    case .csv, .tsv: addRecord(row)
    case .jsonl: addObject(row)
    case .table where schema.isShownInBlocks: bytes.append(contentsOf: TerminalRecord.text(heads: heads, row: row).utf8)
    case .table: held.append(row)
    }
  }

  /// Writes what is held back. Nothing is added after this.
  public mutating func finish() {
    guard style.format == .table, !schema.isShownInBlocks else { return }
    bytes.append(contentsOf: TerminalTable.text(heads: heads, rows: held).utf8)
    held = []
  }

  /// What has been written since the last call.
  public mutating func takeText() -> String {
    defer { bytes.removeAll(keepingCapacity: true) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Hands over what has been written since the last call, as UTF-8.
  public mutating func takeBytes(_ take: ([UInt8]) throws -> Void) rethrows {
    defer { bytes.removeAll(keepingCapacity: true) }
    try take(bytes)
  }

  private mutating func addObject(_ row: [Cell]) {
    for (number, (key, cell)) in zip(keys, row).enumerated() {
      bytes.append(UInt8(ascii: number == 0 ? "{" : ","))
      bytes.append(contentsOf: key)
      JSONText.append(cell, to: &bytes)
    }
    bytes.append(contentsOf: "}\n".utf8)
  }

  private mutating func addRecord(_ row: [Cell]) {
    for (number, cell) in row.enumerated() {
      if number > 0 { bytes.append(UInt8(ascii: style.format == .csv ? "," : "\t")) }
      bytes.append(contentsOf: Self.quoted(cell, separator: style.format == .csv ? 0x2C : 0x09).utf8)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func quoted(_ cell: Cell, separator: UInt8) -> String {
    let text = guarded(cell)
    guard text.utf8.contains(where: { $0 == separator || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.append("\"") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// Text that a spreadsheet would run as a formula gets a leading apostrophe.
  private static func guarded(_ cell: Cell) -> String {
    let text = cell.plain
    guard !cell.isNumber, let first = text.utf8.first else { return text }
    return first == 0x3D || first == 0x2B || first == 0x2D || first == 0x40 || first == 0x09 ? "'" + text : text
  }
}
