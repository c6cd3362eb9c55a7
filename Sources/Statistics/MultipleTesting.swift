/// Corrections for testing many terms at once: with a thousand terms, fifty reach p < 0.05 by chance alone.
public enum MultipleTesting {
  /// Holm's step-down correction: the chance that *any* term at or under the level is a chance finding stays under the
  /// level.
  ///
  /// The *i*-th smallest of *m* probabilities is multiplied by *m* − *i* + 1; results never fall and never exceed 1.
  /// The order of the result is that of the input.
  ///
  /// Holm 1979, *A simple sequentially rejective multiple test procedure*.
  ///
  /// - Complexity: O(*m* log *m*)
  public static func holm(_ probabilities: [TailProbability]) -> [TailProbability] {
    var adjusted = probabilities
    var running = -Double.infinity
    for (rank, index) in ascending(probabilities).enumerated() {
      let factor = naturalLogarithm(Double(probabilities.count - rank))
      running = max(running, min(0, probabilities[index].logarithm + factor))
      adjusted[index] = TailProbability(logarithm: running)
    }
    return adjusted
  }

  /// Benjamini and Hochberg's step-up correction: of the terms at or under the level, the expected share of chance
  /// findings stays under it.
  ///
  /// The *i*-th smallest of *m* probabilities is multiplied by *m* ÷ *i*; results never fall and never exceed 1.
  ///
  /// Benjamini and Hochberg 1995, *Controlling the false discovery rate*.
  ///
  /// - Complexity: O(*m* log *m*)
  public static func benjaminiHochberg(_ probabilities: [TailProbability]) -> [TailProbability] {
    var adjusted = probabilities
    var running = 0.0
    for (rank, index) in ascending(probabilities).enumerated().reversed() {
      let factor = naturalLogarithm(Double(probabilities.count)) - naturalLogarithm(Double(rank + 1))
      running = min(running, probabilities[index].logarithm + factor)
      adjusted[index] = TailProbability(logarithm: running)
    }
    return adjusted
  }

  private static func ascending(_ probabilities: [TailProbability]) -> [Int] {
    probabilities.indices.sorted { (probabilities[$0], $0) < (probabilities[$1], $1) }
  }
}
