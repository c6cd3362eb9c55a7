extension ContingencyTable {
  /// Rayson's two-term log-likelihood, what corpus linguists call LL: 2·(O₁₁·ln(O₁₁/E₁) + O₁₂·ln(O₁₂/E₂)), Eᵢ = column
  /// · row₁ ÷ total.
  ///
  /// It leaves out the cells of the other words, which contribute next to nothing to a rare term; ``g2`` has all four.
  /// Never negative; 0 where a corpus is empty. An empty cell contributes 0.
  ///
  /// Rayson and Garside 2000, *Comparing corpora using frequency profiling*.
  public var logLikelihood: Double {
    guard column1 > 0, column2 > 0 else { return 0 }
    let expected1 = column1 * row1 / total
    let expected2 = column2 * row1 / total
    return max(0, 2 * (weightedLogarithm(o11, over: expected1) + weightedLogarithm(o12, over: expected2)))
  }

  /// Dunning's four-cell log-likelihood ratio G²: 2·Σ O·ln(O/E) over all four cells.
  ///
  /// Never negative; 0 where a row or column is empty. An empty cell contributes 0.
  ///
  /// Dunning 1993, *Accurate methods for the statistics of surprise and coincidence*.
  public var g2: Double {
    guard row1 > 0, row2 > 0, column1 > 0, column2 > 0 else { return 0 }
    // Summed row by row, so that exchanging the corpora gives the same bits.
    let term =
      weightedLogarithm(o11, over: row1 * column1 / total) + weightedLogarithm(o12, over: row1 * column2 / total)
    let others =
      weightedLogarithm(o21, over: row2 * column1 / total) + weightedLogarithm(o22, over: row2 * column2 / total)
    return max(0, 2 * (term + others))
  }

  /// The Bayes information criterion of a difference: ``logLikelihood`` − ln(total), for one degree of freedom.
  ///
  /// Above 10 is very strong evidence of a difference, 6–10 strong, 2–6 positive, 0–2 hardly any; below 0 favours no
  /// difference.
  /// 0 for two empty corpora.
  ///
  /// Wilson 2013, *Embracing Bayes factors for key item analysis in corpus linguistics*.
  public var bayesInformationCriterion: Double {
    total > 0 ? logLikelihood - naturalLogarithm(total) : 0
  }
}
