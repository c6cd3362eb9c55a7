import ICU

/// Where words end around a place, by ICU: whether an odd character stands alone there or makes a word with a neighbour.
///
/// Asked only where something is odd already, since it is slow.
final class WordCut {
  /// How much is cut on either side.
  private static let reach = 10
  private lazy var iterator = try? BreakIterator(.word)

  /// The words of folded units that have some unit of `place`; none where ICU fails.
  func words(at place: Range<Int>, in units: [UInt16]) -> [Range<Int>] {
    let window = max(0, place.lowerBound - Self.reach)..<min(units.count, place.upperBound + Self.reach)
    guard let boundaries = try? iterator?.boundaries(in: Array(units[window])) else { return [] }
    return zip(boundaries, boundaries.dropFirst())
      .map { window.lowerBound + $0..<window.lowerBound + $1 }
      .filter { $0.overlaps(place) }
  }

  /// Whether all units of `place` are words of one character.
  func isAllSingle(_ place: Range<Int>, in units: [UInt16]) -> Bool {
    let words = words(at: place, in: units)
    return !words.isEmpty && words.allSatisfy { $0.count == 1 }
  }
}
