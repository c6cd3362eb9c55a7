public import Lexicons

/// The lexicons that come with the tool.
public enum BuiltInTerms {
  /// The lists, in the order in which later ones take precedence, and whether the places of their terms are reported.
  public static let lists: [(name: String, isListed: Bool)] = [("words", false), ("terms", true)]

  /// The index of all built-in lists that are there, and of `additional` ones, which take precedence over them;
  /// with the rules that belong to `words`. Without a folder, of the additional ones alone.
  public static func load(_ folder: LexiconFolder?, additional: [TermLexicon] = []) throws(LexiconError) -> TermIndex {
    var sources: [TermIndex.Source] = []
    for list in lists {
      guard let path = folder?.file(list.name) else { continue }
      sources.append(.init(try TermLexicon(try LexiconFile(path: path)), isListed: list.isListed))
    }
    var index = TermIndex(sources + additional.map { .init($0) })
    if let path = folder?.file("words", "characters.tsv") { index.rules = try WordRules(try LexiconFile(path: path)) }
    return index
  }
}
