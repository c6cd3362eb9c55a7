public import Text

/// A stretch of one text that another repeats, word for word or with small edits.
public struct Passage: Sendable, Equatable {
  /// Its place in the first text.
  public let a: Span
  /// Its place in the second text.
  public let b: Span
  /// The share of both stretches' characters that they have in common, in order: 1 for a literal copy.
  ///
  /// Marks and blanks do not count.
  public let similarity: Double
  /// What was changed, in order.
  public let edits: [Edit]
  /// Characters in common, marks and blanks not counted.
  public let sharedCount: Int

  /// A small change between the two texts; one of the spans is empty where something was put in or left out.
  public struct Edit: Sendable, Equatable {
    /// What the first text has.
    public let a: Span
    /// What the second text has instead.
    public let b: Span
  }
}

/// What two texts have in common.
public struct PassageComparison: Sendable {
  /// The passages, by their place in the first text.
  public let passages: [Passage]
  /// The share of the first text's characters outside discounted stretches that lie in passages; `nil` if it has none.
  public let shareOfA: Double?
  /// The same for the second text.
  public let shareOfB: Double?
}
