/// The weight a prior gives to one term in ``ContingencyTable/logOdds(prior:)``.
public struct DirichletPrior: Sendable, Equatable {
  /// The pseudo-frequency of this term (α of the term).
  public let term: Double
  /// The pseudo-frequencies of all terms together (α₀).
  public let total: Double

  /// A prior of known weights; `term` must be positive and smaller than `total`.
  public init(term: Double, total: Double) {
    precondition(term > 0 && total > term, "a term's share of the prior is between 0 and 1")
    self.term = term
    self.total = total
  }
}

/// The log-odds ratio of a term in two corpora, under a prior.
public struct LogOdds: Sendable, Equatable {
  /// δ, the difference of the log-odds (natural logarithm); positive for a term of the target.
  public let difference: Double
  /// The estimated variance of δ.
  public let variance: Double

  /// ζ, the difference in standard deviations: what keywords are ranked by.
  public var z: Double { difference / variance.squareRoot() }
}

extension ContingencyTable {
  /// Log-odds ratio with a Dirichlet prior: how differently two corpora use a term, shrunk where there is little
  /// evidence.
  ///
  /// With y the frequencies, n the sizes and α the prior, δ = ln((y₁+α)/(n₁+α₀−y₁−α)) − ln((y₂+α)/(n₂+α₀−y₂−α)), and
  /// its variance is the sum of the
  /// reciprocals of the four arguments (the full form, of which the paper's 1/(y₁+α) + 1/(y₂+α) is an approximation).
  /// An *informative* prior takes α from the term's frequency in a background; an uninformative one gives all terms
  /// the same α.
  /// Needs no rule for zeros; exchanging the corpora flips the sign.
  ///
  /// Monroe, Colaresi and Quinn 2008, *Fightin' words*, equations 15–22.
  public func logOdds(prior: DirichletPrior) -> LogOdds {
    let target = o11 + prior.term
    let targetRest = o21 + prior.total - prior.term
    let reference = o12 + prior.term
    let referenceRest = o22 + prior.total - prior.term
    let difference = naturalLogarithm(target / targetRest) - naturalLogarithm(reference / referenceRest)
    // Summed pairwise by corpus, so that exchanging them gives the same bits.
    let variance = (1 / target + 1 / targetRest) + (1 / reference + 1 / referenceRest)
    return LogOdds(difference: difference, variance: variance)
  }
}
