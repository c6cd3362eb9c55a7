import Analysis
import DirectiveExtraction
import Foundation
import Lexicons
import Segmentation
import Testing
import Text

@Suite struct DirectiveComparisonTests {
  private static let extract: DirectiveExtractor? = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return try? DirectiveExtractor(
      lexicon: DirectiveLexicon(LexiconFolder(path: folder.appendingPathComponent("Lexicons").path)))
  }()

  private func directives(_ text: String, id: String = "a") throws -> [DirectiveOccurrence] {
    let document = try WordSegmenter()(Document(id: id, text: text))
    return DocumentDirectives(document, try #require(Self.extract)).directives
  }

  /// Tasks that share most pairs of characters, more of them than a pair may propose counterparts for.
  private static let manyAlike: String = {
    let names = "东西南北上下前后左右金木水火土山石田林草沙云".map { String($0) }
    return names.flatMap { first in names.map { "要加快推进\(first)\($0)河综合治理。\n" } }.joined()
  }()

  @Test func `texts compared with themselves repeat every task, word for word`() throws {
    let text = Self.manyAlike + "要深化改革。\n要深化改革。\n县公安局要在6月底前深化改革。\n"
    let directives = try directives(text)
    #expect(directives.count > DirectiveComparisonTests.manyAlike.count / 30)
    let rows = DirectiveComparison(old: directives, new: directives).rows
    #expect(
      rows.allSatisfy { $0.change == .repeated && $0.similarity == 1 && $0.counterpart?.number == $0.directive.number })
    #expect(rows.count == directives.count)
  }

  @Test func `what other tasks share changes no similarity`() throws {
    let old = try directives("要加快推进马莲河综合治理和两岸绿化。", id: "old")
    let new = try directives("要加快推进马莲河综合治理和清淤疏浚。", id: "new")
    let alone = try #require(DirectiveComparison(old: old, new: new).rows.first?.similarity)
    #expect(alone > 0.6 && alone < 1)
    let among = DirectiveComparison(old: try directives(Self.manyAlike) + old, new: new).rows
    #expect(among[0].similarity == alone)
    #expect(among[0].counterpart?.document == "old")
  }

  @Test func `units that lead and support, and figures, are apart from the words`() throws {
    let old = try directives("由县公安局牵头，县司法局配合，完成矛盾纠纷排查500件。")
    let new = try directives("由县信访局牵头，县民政局配合，完成矛盾纠纷排查600户。")
    let row = try #require(DirectiveComparison(old: old, new: new).rows.first)
    #expect(row.change == .changed)
    #expect(row.differences == [.figure, .actor])
    #expect(row.similarity == 1)
  }

  @Test func `tasks that differ by their units alone are joined with their equals`() throws {
    let old = try directives("县公安局要开展大排查。县财政局要开展大排查。")
    let rows = DirectiveComparison(old: old, new: old.reversed()).rows
    #expect(rows.map(\.change) == [.repeated, .repeated])
  }
}
