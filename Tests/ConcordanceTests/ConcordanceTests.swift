import Concordance
import Testing
import Text

@Suite struct ConcordanceTests {
  /// Words are parted by blanks, sentences end in 。, paragraphs in ¶.
  private func segmented(_ words: String) -> SegmentedDocument {
    var text: [UInt16] = []
    var tokens: [Token] = []
    var sentences: [Span] = []
    var sentence = 0
    for word in words.split(separator: " ") {
      let start = text.count
      text += word == "¶" ? [0x0A] : Array(word.utf16)
      let kind: Token.Kind = word == "¶" ? .space : "，。".contains(word) ? .punctuation : .word
      tokens.append(Token(start: start, end: text.count, kind: kind))
      if word == "。" || word == "¶" {
        sentences.append(Span(sentence, word == "¶" ? start : text.count))
        sentence = text.count
      }
    }
    if sentence < text.count { sentences.append(Span(sentence, text.count)) }
    return SegmentedDocument(
      document: Document(id: "a", text: String(decoding: text, as: UTF16.self)), tokens: tokens, sentences: sentences)
  }

  private func spans(_ term: String, in segmented: SegmentedDocument) -> [Span] {
    let text = segmented.document.text
    return text.indices.filter { text[$0...].starts(with: term.utf16) }.map { Span($0, $0 + term.utf16.count) }
  }

  @Test func `so many words on either side, marks not counted, nothing over a paragraph's end`() {
    let text = segmented("前段 ¶ 我们 必须 坚持 ， 改革 开放 ， 不动摇 ¶ 后段")
    let line = Concordance(window: .words(2))(spans("改革", in: text), in: text)[0]
    #expect(line.left == ["必须", "坚持", "，"])
    #expect(line.right == ["开放", "，", "不动摇"])
    let wide = Concordance(window: .words(99))(spans("改革", in: text), in: text)[0]
    #expect(wide.left == ["我们", "必须", "坚持", "，"])
    #expect(wide.right == ["开放", "，", "不动摇"])
    #expect(line.place.line == 2)
    #expect(line.place.column == 8)
  }

  @Test func `so many characters, or the sentence`() {
    let text = segmented("上句 。 我们 必须 坚持 改革 开放 。 下句 。")
    let characters = Concordance(window: .characters(3))(spans("改革", in: text), in: text)[0]
    #expect(characters.left == ["须", "坚持"])
    #expect(characters.right == ["开放", "。"])
    let sentence = Concordance(window: .sentence)(spans("改革", in: text), in: text)[0]
    #expect(sentence.left == ["我们", "必须", "坚持"])
    #expect(sentence.right == ["开放", "。"])
  }

  @Test func `a term inside a longer word leaves the rest of the word to its context`() {
    let text = segmented("坚持 中国特色社会主义 道路")
    let line = Concordance(window: .words(2))(spans("特色", in: text), in: text)[0]
    #expect(line.left == ["坚持", "中国"])
    #expect(line.right == ["社会主义", "道路"])
  }

  @Test func `at the edges of a text there is no context`() {
    let text = segmented("改革")
    let line = Concordance(window: .words(5))(spans("改革", in: text), in: text)[0]
    #expect(line.left == [])
    #expect(line.right == [])
    #expect(Concordance()([], in: segmented("")).isEmpty)
  }

  @Test(arguments: [
    ("改革", ["改革"]), ("推动 *发展", ["推动高质量发展", "推动发展"]), ("推动 * 。", ["推动高质量发展。", "推动发展。"]), ("高*展", ["高质量发展"]),
    ("*质*", ["高质量发展"]), ("* 改革", ["坚持改革"]), ("发*展", ["发展"]), ("展*发展", []),
  ])
  func `a pattern over words finds`(pattern: String, expected: [String]) throws {
    let text = segmented("推动 高质量发展 。 坚持 改革 。 推动 发展 。")
    let found = try #require(WordPattern(pattern)).places(in: text)
    #expect(found.map { text.document.string($0) } == expected)
  }

  @Test func `a pattern without words is none, and nothing fits over a paragraph's end`() {
    #expect(WordPattern("  ") == nil)
    #expect(WordPattern("坚持 改革")!.places(in: segmented("坚持 ¶ 改革")).isEmpty)
  }
}
