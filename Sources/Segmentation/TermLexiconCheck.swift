public import Lexicons

/// Finds what is odd in a list of terms that can still be used.
public enum TermLexiconCheck {
  /// Duplicates, terms hidden by others, and terms that no text can yield, in the order of the lines.
  ///
  /// - Complexity: O(*n*) on average in the number of terms.
  public static func warnings(_ lexicon: TermLexicon) -> [LexiconWarning] {
    var lines: [ArraySlice<UInt16>: Int32] = [:]
    var warnings: [LexiconWarning] = []
    let classes = CharacterClass.table
    for entry in lexicon.entries {
      let units = lexicon.units(of: entry)
      func warn(_ reason: String) {
        warnings.append(LexiconWarning(file: lexicon.name, line: Int(entry.line), reason: reason))
      }
      let term = String(decoding: units, as: UTF16.self)
      if let first = lines.updateValue(entry.line, forKey: units) {
        warn("\(term) stands in line \(first) too; this line counts")
      }
      if units.contains(0x2C), units.contains(where: { classes[$0].isHan }) {
        warn("\(term) holds a comma; columns are parted by tabs")
      }
      let hasMark = units.contains { !classes[$0].isHan && !classes[$0].isAlphanumeric }
      if case .weighted = entry.cost, hasMark {
        warn("\(term) cannot compete as a word, since it holds a mark or a blank; without a cost it is always one word")
      }
      if units.contains(0x0A) || units.contains(0x0D) { warn("\(term) holds a line end, which no paragraph has") }
    }
    return warnings
  }
}
