/// Words that are no terms: a word a line.
public enum StopWords {
  /// The words of a list, its first column when it has several.
  public static func read(_ file: LexiconFile) -> Set<String> {
    var words: Set<String> = []
    for line in String(decoding: file.utf8, as: UTF8.self).split(whereSeparator: \.isNewline) where !line.hasPrefix("#")
    {
      let word = LexiconTable.trimmed(line.prefix { $0 != "\t" })
      if !word.isEmpty { words.insert(word) }
    }
    return words
  }
}
