import SloganDetection
import TestSupport
import Testing
import Text

@Suite struct `Any text` {
  private static let lexicon = try! SloganLexicon(in: builtInFolder)

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `detection, proposals and checks stay inside the text, whatever it holds`(seed: UInt64) {
    let detect = SloganDetector(Self.lexicon)
    let find = NovelSloganFinder(Self.lexicon)
    let check = SloganChecker(Self.lexicon)
    let pieces =
      [
        "“", "”", "‘", "’", "「", "」", "\"", "《", "》", "（", "）", "［", "］", "，", "、", "。", "；", "：", "—", "即", "是指", "+",
        "1", "12",
        "３", "N", "一", "二", "三", "十", "百", "万", "大", "个", "年", "的", "和", " ", "\n", "\u{3000}", "\u{FEFF}", "😀",
        "\u{0}", "增强", "坚定",
        "四个意识", "四个自信", "两个维护", "道路自信", "理论自信", "制度自信", "文化自信", "政治意识", "核心意识", "行动", "工程", "优势产业", "中国特色社会主",
        "义思想", "绿水青山就是金",
      ]
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let count = Int(generator.next() % 60)
      let text = (0..<count).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }.joined()
      var document = Document(id: "", text: text)
      if generator.next() % 2 == 0 { document.metadata["date"] = "2015-03" }
      let tokens = document.text.indices.map { Token(start: $0, end: $0 + 1, kind: .word) }
      let segmented = SegmentedDocument(document: document, tokens: tokens, sentences: [])
      let mentions = detect(document)
      let spans =
        mentions.map(\.span) + mentions.compactMap(\.verb)
        + find(segmented, known: mentions).flatMap { [$0.span] + ($0.definition.map { [$0] } ?? []) }
        + check(document, mentions: mentions).map(\.span)
      let folded = FoldedText(document, for: Self.lexicon)
      #expect(detect(folded) == mentions, "seed \(seed): \(text)")
      #expect(find(segmented, folded, known: mentions) == find(segmented, known: mentions), "seed \(seed): \(text)")
      #expect(check(folded, mentions: mentions) == check(document, mentions: mentions), "seed \(seed): \(text)")
      let whole = Span(0, document.text.count)
      #expect(spans.allSatisfy { !$0.isEmpty && whole.contains($0) }, "seed \(seed): \(text)")
    }
  }

  @Test func `time grows with the text alone`() {
    let detect = SloganDetector(Self.lexicon)
    let find = NovelSloganFinder(Self.lexicon)
    let check = SloganChecker(Self.lexicon)
    for piece in ["“", " ", "四个", "增强“四个意识", "一大", "“一", "即", "、", "政治意识、", "五个自信", "铸造中华民族共同体意识", "牢记史命", "实事是求"] {
      let ratio = Growth.ratio(from: 5_000) { count in
        let document = Document(id: "", text: String(repeating: piece, count: count / piece.utf16.count))
        let tokens = document.text.indices.map { Token(start: $0, end: $0 + 1, kind: .word) }
        let mentions = detect(document)
        _ = find(SegmentedDocument(document: document, tokens: tokens, sentences: []), known: mentions)
        _ = check(document, mentions: mentions)
      }
      #expect(ratio < Growth.linear, "\(piece)")
    }
  }
}
