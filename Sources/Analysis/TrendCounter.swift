public import Pipeline

/// What one document brings to a count over periods.
public struct PeriodCounts: Sendable {
  /// The period, or nothing when the document does not say it.
  public var period: String?
  /// The document's word tokens.
  public var words: Int
  /// How often each item stands in it, nested places included.
  public var frequencies: [String: Int]

  /// The slogans of a document.
  public init(period: String?, _ slogans: DocumentSlogans) {
    self.period = period
    words = slogans.words
    frequencies = [:]
    for mention in slogans.mentions { frequencies[mention.slogan, default: 0] += 1 }
  }

  /// A document whose items were counted with those of its corpus: what stands inside a word is known only by the words
  /// of all documents.
  public init(period: String?, _ document: CorpusCounts.Entry, items: [String]) {
    self.period = period
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
  }

  /// The periods by name.
  public private(set) var periods: [String: Period] = [:]
  /// The documents that do not say their period; they are not counted.
  public private(set) var undated = 0
  /// The counts by item and period.
  public private(set) var counts: [String: [String: Count]] = [:]

  /// Nothing counted.
  public init() {}

  /// Counts one more document.
  public mutating func add(_ document: PeriodCounts) {
    guard let period = document.period else {
      undated += 1
      return
    }
    periods[period, default: Period()].documents += 1
    periods[period]!.words += document.words
    for (item, frequency) in document.frequencies where frequency > 0 {
      counts[item, default: [:]][period, default: Count()].frequency += frequency
      counts[item]![period]!.documentFrequency += 1
    }
  }

  /// Takes in the counts of the documents that follow.
  public mutating func merge(_ other: TrendCounter) {
    undated += other.undated
    for (name, period) in other.periods {
      periods[name, default: Period()].documents += period.documents
      periods[name]!.words += period.words
    }
    for (item, row) in other.counts {
      for (period, count) in row {
        counts[item, default: [:]][period, default: Count()].frequency += count.frequency
        counts[item]![period]!.documentFrequency += count.documentFrequency
      }
    }
  }

  /// The items of most places in all, ties by code point.
  public func mostFrequent(_ limit: Int?) -> [String] {
    let totals = counts.map { (item: $0.key, total: $0.value.values.reduce(0) { $0 + $1.frequency }) }
    let sorted = totals.sorted {
      $0.total != $1.total
        ? $0.total > $1.total : $0.item.unicodeScalars.lexicographicallyPrecedes($1.item.unicodeScalars)
    }
    return sorted.prefix(limit ?? sorted.count).map(\.item)
  }
}
