import Foundation
import Statistics
import Testing

@Suite struct ScipyTests {
  private static var tables: [Entry] { Numbers.scipy["tables"].map { Entry(fields: $0) } }

  private func table(_ entry: Entry) -> ContingencyTable {
    let row = entry.ints("table")
    return ContingencyTable(frequency: row[0], of: row[1], reference: row[2], of: row[3])
  }

  @Test(arguments: tables.indices)
  func `tests of significance equal SciPy's`(index: Int) {
    let entry = Self.tables[index]
    let table = table(entry)
    // A sum of cells that all but cancel keeps fewer digits the larger the corpus is.
    expectClose(table.logLikelihood, entry.number("log_likelihood"), within: 1e-9 * max(1, table.logLikelihood), "LL")
    expectClose(table.g2, entry.number("g2"), within: 1e-8 * max(1, table.g2), "G2")
    expectClose(table.chiSquared, entry.number("chi_squared"), within: 1e-9 * max(1, table.chiSquared), "χ²")
    expectClose(
      table.chiSquaredYates, entry.number("chi_squared_yates"), within: 1e-9 * max(1, table.chiSquaredYates), "Yates")
    expectClose(table.bayesInformationCriterion, entry.number("bic"), within: 1e-8, "BIC")
    let p = TailProbability(chiSquared: table.logLikelihood)
    expectClose(p.value, entry.number("p"), within: 1e-8 * entry.number("p"), "p")
    expectClose(p.logarithm, entry.number("log_p"), within: 1e-8 * max(1, -p.logarithm), "log p")
    expectEqual(table.fisherExact.value, entry.number("fisher"), digits: 7, "Fisher")
  }

  @Test(arguments: tables.indices)
  func `effect sizes and intervals equal SciPy's`(index: Int) {
    let entry = Self.tables[index]
    let table = table(entry)
    expectClose(table.logRatio, entry.number("log_ratio"), within: 1e-12, "log ratio")
    let interval = table.logRatioInterval()
    expectClose(interval?.lowerBound, entry.number("low"), within: 1e-10, "low")
    expectClose(interval?.upperBound, entry.number("high"), within: 1e-10, "high")
    expectClose(table.conservativeLogRatio(), entry.number("lrc"), within: 1e-9, "LRC")
    expectClose(table.conservativeLogRatio(tests: 1000), entry.number("lrc_1000"), within: 1e-9, "LRC of 1000")
    for prior in entry.fields["log_odds"] as! [String: [String: Double]] {
      let odds = table.logOdds(prior: DirichletPrior(term: prior.value["alpha"]!, total: prior.value["total"]!))
      expectClose(odds.difference, prior.value["delta"]!, within: 1e-10, "δ with a prior of \(prior.key)")
      expectClose(odds.z, prior.value["z"]!, within: 1e-8, "ζ with a prior of \(prior.key)")
    }
  }

  @Test func `mutual information of higher power and logDice equal the formulas`() {
    for entry in Numbers.scipy["pairs"].map({ Entry(fields: $0) }) {
      let counts = entry.ints("pair")
      let table = ContingencyTable(joint: counts[0], first: counts[1], second: counts[2], total: counts[3])
      expectClose(table.mutualInformation, entry.number("mi"), within: 1e-12)
      expectClose(table.mutualInformation2, entry.number("mi2"), within: 1e-12)
      expectClose(table.mutualInformation3, entry.number("mi3"), within: 1e-12)
      expectClose(table.logDice, entry.number("log_dice"), within: 1e-12)
    }
  }

  @Test func `Holm's and Benjamini and Hochberg's corrections equal SciPy's`() {
    for family in Numbers.scipy["families"].map({ Entry(fields: $0) }) {
      let probabilities = family.numbers("p").map { TailProbability(logarithm: log($0)) }
      let holm = MultipleTesting.holm(probabilities)
      let hochberg = MultipleTesting.benjaminiHochberg(probabilities)
      for (index, wanted) in family.numbers("holm").enumerated() { expectEqual(holm[index].value, wanted) }
      for (index, wanted) in family.numbers("bh").enumerated() { expectEqual(hochberg[index].value, wanted) }
    }
  }

  @Test func `probabilities too small for a Double keep their logarithm`() {
    for pair in Numbers.scipy.array("chi_squared_tails") {
      expectEqual(TailProbability(chiSquared: pair[0]).logarithm, pair[1])
    }
    let tiny = TailProbability(chiSquared: 1e6)
    #expect(tiny.value > 0)
    #expect(tiny.log10 < -200_000)
    #expect(tiny < TailProbability(chiSquared: 1e5))
    expectEqual(TailProbability(normal: -1.959963984540054).value, 0.05)
  }
}
