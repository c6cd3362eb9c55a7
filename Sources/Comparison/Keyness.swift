public import Statistics

/// Which items a target has more or less of than a reference, and how sure that is.
///
///     let keyness = Keyness(target: thisYear, reference: lastYear)
///     keyness.rows.first?.target.item   // what this year stresses most
///
/// Every item with at least `minimumFrequency` occurrences in both together has a row, and every row is one test of the
/// family that Holm's correction is for. p is that of Fisher's exact test: the χ² approximation to the log-likelihood gives
/// rare terms too small a p, and after correction more random deals of one text came out significant than the level
/// allows. The prior of the log-odds is informative: 500 imagined words, dealt by each item's share of both corpora
/// together.
///
/// Exchanging target and reference flips signs and changes nothing else.
///
/// - Complexity: O(*n* log *n*) in the items.
public struct Keyness: Sendable {
  /// The words that the prior of the log-odds imagines.
  public static let priorWords = 500.0

  /// One item.
  public struct Row: Sendable {
    /// The item in the target; frequency 0 where it lacks it.
    public var target: FrequencyList.Entry
    /// The item in the reference.
    public var reference: FrequencyList.Entry
    /// The four cells: the item and all other words, in both.
    public var table: ContingencyTable
    /// Log-odds with the informative prior.
    public var logOdds: LogOdds
    /// The probability of a difference so large by chance: Fisher's exact test, two-sided.
    public var p: TailProbability
    /// The same after Holm's correction for all rows.
    public var adjusted: TailProbability
    /// The same after Benjamini and Hochberg's.
    public var falseDiscovery: TailProbability
    /// Whether `adjusted` reaches the level.
    public var isSignificant: Bool
  }

  /// The rows, by falling ``LogOdds/z``, ties by code point.
  public private(set) var rows: [Row] = []
  /// The target.
  public let target: FrequencyList
  /// The reference.
  public let reference: FrequencyList

  /// Compares two lists.
  ///
  /// - Parameters:
  ///   - minimumFrequency: an item of fewer occurrences in both together has no row
  ///   - countsNested: whether nested places count
  ///   - level: the level of significance after correction
  public init(
    target: FrequencyList, reference: FrequencyList, minimumFrequency: Int = 5, countsNested: Bool = false,
    level: Double = 0.05
  ) {
    self.target = target
    self.reference = reference
    func count(_ entry: FrequencyList.Entry) -> Int { entry.frequency + (countsNested ? entry.nested : 0) }

    // What is known of an item depends on its two frequencies alone, and most items share theirs with others.
    var known: [SIMD2<Int>: Row] = [:]
    for (target, reference) in Self.pairs(target.entries, reference.entries) {
      let frequencies = SIMD2(count(target), count(reference))
      guard frequencies.wrappedSum() >= max(1, minimumFrequency) else { continue }
      if var row = known[frequencies] {
        row.target = target
        row.reference = reference
        rows.append(row)
        continue
      }
      // Nested places can make an item more frequent than there are words.
      let table = ContingencyTable(
        frequency: frequencies[0], of: max(self.target.words, frequencies[0]),
        reference: frequencies[1], of: max(self.reference.words, frequencies[1]))
      let prior = DirichletPrior(
        term: Self.priorWords * table.row1 / (table.total + 1), total: Self.priorWords)
      let p = table.fisherExact
      let row = Row(
        target: target, reference: reference, table: table, logOdds: table.logOdds(prior: prior), p: p,
        adjusted: p, falseDiscovery: p, isSignificant: false)
      known[frequencies] = row
      rows.append(row)
    }
    let probabilities = rows.map(\.p)
    for (index, adjusted) in MultipleTesting.holm(probabilities).enumerated() {
      rows[index].adjusted = adjusted
      rows[index].isSignificant = adjusted.value <= level
    }
    for (index, adjusted) in MultipleTesting.benjaminiHochberg(probabilities).enumerated() {
      rows[index].falseDiscovery = adjusted
    }
    sort { $0.logOdds.z }
  }

  /// The items of both lists by code point, with frequency 0 on the side that lacks them.
  private static func pairs(
    _ target: [FrequencyList.Entry], _ reference: [FrequencyList.Entry]
  ) -> [(target: FrequencyList.Entry, reference: FrequencyList.Entry)] {
    func precedes(_ a: FrequencyList.Entry, _ b: FrequencyList.Entry) -> Bool {
      a.item.utf8.lexicographicallyPrecedes(b.item.utf8)
    }
    let (target, reference) = (target.sorted(by: precedes), reference.sorted(by: precedes))
    var pairs: [(target: FrequencyList.Entry, reference: FrequencyList.Entry)] = []
    var (a, b) = (0, 0)
    while a < target.count || b < reference.count {
      if b == reference.count || (a < target.count && precedes(target[a], reference[b])) {
        pairs.append((target[a], FrequencyList.Entry(item: target[a].item, frequency: 0)))
        a += 1
      } else if a == target.count || precedes(reference[b], target[a]) {
        pairs.append((FrequencyList.Entry(item: reference[b].item, frequency: 0), reference[b]))
        b += 1
      } else {
        pairs.append((target[a], reference[b]))
        a += 1
        b += 1
      }
    }
    return pairs
  }

  /// Puts the rows in falling order of a measure, those without a value last, ties as they were.
  public mutating func sort(by measure: (Row) -> Double?) {
    let keys = rows.map { measure($0) ?? -.infinity }
    rows = rows.indices.sorted { keys[$0] != keys[$1] ? keys[$0] > keys[$1] : $0 < $1 }.map { rows[$0] }
  }
}
