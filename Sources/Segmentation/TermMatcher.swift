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
    let (pairs, triples, firsts, singles) = (
      index.marked, index.markedTriples, index.markedFirsts, index.markedSingles
    )
    pairs.withUnsafeBufferPointer { pairs in
      for at in from..<to {
        let first = text[at]
        let (word, bit) = (Int(first &>> 6), UInt64(first & 63))
        if singles[word] &>> bit & 1 != 0 { lookUp(TermIndex.key(first, 0), &matches, text, at, to) }
        guard firsts[word] &>> bit & 1 != 0, at &+ 1 < to else { continue }
        let key = TermIndex.key(first, text[at &+ 1])
        let pair = TermIndex.hash(key) & 0xFFFF
        var isMarked = pairs[pair &>> 6] &>> UInt64(pair & 63) & 1 != 0
        if at &+ 2 < to {
          let triple = TermIndex.hash(key, text[at &+ 2])
          isMarked = isMarked || triples[triple &>> 6] &>> UInt64(triple & 63) & 1 != 0
        }
        if isMarked { lookUp(key, &matches, text, at, to) }
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
