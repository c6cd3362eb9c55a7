public import Pipeline
public import Text

/// What one document brings to a count over periods.
public struct PeriodCounts: Sendable {
  /// The period, or nothing when the document does not say it.
  public var period: String?
  /// The document's date, where known.
  public var date: PartialDate?
  /// The document's word tokens.
  public var words: Int
  /// How often each item stands in it, nested places included.
  public var frequencies: [String: Int]
  /// How often the characters of each term that was searched for meet across words there.
  public var across: [String: Int] = [:]

  /// The slogans of a document.
  public init(period: String?, _ slogans: DocumentSlogans) {
    self.period = period
    date = slogans.date
    words = slogans.words
    frequencies = [:]
    for mention in slogans.mentions { frequencies[mention.slogan, default: 0] += 1 }
  }

  /// The places of terms that are searched for.
  public init(period: String?, _ segmented: SegmentedDocument, _ search: TermSearch) {
    self.period = period
    date = segmented.document.metadata.date
    words = segmented.tokens.count { $0.kind.isWordLike }
    frequencies = [:]
    for place in search(segmented) {
      let term = search.terms[place.term]
      if place.counts { frequencies[term, default: 0] += 1 }
      if place.fit == .across { across[term, default: 0] += 1 }
    }
  }

  /// A document whose items were counted with those of its corpus: what stands inside a word is known only by the words
  /// of all documents.
  public init(period: String?, _ document: CorpusCounts.Entry, items: [String]) {
    self.period = period
    date = document.metadata.date
    words = document.words
    frequencies = [:]
    for count in document.counts { frequencies[items[Int(count.item)]] = Int(count.frequency + count.nested) }
  }
}

/// Counts items over periods, to see what rises and falls.
///
/// Merging is associative, so a corpus may be counted in parts.
public struct TrendCounter: Accumulator {
  /// An item in one period.
  public struct Count: Hashable, Sendable {
    /// The documents in which it stands.
    public var documentFrequency = 0
    /// How often it stands there, nested places included.
    public var frequency = 0

    /// Nowhere.
    public init() {}
  }

  /// All documents of one period.
  public struct Period: Hashable, Sendable {
    /// How many there are.
    public var documents = 0
    /// Their word tokens.
    public var words = 0
    /// How many of them are dated.
    var dated = 0
    /// The first day that one of them may be of.
    var first: CalendarDate?
    /// The last day that one of them may be of.
    var last: CalendarDate?

    fileprivate mutating func add(_ other: Period) {
      documents += other.documents
      words += other.words
      dated += other.dated
      first = [first, other.first].compactMap(\.self).min()
      last = [last, other.last].compactMap(\.self).max()
    }
  }

  /// The periods by name.
  public private(set) var periods: [String: Period] = [:]
  /// The documents that do not say their period; they are not counted.
  public private(set) var undated = 0
  /// The counts by item and period.
  public private(set) var counts: [String: [String: Count]] = [:]
  /// Those of the places across words, of terms that were searched for.
  private var across: [String: [String: Count]] = [:]

  /// Nothing counted.
  public init() {}

  /// Counts one more document.
  public mutating func add(_ document: PeriodCounts) {
    guard let period = document.period else {
      undated += 1
      return
    }
    let date = document.date
    periods[period, default: Period()].add(
      Period(documents: 1, words: document.words, dated: date == nil ? 0 : 1, first: date?.first, last: date?.last))
    Self.add(document.frequencies, of: period, to: &counts)
    Self.add(document.across, of: period, to: &across)
  }

  /// Takes in the counts of the documents that follow.
  public mutating func merge(_ other: TrendCounter) {
    undated += other.undated
    for (name, period) in other.periods { periods[name, default: Period()].add(period) }
    Self.merge(other.counts, into: &counts)
    Self.merge(other.across, into: &across)
  }

  private static func add(
    _ frequencies: [String: Int], of period: String, to counts: inout [String: [String: Count]]
  ) {
    for (item, frequency) in frequencies where frequency > 0 {
      counts[item, default: [:]][period, default: Count()].frequency += frequency
      counts[item]![period]!.documentFrequency += 1
    }
  }

  private static func merge(_ other: [String: [String: Count]], into counts: inout [String: [String: Count]]) {
    for (item, row) in other {
      for (period, count) in row {
        counts[item, default: [:]][period, default: Count()].frequency += count.frequency
        counts[item]![period]!.documentFrequency += count.documentFrequency
      }
    }
  }

  /// The periods in order, and whether they follow one another in time.
  ///
  /// They do when their names begin with years, or when all documents of each are older than those of the next: speakers
  /// who held an office one after the other. What do not are groups, in the order of their names.
  public var timeline: (periods: [String], isInTime: Bool) {
    let names = periods.keys.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    let isYear = { (name: String) in name.utf8.count >= 4 && name.utf8.prefix(4).allSatisfy { (48...57).contains($0) } }
    if names.allSatisfy(isYear) { return (names, true) }
    guard periods.values.allSatisfy({ $0.dated == $0.documents }) else { return (names, false) }
    let byDate = names.sorted { periods[$0]!.first! < periods[$1]!.first! }
    let follow = zip(byDate, byDate.dropFirst()).allSatisfy { periods[$0]!.last! < periods[$1]!.first! }
    return follow ? (byDate, true) : (names, false)
  }

  /// How often an item stands in all periods.
  public func total(_ item: String) -> Int { counts[item].map(Self.total) ?? 0 }

  /// How often the characters of a term meet across words in all periods, whether that counts or not.
  public func totalAcross(_ item: String) -> Int { across[item].map(Self.total) ?? 0 }

  private static func total(_ row: [String: Count]) -> Int { row.values.reduce(0) { $0 + $1.frequency } }

  /// Counts the places across words for those of a term that has no others.
  public mutating func countAcross(_ item: String) {
    if counts[item] == nil { counts[item] = across[item] }
  }

  /// The items of most places in all, ties by code point.
  public func mostFrequent(_ limit: Int?) -> [String] {
    let totals = counts.map { (item: $0.key, total: Self.total($0.value)) }
    let sorted = totals.sorted {
      $0.total != $1.total
        ? $0.total > $1.total : $0.item.unicodeScalars.lexicographicallyPrecedes($1.item.unicodeScalars)
    }
    return sorted.prefix(limit ?? sorted.count).map(\.item)
  }
}
