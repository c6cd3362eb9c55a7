import Foundation
import TestSupport
import Testing
import Text

@testable import Documents

@Suite struct FormatTests {
  static func read(_ name: String, _ bytes: [UInt8]) throws(DocumentError) -> ReadDocument {
    try DocumentReader().read(DocumentInput(id: name, origin: .bytes(bytes)))
  }

  static func lines(_ read: ReadDocument) -> [String] { read.document.paragraphs.map { read.document.string($0.span) } }

  // MARK: Word

  static func docx(_ body: String, numbering: String? = nil, styles: String? = nil, prolog: String = "") -> [UInt8] {
    let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    var zip = ZipBuilder()
    zip.add(
      "word/document.xml", "<?xml version=\"1.0\"?>\(prolog)<w:document \(w)><w:body>\(body)</w:body></w:document>")
    if let numbering { zip.add("word/numbering.xml", "<w:numbering \(w)>\(numbering)</w:numbering>") }
    if let styles { zip.add("word/styles.xml", "<w:styles \(w)>\(styles)</w:styles>") }
    return zip.bytes
  }

  @Test func `a Word file gives a paragraph a line`() throws {
    let body = """
      <w:p><w:pPr><w:jc w:val="center"/><w:tabs><w:tab w:pos="1"/></w:tabs></w:pPr><w:r><w:t>政府工作</w:t></w:r><w:r><w:t>报告</w:t></w:r></w:p>
      <w:p><w:r><w:t xml:space="preserve">增长 </w:t><w:t>5%</w:t><w:tab/><w:t>左右&amp;以上</w:t><w:br/><w:t>第二行</w:t></w:r></w:p>
      <w:p><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins><w:r><w:t>加上</w:t></w:r></w:ins></w:p>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>单位</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      """
    let read = try Self.read("a.docx", Self.docx(body))
    #expect(Self.lines(read) == ["政府工作报告", "增长 5%\t左右&以上", "第二行", "加上", "单位\t任务"])
    #expect(read.format == .docx)
  }

  @Test func `text boxes follow the paragraph they are anchored in, once`() throws {
    func box(_ words: String) -> String {
      "<w:txbxContent>" + words.split(separator: "/").map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
        + "</w:txbxContent>"
    }
    let drawn = """
      <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>\(box("机密/云溪县文件"))</wps:txbx></w:drawing></mc:Choice>
      <mc:Choice Requires="x"><w:drawing>\(box("机密"))</w:drawing></mc:Choice>
      <mc:Fallback><w:pict><v:shape><v:textbox>\(box("机密/云溪县文件"))</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>
      """
    let old = "<w:r><w:pict><v:shape><v:textbox>\(box("主送"))</v:textbox></v:shape></w:pict></w:r>"
    let body = """
      <w:p>\(drawn)</w:p><w:p><w:r><w:t>各乡镇</w:t></w:r>\(old)<w:r><w:t>人民政府：</w:t></w:r></w:p>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>单位</w:t></w:r>\(old)</w:p></w:tc><w:tc><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      """.replacing("<mc:AlternateContent>", with: "<mc:AlternateContent xmlns:mc=\"m\" xmlns:wps=\"p\" xmlns:v=\"v\">")
      .replacing("<w:r><w:pict>", with: "<w:r><w:pict xmlns:v=\"v\">")
    let read = try Self.read("a.docx", Self.docx(body))
    #expect(Self.lines(read).filter { !$0.isEmpty } == ["机密", "云溪县文件", "各乡镇人民政府：", "主送", "单位 主送\t任务"])
  }

  @Test func `hidden text is left out, with the numbers of paragraphs that are hidden whole`() throws {
    let numbering = """
      <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>
      <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
      """
    func paragraph(_ runs: String, mark: String = "") -> String {
      "<w:p><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr><w:rPr>\(mark)</w:rPr></w:pPr>\(runs)</w:p>"
    }
    func run(_ text: String, _ properties: String = "") -> String {
      "<w:r><w:rPr><w:b/>\(properties)</w:rPr><w:t>\(text)</w:t><w:tab/></w:r>"
    }
    let body =
      paragraph(run("甲") + run("藏", "<w:vanish/>") + run("乙", "<w:vanish w:val=\"0\"/>"))
      + paragraph(run("藏", "<w:vanish/>"), mark: "<w:vanish/>")
      + paragraph(run("丙", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"))
    let read = try Self.read("a.docx", Self.docx(body, numbering: numbering))
    #expect(Self.lines(read) == ["一、甲\t乙\t", "二、丙\t"])
  }

  @Test func `numbers that Word sets by itself are written out`() throws {
    let numbering = """
      <w:abstractNum w:abstractNumId="7">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
      </w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
      """
    let styles =
      "<w:style w:styleId=\"H\"><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>"
    func paragraph(_ text: String, _ level: Int) -> String {
      let properties =
        level == 0
        ? "<w:pStyle w:val=\"H\"/>" : "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"3\"/></w:numPr>"
      return "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
    }
    let body = [("回顾", 0), ("成效", 1), ("问题", 1), ("点", 2), ("部署", 0), ("目标", 1)].map { paragraph($0.0, $0.1) }.joined()
    let read = try Self.read("a.docx", Self.docx(body, numbering: numbering, styles: styles))
    #expect(Self.lines(read) == ["一、回顾", "（一）成效", "（二）问题", "点", "二、部署", "（一）目标"])
  }

  @Test(arguments: [
    (1, "chineseCounting", "一"), (10, "chineseCounting", "十"), (12, "chineseCounting", "十二"),
    (20, "chineseCounting", "二十"), (105, "chineseCounting", "一百零五"), (115, "chineseCounting", "一百一十五"),
    (3, "decimalEnclosedCircle", "③"), (4, "upperRoman", "IV"), (2, "lowerLetter", "b"), (7, "decimalFullWidth", "７"),
    (12, "decimal", "12"), (1, "ideographTraditional", "甲"),
  ])
  func `a number is written as Word's format says`(number: Int, format: String, text: String) {
    #expect(DocxNumbering.write(number, as: format) == text)
  }

  @Test func `entity tricks, damage and archives of another kind are errors`() throws {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"国\"><!ENTITY b \"&a;&a;&a;\">]>"
    for (bytes, hint) in [
      (Self.docx("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", prolog: bomb), "declares entities"),
      (Self.docx("<w:p><w:r>"), "not well-formed"), (Array(Self.docx("<w:p/>").prefix(90)), "Truncated"),
      (
        {
          var zip = ZipBuilder()
          zip.add("a.txt", "国")
          return zip.bytes
        }(), "without a Word document"
      ),
    ] {
      do {
        _ = try Self.read("a.docx", bytes)
        Issue.record("no error for \(hint)")
      } catch {
        #expect(error.description.contains(hint), "\(error)")
      }
    }
  }

  @Test func `rows of tables that antiword draws have their cells parted by tabs`() {
    let drawn = "\n|序号    |任务  |\n|1       |      |\n||\na|b\n"
    #expect(String(units: DocText.withCellsByTabs(Array(drawn.utf16))) == "\n序号\t任务\n1\t\n||\na|b\n")
  }

  @Test func `bold Markdown splits no formula, and places stay those of the file`() throws {
    let read = try Self.read("a.md", Array("坚持**稳中**求进，增强**四个意识**。\n\n2 ** 3 是乘方。".utf8))
    #expect(Self.lines(read) == ["坚持稳中求进，增强四个意识。", "", "2 ** 3 是乘方。"])
    let place = read.document.sourceSpan(of: Span(2, 6))
    #expect((place.start, place.end) == (4, 10))
  }

  // MARK: Web pages

  @Test func `a web page gives its blocks, without scripts and menus`() throws {
    let page = """
      <!DOCTYPE html><html><head><title>网站</title><meta charset="utf-8"><style>p{}</style></head><body>
      <nav>首页 | 新闻</nav><h1>政府工作报告</h1>
      <div><p>一、<b>2023年</b>工作
        回顾</p><p>过去一年&nbsp;成绩显著。<br>同志们：</p></div>
      <script>var a = "<p>不要</p>";</script><p style="display: none">隐藏</p>
      <table><tr><td>单位</td><td>任务</td></tr></table></body></html>
      """
    let read = try Self.read("a.html", Array(page.utf8))
    #expect(Self.lines(read) == ["政府工作报告", "一、2023年工作回顾", "过去一年 成绩显著。", "同志们：", "单位\t任务"])
  }

  @Test func `what belongs to a site is left out, whatever elements it is made of`() throws {
    let page = """
      <html><body><div class="header"><div class="logo">某县人民政府</div></div>
      <ul><li><a href="1">首页</a></li><li><a href="2">政务公开</a></li></ul>
      <div>当前位置：<a href="1">首页</a> &gt; <a href="2">文件</a></div>
      <h1>关于做好防汛工作的通知</h1><p>各乡镇：</p><p>要按<a href="3">防汛条例</a>抓好落实，确保安全度汛，守护人民群众生命财产安全。</p>
      <table><tr><td>任务</td><td><p>完成水库</p><p>除险加固</p></td></tr></table>
      <table><tr><td><h2>附则</h2><p>本通知自印发之日起施行。</p></td></tr></table>
      <p>附件：</p><p><a href="4">1. 任务表</a></p><p><a href="5">2. 名单</a></p>
      <div class="share">分享到：<a>微信</a></div><footer>主办：某县人民政府办公室</footer></body></html>
      """
    #expect(
      Self.lines(try Self.read("a.html", Array(page.utf8))) == [
        "关于做好防汛工作的通知", "各乡镇：", "要按防汛条例抓好落实，确保安全度汛，守护人民群众生命财产安全。", "任务\t完成水库 除险加固",
        "附则", "本通知自印发之日起施行。", "附件：", "1. 任务表", "2. 名单",
      ])
  }

  @Test func `a page that is mostly links keeps them, and a part with a sentence is text`() throws {
    let list = "<html><body><ul><li><a href='1'>总则</a></li><li><a href='2'>职责</a></li></ul></body></html>"
    #expect(Self.lines(try Self.read("a.html", Array(list.utf8))) == ["总则", "职责"])
    let text = "<html><body><div class='top'><div id='nav'><p>要抓好落实。</p></div></div></body></html>"
    #expect(Self.lines(try Self.read("a.html", Array(text.utf8))) == ["要抓好落实。"])
  }

  @Test func `line ends of a page's source part Latin words, not Chinese ones, and stay in preformatted text`() throws {
    let page = "<p>增强“四\n个意识”\n，加入 WTO\n  and GDP</p><pre>一、总则\n二、<b>附则</b>\n</pre><p>同志\n们</p>"
    let read = try Self.read("a.html", Array("<html><body>\(page)</body></html>".utf8))
    #expect(Self.lines(read) == ["增强“四个意识”，加入 WTO and GDP", "一、总则", "二、附则", "同志们"])
  }

  @Test func `a web page in GBK is read as its bytes are or as it says`() throws {
    let page =
      "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"></head><body><p>国家</p></body></html>"
    let read = try Self.read("a.htm", encoded(page, "GB18030"))
    #expect(Self.lines(read) == ["国家"])
    #expect(read.encoding == .gb18030)
  }

  @Test(.timeLimit(.minutes(10))) func `a page nested a hundred thousand deep is read`() throws {
    let page = String(repeating: "<div>", count: 100_000) + "国家"
    #expect(throws: Never.self) { try Self.read("a.html", Array(page.utf8)) }
  }

  // MARK: PDF

  static let hasPoppler = ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext"].contains {
    FileManager.default.fileExists(atPath: $0)
  }

  /// A PDF of the given pages, each a list of placed lines, in Latin letters or with the Chinese font that no file embeds.
  static func pdf(_ pages: [[(x: Int, y: Int, text: String)]]) -> [UInt8] {
    var objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "",
      "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[4 0 R]>>",
      "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
        + "/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]"
        + "/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 900/StemV 90>>>>",
    ]
    var kids: [Int] = []
    for page in pages {
      let content = page.map { line in
        let hex = line.text.utf16.map { String(format: "%04X", Int($0)) }.joined()
        return "BT /F 16 Tf 1 0 0 1 \(line.x) \(line.y) Tm <\(hex)> Tj ET"
      }.joined(separator: "\n")
      kids.append(objects.count + 1)
      objects.append(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents \(objects.count + 2) 0 R>>"
      )
      objects.append("<</Length \(content.utf8.count)>>stream\n\(content)\nendstream")
    }
    objects[1] = "<</Type/Pages/Count \(kids.count)/Kids[\(kids.map { "\($0) 0 R" }.joined(separator: " "))]>>"
    var text = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets { text += String(format: "%010d 00000 n \n", offset) }
    text += "trailer<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }

  /// The lines of text set from the top of a page, 26 characters each, first lines indented.
  static func page(_ lines: [String], number: Int) -> [(x: Int, y: Int, text: String)] {
    lines.enumerated().map { (x: 72, y: 760 - 24 * $0.offset, text: $0.element) } + [
      (x: 280, y: 60, text: "— \(number) —")
    ]
  }

  @Test(.enabled(if: hasPoppler, "needs pdftotext"))
  func `a PDF comes back in paragraphs, with the page of each place`() throws {
    let speech = LayoutRepairTests.speech
    let lines = speech.flatMap { paragraph -> [String] in
      let characters = Array("　　" + paragraph)
      return stride(from: 0, to: characters.count, by: 26).map {
        String(characters[$0..<min($0 + 26, characters.count)])
      }
    }
    let read = try Self.read(
      "a.pdf", Self.pdf([Self.page(Array(lines[..<4]), number: 1), Self.page(Array(lines[4...]), number: 2)]))
    #expect(Self.lines(read) == speech)
    let places = read.document.paragraphs.map { read.document.sourceSpan(of: $0.span).page }
    #expect(places.first == 1 && places.last == 2)
  }

  @Test(.enabled(if: hasPoppler, "needs pdftotext")) func `a page in two columns is refused with its number`() throws {
    let column = (0..<12).map { "左栏的文字第\($0)行写满一栏" }
    let lines = column.enumerated().flatMap { index, text in
      [(x: 60, y: 760 - 24 * index, text: text), (x: 330, y: 760 - 24 * index, text: "右" + text.dropFirst())]
    }
    do {
      _ = try Self.read("a.pdf", Self.pdf([Self.page(["首页只有一栏文字，没有别的。"], number: 1), lines]))
      Issue.record("no error")
    } catch {
      #expect(error.place == .page(2))
      #expect(error.description.contains("two columns"))
    }
  }

  @Test(.enabled(if: hasPoppler, "needs pdftotext")) func `a page with a table is no page in two columns`() throws {
    let tasks = ["加强矛盾纠纷排查化解", "推进平安建设各项工作落实落细", "完善基层社会治理机制建设", "开展安全生产专项整治行动并建立长效机制"]
    var lines: [(x: Int, y: Int, text: String)] = []
    for index in 0..<12 {
      let y = 760 - 24 * index
      lines.append((x: 60, y: y, text: tasks[index % 4]))
      lines.append((x: 420, y: y, text: "县委政法委员会等"))
    }
    #expect(throws: Never.self) { try Self.read("a.pdf", Self.pdf([lines])) }
  }

  @Test func `a page that is called a Word file is read as the page it is`() throws {
    let page = "<html xmlns:w=\"x\"><body><p>国家</p></body></html>"
    #expect(Self.lines(try Self.read("a.doc", Array(page.utf8))) == ["国家"])
  }

  @Test(.enabled(if: hasPoppler, "needs pdftotext")) func `a scan, a damaged and an empty PDF are told apart`() throws {
    for (bytes, hint) in [
      (Self.pdf([[]]), "do not tell their characters"), (Array("%PDF-1.4\nnonsense".utf8), "is damaged"),
    ] {
      do {
        _ = try Self.read("a.pdf", bytes)
        Issue.record("no error for \(hint)")
      } catch {
        #expect(error.description.contains(hint), "\(error)")
      }
    }
  }

  // MARK: Programs

  @Test func `a program that is not there, hangs or says too much is told`() throws {
    #expect(throws: ChildProcess.Failure.notFound) {
      try ChildProcess.run(["tifa-no-such-program"], input: [], seconds: 5, limit: 10)
    }
    #expect(throws: ChildProcess.Failure.timeLimit) {
      try ChildProcess.run(["sleep", "30"], input: [], seconds: 1, limit: 10)
    }
    #expect(throws: ChildProcess.Failure.tooLarge) {
      try ChildProcess.run(["cat"], input: [UInt8](repeating: 65, count: 200_000), seconds: 5, limit: 1000)
    }
  }

  @Test func `a program gets its input and gives its output whole`() throws {
    let input = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let outcome = try ChildProcess.run(["cat"], input: input, seconds: 20, limit: 2_000_000)
    #expect(outcome.output == input)
    #expect(outcome.status == 0)
    #expect(try ChildProcess.run(["false"], input: input, seconds: 5, limit: 10).status == 1)
  }
}
