extension ContingencyTable {
  /// The binary logarithm of the ratio of relative frequencies: 1 is twice as frequent in the target, −1 half as
  /// frequent.
  ///
  /// A frequency of 0 counts as 0.5 (Hardie's discount); a term in neither corpus has 0. Beside a corpus of a few words
  /// 0.5 may be a higher rate than the other's: the sign never tells the opposite of the frequencies, so that the ratio is
  /// 0 there. `nil` where a corpus is empty.
  ///
  /// Hardie 2014, *Log Ratio: an informal introduction*.
  public var logRatio: Double? {
    guard column1 > 0, column2 > 0 else { return nil }
    guard direction != 0 else { return 0 }
    let ratio = binaryLogarithm(discounted(o11) / column1) - binaryLogarithm(discounted(o12) / column2)
    return direction > 0 ? max(0, ratio) : min(0, ratio)
  }

  /// The confidence interval of ``logRatio``: logRatio ± z·√(1/O₁₁ − 1/C₁ + 1/O₁₂ − 1/C₂) ÷ ln 2, the normal
  /// approximation for a ratio of proportions.
  ///
  /// A frequency of 0 counts as 0.5, as in the ratio itself. `nil` where a corpus is empty or holds nothing but the
  /// term.
  ///
  /// Katz and others 1978, *Obtaining confidence intervals for the risk ratio in cohort studies*.
  ///
  /// - Parameter z: the normal quantile: 1.96 for 95 %.
  public func logRatioInterval(z: Double = 1.959963984540054) -> ClosedRange<Double>? {
    guard let logRatio else { return nil }
    let variance = 1 / discounted(o11) - 1 / column1 + 1 / discounted(o12) - 1 / column2
    guard variance > 0 else { return nil }
    let margin = z * variance.squareRoot() / naturalLogarithm(2)
    return (logRatio - margin)...(logRatio + margin)
  }

  /// The conservative log ratio LRC: the bound nearer to 0 of an exact confidence interval, and 0 where the interval
  /// holds 0.
  ///
  /// The interval is Clopper and Pearson's for O₁₁ of the term's occurrences in both corpora, turned into a ratio of
  /// relative frequencies.
  /// With `tests`, the number of terms looked at, the level is Bonferroni's. `nil` where a corpus is empty; 0 for a
  /// term in neither.
  ///
  /// Evert 2022, *Measuring keyness*; the same as `keyness(…, "LRC")` of the R package corpora.
  public func conservativeLogRatio(confidence: Double = 0.95, tests: Int = 1) -> Double? {
    guard column1 > 0, column2 > 0 else { return nil }
    guard row1 > 0, direction != 0 else { return 0 }
    let tail = (1 - confidence) / Double(max(1, tests)) / 2
    let sizes = binaryLogarithm(column2) - binaryLogarithm(column1)
    // Both bounds are written as the lower bound of the smaller side, so that exchanging the corpora gives the same
    // number.
    if direction > 0 {
      let share = betaQuantile(tail, o11, o12 + 1)
      return max(0, sizes + binaryLogarithm(share) - logarithmOfOnePlus(-share) / naturalLogarithm(2))
    }
    let share = betaQuantile(tail, o12, o11 + 1)
    return min(0, sizes - binaryLogarithm(share) + logarithmOfOnePlus(-share) / naturalLogarithm(2))
  }

  /// %DIFF: how many per cent more frequent the term is in the target, relative to the reference; −100 for a term the
  /// target lacks.
  ///
  /// `nil` where the reference lacks the term (the ratio has no value; peers that put in a tiny number report that
  /// number back) or a corpus is empty.
  /// Not symmetric: exchanging the corpora does not flip its sign.
  ///
  /// Gabrielatos and Marchi 2011, *Keyness: matching metrics to definitions*.
  public var percentDifference: Double? {
    guard column1 > 0, o12 > 0 else { return nil }
    // One quotient of products, so that equal frequencies give exactly 0.
    return (o11 * column2 - o12 * column1) / (o12 * column1) * 100
  }

  /// The odds ratio O₁₁·O₂₂ ÷ (O₁₂·O₂₁); 1 is no difference.
  ///
  /// Where a cell is empty, 0.5 is added to every cell (Haldane 1956, Anscombe 1956). `nil` where a corpus is empty.
  ///
  /// Pojanapunya and Todd 2018, *Log-likelihood and odds ratio*.
  public var oddsRatio: Double? {
    guard column1 > 0, column2 > 0 else { return nil }
    let added = o11 > 0 && o12 > 0 && o21 > 0 && o22 > 0 ? 0 : 0.5
    return ((o11 + added) / (o12 + added)) / ((o21 + added) / (o22 + added))
  }

  /// The difference coefficient (f₁ − f₂) ÷ (f₁ + f₂) of the relative frequencies: from −1, only in the reference, to
  /// 1, only in the target.
  ///
  /// `nil` where a corpus is empty or neither has the term.
  ///
  /// Hofland and Johansson 1982, *Word frequencies in British and American English*.
  public var differenceCoefficient: Double? {
    guard column1 > 0, column2 > 0, row1 > 0 else { return nil }
    return (o11 * column2 - o12 * column1) / (o11 * column2 + o12 * column1)
  }

  /// Simple maths: (f₁ + k) ÷ (f₂ + k), with frequencies per million words. A large *k* prefers frequent terms.
  ///
  /// Needs no rule for zeros. `nil` where a corpus is empty.
  ///
  /// Kilgarriff 2009, *Simple maths for keywords*.
  public func simpleMaths(adding k: Double = 1) -> Double? {
    guard column1 > 0, column2 > 0 else { return nil }
    return (o11 / column1 * 1e6 + k) / (o12 / column2 * 1e6 + k)
  }

  private func discounted(_ frequency: Double) -> Double {
    frequency > 0 ? frequency : 0.5
  }
}
