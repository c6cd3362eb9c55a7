import Foundation
import SloganDetection
import TestSupport
import Testing
import Text

/// Real reports, where they lie beside the checkout.
@Suite(.enabled(if: SharedCorpora.isPresent, "\(SharedCorpora.absent)"))
struct `Slogans of real reports` {
  private static let lexicon = try! SloganLexicon(in: builtInFolder)
  private static let detect = SloganDetector(lexicon)

  private func documents(_ folder: String) throws -> [Document] {
    try SharedCorpora.files(folder).map { file in
      var document = Document(id: file.lastPathComponent, text: try String(contentsOf: file, encoding: .utf8))
      document.metadata["date"] = String(document.id.prefix(4))
      return document
    }
  }

  @Test func `frequency and nested places together are what a text search finds`() throws {
    let folder = try #require(SharedCorpora.folder)
    let table = try String(
      contentsOf: folder.appendingPathComponent("work-reports/substring_counts.tsv"), encoding: .utf8)
    let rows = table.split(whereSeparator: \.isNewline).map { $0.split(separator: "\t").map(String.init) }
    var counts: [Int: [String: Int]] = [:]
    for document in try documents("work-reports") {
      let year = String(document.id.prefix(4))
      for mention in Self.detect(document) { counts[mention.slogan, default: [:]][year, default: 0] += 1 }
    }
    var compared = 0
    for row in rows.dropFirst() {
      guard let index = Self.lexicon.index(of: row[0]),
        Self.lexicon.entries[index].condition.description.isEmpty
      else { continue }
      for (year, expected) in zip(rows[0].dropFirst(), row.dropFirst()) {
        #expect(counts[index]?[year] ?? 0 == Int(expected), "\(row[0]) \(year)")
        compared += 1
      }
    }
    #expect(compared > 900)
  }

  @Test func `the checks find nothing wrong but a quotation mark that is never closed`() throws {
    let check = SloganChecker(Self.lexicon)
    var findings: [String] = []
    for document in try documents("work-reports") + documents("provincial-2025") {
      for finding in check(document, mentions: Self.detect(document)) {
        findings.append("\(finding.kind.rawValue): \(document.string(finding.span))")
      }
    }
    #expect(findings == ["quotation: “小巨人企业414家，制"])
  }
}
