public import Comparison
public import Pipeline
import SloganDetection
public import TermFrequency
public import Text

/// How often each item occurs in each document of a corpus: what groups of documents are compared by.
///
/// Items are words, slogans or phrases; which, the initializer says.
public struct CorpusCounts: Sendable {
  /// One document.
  public struct Entry: Sendable {
    /// Its name.
    public var id: String
    /// What is known of it.
    public var metadata: Metadata
    /// Its word tokens.
    public var words: Int
    /// Its items by number, with their frequencies by themselves and inside longer items.
    public var counts: [Count]
  }

  /// How often an item stands in a document.
  public struct Count: Sendable {
    /// Its number.
    public var item: Int32
    /// How often it stands by itself.
    public var frequency: Int32
    /// How often it stands inside longer items.
    public var nested: Int32

    init(_ item: Int, _ frequency: Int, _ nested: Int) {
      self.item = Int32(item)
      self.frequency = Int32(frequency)
      self.nested = Int32(nested)
    }
  }

  /// The items by number.
  public private(set) var items: [String] = []
  /// The documents, in the order of the input.
  public private(set) var documents: [Entry] = []
  /// Whether a document with nested places alone has the item. With words it has not: a count of documents for 工作 is
  /// not one for 工作组 too.
  let nestedIsEnough: Bool

  /// The words that `selection` takes for terms.
  public init(_ terms: TermCounter, selection: TermSelection) {
    items = (0..<terms.vocabulary.count).map { terms.vocabulary.string($0) }
    nestedIsEnough = false
    let isTerm = items.indices.map { TermTable.isTerm(terms, $0, selection) }
    let nested = NestedPlaces(terms, isListed: selection.isListed)
    documents = terms.documents.indices.map { index in
      let document = terms.documents[index]
      let counts = nested.inDocument(index).filter { isTerm[$0.term] }
      return Entry(
        id: document.id, metadata: document.metadata, words: document.words,
        counts: counts.map { Count($0.term, $0.frequency, $0.nested) })
    }
  }

  /// The slogans of a corpus.
  public init(_ slogans: SloganCounts) {
    nestedIsEnough = true
    var numbers: [String: Int] = [:]
    for document in slogans.documents {
      var counts: [Int: (frequency: Int, nested: Int)] = [:]
      for mention in document.slogans.mentions {
        let number = numbers[mention.slogan] ?? items.count
        if number == items.count {
          numbers[mention.slogan] = number
          items.append(mention.slogan)
        }
        if mention.within == nil {
          counts[number, default: (0, 0)].frequency += 1
        } else {
          counts[number, default: (0, 0)].nested += 1
        }
      }
      documents.append(
        Entry(
          id: document.slogans.document, metadata: document.metadata, words: document.slogans.words,
          counts: counts.sorted { $0.key < $1.key }.map { Count($0.key, $0.value.frequency, $0.value.nested) }))
    }
  }

  /// The phrases of a corpus.
  public init(_ phrases: [Phrase], in stream: WordStream) {
    nestedIsEnough = true
    items = phrases.map(\.text)
    documents = stream.documents.enumerated().map { index, document in
      let words = stream.items[stream.range(ofDocument: index)].count { $0.word != nil }
      return Entry(id: document.id, metadata: document.metadata, words: words, counts: [])
    }
    for (number, phrase) in phrases.enumerated() {
      for part in phrase.byDocument {
        documents[part.document].counts.append(Count(number, part.frequency, part.nested))
      }
    }
  }

  /// The same items in the documents of `range` alone.
  public func restricted(to range: Range<Int>) -> CorpusCounts {
    var part = self
    part.documents = Array(documents[range])
    return part
  }

  /// The counts of all documents.
  public var list: FrequencyList { list(of: documents.indices) }

  /// The counts of the documents at `indices`.
  public func list(of indices: some Sequence<Int>) -> FrequencyList {
    var entries = items.map { FrequencyList.Entry(item: $0, frequency: 0) }
    var sizes: [Int] = []
    for index in indices {
      let document = documents[index]
      for count in document.counts {
        let item = Int(count.item)
        entries[item].frequency += Int(count.frequency)
        entries[item].nested += Int(count.nested)
        if count.frequency > 0 || nestedIsEnough { entries[item].documentFrequency += 1 }
        if count.frequency > 0 { entries[item].byDocument.append((sizes.count, Int(count.frequency))) }
      }
      sizes.append(document.words)
    }
    entries.removeAll { $0.frequency + $0.nested == 0 }
    return FrequencyList(entries: entries, words: sizes.reduce(0, +), sizes: sizes)
  }
}

/// The slogans of each document of a corpus.
public struct SloganCounts: Accumulator {
  /// One document.
  public struct Entry: Sendable {
    /// What is known of it.
    public var metadata: Metadata
    /// Its slogans.
    public var slogans: DocumentSlogans

    /// A document's slogans.
    public init(metadata: Metadata, slogans: DocumentSlogans) {
      self.metadata = metadata
      self.slogans = slogans
    }
  }

  /// The documents, in the order of the input.
  public private(set) var documents: [Entry] = []

  /// No documents.
  public init() {}

  /// Takes in one more document.
  public mutating func add(_ document: Entry) { documents.append(document) }

  /// Takes in the documents that follow.
  public mutating func merge(_ other: SloganCounts) { documents += other.documents }
}
