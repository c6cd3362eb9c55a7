/// How often something occurs, and how often it does not, in two places: the four cells that tests and effect sizes
/// start from.
///
///     //               in A   in B
///     // the term        10      5
///     // other words     90    195
///     let table = ContingencyTable(frequency: 10, of: 100, reference: 5, of: 200)
///     table.logLikelihood   // 7.3…
///
/// The same table serves keyness (a term in two corpora: *A* the target, *B* the reference) and association (two words
/// together or apart).
/// Statistics that measure the strength of a difference without its direction are never negative; ``signed(_:)`` gives
/// them the sign of
/// ``direction``, so that exchanging the corpora flips signs and nothing else.
///
/// Empty rows and columns are allowed: a statistic that is not defined for them is 0, an effect size is `nil`.
public struct ContingencyTable: Sendable, Equatable {
  /// The term in the target; both words together.
  public let o11: Double
  /// The term in the reference; the first word without the second.
  public let o12: Double
  /// Other words in the target; the second word without the first.
  public let o21: Double
  /// Other words in the reference; neither word.
  public let o22: Double

  /// A table from its four cells, row by row. No cell may be negative.
  public init(_ o11: Int, _ o12: Int, _ o21: Int, _ o22: Int) {
    precondition(o11 >= 0 && o12 >= 0 && o21 >= 0 && o22 >= 0, "a frequency cannot be negative")
    self.o11 = Double(o11)
    self.o12 = Double(o12)
    self.o21 = Double(o21)
    self.o22 = Double(o22)
  }

  /// A term that occurs `frequency` times in a target of `size` words, and `reference` times in a reference of
  /// `referenceSize` words.
  public init(frequency: Int, of size: Int, reference: Int, of referenceSize: Int) {
    precondition(
      frequency <= size && reference <= referenceSize, "a term cannot be more frequent than all words together")
    self.init(frequency, reference, size - frequency, referenceSize - reference)
  }

  /// Two words that occur `joint` times together, `first` and `second` times in all, among `total` places.
  public init(joint: Int, first: Int, second: Int, total: Int) {
    self.init(joint, first - joint, second - joint, total - first - second + joint)
  }

  /// How often the term occurs in both together (the first row's sum).
  public var row1: Double { o11 + o12 }
  /// The second row's sum.
  public var row2: Double { o21 + o22 }
  /// The size of the target (the first column's sum).
  public var column1: Double { o11 + o21 }
  /// The size of the reference (the second column's sum).
  public var column2: Double { o12 + o22 }
  /// The sum of all cells.
  public var total: Double { row1 + row2 }

  /// The first cell's expected value when row and column are independent: row × column ÷ total.
  public var expected11: Double { total > 0 ? row1 * column1 / total : 0 }

  /// 1 when the first cell is more frequent than expected, −1 when less, 0 when just as expected.
  public var direction: Double {
    // Cross products of whole numbers: exact, where a comparison with a quotient would not be.
    let difference = o11 * o22 - o12 * o21
    return difference > 0 ? 1 : difference < 0 ? -1 : 0
  }

  /// A statistic with the sign of ``direction``: positive where the target, or the pair, has more than expected.
  public func signed(_ statistic: Double) -> Double {
    direction == 0 ? 0 : statistic * direction
  }

  /// The same table with target and reference exchanged.
  public var exchanged: ContingencyTable {
    ContingencyTable(Int(o12), Int(o11), Int(o22), Int(o21))
  }
}
