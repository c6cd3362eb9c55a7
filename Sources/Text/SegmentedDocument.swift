/// A document with its sentences and tokens: what every later stage reads and none changes.
///
/// Tokens tile the text: each begins where the one before ends, the first at 0, the last ends at `text.count`.
public struct SegmentedDocument: Sendable {
  /// The document.
  public var document: Document
  /// Its tokens, in order, blanks and line feeds included.
  public var tokens: [Token]
  /// Its sentences, in order. A sentence lies in one paragraph; blanks around it are outside.
  public var sentences: [Span]
  /// Every place where a term of the lexicons stands, whether it became a token or lies inside longer ones or across.
  public var termPlaces: [TermPlace]

  /// A segmented document.
  public init(document: Document, tokens: [Token], sentences: [Span], termPlaces: [TermPlace] = []) {
    self.document = document
    self.tokens = tokens
    self.sentences = sentences
    self.termPlaces = termPlaces
  }

  /// The indices of the tokens that lie wholly or partly in `span`.
  ///
  /// - Complexity: O(log *n*) in the number of tokens.
  public func tokens(in span: Span) -> Range<Int> {
    let first = tokens.partitioningIndex { Int($0.end) > span.start }
    let last = tokens.partitioningIndex { Int($0.start) >= span.end }
    return first..<max(first, last)
  }
}

/// A place where a lexicon's term stands in a text.
public struct TermPlace: Hashable, Sendable {
  /// Offset of the first code unit in the document's text.
  public var start: Int32
  /// The number of code units.
  public var count: Int32

  /// A place of `count` units from `start`.
  @inlinable
  public init(start: Int, count: Int) {
    self.start = Int32(truncatingIfNeeded: start)
    self.count = Int32(truncatingIfNeeded: count)
  }

  /// The place as a span.
  @inlinable public var span: Span { Span(Int(start), Int(start) + Int(count)) }
}
