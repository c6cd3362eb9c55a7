/// The probability of a value at least as extreme, kept as a logarithm so that the smallest do not collapse to 0.
///
///     TailProbability(chiSquared: 3.841458820694124).value   // 0.05
///     TailProbability(chiSquared: 4000).log10                // -870.3…, where a Double would hold 0
public struct TailProbability: Sendable, Comparable {
  /// The natural logarithm of the probability; at most 0.
  public let logarithm: Double

  /// A probability from its natural logarithm; rounding above 0 is cut off.
  public init(logarithm: Double) {
    self.logarithm = min(0, logarithm)
  }

  /// The probability that χ² with one degree of freedom reaches `statistic`: erfc(√(x/2)).
  ///
  /// A statistic of 0 or less has probability 1.
  public init(chiSquared statistic: Double) {
    self.init(logarithm: statistic > 0 ? logComplementaryErrorFunction((statistic / 2).squareRoot()) : 0)
  }

  /// The two-sided probability that a standard normal variable reaches |z|.
  public init(normal z: Double) {
    self.init(logarithm: logComplementaryErrorFunction(abs(z) / 2.squareRoot()))
  }

  /// The probability itself, never 0: one smaller than the least normal `Double` (2.2e−308) is given as that.
  public var value: Double {
    max(Double.leastNormalMagnitude, exponential(logarithm))
  }

  /// The decimal logarithm of the probability.
  public var log10: Double {
    // −0 is written as a minus sign in tables.
    logarithm == 0 ? 0 : logarithm / naturalLogarithm(10)
  }

  /// By size: the smaller probability first.
  public static func < (left: TailProbability, right: TailProbability) -> Bool {
    left.logarithm < right.logarithm
  }
}

/// ln erfc(x) for x ≥ 0, also where erfc itself underflows (x > 26).
private func logComplementaryErrorFunction(_ x: Double) -> Double {
  guard x > 5 else { return naturalLogarithm(complementaryErrorFunction(x)) }
  // Laplace's continued fraction of √π·exp(x²)·erfc(x), evaluated from its far end; 60 terms are exact from 5 on.
  var fraction = x
  for term in stride(from: 60, through: 1, by: -1) {
    fraction = x + Double(term) / 2 / fraction
  }
  return -x * x - naturalLogarithm(fraction) - naturalLogarithm(Double.pi) / 2
}
