/// One word, number, mark or blank of a segmented text.
///
/// Offsets are 32 bits wide, since a corpus has tens of millions of tokens and no document two billion units.
public struct Token: Hashable, Sendable {
  /// What a token consists of.
  public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    /// A Chinese word, or one in another script that is not Latin.
    case word
    /// Digits, Chinese numerals, and numbers with their unit.
    case number
    /// Latin letters, and terms mixed of letters, digits and Chinese (GDP, 5G, A股).
    case latin
    /// Marks and symbols.
    case punctuation
    /// Blanks and line ends.
    case space

    /// Whether tokens of this kind are counted as words: words, numbers and Latin.
    @inlinable public var isWordLike: Bool { rawValue <= Kind.latin.rawValue }
  }

  /// Offset of the first code unit in the document's text.
  public var start: Int32
  /// Offset behind the last code unit.
  public var end: Int32
  /// What the token consists of.
  public var kind: Kind

  /// A token over `start..<end`.
  @inlinable
  public init(start: Int, end: Int, kind: Kind) {
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
    self.kind = kind
  }

  /// The token's place.
  @inlinable public var span: Span { Span(Int(start), Int(end)) }
  /// The number of code units.
  @inlinable public var count: Int { Int(end &- start) }
}
