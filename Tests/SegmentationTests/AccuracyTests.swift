import Foundation
import Segmentation
import TestSupport
import Testing
import Text

/// Words against a hand-segmented text that nothing was tuned on.
struct AccuracyTests {
  @Test(.enabled(if: SharedCorpora.isPresent, "needs ../shared/corpora"))
  func `words of unseen news are cut as by hand`() throws {
    let file = try #require(
      SharedCorpora.files("segmentation").first { $0.lastPathComponent == "pku_convention_2.txt" })
    let gold = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: " ").map(String.init)
    }
    let segment = try WordSegmenter(terms: BuiltInTerms.load(TestLexicons.folder))
    let own = score(segment, against: gold)
    let plain = score(try WordSegmenter(), against: gold)
    print("F1 in the PKU convention: \(own); without lexicons \(plain)")
    #expect(own > 0.915)
    // ICU's words alone: if this rises, the score is wrong.
    #expect((0.78..<0.80).contains(plain))
  }

  /// The harmonic mean of precision and recall of words.
  private func score(_ segment: WordSegmenter, against gold: [[String]]) -> Double {
    var (hits, ours, theirs) = (0, 0, 0)
    for line in gold {
      let tokens = segment(Document(id: "", text: line.joined())).tokens
      var at: Int32 = 0
      let words = Set(
        line.map { word in
          defer { at += Int32(word.utf16.count) }
          return at..<at + Int32(word.utf16.count)
        })
      hits += tokens.count { words.contains($0.start..<$0.end) }
      ours += tokens.count
      theirs += words.count
    }
    return 2 * Double(hits) / Double(ours + theirs)
  }
}
