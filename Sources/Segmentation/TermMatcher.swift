import Text

/// Finds every place where a fixed or a listed term stands.
///
/// A bit per hash of two or three units keeps all but a few places of the text from being looked up.
struct TermMatcher {
  /// A place where a term stands.
  struct Match {
    var start: Int
    var end: Int
    var isFixed: Bool
    var isListed: Bool
    var isUnit: Bool

    fileprivate var span: Span { Span(start, end) }
  }

  let index: TermIndex
  var isEmpty: Bool { index.isEmpty }

  /// Appends the places that begin in `from..<to` and end there, by rising start, shorter ones first.
  func append(to matches: inout [Match], text: UnsafeBufferPointer<UInt16>, from: Int, to: Int) {
    // The bits are put together without branches: nearly every place has none, and a guess at one of them alone would
    // often be wrong.
    index.marked.withUnsafeBufferPointer { pairs in
      index.markedTriples.withUnsafeBufferPointer { triples in
        index.markedSingles.withUnsafeBufferPointer { singles in
          for at in from..<to {
            let first = text[at]
            let second = at &+ 1 < to ? text[at &+ 1] : 0
            let third = at &+ 2 < to ? text[at &+ 2] : 0
            let key = TermIndex.key(first, second)
            let pair = TermIndex.hash(key) & 0xFFFF
            let triple = TermIndex.hash(key, third)
            let single = singles[Int(first &>> 6)] &>> UInt64(first & 63) & 1
            let longer = pairs[pair &>> 6] &>> UInt64(pair & 63) | triples[triple &>> 6] &>> UInt64(triple & 63)
            guard single | longer & 1 != 0 else { continue }
            if single != 0 { lookUp(TermIndex.key(first, 0), &matches, text, at, to) }
            if longer & 1 != 0, second != 0 { lookUp(key, &matches, text, at, to) }
          }
        }
      }
    }
  }

  private func lookUp(
    _ key: UInt32, _ matches: inout [Match], _ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int
  ) {
    index.markedUnits.withUnsafeBufferPointer { units in
      for number in index.markedRange(of: key) {
        let term = index.markedTerms[number]
        let (start, count) = (Int(term.start), Int(term.count))
        guard at + count <= limit else { continue }
        var same = min(2, count)
        while same < count, units[start + same] == text[at + same] { same += 1 }
        guard same == count else { continue }
        matches.append(
          Match(
            start: at, end: at + count, isFixed: term.isFixed, isListed: term.isListed, isUnit: term.isUnit))
      }
    }
  }

  /// Of fixed matches that overlap, the longest, then the leftmost; by rising start.
  static func chosen(_ matches: [Match]) -> [Match] {
    let fixed = matches.filter(\.isFixed)
    var chosen: [Match] = []
    var at = 0
    while at < fixed.count {
      // A cluster of matches that overlap in a chain; `matches` rises by start.
      var end = at + 1
      var reach = fixed[at].end
      while end < fixed.count, fixed[end].start < reach {
        reach = max(reach, fixed[end].end)
        end += 1
      }
      var taken: [Match] = []
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
