import Text

/// What each place of a text can hold: the classes of the words that may begin there, and whether a token begins there.
///
/// One pass fills it without a branch; most questions after that are answered no by one look, or for a whole stretch by
/// one loop over it.
///
/// - Complexity: O(*n*) in the length of the text.
final class Places: Sendable {
  /// The folded text.
  let text: [UInt16]
  /// The bits of `WordClass` for each place and the end of the text, with `tokenStart`.
  private let bits: [UInt64]

  private static let tokenStart: UInt64 = 1 << 63

  init(_ text: [UInt16], tokens: [Token], words: WordTable<WordClass>) {
    var bits = words.beginnings(in: text)
    bits.append(Self.tokenStart)
    for token in tokens { bits[Int(token.start)] |= Self.tokenStart }
    self.text = text
    self.bits = bits
  }

  /// Whether a word of `wanted` may begin at `at`; sure only when it says no.
  @inline(__always)
  func mayHold(_ wanted: WordClass, _ at: Int) -> Bool { bits[at] & wanted.rawValue != 0 }

  /// The classes of the words that may begin at `at`, and more.
  @inline(__always)
  func classes(_ at: Int) -> WordClass { WordClass(rawValue: bits[at]) }

  /// Whether a word of `wanted` may begin in `start..<end`; sure only when it says no.
  func mayHold(_ wanted: WordClass, _ start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    return bits[start..<end].withUnsafeBufferPointer { $0.reduce(0) { $0 | $1 } } & wanted.rawValue != 0
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

  /// Looks at the places of `range`, each with its unit and the classes of words that may begin there, as long as `goesOn`
  /// says so; gives the place where it ended.
  @inline(__always)
  func forEach(in range: Range<Int>, _ goesOn: (UInt16, WordClass) -> Bool) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    return text.withUnsafeBufferPointer { text in
      bits.withUnsafeBufferPointer { bits in
        var at = range.lowerBound
        while at < range.upperBound, goesOn(text[at], WordClass(rawValue: bits[at])) { at += 1 }
        return at
      }
    }
  }

  /// Whether a token begins at `at`.
  @inline(__always)
  func isTokenStart(_ at: Int) -> Bool { bits[at] & Self.tokenStart != 0 }

  /// Whether the segmenter cut exactly `start..<end` as a word.
  func isToken(_ start: Int, _ end: Int) -> Bool {
    isTokenStart(start) && tokenEnd(start, end) == end && isTokenStart(end)
  }

  /// Where the token that holds the unit at `at` ends; `end` when that is before.
  func tokenEnd(_ at: Int, _ end: Int) -> Int {
    var at = at + 1
    while at < end, !isTokenStart(at) { at += 1 }
    return at
  }
}
