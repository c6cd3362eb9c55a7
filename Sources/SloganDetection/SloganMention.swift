public import Text

/// One place where a slogan of the lexicon stands.
public struct SloganMention: Hashable, Sendable {
  /// Index of the slogan in the lexicon's `entries`.
  public var slogan: Int
  /// Its place, without quotation marks around it.
  public var span: Span
  /// Whether it stands in quotation marks.
  public var isQuoted: Bool
  /// The verb that governs it, where there is one.
  public var verb: Span?
  /// Whether it shares the verb of the mention before it (增强“四个意识”“四个自信”).
  public var sharesVerb: Bool
  /// The slogan of the longest mention in which this one is nested; `nil` for one that stands by itself.
  public var within: Int?

  /// A mention.
  public init(
    slogan: Int, span: Span, isQuoted: Bool = false, verb: Span? = nil, sharesVerb: Bool = false, within: Int? = nil
  ) {
    self.slogan = slogan
    self.span = span
    self.isQuoted = isQuoted
    self.verb = verb
    self.sharesVerb = sharesVerb
    self.within = within
  }
}
