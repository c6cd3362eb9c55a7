import Analysis
import Comparison
import DirectiveExtraction
import Documents
import Foundation
import Lexicons
import Segmentation
import SloganDetection
import TermFrequency
import TestSupport
import Testing
import Text

/// docs/library.md shows the code of these tests.
@Suite struct LibraryGuideTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let lexicons = root.appendingPathComponent("Lexicons").path
  private static let corpus = root.appendingPathComponent("corpus").path

  @Test func `a folder is analysed`() async throws {
    let (corpus, folder) = (Self.corpus, LexiconFolder(path: Self.lexicons))

    let slogans = try SloganLexicon(in: folder)
    let analyzer = Analyzer(
      segment: try WordSegmenter(terms: BuiltInTerms.load(folder), granularity: .coarse),
      slogans: SloganAnalyzer(slogans),
      directives: DirectiveExtractor(lexicon: try DirectiveLexicon(folder)))

    let inputs = DocumentFinder().find([corpus]).inputs
    let (found, outcome) = try await analyzer.analyze(inputs, jobs: 2)
    let terms = TermTable(found.terms).rows.map { "\($0.term) \($0.count.frequency)" }
    let mentions = found.mentions.map { "\($0.document):\($0.place.line) \($0.slogan)" }
    let tasks = found.directives.map { "\($0.document):\($0.place.line) \($0.words.lead) \($0.task)" }

    #expect(outcome.documents == 7 && outcome.errors.isEmpty)
    #expect(terms.contains("平安建设 17"))
    #expect(mentions.contains("2023-云溪县-平安建设推进会讲话.txt:10 平安建设"))
    #expect(tasks.count > 100)
  }

  @Test func `two speeches are compared`() throws {
    let folder = LexiconFolder(path: Self.lexicons)
    let paths = SampleCorpus.files("云溪县").map(\.path)

    let slogans = try SloganLexicon(in: folder)
    let terms = try BuiltInTerms.load(folder)
    let analyzer = Analyzer(
      segment: try WordSegmenter(terms: terms, granularity: .coarse), slogans: SloganAnalyzer(slogans))

    let formalities = try ComparisonLexicon(folder.read("comparison", "comparison.tsv"))
    let place = TermClass(name: "place")!
    let compared = try paths.map { path in
      let analysis = analyzer.analyze(try DocumentReader().read(DocumentInput(path: path)).document)
      return ComparedDocument(
        analysis.segmented, slogans: analysis.slogans!, lexicon: formalities,
        isPlace: { terms.classes(of: $0).isEmpty || terms.classes(of: $0).contains(place) })
    }
    let comparison = SpeechComparison(
      [compared[0]], [compared[1]], selection: TermSelection(), lexicon: slogans, formalities: formalities)
    let changes = comparison.sloganChanges.map { "\($0.kind) \($0.slogan)" }
    let copied = comparison.passages.map { compared[0].document.string($0.passage.a) }

    #expect(changes.contains("added 凝心铸魂"))
    #expect(copied.count == 14)
  }

  @Test func `the guide shows the code of these tests`() throws {
    func lines(_ text: Substring) -> [String] {
      text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let code = lines(try String(contentsOfFile: #filePath, encoding: .utf8)[...])
    let page = try String(contentsOf: Self.root.appendingPathComponent("docs/library.md"), encoding: .utf8)
    let blocks = page.components(separatedBy: "```swift\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    #expect(blocks.count == 2)
    for line in blocks.flatMap({ lines($0[...]) }) { #expect(code.contains(line), "\(line)") }
  }
}
