import Lexicons
import Segmentation
import TestSupport
import Testing
import Text

/// Cutting takes time in proportion to the text, also of a line that holds no blank.
struct LinearTimeTests {
  /// Letters and digits (dumps, keys, addresses), numerals, names, blanks, marks, other scripts.
  static let pieces = [
    "a", "7f3a", "1,234:5·", "A股", "一二三", "1月", "一至", "1-", "发a", "推动高质量发展和社会主义现代化建设A1", "阿卜杜", "王建", "·", "—", "é",
    "а",
    "@", "“",
  ]

  @Test(arguments: pieces, [false, true])
  func `four times a line takes four times as long`(piece: String, hasLexicons: Bool) throws {
    let segment = try WordSegmenter(terms: hasLexicons ? TestLexicons.builtIn() : TermIndex())
    let ratio = Growth.ratio(from: 16_000) { count in
      let text = String(repeating: piece, count: count / piece.utf16.count)
      _ = segment(Document(id: "", text: text))
    }
    #expect(ratio < Growth.linear, "\(piece)")
  }
}
