import Text

/// Spans in rising order, none inside another, to be asked about places.
struct SpanIndex {
  let spans: [Span]

  /// An index of such spans.
  init(_ spans: [Span]) { self.spans = spans }

  /// Whether some span shares a unit with `place`.
  ///
  /// - Complexity: O(log *n*).
  func overlaps(_ place: Span) -> Bool {
    let first = firstEnding(after: place.start)
    return first < spans.count && spans[first].start < place.end
  }

  /// Which spans share a unit with `place`.
  ///
  /// - Complexity: O(log *n*), and their number.
  func overlapping(_ place: Span) -> Range<Int> {
    let first = firstEnding(after: place.start)
    return first..<(spans[first...].firstIndex { $0.start >= place.end } ?? spans.count)
  }

  /// Whether some span holds the whole of `place`.
  ///
  /// - Complexity: O(log *n*), and the number of spans that overlap `place`.
  func covers(_ place: Span) -> Bool {
    var at = firstEnding(after: place.start)
    while at < spans.count, spans[at].start <= place.start {
      if spans[at].contains(place) { return true }
      at += 1
    }
    return false
  }

  private func firstEnding(after offset: Int) -> Int { spans.partitioningIndex { $0.end > offset } }
}
