import DirectiveExtraction
import Testing
import Text

@Suite struct `Bad input gives an answer in linear time` {
  @Test func `nothing at all`() {
    #expect(Fixture.directives("").isEmpty)
    #expect(Fixture.directives("\n\n\n").isEmpty)
  }

  @Test func `no marks at all`() {
    let text = String(repeating: "各级政府要加强领导各部门要落实责任", count: 200)
    #expect(Fixture.directives(text).count == 1)
  }

  @Test func `nothing but headings`() {
    #expect(Fixture.directives(String(repeating: "# 一、加强组织领导\n", count: 500)).isEmpty)
  }

  @Test func `an outline of twelve levels`() {
    var document = Fixture.document(String(repeating: "加强领导，落实责任。\n", count: 12))
    let end = document.text.count
    document.outline = Outline(
      entries: document.paragraphs.prefix(12).enumerated().map { index, paragraph in
        Outline.Entry(
          level: index + 1, marker: "", title: Span(paragraph.span.start, paragraph.span.start),
          section: Span(paragraph.span.start, end), parent: index == 0 ? nil : index - 1)
      })
    _ = Fixture.extract(document)
  }

  /// The bound is far above what linear work takes and far below what a quadratic step would: no measure of speed.
  @Test(arguments: ["要", "要加强领导，", "“", "（", "对于要的，", "、", "各级政府", "；"])
  func `long lines of one kind`(piece: String) {
    let text = Fixture.segment(Fixture.document(String(repeating: piece, count: 20_000)))
    let time = ContinuousClock().measure { _ = Fixture.extract(text) }
    #expect(time < .seconds(60))
  }

  @Test func `positions lie inside the text and in order`() {
    let document = Fixture.document("县委要抓好落实，各部门要配合。要求各地，严禁\n（一）要；要，。！要……“要”")
    let directives = Fixture.extract(document)
    for directive in directives {
      #expect(directive.span.start >= 0 && directive.span.end <= document.text.count && !directive.span.isEmpty)
    }
    #expect(directives.map(\.span.start) == directives.map(\.span.start).sorted())
  }
}
