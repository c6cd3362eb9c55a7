public import Text

/// The map from a document's repaired text to its source: `tifa text --map`.
public enum SourceMapReport {
  /// `document, start, end, source_start, source_end, page`: a row a stretch over which both advance together, in code
  /// points.
  public static let schema = TableSchema(
    "source_map",
    [
      .init("document", "文档"), .init("start", "起"), .init("end", "止"), .init("source_start", "原文起"),
      .init("source_end", "原文止"), .init("page", "页"),
    ])

  /// A row a stretch.
  public static func rows(_ document: Document) -> [[Cell]] {
    var rows: [[Cell]] = []
    let runs = document.sourceMap.runs
    // Code points before the run: code units less the second halves of pairs.
    var points = 0
    var open: (start: Int, source: Int, count: Int)?
    func close() {
      guard let stretch = open, stretch.count > 0 else { return }
      let span = document.sourceSpan(of: Span(offset, offset))
      rows.append([
        .text(document.id), .integer(stretch.start), .integer(stretch.start + stretch.count), .integer(stretch.source),
        .integer(stretch.source + stretch.count), .integer(span.page),
      ])
    }
    var offset = 0
    for (index, run) in runs.enumerated() {
      let end = index + 1 < runs.count ? runs[index + 1].text : document.text.count
      let count = document.text[run.text..<end].count { $0 & 0xFC00 != 0xDC00 }
      guard count > 0 else { continue }
      if let stretch = open, stretch.source + stretch.count == run.source {
        open!.count += count
      } else {
        close()
        offset = run.text
        open = (points, run.source, count)
      }
      points += count
    }
    close()
    return rows
  }
}
