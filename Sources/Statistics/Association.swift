/// How strongly two words attract each other. The table is that of
/// ``ContingencyTable/init(joint:first:second:total:)``.
///
/// Logarithms are binary. With no joint occurrence the mutual information family has no value and is `nil`, but for
/// ``normalizedMutualInformation``, which is −1.
extension ContingencyTable {
  /// Pointwise mutual information: log₂(O₁₁ ÷ E₁₁). Favours rare pairs.
  ///
  /// Church and Hanks 1990, *Word association norms, mutual information, and lexicography*.
  public var mutualInformation: Double? { mutualInformation(power: 1) }

  /// MI²: log₂(O₁₁² ÷ E₁₁), less in favour of rare pairs.
  ///
  /// Daille 1994, *Approche mixte pour l'extraction automatique de terminologie*.
  public var mutualInformation2: Double? { mutualInformation(power: 2) }

  /// MI³: log₂(O₁₁³ ÷ E₁₁), in favour of frequent pairs.
  ///
  /// Daille 1994.
  public var mutualInformation3: Double? { mutualInformation(power: 3) }

  private func mutualInformation(power: Double) -> Double? {
    guard o11 > 0 else { return nil }
    return power * binaryLogarithm(o11) - binaryLogarithm(expected11)
  }

  /// Normalised pointwise mutual information: PMI ÷ −log₂(O₁₁ ÷ total), from −1 (never together) over 0 (independent)
  /// to 1 (never apart).
  ///
  /// 0 for an empty table.
  ///
  /// Bouma 2009, *Normalized (pointwise) mutual information in collocation extraction*.
  public var normalizedMutualInformation: Double {
    guard total > 0 else { return 0 }
    guard o11 > 0 else { return -1 }
    guard o11 < total else { return 1 }
    return binaryLogarithm(o11 / expected11) / binaryLogarithm(total / o11)
  }

  /// The Dice coefficient 2·O₁₁ ÷ (frequency of the first + of the second), from 0 to 1; `nil` where neither occurs.
  ///
  /// Smadja, McKeown and Hatzivassiloglou 1996, *Translating collocations for bilingual lexicons*.
  public var dice: Double? {
    row1 + column1 > 0 ? 2 * o11 / (row1 + column1) : nil
  }

  /// logDice: 14 + log₂(Dice), at most 14; comparable between corpora of different size.
  ///
  /// Rychlý 2008, *A lexicographer-friendly association score*.
  public var logDice: Double? {
    guard o11 > 0, let dice else { return nil }
    return 14 + binaryLogarithm(dice)
  }

  /// The t-score (O₁₁ − E₁₁) ÷ √O₁₁; `nil` with no joint occurrence.
  ///
  /// Church, Gale, Hanks and Hindle 1991, *Using statistics in lexical analysis*.
  public var tScore: Double? {
    o11 > 0 ? (o11 - expected11) / o11.squareRoot() : nil
  }

  /// The z-score (O₁₁ − E₁₁) ÷ √E₁₁; `nil` where one of the words does not occur.
  ///
  /// Dennis 1965; Berry-Rogghe 1973.
  public var zScore: Double? {
    expected11 > 0 ? (o11 - expected11) / expected11.squareRoot() : nil
  }

  /// ΔP of the second word given the first: O₁₁/row₁ − O₂₁/row₂, how much the first word raises the chance of the
  /// second.
  ///
  /// `nil` where the first word occurs never or everywhere.
  ///
  /// Gries 2013, *50-something years of work on collocations*.
  public var deltaP: Double? {
    row1 > 0 && row2 > 0 ? o11 / row1 - o21 / row2 : nil
  }

  /// ΔP of the first word given the second: O₁₁/column₁ − O₁₂/column₂.
  public var deltaPReverse: Double? {
    column1 > 0 && column2 > 0 ? o11 / column1 - o12 / column2 : nil
  }
}
