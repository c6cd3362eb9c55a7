import Text

/// A text with the traits of each of its units, both held in place by whoever made it.
struct LayoutText {
  /// The text.
  let units: UnsafeBufferPointer<UInt16>
  /// A byte a unit, and a word of zeros behind them, so that words may be read anywhere in the text.
  private let traits: UnsafeRawPointer

  /// How many traits stand behind those of the last unit.
  static let padding = 8

  /// Calls `body` with `text` and its `traits`.
  static func with<Result>(_ text: [UInt16], _ traits: [LayoutTraits], _ body: (LayoutText) -> Result) -> Result {
    precondition(traits.count == text.count + padding)
    return text.withUnsafeBufferPointer { units in
      traits.withUnsafeBytes { body(LayoutText(units: units, traits: $0.baseAddress!)) }
    }
  }

  private init(units: UnsafeBufferPointer<UInt16>, traits: UnsafeRawPointer) {
    (self.units, self.traits) = (units, traits)
  }

  @inline(__always)
  subscript(at: Int) -> UInt16 { units[at] }

  /// The traits of the unit at `at`.
  @inline(__always)
  func traits(at: Int) -> LayoutTraits { traits.load(fromByteOffset: at, as: LayoutTraits.self) }

  /// Whether the unit at `at` is a mark that no line begins with where a typesetter has a say.
  @inline(__always)
  func cannotBegin(at: Int) -> Bool {
    !traits(at: at).isDisjoint(with: [.final, .pause, .closer])
      || LayoutCharacter.isOtherMarkThatCannotBegin(units[at])
  }

  /// Whether a stretch ends a sentence: with a final mark, closing marks behind it left aside.
  @inline(__always)
  func endsSentence(_ span: Span) -> Bool {
    var end = span.end
    while end > span.start, traits(at: end - 1).contains(.closer) { end -= 1 }
    return end > span.start && traits(at: end - 1).contains(.final)
  }

  /// How many marks of half width have a wide character beside them in a stretch.
  func narrowMarksAmongWide(_ span: Span) -> Int {
    func isWide(_ at: Int) -> Bool { span.contains(at) && LayoutCharacter.columns(units[at]) == 2 }
    var count = 0
    for at in places(of: .narrowMark, span.start, span.end) { count.add(isWide(at - 1) || isWide(at + 1)) }
    return count
  }

  // MARK: Eight units at a time

  /// The traits of eight units, the first one's in the lowest byte.
  @inline(__always)
  private func word(at: Int) -> UInt64 { traits.loadUnaligned(fromByteOffset: at, as: UInt64.self) }

  /// A trait in each byte of a word.
  @inline(__always)
  private static func each(_ traits: LayoutTraits) -> UInt64 { UInt64(traits.rawValue) &* 0x0101_0101_0101_0101 }

  /// The first place in `start..<end` of a unit with any of `traits`; `end` where there is none.
  @inline(__always)
  func first(_ traits: LayoutTraits, _ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end {
      let found = word(at: at) & Self.each(traits)
      if found != 0 { return min(end, at &+ found.trailingZeroBitCount &>> 3) }
      at &+= 8
    }
    return end
  }

  /// The first place from `start` of what ends a line; the end of the text where nothing does.
  @inline(__always)
  func lineEnd(from start: Int) -> Int {
    var at = start
    while at < units.count {
      let word = word(at: at)
      let found = word & word &>> 1 & Self.each(.opener)
      if found != 0 { return at &+ found.trailingZeroBitCount &>> 3 }
      at &+= 8
    }
    return units.count
  }

  /// What stands in a stretch.
  struct Summary {
    /// The traits that any unit has.
    var traits: LayoutTraits
    /// The units of one column.
    var narrow: Int
    /// The last quotation mark or bracket; none where there is none.
    var bracket: LayoutTraits
  }

  /// What stands in `start..<end`.
  @inline(__always)
  func summary(_ start: Int, _ end: Int) -> Summary {
    var (seen, brackets) = (0 as UInt64, 0 as UInt64)
    var narrow = 0
    var at = start
    func take(_ word: UInt64, _ narrow: inout UInt64) {
      seen |= word
      narrow &+= word & Self.each(.narrow)
      brackets = word & Self.each(.brackets) == 0 ? brackets : word & Self.each(.brackets)
    }
    while at < end {
      // No byte of the counts overflows in so many words.
      let stop = min(end, at &+ 1024)
      var counts: UInt64 = 0
      while at &+ 8 <= stop {
        take(word(at: at), &counts)
        at &+= 8
      }
      if at < stop { take(word(at: at) & (1 &<< UInt64(8 &* (stop &- at)) &- 1), &counts) }
      at = stop
      narrow &+= Self.sum(counts)
    }
    seen |= seen &>> 32
    seen |= seen &>> 16
    seen |= seen &>> 8
    let bracket = brackets == 0 ? 0 : brackets &>> UInt64(56 &- brackets.leadingZeroBitCount & ~7)
    return Summary(
      traits: LayoutTraits(rawValue: UInt8(truncatingIfNeeded: seen)), narrow: narrow,
      bracket: LayoutTraits(rawValue: UInt8(truncatingIfNeeded: bracket)))
  }

  /// The sum of eight bytes.
  @inline(__always)
  private static func sum(_ bytes: UInt64) -> Int {
    let pairs = bytes & 0x00FF_00FF_00FF_00FF &+ bytes &>> 8 & 0x00FF_00FF_00FF_00FF
    return Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) &>> 48)
  }

  /// A bit for each unit of `start..<end`, at most 64, that has any of `traits`; the first one's is the lowest.
  @inline(__always)
  func bits(_ traits: LayoutTraits, _ start: Int, _ end: Int) -> UInt64 {
    var bits: UInt64 = 0
    var at = start
    while at < end {
      let found = word(at: at) & Self.each(traits)
      // The highest bit of each byte that is not zero, then all of them side by side.
      let high = (found & 0x7F7F_7F7F_7F7F_7F7F &+ 0x7F7F_7F7F_7F7F_7F7F | found) & 0x8080_8080_8080_8080
      bits |= (((high &>> 7) &* 0x0102_0408_1020_4080) &>> 56) &<< UInt64(at &- start)
      at &+= 8
    }
    return end &- start < 64 ? bits & ((1 as UInt64) &<< UInt64(max(0, end &- start)) &- 1) : bits
  }

  /// The places in `start..<end` of units with any of `traits`.
  @inline(__always)
  func places(of traits: LayoutTraits, _ start: Int, _ end: Int) -> Places {
    Places(text: self, traits: traits, unread: start, end: end)
  }

  /// Places of units with certain traits, in order.
  struct Places: Sequence, IteratorProtocol {
    fileprivate let text: LayoutText
    fileprivate let traits: LayoutTraits
    /// Where the units begin that no bits were made of, and those that `bits` tell of.
    fileprivate var unread: Int
    fileprivate var start = 0
    fileprivate let end: Int
    fileprivate var bits: UInt64 = 0

    @inline(__always)
    mutating func next() -> Int? {
      while bits == 0 {
        guard unread < end else { return nil }
        start = unread
        unread = Swift.min(end, start &+ 64)
        bits = text.bits(traits, start, unread)
      }
      defer { bits &= bits &- 1 }
      return start &+ bits.trailingZeroBitCount
    }
  }
}
