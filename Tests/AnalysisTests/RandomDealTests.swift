import Analysis
import Comparison
import Foundation
import Segmentation
import Statistics
import TermFrequency
import TestSupport
import Testing
import Text

@Suite struct RandomDealTests {
  /// Word tokens dealt at random into halves differ by chance alone.
  private func dealsWithSignificantTerm(_ words: [Int], deals: Int, seed: UInt64) -> Int {
    var generator = SeededGenerator(seed: seed)
    let kinds = (words.max() ?? 0) + 1
    return (0..<deals).count { _ in
      var counts = [[Int](repeating: 0, count: kinds), [Int](repeating: 0, count: kinds)]
      var sizes = [0, 0]
      for word in words {
        let side = Bool.random(using: &generator) ? 1 : 0
        counts[side][word] += 1
        sizes[side] += 1
      }
      let lists = (0..<2).map { side in
        FrequencyList(
          entries: counts[side].indices.compactMap {
            counts[side][$0] > 0 ? .init(item: "\($0)", frequency: counts[side][$0]) : nil
          }, words: sizes[side])
      }
      return Keyness(target: lists[0], reference: lists[1]).rows.contains { $0.isSignificant }
    }
  }

  private func words(_ texts: [String]) throws -> [Int] {
    let segment = try WordSegmenter()
    var stream = WordStream()
    for text in texts { stream.add(segment(Document(id: "", text: text))) }
    return stream.words
  }

  @Test func `of 200 random deals of a corpus at most 5 in 100 have a significant term`() throws {
    let count = dealsWithSignificantTerm(try words(SampleCorpus.texts()), deals: 200, seed: 1949)
    #expect(count <= 10)
  }

  @Test(.enabled(if: SharedCorpora.isPresent, "needs the shared corpora beside the checkout"))
  func `of 200 random deals of two work reports at most 5 in 100 have a significant term`() throws {
    let files = SharedCorpora.files("work-reports").filter {
      $0.lastPathComponent.hasPrefix("2021") || $0.lastPathComponent.hasPrefix("2023")
    }
    let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
    let count = dealsWithSignificantTerm(try words(texts), deals: 200, seed: 2023)
    print("deals with a significant term: \(count) of 200")
    #expect(count <= 10)
  }
}
