extension ContingencyTable {
  /// Pearson's χ² without a correction: total·(O₁₁O₂₂ − O₁₂O₂₁)² ÷ the product of the four margins.
  ///
  /// Never negative; 0 where a row or column is empty. Unreliable when an expected value is under 5.
  ///
  /// Pearson 1900; for corpora: Hofland and Johansson 1982.
  public var chiSquared: Double {
    chiSquared(correction: 0)
  }

  /// Pearson's χ² with Yates' correction: |O₁₁O₂₂ − O₁₂O₂₁| is made smaller by half the total, though not below 0.
  ///
  /// Yates 1934, *Contingency tables involving small numbers and the χ² test*.
  public var chiSquaredYates: Double {
    chiSquared(correction: total / 2)
  }

  private func chiSquared(correction: Double) -> Double {
    let margins = (row1 * row2) * (column1 * column2)
    guard margins > 0 else { return 0 }
    let difference = max(0, abs(o11 * o22 - o12 * o21) - correction)
    return total * (difference * difference / margins)
  }
}
