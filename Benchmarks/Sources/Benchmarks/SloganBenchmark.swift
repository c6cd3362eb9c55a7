import Foundation
import Lexicons
import Segmentation
import SloganDetection
import Text

/// Measures the slogan stage against the segmentation stage, and detection with a list of 50,000 entries taken at random
/// from the texts themselves (the worst case: a quarter of all places begin one).
struct SloganBenchmark {
  private let segment: WordSegmenter
  private let lexicon: SloganLexicon

  init(folder: LexiconFolder, segment: WordSegmenter) throws {
    self.segment = segment
    lexicon = try SloganLexicon(in: folder)
  }

  func run(_ documents: [Document]) throws {
    let detect = SloganDetector(lexicon)
    let find = NovelSloganFinder(lexicon)
    let many = SloganDetector(try SloganLexicon(lexicon.entries + randomEntries(50_000, from: documents)))
    let check = SloganChecker(lexicon)
    let segmented = documents.map { segment($0) }
    let folded = documents.map { FoldedText($0, for: lexicon) }
    let known = folded.map { detect($0) }
    precondition(known.contains { !$0.isEmpty }, "no slogans found")
    let contenders = [
      Contender("segment, built-in lexicons") { documents.reduce(0) { $0 + segment($1).tokens.count } },
      Contender("folding, once for all that follow") {
        documents.reduce(0) { $0 + FoldedText($1, for: lexicon).document.text.count }
      },
      Contender("known slogans") { folded.reduce(0) { $0 + detect($1).count } },
      Contender("known slogans of 50,000") { folded.reduce(0) { $0 + many($1).count } },
      Contender("novel slogans") {
        documents.indices.reduce(1) { $0 + find(segmented[$1], folded[$1], known: known[$1]).count }
      },
      Contender("checks") { zip(folded, known).reduce(1) { $0 + check($1.0, mentions: $1.1).count } },
    ]
    var times = [[Double]](repeating: [], count: contenders.count)
    for _ in 0..<5 {
      for (number, contender) in contenders.enumerated() {
        var result = 0
        let time = try ContinuousClock().measure { result = try contender.run() }
        precondition(result > 0, "\(contender.name): nothing done")
        times[number].append(Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds))
      }
    }
    let base = times[0].sorted()[2]
    for (number, contender) in contenders.enumerated() {
      let share = times[number].sorted()[2] / base
      print(
        contender.name.padding(toLength: 40, withPad: " ", startingAt: 0)
          + String(format: "%8.2f of segmentation's time", share))
    }
  }

  private func randomEntries(_ count: Int, from documents: [Document]) -> [Slogan] {
    // A fixed sequence, so that rounds and machines compare.
    var state: UInt64 = 2026
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let texts = documents.filter { $0.text.count > 64 }
    return (0..<count).map { number in
      let text = texts[next(texts.count)].text
      let start = next(text.count - 16)
      let form = String(decoding: text[start..<start + 4 + number % 5], as: UTF16.self)
      return Slogan(canonical: form, category: .policy)
    }
  }
}
