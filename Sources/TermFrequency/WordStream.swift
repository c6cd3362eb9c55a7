public import Pipeline
public import Text

/// The words of a corpus by number, in the order of the texts: what measures need that look at neighbours and
/// distances.
///
///     var stream = WordStream()
///     stream.add(segment(Document(id: "a", text: "改革开放，改革")))   // 改革 开放 ∣ 改革
///
/// Words, numbers and Latin are kept, four bytes each; anything else is a break. Merging is associative.
public struct WordStream: Accumulator {
  /// One place of the stream: a word, a number, or a break between words that are no neighbours.
  public struct Item: Hashable, Sendable {
    // The number of a word as it is, that of a figure as −4 − number; −1 to −3 for breaks.
    fileprivate var code: Int32

    /// The word's number in the vocabulary; `nil` for a break.
    public var word: Int? { code >= 0 ? Int(code) : code >= -3 ? nil : Int(-4 - code) }
    /// Whether it is a figure.
    public var isNumber: Bool { code < -3 }
    /// Whether it is the break that a closing quotation mark makes: what stands behind it may belong to the quotation.
    public var isClosingQuotation: Bool { code == -2 }

    /// Whether it is the break between two sentences.
    public var isSentenceEnd: Bool { code == -3 }

    fileprivate static let gap = Item(code: -1)
    fileprivate static let closingQuotation = Item(code: -2)
    fileprivate static let sentenceEnd = Item(code: -3)
  }

  /// The words by number.
  public private(set) var vocabulary = TermInterner()
  /// The words and breaks of all documents; each document ends with a break.
  public private(set) var items: [Item] = []
  /// Where each document ends in `items`.
  public private(set) var documentEnds: [Int] = []
  /// The names of the documents, with what is known of them.
  public private(set) var documents: [(id: String, metadata: Metadata)] = []

  /// An empty stream.
  public init() {}

  /// Takes in one more document.
  public mutating func add(_ segmented: SegmentedDocument) {
    segmented.document.text.withUnsafeBufferPointer { text in
      for token in segmented.tokens {
        guard token.kind.isWordLike else {
          // A blank inside a line parts no words; a line feed does.
          if token.kind == .punctuation || text[Int(token.start)] == 0x0A {
            addBreak(Self.breakKind(text[Int(token.start)]))
          }
          continue
        }
        let number = Int32(vocabulary.intern(text, Int(token.start), Int(token.end)))
        items.append(Item(code: token.kind == .number ? -4 - number : number))
      }
    }
    addBreak(.sentenceEnd)
    documentEnds.append(items.count)
    documents.append((segmented.document.id, segmented.document.metadata))
  }

  private mutating func addBreak(_ kind: Item) {
    guard let last = items.last, last.word == nil else {
      items.append(kind)
      return
    }
    // The stronger of two breaks stays: a sentence's end, then a mark.
    if kind == .sentenceEnd || (kind == .gap && last == .closingQuotation) { items[items.count - 1] = kind }
  }

  private static func breakKind(_ unit: UInt16) -> Item {
    switch unit {
    case 0x2019, 0x201D, 0x300B, 0x300D, 0x300F: .closingQuotation
    // 。 ！ ？ ； and line feeds
    case 0x0A, 0x21, 0x3B, 0x3F, 0x3002, 0xFF01, 0xFF1B, 0xFF1F: .sentenceEnd
    default: .gap
    }
  }

  /// Takes in the words of the documents that follow.
  public mutating func merge(_ other: WordStream) {
    let numbers = (0..<other.vocabulary.count).map { Int32(vocabulary.intern(Array(other.vocabulary.units(of: $0)))) }
    let start = items.count
    for item in other.items {
      guard let word = item.word else {
        items.append(item)
        continue
      }
      items.append(Item(code: item.isNumber ? -4 - numbers[word] : numbers[word]))
    }
    documentEnds += other.documentEnds.map { $0 + start }
    documents += other.documents
  }

  /// The number of words, numbers included.
  public var wordCount: Int { items.reduce(0) { $0 + ($1.word == nil ? 0 : 1) } }

  /// The numbers of all words, breaks left out.
  public var words: [Int] { items.compactMap(\.word) }

  /// The places of a document in `items`.
  public func range(ofDocument index: Int) -> Range<Int> {
    (index == 0 ? 0 : documentEnds[index - 1])..<documentEnds[index]
  }
}
