public import Lexicons

/// All terms of the lexicons in use, merged and sorted.
///
/// Of equal terms in several lexicons the one of the last counts. Terms of *listed* lexicons (the user's, and
/// `Lexicons/terms`) are those whose places are reported.
///
/// - Complexity: making it is O(*n*) when the large lexicons are sorted, about 3 ms for 80,000 terms.
public struct TermIndex: Sendable {
  /// A lexicon and how it is used.
  public struct Source: Sendable {
    /// The terms.
    public var lexicon: TermLexicon
    /// Whether the places of its terms are reported.
    public var isListed: Bool

    /// A lexicon to use.
    public init(_ lexicon: TermLexicon, isListed: Bool = true) {
      self.lexicon = lexicon
      self.isListed = isListed
    }
  }

  /// One term of the index.
  struct Term {
    var start: Int32
    var count: UInt8
    var flags: UInt8
    var cost: UInt16
    var classes: TermClass

    static let fixed: UInt8 = 1
    static let pruned: UInt8 = 2
    static let listed: UInt8 = 4
    static let unit: UInt8 = 8

    @inline(__always)
    init(_ entry: TermLexicon.Entry, base: Int32, isListed: Bool) {
      start = base + entry.start
      count = UInt8(truncatingIfNeeded: entry.count)
      flags = (isListed ? Self.listed : 0) | (entry.isUnit ? Self.unit : 0)
      cost = 0
      classes = entry.classes
      switch entry.cost {
      case .fixed: flags |= Self.fixed
      case .pruned: flags = Self.pruned
      case .weighted(let own): cost = own
      }
    }

    @inline(__always) var isFixed: Bool { flags & Self.fixed != 0 }
    @inline(__always) var isPruned: Bool { flags & Self.pruned != 0 }
    @inline(__always) var isListed: Bool { flags & Self.listed != 0 }
    @inline(__always) var isUnit: Bool { flags & Self.unit != 0 }
    /// Whether its places are wanted before the cut: to keep it whole, or to report them.
    @inline(__always) var isMarked: Bool { flags & (Self.fixed | Self.listed) != 0 }
  }

  /// The units of all terms.
  private(set) var units: [UInt16] = []
  /// The rules that add words to the lattice; none without `Lexicons/words`.
  public var rules: WordRules?
  /// The terms, sorted by their units.
  private(set) var terms: [Term] = []
  /// The files of the lexicons, as they were named, with their fingerprints.
  public let fingerprints: [(name: String, fingerprint: Fingerprint)]
  /// The second unit of each term, 0 where it has one only: side by side, so that a search touches little memory.
  private var seconds: [UInt16] = []
  /// The third unit of each term, 0 where it has fewer.
  private(set) var thirds: [UInt16] = []
  /// By first unit: the index of the first term that begins with it, or one greater.
  private var starts: [Int32] = []

  /// An index without terms.
  public init() { self.init([]) }

  /// Merges lexicons, the later ones taking precedence.
  public init(_ sources: [Source]) {
    fingerprints = sources.map { ($0.lexicon.name, $0.lexicon.fingerprint) }
    for source in sources { merge(source) }
    indexUnits()
  }

  /// Whether there are no terms.
  public var isEmpty: Bool { terms.isEmpty }

  // MARK: Merging

  private mutating func merge(_ source: Source) {
    let base = Int32(units.count)
    let own = Self.sorted(source.lexicon).map { Term($0, base: base, isListed: source.isListed) }
    units += source.lexicon.units
    guard !terms.isEmpty else {
      terms = own
      return
    }
    var merged: [Term] = []
    merged.reserveCapacity(terms.count + own.count)
    units.withUnsafeBufferPointer { units in
      var at = 0
      for term in own {
        while at < terms.count {
          let order = Self.compare(units, terms[at], term)
          if order > 0 { break }
          if order < 0 { merged.append(terms[at]) }
          at += 1
        }
        merged.append(term)
      }
      merged += terms[at...]
    }
    terms = merged
  }

  /// The entries by their units; of equal ones the last line counts.
  private static func sorted(_ lexicon: TermLexicon) -> [TermLexicon.Entry] {
    if lexicon.isSorted { return lexicon.entries }
    return lexicon.units.withUnsafeBufferPointer { units in
      func order(_ a: TermLexicon.Entry, _ b: TermLexicon.Entry) -> Int {
        compare(units, Int(a.start), Int(a.count), Int(b.start), Int(b.count))
      }
      var result: [TermLexicon.Entry] = []
      for entry in lexicon.entries.sorted(by: {
        let order = order($0, $1)
        return order != 0 ? order < 0 : $0.line < $1.line
      }) {
        if let last = result.last, order(last, entry) == 0 { result.removeLast() }
        result.append(entry)
      }
      return result
    }
  }

  @inline(__always)
  private static func compare(_ units: UnsafeBufferPointer<UInt16>, _ a: Term, _ b: Term) -> Int {
    compare(units, Int(a.start), Int(a.count), Int(b.start), Int(b.count))
  }

  /// Below 0, 0, above 0 as the first term sorts before, with or behind the second.
  @inline(__always)
  private static func compare(
    _ units: UnsafeBufferPointer<UInt16>, _ a: Int, _ aCount: Int, _ b: Int, _ bCount: Int
  ) -> Int {
    for at in 0..<min(aCount, bCount) where units[a + at] != units[b + at] {
      return units[a + at] < units[b + at] ? -1 : 1
    }
    return aCount - bCount
  }

  // MARK: Looking up

  /// The first two units of a term, or its only one and 0.
  @inline(__always)
  static func key(_ first: UInt16, _ second: UInt16) -> UInt32 { UInt32(first) << 16 | UInt32(second) }

  private mutating func indexUnits() {
    guard !terms.isEmpty else { return }
    starts = [Int32](repeating: 0, count: 0x1_0001)
    seconds.reserveCapacity(terms.count)
    thirds.reserveCapacity(terms.count)
    var filled = 0
    for (index, term) in terms.enumerated() {
      let first = Int(units[Int(term.start)])
      seconds.append(term.count > 1 ? units[Int(term.start) + 1] : 0)
      thirds.append(term.count > 2 ? units[Int(term.start) + 2] : 0)
      while filled <= first {
        starts[filled] = Int32(index)
        filled += 1
      }
    }
    while filled <= 0x1_0000 {
      starts[filled] = Int32(terms.count)
      filled += 1
    }
  }

  /// The terms that begin with the two units of `key` (or are the single unit of it), as indices into `terms`.
  ///
  /// - Complexity: O(log *n*) in the number of terms that begin with the first unit.
  func range(of key: UInt32) -> Range<Int> {
    guard !terms.isEmpty else { return 0..<0 }
    let (first, second) = (Int(key >> 16), UInt16(truncatingIfNeeded: key))
    let (start, end) = (Int(starts[first]), Int(starts[first + 1]))
    return seconds.withUnsafeBufferPointer { seconds in
      var (low, high) = (start, end)
      while low < high {
        let middle = (low &+ high) / 2
        if seconds[middle] < second { low = middle &+ 1 } else { high = middle }
      }
      high = low
      while high < end, seconds[high] == second { high &+= 1 }
      return low..<high
    }
  }

  /// The terms of three units or more that begin with the two units of `key`.
  func longTerms(_ key: UInt32) -> Range<Int> {
    let range = range(of: key)
    guard let first = range.first, terms[first].count < 3 else { return range }
    return range.dropFirst()
  }

  /// Those of `range`, which begin with the same two units, that have a third.
  ///
  /// - Complexity: O(log *n*) in the length of the range.
  func terms(in range: Range<Int>, third: UInt16) -> Range<Int> {
    thirds.withUnsafeBufferPointer { thirds in
      var (low, high) = (range.lowerBound, range.upperBound)
      while low < high {
        let middle = (low &+ high) / 2
        if thirds[middle] < third { low = middle &+ 1 } else { high = middle }
      }
      high = low
      while high < range.upperBound, thirds[high] == third { high &+= 1 }
      return low..<high
    }
  }

  /// The index of a term, or nothing.
  func find(_ word: ArraySlice<UInt16>) -> Int? {
    guard let first = word.first else { return nil }
    let second = word.count > 1 ? word[word.startIndex + 1] : 0
    return range(of: Self.key(first, second)).first { index in
      let term = terms[index]
      return Int(term.count) == word.count && units[Int(term.start)..<Int(term.start) + word.count] == word
    }
  }

  /// The classes that the lexicons give a term; none for a term they do not hold.
  public func classes(of word: ArraySlice<UInt16>) -> TermClass { find(word).map { terms[$0].classes } ?? [] }

  /// Whether the lexicons list a term (those of `Lexicons/words` are not listed).
  public func lists(_ word: ArraySlice<UInt16>) -> Bool { find(word).map { terms[$0].isListed } ?? false }
}
