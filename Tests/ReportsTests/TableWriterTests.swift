import Reports
import Testing

struct TableWriterTests {
  private let schema = TableSchema("t", [.init("term", "词语"), .init("note", "说明")])

  private func written(_ style: TableStyle, _ rows: [[Cell]]) -> String {
    var writer = TableWriter(schema, style)
    for row in rows { writer.add(row) }
    writer.finish()
    return writer.takeText()
  }

  @Test func `CSV quotes what RFC 4180 asks for and ends records in LF`() {
    let text = written(.init(.csv), [[.text("a,b"), .text("说“好”")], [.text("say \"x\""), .text("two\nlines")]])
    #expect(text == "term,note\n\"a,b\",说“好”\n\"say \"\"x\"\"\",\"two\nlines\"\n")
  }

  @Test(arguments: ["=1+1", "+86", "-5 度", "@a", "\tx"])
  func `text that a spreadsheet would run is guarded, numbers are not`(text: String) {
    #expect(written(.init(.csv), [[.text(text), .decimal(-0.5, places: 1)]]) == "term,note\n'\(text),-0.5\n")
  }

  @Test func `files begin with a mark when asked, and heads may be Chinese`() {
    #expect(written(.init(.csv, hasMark: true, hasChineseLabels: true), []) == "\u{FEFF}词语,说明\n")
  }

  @Test func `TSV quotes cells with quotation marks, tabs and line ends, and no others`() {
    let text = written(.init(.tsv), [[.text("a\tb"), .text("c\nd")], [.text("\""), .text("说“好”，好")]])
    #expect(text == "term\tnote\n\"a\tb\"\t\"c\nd\"\n\"\"\"\"\t说“好”，好\n")
  }

  @Test func `JSON Lines keeps lists, objects and what is unknown`() {
    let object = Cell.object([("verb", .text("建立")), ("object", .text("台账"))], flat: "建立·台账")
    let text = written(.init(.jsonl), [[.list([object, object]), .empty], [.text("\"\\\u{1}"), .flag(true)]])
    #expect(
      text == """
        {"term":[{"verb":"建立","object":"台账"},{"verb":"建立","object":"台账"}],"note":null}
        {"term":"\\"\\\\\\u0001","note":true}

        """)
    #expect(written(.init(.csv), [[.list([object, object]), .empty]]) == "term,note\n建立·台账；建立·台账,\n")
  }

  @Test func `a terminal table aligns wide characters`() {
    let text = written(.init(.table), [[.text("改革开放"), .integer(5)], [.text("ab"), .integer(12)]])
    #expect(text == "term      note\n────────  ────\n改革开放     5\nab          12\n")
  }

  @Test func `a table with many columns is shown in blocks, empty cells left out`() {
    let schema = TableSchema(
      "info", [.init("document", "文档"), .init("title", "标题"), .init("words", "词数")], isShownInBlocks: true)
    var writer = TableWriter(schema, TableStyle(.table, hasChineseLabels: true))
    writer.add([.text("a.txt"), .empty, .integer(2)])
    writer.finish()
    #expect(writer.takeText() == "a.txt\n  词数  2\n")
  }

  @Test(arguments: [
    (0.0, 2, "0.00"), (0.005, 2, "0.01"), (-0.004, 2, "0.00"), (-1.5, 0, "-2"), (1234.5678, 3, "1234.568"),
    (1e-9, 4, "0.0000"),
  ])
  func `decimals are rounded half away from zero`(number: Double, places: Int, text: String) {
    #expect(written(.init(.tsv), [[.decimal(number, places: places), .empty]]) == "term\tnote\n\(text)\t\n")
  }

  @Test func `not a number and infinity are unknown`() {
    #expect(written(.init(.tsv), [[.measure(.nan), .measure(.infinity, places: 2)]]) == "term\tnote\n\t\n")
  }

  @Test func `an ending names a format`() {
    #expect(TableFormat(path: "a/b.CSV") == .csv)
    #expect(TableFormat(path: "x.jsonl") == .jsonl)
    #expect(TableFormat(path: "x.pdf") == nil)
    #expect(TableFormat(path: "csv") == nil)
    #expect(TableFormat(path: "a.csv/b") == nil)
  }
}
