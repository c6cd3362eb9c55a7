public import Comparison
public import Text

/// One document of a comparison, with all that is compared.
public struct ComparedDocument: Sendable {
  /// The document with its sentences and words.
  public var segmented: SegmentedDocument
  /// Its set formulations.
  public var slogans: DocumentSlogans
  /// The tasks it sets; none where they were not looked for.
  public var directives: [DirectiveOccurrence]
  /// Its characters, with what does not count as copied.
  public var content: ContentText
  /// The places it belongs to, the smallest last, where they are known.
  public var home: [String]

  /// The document itself.
  public var document: Document { segmented.document }

  /// A document with its findings.
  ///
  /// - Parameters:
  ///   - lexicon: what does not count as copied
  ///   - isPlace: whether the lexicons take a word for the name of a place
  public init(
    _ segmented: SegmentedDocument, slogans: DocumentSlogans, directives: [DirectiveOccurrence] = [],
    lexicon: ComparisonLexicon, isPlace: (ArraySlice<UInt16>) -> Bool
  ) {
    self.segmented = segmented
    self.slogans = slogans
    self.directives = directives
    content = ContentText(
      segmented.document.text, discounted: Self.discounted(segmented, slogans, lexicon))
    home = Self.home(segmented, lexicon, isPlace: isPlace)
  }

  /// A greeting further down than this does not end a head.
  private static let longestHead = 500

  /// Set formulas, titles of laws and thought, and salutations: what two honest texts may share.
  private static func discounted(
    _ segmented: SegmentedDocument, _ slogans: DocumentSlogans, _ lexicon: ComparisonLexicon
  ) -> [Span] {
    let document = segmented.document
    var spans = slogans.mentions.map(\.span)
    if let title = document.outline.title { spans.append(title) }
    if let salutation = document.outline.salutation {
      // What stands above the greeting is the head: title, date, occasion, speaker.
      spans.append(Span(salutation.start < Self.longestHead ? 0 : salutation.start, salutation.end))
    }
    // Terms that a lexicon of the genre lists are set phrases once they are as long as a clause.
    spans += segmented.termPlaces.lazy.filter { $0.count >= 5 }.map(\.span)
    var open: Int?
    for (offset, unit) in document.text.enumerated() {
      switch unit {
      case 0x300A: open = offset
      case 0x300B:
        if let start = open { spans.append(Span(start, offset + 1)) }
        open = nil
      case 0x0A: open = nil
      default: break
      }
    }
    for paragraph in document.paragraphs where lexicon.isSalutation(document.text[paragraph.span.range]) {
      spans.append(paragraph.span)
    }
    spans += lexicon.formalities(in: document.text)
    return spans
  }

  /// The place from the field `place`, else the one that the text names most often; the smallest last.
  private static func home(
    _ segmented: SegmentedDocument, _ lexicon: ComparisonLexicon, isPlace: (ArraySlice<UInt16>) -> Bool
  ) -> [String] {
    if let place = segmented.document.metadata["place"] { return lexicon.places(in: place) }
    var counts: [[UInt16]: Int] = [:]
    for token in segmented.tokens where token.kind == .word && token.count >= 3 {
      let word = segmented.document.text[token.span.range]
      if lexicon.endsLikePlace(word), isPlace(word) { counts[Array(word), default: 0] += 1 }
    }
    let most = counts.max {
      $0.value != $1.value ? $0.value < $1.value : $1.key.lexicographicallyPrecedes($0.key)
    }
    guard let most, most.value > 1 else { return [] }
    return [String(decoding: most.key, as: UTF16.self)]
  }

  /// Names of this document's place, but for those that `other` belongs to as well, that stand in a stretch of `other`.
  func namesLeftOver(in span: Span, of other: ComparedDocument, _ lexicon: ComparisonLexicon) -> [String] {
    guard !other.home.isEmpty else { return [] }
    let text = other.document.string(span)
    let own = other.home.flatMap { [$0, lexicon.short($0)] }
    return home.filter { name in
      let short = lexicon.short(name)
      return !own.contains(name) && !own.contains(short) && (text.contains(name) || text.contains(short))
    }
  }
}
