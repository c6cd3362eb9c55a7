import Text

/// UTF-16 units of a folded text, in memory that is there as long as the extraction runs.
typealias TextUnits = UnsafeBufferPointer<UInt16>

/// What each place of a text can hold: the classes of the words that may begin there, and whether a token begins there.
///
/// One pass fills it without a branch; most questions after that are answered no by one look, or for a whole stretch by
/// one loop over it.
///
/// - Complexity: O(*n*) in the length of the text.
struct Places {
  /// The folded text.
  let text: TextUnits
  /// The bits of `WordClass` for each place and the end of the text, with `tokenStart`.
  private let bits: UnsafePointer<UInt64>

  private static let tokenStart: UInt64 = 1 << 63

  /// Gives the places of a text to `body`, and what that makes of them back.
  static func with<Result>(
    _ text: [UInt16], tokens: [Token], words: WordTable<WordClass>, _ body: (Places) -> Result
  ) -> Result {
    // So that every place has two units after it.
    let padding = 2
    return WidthFolding.fold(text, zeros: padding).withUnsafeBufferPointer { padded in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: padded.count) { bits in
        words.beginnings(in: padded, into: bits)
        let text = UnsafeBufferPointer(rebasing: padded.dropLast(padding))
        bits[text.count] = Self.tokenStart
        for token in tokens { bits[Int(token.start)] |= Self.tokenStart }
        return body(Places(text: text, bits: UnsafePointer(bits.baseAddress!)))
      }
    }
  }

  /// Whether a word of `wanted` may begin at `at`; sure only when it says no.
  @inline(__always)
  func mayHold(_ wanted: WordClass, _ at: Int) -> Bool { bits[at] & wanted.rawValue != 0 }

  /// Whether a word of `wanted` may begin in `start..<end`; sure only when it says no.
  func mayHold(_ wanted: WordClass, _ start: Int, _ end: Int) -> Bool {
    var found: WordClass = []
    pass(start, max(start, end), into: &found)
    return !found.isDisjoint(with: wanted)
  }

  /// The first place from `start` where a word of `wanted` may begin; `end` when there is none before.
  @inline(__always)
  func next(_ wanted: WordClass, _ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end, bits[at] & wanted.rawValue == 0 { at &+= 1 }
    return at
  }

  /// The first place from `start` where a word of `wanted` may begin; `end` when there is none before. The classes of
  /// the words that may begin before it go into `passed`.
  @inline(__always)
  func next(_ wanted: WordClass, _ start: Int, _ end: Int, passing passed: inout WordClass) -> Int {
    var found = passed.rawValue
    var at = start
    while at < end, bits[at] & wanted.rawValue == 0 {
      found |= bits[at]
      at += 1
    }
    passed = WordClass(rawValue: found)
    return at
  }

  /// Adds the classes of the words that may begin in `start..<end` to `passed`.
  @inline(__always)
  func pass(_ start: Int, _ end: Int, into passed: inout WordClass) {
    var found = passed.rawValue
    for at in start..<end { found |= bits[at] }
    passed = WordClass(rawValue: found)
  }

  /// The last place in `start..<end` where a word of `wanted` may begin.
  func last(_ wanted: WordClass, _ start: Int, _ end: Int) -> Int? {
    var at = end
    while at > start {
      at -= 1
      if mayHold(wanted, at) { return at }
    }
    return nil
  }

  /// Whether a token begins at `at`.
  @inline(__always)
  func isTokenStart(_ at: Int) -> Bool { bits[at] & Self.tokenStart != 0 }

  /// Whether the segmenter cut exactly `start..<end` as a word.
  func isToken(_ start: Int, _ end: Int) -> Bool {
    isTokenStart(start) && tokenEnd(start, end) == end && isTokenStart(end)
  }

  /// Whether `start..<end` has parts of two tokens without being whole ones: 点燃 of 地点|燃放.
  func isTorn(_ start: Int, _ end: Int) -> Bool {
    !(isTokenStart(start) && isTokenStart(end)) && tokenEnd(start, end) < end
  }

  /// Where the token that holds the unit at `at` ends; `end` when that is before.
  func tokenEnd(_ at: Int, _ end: Int) -> Int {
    var at = at + 1
    while at < end, !isTokenStart(at) { at += 1 }
    return at
  }
}
