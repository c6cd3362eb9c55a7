public import DirectiveExtraction
public import Documents
public import Segmentation
public import Text

/// The whole product on one page: what happens to one document, and to a corpus.
///
///     let analyzer = Analyzer(segment: try WordSegmenter(terms: BuiltInTerms.load(LexiconFolder.find())))
///     let (corpus, outcome) = try await analyzer.analyze(inputs, jobs: 2)
///     corpus.terms["改革"]?.frequency
///
///     bytes ─read─▶ Document ─segment─▶ SegmentedDocument ─┬▶ terms
///                                                          ├▶ slogans
///                                                          └▶ directives
public struct Analyzer: Sendable {
  /// Decodes, repairs and outlines.
  public var reader: DocumentReader
  /// Cuts into words.
  public let segment: WordSegmenter
  /// Finds set formulations; none when nothing.
  public let slogans: SloganAnalyzer?

  /// Finds directives; none when nothing.
  public let directives: DirectiveExtractor?

  /// An analyzer of given parts.
  public init(
    reader: DocumentReader = DocumentReader(), segment: WordSegmenter, slogans: SloganAnalyzer? = nil,
    directives: DirectiveExtractor? = nil
  ) {
    self.reader = reader
    self.segment = segment
    self.slogans = slogans
    self.directives = directives
  }

  /// Everything that is found in one document.
  public func analyze(_ document: Document) -> DocumentAnalysis {
    let segmented = segment(document)
    return DocumentAnalysis(
      segmented: segmented, slogans: slogans?(segmented),
      directives: directives.map { DocumentDirectives(segmented, $0).directives } ?? [])
  }

  /// Everything that is found in a corpus.
  ///
  /// - Complexity: O(*n*) in the size of the corpus; memory holds the vocabulary and the findings, not the texts.
  public func analyze(
    _ inputs: [DocumentInput], jobs: Int, keepsDocuments: Bool = true, progress: (Int) -> Void = { _ in }
  ) async throws -> (gathered: CorpusAnalysis, outcome: CorpusReader.Outcome) {
    try await CorpusReader(reader, jobs: jobs).gather(
      inputs, in: CorpusAnalysis(keepsDocuments: keepsDocuments), analyze: { analyze($0) }, progress: progress)
  }
}
