public import Text

/// Which terms a report lists, and in which order.
public struct TermSelection: Sendable {
  /// What terms are ordered and rated by.
  public enum Counted: String, CaseIterable, Sendable {
    /// Places where the term is a token.
    case whole
    /// These and the nested ones, see `NestedPlaces`.
    case all
  }

  /// What is counted.
  public var counted: Counted = .whole
  /// The least number of characters. Shorter terms are listed all the same when `isListed` says so.
  public var minimumLength = 2
  /// Whether numbers are terms.
  public var keepsNumbers = false
  /// Words that are no terms.
  public var stopWords: Set<String> = []
  /// Whether lexicons list a term, which then may be shorter than `minimumLength`.
  public var isListed: @Sendable (ArraySlice<UInt16>) -> Bool = { _ in false }
  /// Whether a term of that kind is wanted at all: a filter by class, say.
  public var isWanted: @Sendable (ArraySlice<UInt16>, Token.Kind) -> Bool = { _, _ in true }
  /// How many terms are listed, from the most frequent on; all when nothing.
  public var top: Int?

  /// The selection that reports make when the user says nothing.
  public init() {}

  /// Whether a word of that kind is a term.
  public func isTerm(_ word: ArraySlice<UInt16>, _ kind: Token.Kind) -> Bool {
    if kind == .number, !keepsNumbers { return false }
    let length = word.count { $0 & 0xFC00 != 0xDC00 }
    if length < minimumLength, !isListed(word) { return false }
    if !stopWords.isEmpty, stopWords.contains(String(units: word)) { return false }
    return isWanted(word, kind)
  }
}

/// The counted terms of a corpus in the order of a report.
public struct TermTable: Sendable {
  /// One term.
  public struct Row: Sendable {
    /// Its number in the counter's vocabulary.
    public var id: Int
    /// The term.
    public var term: String
    /// What was counted.
    public var count: TermCounter.Count
    /// The other places of the term in the text, see `NestedPlaces`.
    public var nested: Int
    /// Per 10,000 word tokens.
    public var per10k: Double
    /// From 1; terms of equal frequency share the smaller rank.
    public var rank: Int
    /// See `TermCounter.dispersion()`.
    public var dispersion: Double?
  }

  /// The terms, most frequent first, ties by code point.
  public var rows: [Row] = []

  /// Lists the terms of `counter` that `selection` asks for.
  ///
  /// - Complexity: O(*n* log *n*) in the vocabulary.
  public init(_ counter: TermCounter, selection: TermSelection = TermSelection()) {
    let nestedPlaces = NestedPlaces(counter, isListed: selection.isListed).inAllDocuments()
    var chosen: [(id: Int, frequency: Int, nested: Int)] = []
    for (id, count) in counter.counts.enumerated() where Self.isTerm(counter, id, selection) {
      let nested = nestedPlaces[id]
      let frequency = count.frequency + (selection.counted == .all ? nested : 0)
      if frequency > 0 { chosen.append((id, frequency, nested)) }
    }
    chosen.sort {
      $0.frequency != $1.frequency
        ? $0.frequency > $1.frequency
        : Self.precedes(counter.vocabulary.units(of: $0.id), counter.vocabulary.units(of: $1.id))
    }
    let dispersion = counter.dispersion()
    var rank = 0
    for (place, item) in chosen.prefix(selection.top ?? chosen.count).enumerated() {
      if place == 0 || chosen[place - 1].frequency != item.frequency { rank = place + 1 }
      let count = counter.counts[item.id]
      rows.append(
        Row(
          id: item.id, term: counter.vocabulary.string(item.id), count: count, nested: item.nested,
          per10k: counter.words == 0 ? 0 : Double(item.frequency) * 10_000 / Double(counter.words), rank: rank,
          dispersion: count.frequency > 0 ? dispersion?[item.id] : nil))
    }
  }

  /// Whether word `id` is a term by `selection`.
  public static func isTerm(_ counter: TermCounter, _ id: Int, _ selection: TermSelection) -> Bool {
    selection.isTerm(counter.vocabulary.units(of: id), counter.counts[id].kind)
  }

  /// By code point: as UTF-16 units, but for surrogates, which stand for the highest code points.
  static func precedes(_ a: ArraySlice<UInt16>, _ b: ArraySlice<UInt16>) -> Bool {
    a.lexicographicallyPrecedes(b) { fixed($0) < fixed($1) }
  }

  private static func fixed(_ unit: UInt16) -> UInt32 {
    unit & 0xF800 == 0xD800 ? UInt32(unit) + 0x10000 : UInt32(unit)
  }
}
