public import Pipeline
public import SloganDetection
public import Text

/// Counts the set formulations of a corpus.
///
///     var slogans = SloganCounter()
///     slogans.add(analyze(segmented))
///     slogans.rows.first?.frequency
///
/// Merging is associative, so a corpus may be counted in parts.
public struct SloganCounter: Accumulator {
  /// What is known of one slogan.
  public struct Row: Sendable {
    /// The canonical form, or the form of a candidate.
    public var slogan: String
    /// The category.
    public var category: SloganCategory
    /// Whether the lexicon knows it.
    public var isKnown: Bool
    /// How often it stands by itself.
    public var frequency = 0
    /// How often it stands inside longer slogans; `frequency + nested` counts all places of its variants.
    public var nested = 0
    /// The number of documents in which it stands, by itself or nested.
    public var documentFrequency = 0
    /// The earliest document by date, else the first of the input.
    public var firstDocument: String
    /// That document's date.
    public var firstDate: PartialDate?
    /// What a document says that a novel formula means.
    public var definition: String?
  }

  /// The word tokens of all documents.
  public private(set) var words = 0
  private var table: [String: Row] = [:]

  /// Nothing counted.
  public init() {}

  /// Counts the mentions of one more document.
  public mutating func add(_ slogans: DocumentSlogans) {
    words += slogans.words
    var inDocument: [String: Row] = [:]
    for mention in slogans.mentions {
      var row =
        inDocument[mention.slogan]
        ?? Row(
          slogan: mention.slogan, category: mention.category, isKnown: mention.isKnown, documentFrequency: 1,
          firstDocument: slogans.document, firstDate: slogans.date, definition: slogans.definitions[mention.slogan])
      if mention.within == nil { row.frequency += 1 } else { row.nested += 1 }
      inDocument[mention.slogan] = row
    }
    for row in inDocument.values { absorb(row) }
  }

  /// Takes in the counts of the documents that follow.
  public mutating func merge(_ other: SloganCounter) {
    words += other.words
    for row in other.table.values { absorb(row) }
  }

  private mutating func absorb(_ row: Row) {
    guard var sum = table[row.slogan] else {
      table[row.slogan] = row
      return
    }
    sum.frequency += row.frequency
    sum.nested += row.nested
    sum.documentFrequency += row.documentFrequency
    if Self.isEarlier(row.firstDate, than: sum.firstDate) {
      sum.firstDocument = row.firstDocument
      sum.firstDate = row.firstDate
    }
    sum.definition = sum.definition ?? row.definition
    table[row.slogan] = sum
  }

  private static func isEarlier(_ date: PartialDate?, than other: PartialDate?) -> Bool {
    guard let date else { return false }
    return other.map { date.first < $0.first } ?? true
  }

  /// All slogans, most frequent first, ties by code point.
  public var rows: [Row] {
    table.values.sorted {
      if $0.frequency != $1.frequency { return $0.frequency > $1.frequency }
      if $0.nested != $1.nested { return $0.nested > $1.nested }
      return $0.slogan.unicodeScalars.lexicographicallyPrecedes($1.slogan.unicodeScalars)
    }
  }
}
