import TermFrequency
import Testing
import Text

@Suite struct PhraseFinderTests {
  /// A document whose words are parted by blanks; `.` is a mark, `#` begins a figure.
  private func document(_ words: String, id: String = "a") -> SegmentedDocument {
    var text: [UInt16] = []
    var tokens: [Token] = []
    for word in words.split(separator: " ") {
      let kind: Token.Kind = ".，。“”（".contains(word) ? .punctuation : word.hasPrefix("#") ? .number : .word
      let start = text.count
      text += Array(word.utf16)
      tokens.append(Token(start: start, end: text.count, kind: kind))
    }
    return SegmentedDocument(
      document: Document(id: id, text: String(decoding: text, as: UTF16.self)), tokens: tokens, sentences: [])
  }

  private func stream(_ documents: String...) -> WordStream {
    var stream = WordStream()
    for (index, text) in documents.enumerated() { stream.add(document(text, id: "\(index)")) }
    return stream
  }

  /// A finder that counts and judges nothing.
  private var counting: PhraseFinder {
    var finder = PhraseFinder()
    finder.minimumFrequency = 4
    finder.minimumAssociation = -1
    finder.minimumEntropy = 0
    finder.minimumEvenness = 0
    return finder
  }

  @Test func `nested places are counted apart, as quanteda counts them`() {
    // quanteda.textstats, test-textstat_collocations.R: a b 9 (4 of them nested), a b c 4.
    let stream = stream(
      "aa bb cc . . aa bb cc . . aa bb cc . . . aa bb cc",
      "aa bb . . aa bb . . aa bb . . aa bb . aa bb")
    let found = counting(stream) { _ in .noun }
    #expect(found.map(\.text) == ["aabb", "aabbcc"])
    #expect(found.map(\.frequency) == [5, 4])
    #expect(found.map(\.nested) == [4, 0])
    #expect(found[0].byDocument.map { [$0.document, $0.frequency, $0.nested] } == [[0, 0, 4], [1, 5, 0]])
  }

  @Test func `a term no lexicon knows is found by association and free neighbours`() {
    let others = ["部署", "推进", "加强", "关于", "抓好", "重视", "围绕", "总结"]
    let behind = ["工作", "成效", "取得", "任务", "责任", "格局", "形势", "水平"]
    let text = (0..<8).map { "\(others[$0]) 平安 建设 \($0 < 3 ? "" : behind[$0]) 。 学校\($0) 很好 。 群众\($0) 满意 。 " }.joined()
    let noise = "平安 县城 。 建设 道路 。 经济 发展 。 改善 民生 。 "
    let found = PhraseFinder()(stream(text + noise)) { $0.elementsEqual("平安".utf16) ? .modifier : .noun }
    #expect(found.map(\.text) == ["平安建设"])
    #expect(found.first?.frequency == 8)
  }

  @Test func `words that open clauses, stand before figures or join others begin or end no phrase`() {
    let text = (0..<12).map { "。 推进 改革\($0 % 6) 。 收入 增长 #\($0) 。 产业 和 园区 。 改革\($0) 持续 。 园区 建成 。" }.joined(
      separator: " ")
    let classes: [String: PhraseWordClass] = ["推进": .verb, "增长": .verb, "和": .function]
    var finder = counting
    finder.minimumFrequency = 2
    let found = finder(stream(text)) { classes[String(decoding: $0, as: UTF16.self)] ?? .noun }
    #expect(!found.contains { $0.text.hasPrefix("推进") || $0.text.hasSuffix("增长") || $0.text.contains("和") })
  }

  @Test func `what always stands behind a closing quotation mark is a piece of something`() {
    let text = (0..<10).map { "。 落实 “ 双碳 ” 目标 任务 甲\($0) 。 目标 。 任务 。" }.joined(separator: " ")
    #expect(PhraseFinder()(stream(text)) { _ in .noun }.isEmpty)
  }

  @Test func `figures and marks are inside no phrase`() {
    let text = String(repeating: "aa #1 bb 。 aa . bb 。 ", count: 9)
    #expect(counting(stream(text)) { _ in .noun }.isEmpty)
  }

  @Test func `an empty corpus and one of a single word have no phrases`() {
    #expect(PhraseFinder()(WordStream()) { _ in .noun }.isEmpty)
    #expect(PhraseFinder()(stream("平安")) { _ in .noun }.isEmpty)
  }

  @Test func `merging streams gives the stream of all documents`() {
    let texts = ["平安 建设 。 改革", "改革 开放 #3", "平安 “ 建设 ” 目标"]
    var whole = WordStream()
    var left = WordStream()
    var right = WordStream()
    for (index, text) in texts.enumerated() {
      whole.add(document(text, id: "\(index)"))
      if index < 1 { left.add(document(text, id: "\(index)")) } else { right.add(document(text, id: "\(index)")) }
    }
    left.merge(right)
    #expect(left.items == whole.items)
    #expect(left.documentEnds == whole.documentEnds)
    #expect(left.documents.map(\.id) == whole.documents.map(\.id))
    #expect(whole.wordCount == 9)
  }
}
