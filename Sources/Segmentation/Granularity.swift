/// How large a word is.
///
/// Boundaries nest: those of `fine` hold those of `standard`, and these those of `coarse`.
public enum Granularity: String, Hashable, Sendable, CaseIterable {
  /// Words in their parts, which search wants: 现代/化, 财政/局, 江/泽民.
  case fine
  /// Words as people cut them: 科技/创新.
  case standard
  /// Units of several words whole, which term frequency wants: 科技创新.
  case coarse
}
