public import Text

/// Something wrong about the set formulations of a text.
public struct SloganFinding: Hashable, Sendable {
  /// What is wrong.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A formula governed by a verb that belongs to another: 坚定“四个意识”.
    case verb
    /// A formula with a wrong number: 五个自信.
    case number
    /// A formula with a wrong, missing or added character: 铸就中华民族共同体意识.
    case character
    /// A written-out list with a member missing, wrong or out of order.
    case member
    /// Formulas of a canonical series out of order.
    case order
    /// A misquoted title: 以习近平总书记为核心的党中央.
    case title
    /// A formula in a document older than its first use.
    case anachronism
    /// A formula used after its successor took over.
    case superseded
    /// A quotation mark that is never closed.
    case quotation
  }

  /// What is wrong.
  public var kind: Kind
  /// Where.
  public var span: Span
  /// What should stand there.
  public var expected: String

  /// A finding.
  public init(kind: Kind, span: Span, expected: String) {
    self.kind = kind
    self.span = span
    self.expected = expected
  }
}
