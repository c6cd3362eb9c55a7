/// The word classes that a lexicon may give a term: enough to filter keywords, no tagging of running text.
public struct TermClass: OptionSet, Hashable, Sendable {
  /// One bit a class, in the order of `names`.
  public var rawValue: UInt16
  /// Classes from bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The names of the classes, as lexicons and `--class` spell them.
  public static let names = [
    "noun", "verb", "adjective", "function", "number", "name", "place", "organisation", "idiom",
  ]

  /// The class of that name, or nothing.
  public init?(name: String) {
    guard let bit = Self.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: 1 << bit)
  }
}
