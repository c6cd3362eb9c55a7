import Analysis
import Documents
import Segmentation
import TermFrequency
import Testing
import Text

struct AnalyzerTests {
  private func inputs(_ count: Int) -> [DocumentInput] {
    (0..<count).map { number in
      let text = String(repeating: "坚持改革开放，推动高质量发展。\n", count: number % 5 + 1)
      // Every seventh is no text at all.
      let bytes = number % 7 == 3 ? [UInt8](repeating: 0, count: 50) : Array(text.utf8)
      return DocumentInput(id: "\(number).txt", origin: .bytes(bytes))
    }
  }

  @Test(arguments: [1, 2, 5])
  func `the result is the same for any number of workers`(jobs: Int) async throws {
    let analyzer = Analyzer(segment: try WordSegmenter())
    let one = try await analyzer.analyze(inputs(40), jobs: 1)
    let many = try await analyzer.analyze(inputs(40), jobs: jobs)
    #expect(many.outcome.errors == one.outcome.errors)
    #expect(many.outcome.documents == one.outcome.documents)
    #expect(many.gathered.characters == one.gathered.characters)
    let (a, b) = (TermTable(one.gathered.terms).rows, TermTable(many.gathered.terms).rows)
    #expect(a.map(\.term) == b.map(\.term))
    #expect(a.map(\.count) == b.map(\.count))
    #expect(a.map(\.dispersion) == b.map(\.dispersion))
  }

  @Test func `what cannot be read is reported and the rest is read`() async throws {
    let (corpus, outcome) = try await Analyzer(segment: try WordSegmenter()).analyze(inputs(10), jobs: 2)
    #expect(outcome.documents == 9)
    #expect(outcome.errors.map(\.document) == ["3.txt"])
    #expect(corpus.terms.documents.map(\.id) == ["0.txt", "1.txt", "2.txt"] + (4..<10).map { "\($0).txt" })
  }

  @Test func `no input gives an empty corpus`() async throws {
    let (corpus, outcome) = try await Analyzer(segment: try WordSegmenter()).analyze([], jobs: 2)
    #expect(outcome.documents == 0)
    #expect(corpus.terms.words == 0)
  }
}
