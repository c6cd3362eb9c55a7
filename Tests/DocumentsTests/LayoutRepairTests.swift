import Foundation
import TestSupport
import Testing
import Text

@testable import Documents

@Suite struct LayoutRepairTests {
  static func read(_ text: String) throws -> ReadDocument {
    try DocumentReader().read(DocumentInput(id: "a.txt", origin: .bytes(Array(text.utf8))))
  }

  static func paragraphs(_ text: String) throws -> [String] {
    let document = try read(text).document
    return document.paragraphs.map { document.string($0.span) }
  }

  /// Each character equals the one of the source it leads to, or is a space or line feed that stands for a line end.
  static func leadsToItsSource(_ document: Document, _ source: String, converted: Bool = false) -> Bool {
    let scalars = Array(source.unicodeScalars)
    for (offset, unit) in document.text.enumerated() where unit & 0xF800 != 0xD800 {
      let place = document.sourceMap.sourceOffset(of: offset)
      guard place < scalars.count else { return false }
      let stands = scalars[place].value
      let isLineEnd = [0x0A, 0x0C, 0x0D].contains(stands) || stands == 0xA0
      guard stands == UInt32(unit) || converted && stands > 0x2E80 || (unit == 0x20 || unit == 0x0A) && isLineEnd else {
        return false
      }
    }
    return true
  }

  /// How many of the paragraphs come back exactly, of how many; blanks set aside.
  static func score(_ paragraphs: [String], _ layout: WrappedText) throws -> (exact: Int, all: Int, isWhole: Bool) {
    func bare(_ text: String) -> String {
      String(text.unicodeScalars.filter { $0 != " " && $0 != "　" && $0 != "\u{A0}" })
    }
    let expected = layout.expected(paragraphs).map(bare)
    let text = layout.layOut(paragraphs)
    let document = try read(text).document
    let isLed = leadsToItsSource(document, text)
    #expect(isLed, "\(layout)")
    let found = document.paragraphs.map { bare(document.string($0.span)) }.filter { !$0.isEmpty }
    var left: [String: Int] = [:]
    for paragraph in found { left[paragraph, default: 0] += 1 }
    var exact = 0
    for paragraph in expected where left[paragraph, default: 0] > 0 {
      left[paragraph]! -= 1
      exact += 1
    }
    return (exact, max(expected.count, found.count), expected.joined() == found.joined())
  }

  @Test(.enabled(if: SharedCorpora.isPresent, "needs the shared corpora beside the checkout"))
  func `wrapped texts come back, a paragraph a paragraph`() throws {
    var random = SeededGenerator(seed: 11)
    let files = ["work-reports", "provincial-2025", "regulations"].flatMap { SharedCorpora.files($0) }
    var (exact, all, broken) = (0, 0, 0)
    var (exactByIndent, allByIndent): ([String: Int], [String: Int]) = ([:], [:])
    for _ in 0..<150 {
      let lines = try String(contentsOf: files.randomElement(using: &random)!, encoding: .utf8).split(separator: "\n")
      let paragraphs = lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      let layout = WrappedText(using: &random)
      let count = [30, 80, 400].randomElement(using: &random)!
      let score = try Self.score(Array(paragraphs.prefix(count)), layout)
      exact += score.exact
      all += score.all
      broken += score.isWhole ? 0 : 1
      exactByIndent[layout.indent.rawValue, default: 0] += score.exact
      allByIndent[layout.indent.rawValue, default: 0] += score.all
    }
    print("paragraphs exact: \(exact) of \(all); texts with a character lost or added: \(broken)")
    for (indent, count) in allByIndent {
      print("  indent \(indent): \(Double(exactByIndent[indent]!) / Double(count))")
    }
    #expect(exact * 100 >= 97 * all)
    #expect(broken <= 3)
  }

  @Test(
    .enabled(if: SharedCorpora.isPresent, "needs the shared corpora beside the checkout"),
    arguments: ["work-reports", "provincial-2025", "regulations"])
  func `a text that needs no repair comes through unchanged`(folder: String) throws {
    for file in SharedCorpora.files(folder) {
      let read = try DocumentReader().read(DocumentInput(path: file.path))
      #expect(read.repair.joinedLines == 0, "\(file.lastPathComponent)")
      #expect(read.repair.droppedLines == 0 && read.repair.removedSpaces == 0, "\(file.lastPathComponent)")
      let source = try String(contentsOf: file, encoding: .utf8)
      let clean = String(decoding: CleanText(Array(source.utf16)).text, as: UTF16.self)
      let isSame = String(decoding: read.document.text, as: UTF16.self) + "\n" == clean
      #expect(isSame, "\(file.lastPathComponent)")
    }
  }

  @Test(.enabled(if: SharedCorpora.isPresent, "needs the shared corpora beside the checkout"))
  func `the county speech has the paragraphs a careful reader would make`() throws {
    let read = try DocumentReader().read(DocumentInput(path: SharedCorpora.files("seed")[0].path))
    let paragraphs = read.document.paragraphs.map { read.document.string($0.span) }
    #expect(paragraphs.count == 12)
    #expect(paragraphs[0].hasSuffix("推进会上的讲话"))
    #expect(paragraphs.filter { $0.hasPrefix("(") }.count == 3)
    #expect(paragraphs.allSatisfy { !$0.contains(" ") || $0.contains("平安 XX 的") })
  }

  // MARK: Small texts

  static let speech = [
    "同志们：",
    "今天我们召开全县平安建设推进会，主要任务是深入学习贯彻习近平总书记重要论述，增强“四个意识”、坚定“四个自信”、做到“两个维护”，"
      + "安排部署下一阶段重点工作，动员全县上下进一步统一思想、凝聚共识，奋力推动工作再上新台阶。",
    "一、提高政治站位，筑牢平安建设思想根基",
    "做好平安建设，首先要从思想上高度重视，切实增强做好工作的责任感和使命感，以更高的政治站位、更宽的视野格局抓落实，"
      + "推动平安建设各项工作落到实处，确保社会大局持续稳定。",
  ]

  /// The speech cut into lines of so many characters.
  static func wrapped(_ columns: Int, _ paragraphs: [String] = speech) -> [String] {
    paragraphs.flatMap { paragraph in
      let characters = Array(paragraph)
      return stride(from: 0, to: characters.count, by: columns).map {
        String(characters[$0..<min($0 + columns, characters.count)])
      }
    }
  }

  @Test(arguments: 26...44) func `a formula split over two lines is whole, and its place covers the break`(columns: Int)
    throws
  {
    let lines = Self.wrapped(columns)
    let document = try Self.read(lines.joined(separator: "\n")).document
    #expect(document.paragraphs.map { document.string($0.span) } == Self.speech)
    for formula in ["四个意识", "四个自信", "两个维护"] {
      let units = Array(formula.utf16)
      let start = document.text.indices.first { document.text[$0...].starts(with: units) }!
      let place = document.sourceSpan(of: Span(start, start + 4))
      let isSplit = !lines.contains { $0.contains(formula) }
      #expect(place.end - place.start == (isSplit ? 5 : 4))
      #expect(lines[place.line - 1].dropFirst(place.column - 1).first == formula.first)
    }
  }

  /// The paragraphs of one of the project's sample speeches.
  static func sample(_ name: String) throws -> [String] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("corpus/" + name)
    let text = try String(contentsOf: file, encoding: .utf8)
    let body = text.components(separatedBy: "---\n").last!
    return body.split(separator: "\n").map(String.init)
  }

  @Test(arguments: 26...44)
  func `nothing is lost or added where pages end, and paragraphs stay apart`(columns: Int) throws {
    let speech = try Self.sample("2024-云溪县-平安建设推进会讲话.txt")
    var pages: [String] = []
    for (index, line) in Self.wrapped(columns, speech).enumerated() {
      if index % 20 == 0 {
        if index > 0 { pages += ["— \(index / 20) —", ""] }
        pages.append("全县平安建设工作推进会材料之一")
      }
      pages.append(line)
    }
    let paragraphs = try Self.paragraphs(pages.joined(separator: "\n"))
    #expect(paragraphs.joined() == speech.joined())
    #expect(Set(speech).subtracting(paragraphs).count <= 2)
  }

  @Test(arguments: [
    ("平安 XX 县的目标", "平安 XX 县的目标"), ("省长 罗东川", "省长 罗东川"), ("好品山东 商行天下", "好品山东 商行天下"),
    ("政 府 工 作 报 告", "政府工作报告"), ("李 强", "李 强"),
  ])
  func `spaces between Han go only where every character is set apart`(line: String, expected: String) throws {
    #expect(try Self.paragraphs(line) == [expected])
  }

  @Test func `spaces go where most lines of a document hold them inside words`() throws {
    let lines = (1...12).map { "我们要坚持和加 强党的全面领导，推动高 质量发展取得新成效第\($0)次。" }
    #expect(try Self.paragraphs(lines.joined(separator: "\n"))[0] == "我们要坚持和加强党的全面领导，推动高质量发展取得新成效第1次。")
  }

  @Test(arguments: [
    "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。", "序号\t单位\t数量\n1\t财政局\t25\n2\t教育局\t31",
    "第一章 总则\n第一条 为了规范管理，制定本办法。\n第二条 本办法适用于本市。", "各位代表！\n各位代表！\n各位代表！",
  ])
  func `verse, tables and short paragraphs stay as they are`(text: String) throws {
    #expect(try Self.paragraphs(text).joined(separator: "\n") == text)
  }

  @Test(arguments: [
    "要增强“四\n个意识”，坚定“四个自信”。", "深入学习《中华人民\n共和国宪法》", "要做到两个维护（维护核心、维护\n权威）。\n二、抓落实",
    "要认真学习贯彻党的二十大精神，坚持以习近\n平同志为核心的党中央集中统一领导。", "第三条 本市建立联席会议制度，统筹协调网格化服\n务管理工作。",
  ])
  func `a text of two lines is one where its words show it`(text: String) throws {
    let broken = text.split(separator: "\n", maxSplits: 1)
    #expect(try Self.paragraphs(text).joined(separator: "\n") == broken.joined())
  }

  @Test(arguments: [
    "提高认识，坚决扛起平安建设的政治责任\n平安建设是民心工程，事关改革发展稳定大局和人民群众切身利益，必须抓好。",
    "一、提高认识，坚决扛起平安建设的政治责任\n要抓好落实。", "在全县推进平安建设、加强基层治理工作会议上的讲话\n同志们：\n要抓好落实。",
    "各位领导，同志们：\n“海内存知己\n天涯若比邻”。", "“海内存知己\n天涯若比邻”", "单位名称，负责人\n财政局，张三\n教育局，李四",
    "一是加强领导，明确分工，压实各级各部门各单位的责任\n二是督查问效。", "推进改革，加快发展，注重提高办学效益，振兴教育事业，\n一要加大改革力度。",
  ])
  func `lines of a short text stay apart where they may be lines of their own`(text: String) throws {
    #expect(try Self.paragraphs(text).joined(separator: "\n") == text)
  }

  @Test func `Latin words keep a space where a line ended, and Chinese gets none`() throws {
    let text = """
      The Belt and Road Initiative is, as the leaders of the two
      countries said in their joint statement, a programme for the
      benefit of all, and it will go on for as long as it is needed
      by the people of both.
      """
    #expect(try Self.paragraphs(text) == [text.split(separator: "\n").joined(separator: " ")])
  }

  @Test func `without repair each line is a paragraph`() throws {
    var options = DocumentReader.Options()
    options.repairs = false
    let input = DocumentInput(id: "a.txt", origin: .bytes(Array(Self.wrapped(26).joined(separator: "\n").utf8)))
    #expect(try DocumentReader(options).read(input).document.paragraphs.count == Self.wrapped(26).count)
  }
}
