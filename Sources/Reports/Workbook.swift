import CXLSXWriter

/// An Excel workbook with one table on one sheet: wrapped text, frozen head, filters, printed on A4 across.
///
///     let workbook = try Workbook(path: "ledger.xlsx", LedgerReport.schema, widths: LedgerReport.widths)
///     for row in rows { workbook.add(row) }
///     try workbook.commit()
///
/// The only owner of libxlsxwriter. Equal rows give equal bytes: the time of creation is fixed. The file appears at its
/// place when it is whole.
public final class Workbook {
  private let path: String
  private let file: OutputFile
  /// Whether the workbook's place was no file before, or a plain one: no device or pipe.
  public var isPlain: Bool { file.isPlain }
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let body: UnsafeMutablePointer<lxw_format>
  private let columns: Int
  private let widths: [Double]
  private var rows: UInt32 = 1

  /// Longest text that a cell of Excel holds, in UTF-16 units.
  public static let longestCell = 32_767
  /// How many cells had longer text, which was cut there.
  public private(set) var cutCells = 0

  /// Begins a workbook at `path` with Chinese column heads; `widths` are in characters.
  public init(path: String, _ schema: TableSchema, widths: [Double]) throws(OutputFile.Failure) {
    self.path = path
    file = try OutputFile(path: path)
    var options = lxw_workbook_options()
    guard let book = workbook_new_opt(file.writingPath, &options), let sheet = workbook_add_worksheet(book, nil),
      let head = workbook_add_format(book), let body = workbook_add_format(book)
    else { throw OutputFile.Failure(path: path, reason: "no memory for a workbook") }
    self.book = book
    self.sheet = sheet
    self.body = body
    columns = schema.columns.count
    self.widths = widths
    var properties = lxw_doc_properties()
    // 1 January 2000: bytes must not depend on the day of the run.
    properties.created = 946_684_800
    workbook_set_properties(book, &properties)
    Self.style(head: head, body: body)
    set(up: schema, widths, head)
  }

  deinit { if let book { lxw_workbook_free(book) } }

  private static func style(head: UnsafeMutablePointer<lxw_format>, body: UnsafeMutablePointer<lxw_format>) {
    for format in [head, body] {
      format_set_text_wrap(format)
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    }
    format_set_align(body, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    format_set_bold(head)
    format_set_align(head, UInt8(LXW_ALIGN_CENTER.rawValue))
    format_set_align(head, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    format_set_bg_color(head, 0xE7E6E6)
  }

  private func set(up schema: TableSchema, _ widths: [Double], _ head: UnsafeMutablePointer<lxw_format>) {
    for (index, column) in schema.columns.enumerated() {
      let number = UInt16(index)
      if index < widths.count { worksheet_set_column(sheet, number, number, widths[index], nil) }
      worksheet_write_string(sheet, 0, number, column.label, head)
    }
    worksheet_freeze_panes(sheet, 1, 0)
    worksheet_repeat_rows(sheet, 0, 0)
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, 9)  // A4
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.5)
    worksheet_set_footer(sheet, "&C&P / &N")
  }

  /// The height of a line of the default font, and the greatest height of a row, in points.
  private static let (lineHeight, greatestHeight) = (15.0, 409.0)

  /// Adds a row, high enough for its wrapped text: Excel would fit it on opening, other programs do not. Text never
  /// becomes a formula; text too long for a cell of Excel is cut, and counted in `cutCells`.
  public func add(_ row: [Cell]) {
    var lines = 1
    for (index, cell) in row.enumerated() {
      if index < widths.count { lines = max(lines, Self.lines(cell.plain, width: widths[index])) }
      switch cell {
      case .integer(let number): worksheet_write_number(sheet, rows, UInt16(index), Double(number), body)
      default:
        var text = cell.plain
        if text.utf16.count > Self.longestCell {
          text = Self.cut(text)
          cutCells += 1
        }
        worksheet_write_string(sheet, rows, UInt16(index), text, body)
      }
    }
    worksheet_set_row(sheet, rows, min(Self.greatestHeight, Double(lines) * Self.lineHeight), nil)
    rows += 1
  }

  /// The beginning of a text that fits into a cell, without half a character at its end.
  private static func cut(_ text: String) -> String {
    var end = text.utf16.index(text.startIndex, offsetBy: longestCell)
    while end > text.startIndex, end.samePosition(in: text.unicodeScalars) == nil {
      end = text.utf16.index(before: end)
    }
    return String(text[..<end])
  }

  /// How many lines a cell's text takes in a column so many characters wide, of which a Chinese one fills two.
  private static func lines(_ text: String, width: Double) -> Int {
    let room = max(1, Int(width) - 1)
    return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, line in
      lines + max(1, (TerminalTable.width(String(line)) + room - 1) / room)
    }
  }

  /// Puts the file in its place.
  public func commit() throws(OutputFile.Failure) {
    guard let book else { return }
    worksheet_autofilter(sheet, 0, 0, max(1, rows - 1), UInt16(columns - 1))
    self.book = nil
    let error = workbook_close(book)
    guard error.rawValue == 0 else {
      throw OutputFile.Failure(path: path, reason: String(cString: lxw_strerror(error)))
    }
    try file.commit()
  }
}
