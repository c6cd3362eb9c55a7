public import Text

/// One place of what was looked for, with what stands around it (KWIC: key word in context).
public struct ConcordanceLine: Sendable, Equatable {
  /// The document's name.
  public var document: String
  /// The words before, in order.
  public var left: [String]
  /// What was found.
  public var node: String
  /// The words behind, in order.
  public var right: [String]
  /// Where it stands in the source.
  public var place: SourceSpan
}

/// How much around a place is shown. Nothing reaches over a paragraph's end.
public enum ConcordanceWindow: Sendable, Equatable {
  /// So many words on either side, marks not counted.
  case words(Int)
  /// So many characters on either side; a word that the limit cuts is shown in part.
  case characters(Int)
  /// The rest of the sentence on either side.
  case sentence
}
