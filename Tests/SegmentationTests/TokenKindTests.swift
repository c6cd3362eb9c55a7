import Segmentation
import TestSupport
import Testing
import Text

/// Which kind a token is, in every script.
struct TokenKindTests {
  private func kinds(_ text: String, _ segment: (Document) throws -> SegmentedDocument) rethrows -> [String] {
    let document = Document(id: "", text: text)
    return try segment(document).tokens.map { "\(document.string($0.span)) \($0.kind)" }
  }

  @Test(arguments: [
    ("李𬭎同志", ["李 word", "𬭎 word", "同志 word"]),
    ("会谈Москва", ["会谈 word", "Москва word"]),
    ("Ωμέγα", ["Ωμέγα word"]),
    ("カタカナ", ["カタカナ word"]),
    ("한국어", ["한국어 word"]),
    ("会谈@同志", ["会谈 word", "@ punctuation", "同志 word"]),
    ("é", ["é latin"]),
    ("Müller", ["Müller latin"]),
    ("三百", ["三百 number"]),
    ("3.5", ["3.5 number"]),
    ("会谈_的", ["会谈 word", "_ punctuation", "的 word"]),
    ("发😀的", ["发 word", "😀 punctuation", "的 word"]),
  ])
  func `words of every script are words, and numbers only are numbers`(text: String, expected: [String]) throws {
    #expect(try kinds(text, WordSegmenter(terms: TestLexicons.builtIn()).callAsFunction) == expected)
  }

  @Test(arguments: [
    ("李𬭎 Москва 한국어", ["李𬭎 word", "Москва word", "한국어 word"]),
    (
      "@ _ 😀 → 三 3 é",
      ["@ punctuation", "_ punctuation", "😀 punctuation", "→ punctuation", "三 number", "3 number", "é latin"]
    ),
  ])
  func `so they are in texts that are segmented already`(text: String, expected: [String]) throws {
    let segment = try WordSegmenter(isSegmented: true)
    #expect(kinds(text, segment.callAsFunction).filter { !$0.hasSuffix(" space") } == expected)
  }
}
