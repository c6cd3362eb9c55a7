import TestSupport
import Testing
import Text

@testable import Documents

/// Input that nobody would write: it must give a document or an error, in time in step with its length.
@Suite(.timeLimit(.minutes(10))) struct RandomInputTests {
  /// Pieces that decoding, repair, outline and front matter look for.
  static let pieces: [String] = [
    "国", "改革开放", "。", "，", "；", "：", "“", "”", "（", "）", "《", "》", "(", ")", " ", "　", "\t", "\n", "\r\n", "\r",
    "\u{C}", "\n\n",
    "一、", "（一）", "(二)", "1.", "第一章", "第三条", "一是", "第一，", "首先，", "# ", "——", "-", "---\n", "title: a\n", "- x\n", "\"",
    "'", "[", "]",
    "— 3 —\n", "第3页 共9页\n", "-4-\n", "5\n", "政府工作报告\n", "同志们：\n", "2023年3月5日", "GDP", "5%", ".", "A ", "𠮷", "\u{200B}",
    "\u{FEFF}",
    "\u{AD}", "\u{E000}", "\u{0}", "各位代表，", "国務院會議", "政 府 工 作 报 告",
    String(repeating: "深入学习贯彻落实各项决策部署", count: 2) + "\n", String(repeating: "推动高质量发展取得新成效", count: 3),
  ]

  static func text(using random: inout SeededGenerator, pieces count: Int) -> String {
    // Few kinds at a time, so that habits arise.
    let kinds = (0..<Int.random(in: 1...8, using: &random)).map { _ in pieces.randomElement(using: &random)! }
    return (0..<count).map { _ in kinds.randomElement(using: &random)! }.joined()
  }

  /// What must hold of every document that was read.
  static func check(_ document: Document, _ hint: String) {
    var at = 0
    for paragraph in document.paragraphs {
      if paragraph.span.start != at || paragraph.span.end < at { Issue.record("paragraphs do not tile: \(hint)") }
      at = paragraph.span.end + 1
    }
    if !document.paragraphs.isEmpty, at != document.text.count + 1 {
      Issue.record("text behind the last paragraph: \(hint)")
    }
    var before = 0
    for offset in document.text.indices {
      let source = document.sourceMap.sourceOffset(of: offset)
      if source < before { Issue.record("the map goes back: \(hint)") }
      before = source
    }
    for (index, entry) in document.outline.entries.enumerated() {
      if !entry.section.contains(entry.title) { Issue.record("a title outside its section: \(hint)") }
      if let parent = entry.parent, parent >= index || !document.outline.entries[parent].section.contains(entry.section)
      {
        Issue.record("a section outside its parent: \(hint)")
      }
    }
  }

  @Test func `random text gives a document whose parts fit together`() throws {
    for seed in 0..<3000 {
      var random = SeededGenerator(seed: UInt64(seed))
      let text = Self.text(using: &random, pieces: Int.random(in: 0...120, using: &random))
      do throws(DocumentError) {
        let read = try DocumentReader().read(DocumentInput(id: "a.txt", origin: .bytes(Array(text.utf8))))
        Self.check(read.document, "seed \(seed)")
        let source = text.unicodeScalars.drop { $0 == "\u{FEFF}" }
        let isLed = LayoutRepairTests.leadsToItsSource(
          read.document, String(String.UnicodeScalarView(source)), converted: read.isSimplified)
        if !isLed { Issue.record("a character leads elsewhere: seed \(seed)") }
      } catch {
        // Binary text and broken front matter are errors.
      }
    }
  }

  @Test func `random bytes give a document or an error`() {
    for seed in 0..<3000 {
      var random = SeededGenerator(seed: UInt64(seed))
      let bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      for name in ["a.txt", "a.html", "a.docx", "a.zip", "a.ofd", "a.csv"] {
        var options = DocumentReader.Options()
        options.isLossy = seed.isMultiple(of: 2)
        options.textColumn = "a"
        let magic: [UInt8] = name == "a.txt" || name == "a.html" || name == "a.csv" ? [] : Array("PK\u{3}\u{4}".utf8)
        let results = DocumentReader(options).documents(in: DocumentInput(id: name, origin: .bytes(magic + bytes)))
        #expect(name != "a.txt" || results.count == 1, "seed \(seed)")
        for result in results {
          switch result {
          case .success(let read): Self.check(read.document, "\(name), seed \(seed)")
          case .failure(let error):
            #expect(error.document.hasPrefix(name) && !error.reason.description.isEmpty, "\(name), seed \(seed)")
          }
        }
      }
    }
  }

  @Test(arguments: [
    "“", "（", "一、", "——", "\n", "\n ", "1\n", "— 1 —\n", "国\n", "。", "一是。", "《国", "国，", "A b\n", "# 国\n", "---\n",
    "\u{C}", "   国\n", "第一条 国。\n",
    "深入学习贯彻落实各项决策部署，推动高质量发展取\n",
  ])
  func `a piece repeated to three million units is read in time`(piece: String) throws {
    let text = String(repeating: piece, count: 3_000_000 / piece.utf16.count / 4)
    _ = DocumentReader().documents(in: DocumentInput(id: "a.txt", origin: .bytes(Array(text.utf8))))
  }
}
