public import Analysis
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
        .text(row.term), .integer(row.count.frequency), .integer(row.nested), .decimal(row.per10k, places: 2),
        .integer(row.rank), .integer(row.count.documentFrequency), .measure(row.dispersion, places: 4),
      ]
    }
  }

  /// `document, term, frequency, nested`: one row a pair, the shape that R and pandas take.
  public static let longSchema = TableSchema(
    "document_terms",
    [.init("document", "文档"), .init("term", "词语"), .init("frequency", "频次"), .init("nested", "嵌套频次")])

  /// A row for each document and term, documents in the order of the input, terms most frequent first; at most
  /// `selection.top` a document.
  public static func longRows(
    _ counts: CorpusCounts, selection: TermSelection, _ body: ([Cell]) throws -> Void
  ) rethrows {
    func counted(_ count: CorpusCounts.Count) -> Int32 {
      count.frequency + (selection.counted == .all ? count.nested : 0)
    }
    for document in counts.documents {
      let rows = document.counts.filter { counted($0) > 0 }.map { (term: counts.items[Int($0.item)], count: $0) }
        .sorted {
          counted($0.count) != counted($1.count)
            ? counted($0.count) > counted($1.count)
            : $0.term.unicodeScalars.lexicographicallyPrecedes($1.term.unicodeScalars)
        }
      for (term, count) in rows.prefix(selection.top ?? rows.count) {
        try body([.text(document.id), .text(term), .integer(Int(count.frequency)), .integer(Int(count.nested))])
      }
    }
  }
}
