public import Pipeline
public import TermFrequency
public import Text

/// Everything that is found in one document.
public struct DocumentAnalysis: Sendable {
  /// The document with its sentences and tokens.
  public var segmented: SegmentedDocument
  /// Its set formulations, where they were looked for.
  public var slogans: DocumentSlogans?

  /// Its directives, by place.
  public var directives: [DirectiveOccurrence]

  /// The findings of one document.
  public init(
    segmented: SegmentedDocument, slogans: DocumentSlogans? = nil, directives: [DirectiveOccurrence] = []
  ) {
    self.segmented = segmented
    self.slogans = slogans
    self.directives = directives
  }
}

/// Everything that is found in a corpus.
public struct CorpusAnalysis: Accumulator {
  /// The counted terms.
  public private(set) var terms: TermCounter
  /// The counted slogans.
  public private(set) var slogans = SloganCounter()
  /// Every mention of a slogan, in the order of the documents and of their texts.
  public private(set) var mentions: [SloganOccurrence] = []
  /// Every directive, in the order of the documents and of their texts.
  public private(set) var directives: [DirectiveOccurrence] = []
  /// Characters of all texts, blanks and line ends left out.
  public private(set) var characters = 0
  /// Sentences of all texts.
  public private(set) var sentences = 0

  /// Nothing yet; without `keepsDocuments` no dispersion and no tables by document.
  public init(keepsDocuments: Bool = true) { terms = TermCounter(keepsDocuments: keepsDocuments) }

  /// Takes in one more document.
  public mutating func add(_ analysis: DocumentAnalysis) {
    terms.add(analysis.segmented)
    if let found = analysis.slogans {
      slogans.add(found)
      mentions += found.mentions
    }
    directives += analysis.directives
    sentences += analysis.segmented.sentences.count
    characters += analysis.segmented.document.characterCount
  }

  /// Takes in the findings of the documents that follow.
  public mutating func merge(_ other: CorpusAnalysis) {
    terms.merge(other.terms)
    slogans.merge(other.slogans)
    mentions += other.mentions
    directives += other.directives
    sentences += other.sentences
    characters += other.characters
  }
}
