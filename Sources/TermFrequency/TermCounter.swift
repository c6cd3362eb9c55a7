public import Pipeline
public import Text

/// Counts each term, and the documents it occurs in.
///
///     var terms = TermCounter()
///     terms.add(segment(Document(id: "a", text: "改革开放，改革到底")))
///     terms["改革"]?.frequency   // 2
///
/// Words, numbers and Latin are counted; what is left out of a report (numbers, stop words, single characters) is
/// decided there, since rates are per all word tokens. Merging is associative, so a corpus may be counted in parts.
///
/// - Complexity: O(*n*) in the tokens of a document, about 12 ns a token. Memory: the vocabulary, and 12 bytes a pair
///   of term and document unless `keepsDocuments` is off.
public struct TermCounter: Accumulator {
  /// What is known of one term.
  public struct Count: Hashable, Sendable {
    /// How often it is a token.
    public var frequency: Int = 0
    /// The other places in the text of a term that lexicons list: inside longer tokens, or across several. Nothing is
    /// known here of other terms: reports ask `NestedPlaces`.
    var listedPlaces: Int = 0
    /// The number of documents in which it is a token.
    public var documentFrequency: Int = 0
    /// What it consists of.
    public var kind: Token.Kind = .word
  }

  /// A document's share in the count.
  public struct DocumentCount: Sendable {
    /// Its name.
    public var id: String
    /// Its metadata.
    public var metadata: Metadata
    /// Its word tokens.
    public var words: Int
    /// Where its pairs end in `pairs`.
    fileprivate var end: Int
  }

  /// How often a term occurs in a document.
  public struct Pair: Sendable {
    /// The term's number.
    public var term: UInt32
    /// Its frequency there; 0 where it has nested places only.
    public var frequency: UInt32
    /// As `Count.listedPlaces`.
    var listedPlaces: UInt32
  }

  /// The words by number.
  public private(set) var vocabulary = TermInterner()
  /// What is known of each word, by number.
  public private(set) var counts: [Count] = []
  /// All documents, in the order of the input.
  public private(set) var documents: [DocumentCount] = []
  /// The word tokens of all documents: words, numbers and Latin.
  public private(set) var words = 0
  /// Whether frequencies by document are kept, which dispersion and tables by document need.
  public let keepsDocuments: Bool
  private var pairs: [Pair] = []
  private var inDocument: [(frequency: UInt32, listedPlaces: UInt32)] = []

  /// A counter; without `keepsDocuments` it holds the vocabulary alone.
  public init(keepsDocuments: Bool = true) { self.keepsDocuments = keepsDocuments }

  /// The count of a term, or nothing when it never occurred.
  public subscript(term: String) -> Count? { vocabulary.find(Array(term.utf16)).map { counts[$0] } }

  /// Counts one more document.
  public mutating func add(_ segmented: SegmentedDocument) {
    var touched: [Int] = []
    var words = 0
    segmented.document.text.withUnsafeBufferPointer { text in
      for token in segmented.tokens where token.kind.isWordLike {
        let id = vocabulary.intern(text, Int(token.start), Int(token.end))
        if id == counts.count { append(token.kind) }
        if inDocument[id] == (0, 0) { touched.append(id) }
        inDocument[id].frequency += 1
        words += 1
      }
      countListedPlaces(segmented, text, &touched)
    }
    for id in touched {
      let (frequency, listedPlaces) = inDocument[id]
      counts[id].frequency += Int(frequency)
      counts[id].listedPlaces += Int(listedPlaces)
      if frequency > 0 { counts[id].documentFrequency += 1 }
      if keepsDocuments { pairs.append(Pair(term: UInt32(id), frequency: frequency, listedPlaces: listedPlaces)) }
      inDocument[id] = (0, 0)
    }
    self.words += words
    let document = segmented.document
    documents.append(
      DocumentCount(
        id: document.id, metadata: keepsDocuments ? document.metadata : Metadata(), words: words, end: pairs.count))
  }

  private mutating func append(_ kind: Token.Kind) {
    counts.append(Count(kind: kind))
    inDocument.append((0, 0))
  }

  /// Both lists rise by start, so one walk finds the places that are no token.
  private mutating func countListedPlaces(
    _ segmented: SegmentedDocument, _ text: UnsafeBufferPointer<UInt16>, _ touched: inout [Int]
  ) {
    var next = 0
    for place in segmented.termPlaces {
      while next < segmented.tokens.count, segmented.tokens[next].start < place.start { next += 1 }
      if next < segmented.tokens.count, segmented.tokens[next].start == place.start,
        segmented.tokens[next].count == Int(place.count)
      {
        continue
      }
      let id = vocabulary.intern(text, Int(place.start), Int(place.start + place.count))
      if id == counts.count { append(.word) }
      if inDocument[id] == (0, 0) { touched.append(id) }
      inDocument[id].listedPlaces += 1
    }
  }

  /// Takes in the count of the documents that follow.
  public mutating func merge(_ other: TermCounter) {
    if documents.isEmpty, keepsDocuments == other.keepsDocuments {
      self = other
      return
    }
    var numbers: [UInt32] = []
    numbers.reserveCapacity(other.counts.count)
    for (id, count) in other.counts.enumerated() {
      let own = vocabulary.intern(Array(other.vocabulary.units(of: id)))
      if own == counts.count { append(count.kind) }
      counts[own].frequency += count.frequency
      counts[own].listedPlaces += count.listedPlaces
      counts[own].documentFrequency += count.documentFrequency
      numbers.append(UInt32(own))
    }
    let start = pairs.count
    if keepsDocuments {
      for var pair in other.pairs {
        pair.term = numbers[Int(pair.term)]
        pairs.append(pair)
      }
    }
    for var document in other.documents {
      document.end += start
      documents.append(document)
    }
    words += other.words
  }

  /// The terms of the document at `index` with their frequencies there; none unless `keepsDocuments`.
  public func pairs(ofDocument index: Int) -> ArraySlice<Pair> {
    pairs[(index == 0 ? 0 : documents[index - 1].end)..<documents[index].end]
  }
}
