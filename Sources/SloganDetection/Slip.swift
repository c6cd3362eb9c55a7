/// How a stretch of a text differs from a formula by one slip of the pen.
struct Slip {
  enum Kind {
    /// One character stands for another: 不忘初心、牢记史命.
    case replaced
    /// Two neighbours have changed places: 牢使记命.
    case swapped
    /// A character inside is missing: 牢使命.
    case dropped
    /// A character stands twice: 牢记使使命.
    case doubled
  }

  var kind: Kind
  /// The units of the text that stand for the formula.
  var range: Range<Int>
  /// Those of them at which it differs; the neighbours of one that is missing.
  var place: Range<Int>
  /// The formula's unit that was replaced, swapped with the next, dropped or doubled.
  var index: Int

  /// The one slip by which a text differs from `formula`, which begins at `origin`, or ends there and is compared against
  /// the order of the text.
  ///
  /// - Complexity: O(*n*) in the length of the formula; most often one comparison or two.
  @inline(__always)
  static func find(
    _ formula: UnsafeBufferPointer<UInt16>, at origin: Int, isEnd: Bool, in units: UnsafeBufferPointer<UInt16>
  ) -> Slip? {
    isEnd
      ? Comparison(formula: formula, units: units, first: formula.count - 1, origin: origin - 1, step: -1).slip()
      : Comparison(formula: formula, units: units, first: 0, origin: origin, step: 1).slip()
  }
}

/// A formula beside the stretch of a text where it may stand, both in the order of the text or against it.
private struct Comparison {
  var formula: UnsafeBufferPointer<UInt16>
  var units: UnsafeBufferPointer<UInt16>
  var first: Int
  var origin: Int
  var step: Int

  @inline(__always)
  private func right(_ at: Int) -> UInt16 { formula[first &+ step &* at] }

  @inline(__always)
  private func written(_ at: Int) -> UInt16 {
    let place = origin &+ step &* at
    return place >= 0 && place < units.count ? units[place] : 0
  }

  /// Whether the formula from one place on stands in the text from another.
  @inline(__always)
  private func stands(_ from: Int, at place: Int) -> Bool {
    var at = from
    while at < formula.count {
      if right(at) != written(place &+ at &- from) { return false }
      at &+= 1
    }
    return true
  }

  @inline(__always)
  func slip() -> Slip? {
    let count = formula.count
    var at = 0
    while at < count, right(at) == written(at) { at &+= 1 }
    guard at < count, written(at) != 0 else { return nil }
    if at > 0, written(at) == written(at - 1), stands(at, at: at + 1) {
      return slip(.doubled, length: count + 1, place: at - 1..<at + 1, at - 1)
    }
    if stands(at + 1, at: at + 1) { return slip(.replaced, length: count, place: at..<at + 1, at) }
    if at + 1 < count, right(at) == written(at + 1), right(at + 1) == written(at), stands(at + 2, at: at + 2) {
      return slip(.swapped, length: count, place: at..<at + 2, at)
    }
    guard at > 0 else { return nil }
    if at + 1 < count, stands(at + 1, at: at) {
      return slip(.dropped, length: count - 1, place: at - 1..<at + 1, at)
    }
    return nil
  }

  private func slip(_ kind: Slip.Kind, length: Int, place: Range<Int>, _ index: Int) -> Slip {
    if step > 0 {
      return Slip(
        kind: kind, range: origin..<origin + length, place: origin + place.lowerBound..<origin + place.upperBound,
        index: index)
    }
    let index = first - index
    return Slip(
      kind: kind, range: origin - length + 1..<origin + 1,
      place: origin - place.upperBound + 1..<origin - place.lowerBound + 1, index: kind == .swapped ? index - 1 : index)
  }
}
