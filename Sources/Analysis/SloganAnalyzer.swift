public import SloganDetection
public import Text

/// Finds the set formulations of a document: those the lexicon knows, and candidates it does not.
///
///     let analyze = SloganAnalyzer(lexicon)
///     analyze(segmented).mentions.first?.slogan   // "四个意识"
public struct SloganAnalyzer: Sendable {
  /// The slogans that are known.
  public let lexicon: SloganLexicon
  private let detect: SloganDetector
  private let find: NovelSloganFinder

  /// An analyzer by the slogans of `lexicon`.
  public init(_ lexicon: SloganLexicon) {
    self.lexicon = lexicon
    detect = SloganDetector(lexicon)
    find = NovelSloganFinder(lexicon)
  }

  /// The mentions of a document, known and novel together, by place.
  public func callAsFunction(_ segmented: SegmentedDocument) -> DocumentSlogans {
    let document = segmented.document
    let text = FoldedText(document, for: lexicon)
    let known = detect(text)
    var mentions = known.map { mention in
      let entry = lexicon.entries[mention.slogan]
      return SloganOccurrence(
        slogan: entry.canonical, category: entry.category, isKnown: true, isQuoted: mention.isQuoted,
        verb: mention.verb.map { document.string($0) }, within: mention.within.map { lexicon.entries[$0].canonical },
        span: mention.span, in: document)
    }
    var definitions: [String: String] = [:]
    for novel in find(segmented, text, known: known) {
      mentions.append(
        SloganOccurrence(
          slogan: novel.form, category: novel.category, isKnown: false, isQuoted: novel.isQuoted, verb: nil,
          within: nil,
          span: novel.span, in: document))
      if let definition = novel.definition, definitions[novel.form] == nil {
        definitions[novel.form] = document.string(definition)
      }
    }
    mentions.sort {
      $0.place.start != $1.place.start ? $0.place.start < $1.place.start : $0.place.end > $1.place.end
    }
    let words = segmented.tokens.count { $0.kind.isWordLike }
    return DocumentSlogans(
      document: document.id, date: document.metadata.date, words: words, mentions: mentions, definitions: definitions)
  }
}

/// The set formulations of one document.
public struct DocumentSlogans: Sendable {
  /// The document's name.
  public var document: String
  /// Its date, where known.
  public var date: PartialDate?
  /// Its word tokens.
  public var words: Int
  /// All mentions, by place; nested ones included.
  public var mentions: [SloganOccurrence]
  /// What the document says that novel formulas mean.
  public var definitions: [String: String]
}

/// One mention, as reports give it.
public struct SloganOccurrence: Sendable {
  /// The document's name.
  public var document: String
  /// The canonical form, or the form of a candidate.
  public var slogan: String
  /// The characters that stand there.
  public var surface: String
  /// The category.
  public var category: SloganCategory
  /// Whether the lexicon knows it.
  public var isKnown: Bool
  /// Whether it stands in quotation marks.
  public var isQuoted: Bool
  /// The verb that governs it.
  public var verb: String?
  /// The longer slogan in which it is nested.
  public var within: String?
  /// The headings of the sections it stands in, outermost first.
  public var section: [String]
  /// Where it stands in the document's text.
  public var span: Span
  /// Where it stands in the source.
  public var place: SourceSpan

  init(
    slogan: String, category: SloganCategory, isKnown: Bool, isQuoted: Bool, verb: String?, within: String?, span: Span,
    in document: Document
  ) {
    let span = document.balancingQuotations(span)
    self.document = document.id
    self.slogan = slogan
    // A line end inside is no part of what is said.
    surface = document.writtenString(span)
    self.span = span
    self.category = category
    self.isKnown = isKnown
    self.isQuoted = isQuoted
    self.verb = verb
    self.within = within
    section = document.outline.path(at: span.start).map { $0.marker + document.string($0.title) }
    place = document.sourceSpan(of: span)
  }
}
