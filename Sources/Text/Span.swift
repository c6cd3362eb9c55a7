/// A half-open range of offsets into a document's text, in UTF-16 code units.
///
///     Span(2, 6).count   // 4
///
/// Positions that a user sees are never spans but `SourceSpan`s, which count code points of the source.
public struct Span: Hashable, Comparable, Sendable {
  /// Offset of the first code unit.
  public var start: Int
  /// Offset behind the last code unit.
  public var end: Int

  /// A span from `start` up to, not including, `end`.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// The number of code units.
  @inlinable public var count: Int { end - start }
  /// Whether the span holds nothing.
  @inlinable public var isEmpty: Bool { end <= start }
  /// The offsets as a range, for subscripts.
  @inlinable public var range: Range<Int> { start..<end }

  /// Whether `offset` lies inside.
  @inlinable
  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  /// Whether the whole of `other` lies inside.
  @inlinable
  public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
  /// Whether the two share at least one code unit.
  @inlinable
  public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

  /// By start, then by end.
  @inlinable
  public static func < (a: Span, b: Span) -> Bool { a.start != b.start ? a.start < b.start : a.end < b.end }
}
