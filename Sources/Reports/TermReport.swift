public import TermFrequency

/// The keyword report: which terms, how often, where.
public enum TermReport {
  /// `term, frequency, nested, per_10k, rank, document_frequency, dispersion_dp`.
  public static let schema = TableSchema(
    "terms",
    [
      .init("term", "词语"), .init("frequency", "频次"), .init("nested", "嵌套频次"), .init("per_10k", "每万词频次"),
      .init("rank", "排名"), .init("document_frequency", "文档数"), .init("dispersion_dp", "离散度DP"),
    ])

  /// A row a term.
  public static func rows(_ table: TermTable) -> [[Cell]] {
    table.rows.map { row in
      [
        .text(row.term), .integer(row.count.frequency), .integer(row.count.nested), .decimal(row.per10k, places: 2),
        .integer(row.rank), .integer(row.count.documentFrequency), .measure(row.dispersion, places: 4),
      ]
    }
  }

  /// `document, term, frequency`: one row a pair, the shape that R and pandas take.
  public static let longSchema = TableSchema(
    "document_terms", [.init("document", "文档"), .init("term", "词语"), .init("frequency", "频次")])

  /// A row for each document and term, documents in the order of the input, terms most frequent first; at most
  /// `selection.top` a document.
  public static func longRows(
    _ counter: TermCounter, selection: TermSelection, _ body: ([Cell]) throws -> Void
  ) rethrows {
    let isTerm = (0..<counter.vocabulary.count).map { TermTable.isTerm(counter, $0, selection) }
    for (index, document) in counter.documents.enumerated() {
      let pairs = counter.pairs(ofDocument: index).filter { isTerm[Int($0.term)] }
        .map { (term: counter.vocabulary.string(Int($0.term)), frequency: Int($0.frequency)) }
        .sorted {
          $0.frequency != $1.frequency
            ? $0.frequency > $1.frequency : $0.term.unicodeScalars.lexicographicallyPrecedes($1.term.unicodeScalars)
        }
      for pair in pairs.prefix(selection.top ?? pairs.count) {
        try body([.text(document.id), .text(pair.term), .integer(pair.frequency)])
      }
    }
  }
}
