import Foundation
import Lexicons
import Segmentation
import TestSupport
import Testing
import Text

/// Fine, standard and coarse words nest.
struct GranularityTests {
  private func boundaries(_ text: String, _ granularity: Granularity, _ terms: TermIndex) throws -> [Int] {
    try WordSegmenter(terms: terms, granularity: granularity)(Document(id: "", text: text)).tokens.map { Int($0.end) }
  }

  private func words(_ text: String, _ granularity: Granularity) throws -> String {
    let segment = try WordSegmenter(terms: TestLexicons.builtIn(), granularity: granularity)
    let segmented = segment(Document(id: "", text: text))
    return segmented.tokens.map { segmented.document.string($0.span) }.joined(separator: " ")
  }

  @Test func `units of several words are whole when coarse, names and suffixed words are cut when fine`() throws {
    let text = "科技创新和人民代表大会制度现代化王建民"
    #expect(try words(text, .coarse).hasPrefix("科技创新 和"))
    #expect(try words(text, .standard).hasPrefix("科技 创新 和"))
    #expect(try words("市财政局", .fine) == "市 财政 局")
    #expect(try words("请王建民同志讲话", .fine) == "请 王 建民 同志 讲话")
    #expect(try words("请王建民同志讲话", .standard) == "请 王建民 同志 讲话")
  }

  @Test func `boundaries nest in random text of words, numbers and marks`() throws {
    let terms = try TestLexicons.builtIn()
    let segmenters = try Granularity.allCases.map { try WordSegmenter(terms: terms, granularity: $0) }
    var random = SeededGenerator(seed: 3)
    for number in 0..<5_000 {
      let text = (0..<Int.random(in: 1...14, using: &random)).map { _ in
        RandomText.pieces.randomElement(using: &random)!
      }.joined()
      let cuts = segmenters.map { Set($0(Document(id: "", text: text)).tokens.map(\.end)) }
      #expect(cuts[0].isSuperset(of: cuts[1]), "fine, line \(number) of seed \(random.seed): \(text)")
      #expect(cuts[1].isSuperset(of: cuts[2]), "standard, line \(number) of seed \(random.seed): \(text)")
    }
  }

  @Test(.enabled(if: SharedCorpora.isPresent, "needs ../shared/corpora"))
  func `boundaries nest in the shared texts`() throws {
    let terms = try TestLexicons.builtIn()
    for file in SharedCorpora.files("provincial-2025").prefix(12) + SharedCorpora.files("work-reports").prefix(8) {
      guard let text = String(data: try Data(contentsOf: file), encoding: .utf8) else { continue }
      let cuts = try Granularity.allCases.map { Set(try boundaries(text, $0, terms)) }
      #expect(cuts[0].isSuperset(of: cuts[1]), "\(file.lastPathComponent)")
      #expect(cuts[1].isSuperset(of: cuts[2]), "\(file.lastPathComponent)")
    }
  }

  @Test func `tokens tile the text whatever the granularity`() throws {
    let terms = try TestLexicons.builtIn()
    var random = SeededGenerator(seed: 4)
    for granularity in Granularity.allCases {
      let segment = try WordSegmenter(terms: terms, granularity: granularity)
      for _ in 0..<2_000 {
        let text = (0..<8).map { _ in RandomText.pieces.randomElement(using: &random)! }.joined()
        let tokens = segment(Document(id: "", text: text)).tokens
        #expect(tokens.first?.start == 0)
        #expect(tokens.last?.end == Int32(text.utf16.count))
        #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.end == $1.start })
      }
    }
  }

  @Test func `words parted by blanks are taken as they are`() throws {
    let segment = try WordSegmenter(terms: TestLexicons.builtIn(), isSegmented: true)
    let segmented = segment(Document(id: "", text: "改革 开放 的  新的 2025 ，\nA股 。"))
    let words = segmented.tokens.filter { $0.kind != .space }.map { segmented.document.string($0.span) }
    #expect(words == ["改革", "开放", "的", "新的", "2025", "，", "A股", "。"])
    #expect(segmented.tokens.first { segmented.document.string($0.span) == "2025" }?.kind == .number)
  }
}
