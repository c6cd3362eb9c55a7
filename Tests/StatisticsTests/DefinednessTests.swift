import Statistics
import Testing

@Suite struct DefinednessTests {
  /// Small tables of every shape, empty corpora and absent terms among them, and some large ones.
  static let tables: [ContingencyTable] = {
    var tables: [ContingencyTable] = []
    for size in [0, 1, 3, 40] {
      for referenceSize in [0, 1, 5, 40] {
        for frequency in [0, 1, size / 2, size] where frequency <= size {
          for reference in [0, 1, referenceSize / 2, referenceSize] where reference <= referenceSize {
            tables.append(
              ContingencyTable(frequency: frequency, of: size, reference: reference, of: referenceSize))
          }
        }
      }
    }
    tables.append(ContingencyTable(frequency: 2_000_000_000, of: 9_000_000_000, reference: 0, of: 8_000_000_000))
    tables.append(ContingencyTable(frequency: 0, of: 9_000_000_000, reference: 90_000, of: 8_000_000_000))
    return tables
  }()

  private func statistics(_ table: ContingencyTable) -> [(String, Double)] {
    [
      ("logLikelihood", table.logLikelihood), ("g2", table.g2), ("chiSquared", table.chiSquared),
      ("chiSquaredYates", table.chiSquaredYates),
    ]
  }

  private func signedEffects(_ table: ContingencyTable) -> [(String, Double?)] {
    [
      ("logRatio", table.logRatio), ("conservativeLogRatio", table.conservativeLogRatio(tests: 50)),
      ("differenceCoefficient", table.differenceCoefficient),
      ("logOdds", table.logOdds(prior: DirichletPrior(term: table.row1 + 1, total: table.total + 50)).z),
    ]
  }

  @Test func `no table gives infinity or something that is not a number`() {
    for table in Self.tables {
      for (name, value) in statistics(table) { #expect(value.isFinite && value >= 0, "\(name) of \(table)") }
      let others: [(String, Double?)] = [
        ("percentDifference", table.percentDifference), ("oddsRatio", table.oddsRatio),
        ("simpleMaths", table.simpleMaths()), ("bic", table.bayesInformationCriterion),
        ("low", table.logRatioInterval()?.lowerBound), ("high", table.logRatioInterval()?.upperBound),
        ("fisher", table.fisherExact.value), ("p", TailProbability(chiSquared: table.g2).log10),
        ("mi", table.mutualInformation), ("mi3", table.mutualInformation3),
        ("npmi", table.normalizedMutualInformation), ("logDice", table.logDice), ("t", table.tScore),
        ("z", table.zScore), ("deltaP", table.deltaP), ("deltaPReverse", table.deltaPReverse),
      ]
      for (name, value) in signedEffects(table) + others { #expect(value?.isFinite ?? true, "\(name) of \(table)") }
    }
  }

  @Test func `exchanging the corpora flips signs and nothing else`() {
    for table in Self.tables {
      let other = table.exchanged
      for (forth, back) in zip(statistics(table), statistics(other)) {
        #expect(table.signed(forth.1) == -other.signed(back.1), "\(forth.0) of \(table)")
      }
      for (forth, back) in zip(signedEffects(table), signedEffects(other)) {
        #expect((forth.1 == nil) == (back.1 == nil), "\(forth.0) of \(table)")
        if let forward = forth.1, let backward = back.1 { #expect(forward == -backward, "\(forth.0) of \(table)") }
      }
      expectClose(table.fisherExact.logarithm, other.fisherExact.logarithm, within: 1e-6)
      if let interval = table.logRatioInterval(), let exchanged = other.logRatioInterval() {
        expectClose(interval.lowerBound, -exchanged.upperBound, within: 1e-13)
      }
    }
  }

  @Test func `the log ratio never tells the opposite of the frequencies`() {
    // Half an occurrence in five words is a higher rate than one in a hundred.
    #expect(ContingencyTable(frequency: 1, of: 100, reference: 0, of: 5).logRatio == 0)
    for table in Self.tables {
      if let ratio = table.logRatio { #expect(ratio * table.direction >= 0, "\(table)") }
    }
  }

  @Test func `equal relative frequencies show no difference`() {
    let table = ContingencyTable(frequency: 7, of: 900, reference: 14, of: 1800)
    #expect(table.logLikelihood < 1e-9)
    #expect(table.direction == 0)
    #expect(table.logRatio == 0)
    #expect(table.conservativeLogRatio() == 0)
    #expect(table.percentDifference == 0)
    #expect(table.differenceCoefficient == 0)
    #expect(table.fisherExact.value == 1)
  }
}
