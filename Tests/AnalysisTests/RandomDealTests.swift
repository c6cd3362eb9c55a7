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
  /// Of so many deals of groups of words into halves, those after which a term differs significantly.
  ///
  /// Single words dealt at random differ by chance alone; paragraphs do not, since words clump.
  private func dealsWithSignificantTerm(_ groups: [[Int]], deals: Int, seed: UInt64) -> Int {
    var generator = SeededGenerator(seed: seed)
    let kinds = (groups.joined().max() ?? 0) + 1
    return (0..<deals).count { _ in
      var counts = [[Int](repeating: 0, count: kinds), [Int](repeating: 0, count: kinds)]
      var sizes = [0, 0]
      for group in groups {
        let side = Bool.random(using: &generator) ? 1 : 0
        for word in group { counts[side][word] += 1 }
        sizes[side] += group.count
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

  /// The words of each text by number.
  private func words(_ texts: [String]) throws -> [[Int]] {
    let segment = try WordSegmenter()
    var stream = WordStream()
    return texts.map { text in
      let before = stream.words.count
      stream.add(segment(Document(id: "", text: text)))
      return Array(stream.words[before...])
    }
  }

  /// Each word a group of its own.
  private func singly(_ groups: [[Int]]) -> [[Int]] { groups.joined().map { [$0] } }

  @Test func `of 200 random deals of a corpus at most 5 in 100 have a significant term`() throws {
    let count = dealsWithSignificantTerm(singly(try words(SampleCorpus.texts())), deals: 200, seed: 1949)
    #expect(count <= 10)
  }

  @Test(.enabled(if: SharedCorpora.isPresent, "needs the shared corpora beside the checkout"))
  func `of 200 random deals of two work reports at most 5 in 100 have a significant term`() throws {
    let files = SharedCorpora.files("work-reports").filter {
      $0.lastPathComponent.hasPrefix("2021") || $0.lastPathComponent.hasPrefix("2023")
    }
    let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
    let count = dealsWithSignificantTerm(singly(try words(texts)), deals: 200, seed: 2023)
    let paragraphs = try words(texts.flatMap { $0.split(separator: "\n").map(String.init) })
    let clumped = dealsWithSignificantTerm(paragraphs, deals: 200, seed: 2023)
    print("deals with a significant term: \(count) of 200; of paragraphs \(clumped) of 200, since words clump")
    #expect(count <= 10)
  }
}
