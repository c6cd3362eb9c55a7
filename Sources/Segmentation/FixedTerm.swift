import Text

/// A place where a fixed term stands.
struct FixedTerm {
  var start: Int
  var end: Int
  var isUnit: Bool

  private var span: Span { Span(start, end) }

  /// Of terms that overlap, the longest, then the leftmost; by rising start, as `fixed` is.
  static func chosen(_ fixed: [FixedTerm]) -> [FixedTerm] {
    var chosen: [FixedTerm] = []
    var at = 0
    while at < fixed.count {
      // A cluster of matches that overlap in a chain; `fixed` rises by start.
      var end = at + 1
      var reach = fixed[at].end
      while end < fixed.count, fixed[end].start < reach {
        reach = max(reach, fixed[end].end)
        end += 1
      }
      var taken: [FixedTerm] = []
      let byLength = fixed[at..<end].sorted {
        ($0.end - $0.start, $1.start) > ($1.end - $1.start, $0.start)
      }
      for match in byLength {
        if !taken.contains(where: { $0.span.overlaps(match.span) }) { taken.append(match) }
      }
      chosen += taken.sorted { $0.start < $1.start }
      at = end
    }
    return chosen
  }
}
