public import Pipeline
public import TermFrequency
public import Text

/// Everything that is found in one document.
public struct DocumentAnalysis: Sendable {
  /// The document with its sentences and tokens.
  public var segmented: SegmentedDocument

  /// The findings of one document.
  public init(segmented: SegmentedDocument) { self.segmented = segmented }
}

/// Everything that is found in a corpus.
public struct CorpusAnalysis: Accumulator {
  /// The counted terms.
  public private(set) var terms: TermCounter
  /// Characters of all texts, line feeds left out.
  public private(set) var characters = 0
  /// Sentences of all texts.
  public private(set) var sentences = 0

  /// Nothing yet; without `keepsDocuments` no dispersion and no tables by document.
  public init(keepsDocuments: Bool = true) { terms = TermCounter(keepsDocuments: keepsDocuments) }

  /// Takes in one more document.
  public mutating func add(_ analysis: DocumentAnalysis) {
    terms.add(analysis.segmented)
    sentences += analysis.segmented.sentences.count
    characters += analysis.segmented.document.text.count { $0 != 0x0A && $0 & 0xFC00 != 0xDC00 }
  }

  /// Takes in the findings of the documents that follow.
  public mutating func merge(_ other: CorpusAnalysis) {
    terms.merge(other.terms)
    sentences += other.sentences
    characters += other.characters
  }
}
