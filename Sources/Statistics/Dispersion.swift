/// How evenly a term is spread over the parts of a corpus: a term of one document is no term of the corpus.
///
///     let dispersion = Dispersion(frequencies: [0, 4, 3, 2, 1], sizes: [1000, 1000, 1000, 1000, 1000])
///     dispersion.juillandD   // 0.6464
///
/// Every measure is `nil` where it has no value: for a term that does not occur, and for a corpus of one part. Parts
/// without words are left out.
/// Juilland's and Carroll's measures, made for equal parts, take the rate in each part instead of the frequency.
public struct Dispersion: Sendable {
  private let frequencies: [Double]
  /// Each part's share of the corpus.
  private let shares: [Double]
  private let total: Double

  /// A term's frequency in each part, and each part's size in words.
  public init(frequencies: [Int], sizes: [Int]) {
    precondition(frequencies.count == sizes.count, "one frequency for each part")
    let parts = zip(frequencies, sizes).filter { $0.1 > 0 }
    let words = Double(parts.reduce(0) { $0 + $1.1 })
    self.frequencies = parts.map { Double($0.0) }
    self.shares = parts.map { Double($0.1) / words }
    self.total = self.frequencies.reduce(0, +)
  }

  private var isDefined: Bool { frequencies.count > 1 && total > 0 }

  /// Frequency ÷ share of each part: proportional to the rates.
  private var rates: [Double] { zip(frequencies, shares).map { $0 / $1 } }

  /// Juilland's D: 1 − V/√(n − 1), V the coefficient of variation of the rates, with the population's standard
  /// deviation; 1 is even.
  ///
  /// Juilland, Brodin and Davidovitch 1970, *Frequency dictionary of French words*.
  public var juillandD: Double? {
    guard isDefined else { return nil }
    let count = Double(frequencies.count)
    let mean = rates.reduce(0, +) / count
    let variance = rates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    return 1 - variance.squareRoot() / mean / (count - 1).squareRoot()
  }

  /// Carroll's D₂: the entropy of the rates' shares ÷ its greatest value, ln n; 1 is even, 0 all in one part.
  ///
  /// Carroll 1970, *An alternative to Juilland's usage coefficient*.
  public var carrollD2: Double? {
    guard isDefined else { return nil }
    let sum = rates.reduce(0, +)
    let entropy = rates.reduce(0) { $0 - weightedLogarithm($1 / sum, over: 1) }
    return entropy / naturalLogarithm(Double(frequencies.count))
  }

  /// Rosengren's S: (Σ √(share · frequency))² ÷ total frequency; 1 is even.
  ///
  /// Rosengren 1971, *The quantitative concept of language and its relation to the structure of frequency
  /// dictionaries*.
  public var rosengrenS: Double? {
    guard isDefined else { return nil }
    let sum = zip(frequencies, shares).reduce(0) { $0 + ($1.0 * $1.1).squareRoot() }
    return sum * sum / total
  }

  /// Gries' deviation of proportions DP: half the sum of |share of the term − share of the corpus|; 0 is even, near 1
  /// all in one small part.
  ///
  /// Gries 2008, *Dispersions and adjusted frequencies in corpora*.
  public var deviationOfProportions: Double? {
    guard isDefined else { return nil }
    return zip(frequencies, shares).reduce(0) { $0 + abs($1.0 / total - $1.1) } / 2
  }

  /// DP ÷ (1 − the smallest part's share), so that its greatest value is 1.
  ///
  /// Lijffijt and Gries 2012, *Correction to Stefan Th. Gries' “Dispersions and adjusted frequencies in corpora”*.
  public var normalizedDeviationOfProportions: Double? {
    guard let deviation = deviationOfProportions, let smallest = shares.min() else { return nil }
    return deviation / (1 - smallest)
  }
}
