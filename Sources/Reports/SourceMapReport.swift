public import Text

/// The map from a document's repaired text to its source: `tifa text --map`.
public enum SourceMapReport {
  /// `document, start, end, source_start, source_end`, and `page` for sources that have pages: a row a stretch over
  /// which both advance together, in code points.
  public static let schema = TableSchema(
    "source_map",
    [.init("document", "文档")] + PlaceColumns.span
      + [.init("source_start", "原文起"), .init("source_end", "原文止"), PlaceColumns.page])

  /// A row a stretch; none reaches over the end of a page.
  public static func rows(_ document: Document) -> [[Cell]] {
    var rows: [[Cell]] = []
    let map = document.sourceMap
    // Code points before the run: code units less the second halves of pairs.
    var points = 0
    var open: (start: Int, source: Int, count: Int)?
    /// How many pages begin up to the stretch.
    var pages = 0
    func close() {
      guard var rest = open else { return }
      while rest.count > 0 {
        while pages < map.pageStarts.count, map.pageStarts[pages] <= rest.source { pages += 1 }
        let left = pages < map.pageStarts.count ? map.pageStarts[pages] - rest.source : rest.count
        let count = min(rest.count, left)
        rows.append([
          .text(document.id), .integer(rest.start), .integer(rest.start + count), .integer(rest.source),
          .integer(rest.source + count), map.pageStarts.isEmpty ? .empty : .integer(max(pages, 1)),
        ])
        rest = (rest.start + count, rest.source + count, rest.count - count)
      }
    }
    for (index, run) in map.runs.enumerated() {
      let end = index + 1 < map.runs.count ? map.runs[index + 1].text : document.text.count
      let count = document.text[run.text..<end].count { $0 & 0xFC00 != 0xDC00 }
      guard count > 0 else { continue }
      if let stretch = open, stretch.source + stretch.count == run.source {
        open!.count += count
      } else {
        close()
        open = (points, run.source, count)
      }
      points += count
    }
    close()
    return rows
  }
}
