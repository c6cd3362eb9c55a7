import Text

/// A place where a fixed or a listed term stands.
struct TermMatch {
  var start: Int
  var end: Int
  var isFixed: Bool
  var isListed: Bool
  var isUnit: Bool

  init(start: Int, term: TermIndex.Term) {
    self.start = start
    end = start + Int(term.count)
    (isFixed, isListed, isUnit) = (term.isFixed, term.isListed, term.isUnit)
  }

  private var span: Span { Span(start, end) }

  /// Of fixed matches that overlap, the longest, then the leftmost; by rising start.
  static func chosen(_ matches: [TermMatch]) -> [TermMatch] {
    let fixed = matches.filter(\.isFixed)
    var chosen: [TermMatch] = []
    var at = 0
    while at < fixed.count {
      // A cluster of matches that overlap in a chain; `matches` rises by start.
      var end = at + 1
      var reach = fixed[at].end
      while end < fixed.count, fixed[end].start < reach {
        reach = max(reach, fixed[end].end)
        end += 1
      }
      var taken: [TermMatch] = []
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
