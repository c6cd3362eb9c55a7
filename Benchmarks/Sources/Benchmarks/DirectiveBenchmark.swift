import DirectiveExtraction
import Foundation
import Lexicons
import Segmentation
import Text

/// Measures the directive stage beside coarse segmentation, which it reads.
struct DirectiveBenchmark {
  private let segment: WordSegmenter
  private let extract: DirectiveExtractor

  init(folder: LexiconFolder, terms: TermIndex) throws {
    segment = try WordSegmenter(terms: terms, granularity: .coarse)
    extract = DirectiveExtractor(lexicon: try DirectiveLexicon(folder))
  }

  func run(_ documents: [Document]) {
    let segmented = documents.map { segment($0) }
    var least = (segmenting: Duration.seconds(3600), extracting: Duration.seconds(3600))
    var found = 0
    // The least of the rounds is the one that other work on the machine disturbed least.
    for _ in 0..<7 {
      let clock = ContinuousClock()
      least.segmenting = min(
        least.segmenting, clock.measure { for document in documents { found += segment(document).tokens.count } })
      least.extracting = min(
        least.extracting, clock.measure { for document in segmented { found += extract(document).count } })
    }
    precondition(found > 0 && segmented.contains { !extract($0).isEmpty }, "no directives found")
    print(
      "directives".padding(toLength: 40, withPad: " ", startingAt: 0)
        + String(format: "%8.3f of segmentation's time", least.extracting / least.segmenting))
  }
}
