public import Pipeline
public import Text

/// Finds the requirements that a text lays on somebody: who must do what by when.
///
///     let extract = try DirectiveExtractor(lexicon: DirectiveLexicon(LexiconFolder.find()))
///     let directives = extract(segmented)
///     directives[0].actors    // ["县委政法委"]
///     directives[0].actions   // [Action(verb: "建立", object: "工作台账")]
///
/// It decides with the outline (which sections set tasks and which report the past), the clauses of each sentence, and
/// word lists (`Lexicons/directives`). The same sentence gives the same directive wherever it stands, but for its
/// section's mode: a bare imperative is a directive only where tasks are set.
///
/// The document's date (`metadata.date`) dates deadlines; without one only those that name a year are dated.
///
/// - Complexity: O(*n*) in the length of the text.
public struct DirectiveExtractor: Stage {
  /// The word lists.
  public let lexicon: DirectiveLexicon

  /// An extractor that decides by `lexicon`.
  public init(lexicon: DirectiveLexicon) { self.lexicon = lexicon }

  /// The directives of a document, in the order of the text.
  public func callAsFunction(_ segmented: SegmentedDocument) -> [Directive] {
    Places.with(segmented.document.text, tokens: segmented.tokens, words: lexicon.table) { places in
      let reader = ClauseReader(segmented, places: places, lexicon: lexicon)
      let phrases = PhraseReader(segmented, places: places, lexicon: lexicon)
      let modes = SectionModes(reader, phrases: phrases, lexicon: lexicon)
      let rules = DocumentRules(reader: reader, phrases: phrases, lexicon: lexicon, modes: modes)
      rules.run()
      return rules.directives
    }
  }
}
