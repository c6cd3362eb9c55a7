public import Text

/// One place where a formula stands that the lexicon does not know: a candidate for it.
public struct NovelSlogan: Hashable, Sendable {
  /// The formula, without quotation marks around it.
  public var form: String
  /// `numeric` for numbered formulas (五包五促, 1+3), else `quoted`.
  public var category: SloganCategory
  /// Its place, without quotation marks around it.
  public var span: Span
  /// Whether it stands in quotation marks.
  public var isQuoted: Bool
  /// What the text says it means (“五包五促”，即…), where it says so here.
  public var definition: Span?

  /// A candidate.
  public init(form: String, category: SloganCategory, span: Span, isQuoted: Bool, definition: Span? = nil) {
    self.form = form
    self.category = category
    self.span = span
    self.isQuoted = isQuoted
    self.definition = definition
  }
}
