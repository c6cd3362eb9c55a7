import Foundation
import Statistics
import Testing

@Suite struct KeynessTests {
  private func published(_ id: String) -> Entry { Numbers.published.entry("association", id) }

  private func corpora(_ entry: Entry) -> ContingencyTable {
    ContingencyTable(
      frequency: entry.int("a"), of: entry.int("n1"), reference: entry.int("b"), of: entry.int("n2"))
  }

  private func cells(_ entry: Entry) -> ContingencyTable {
    let o = entry.ints("o")
    return ContingencyTable(o[0], o[1], o[2], o[3])
  }

  private func pair(_ entry: Entry) -> ContingencyTable {
    ContingencyTable(
      joint: entry.int("f"), first: entry.int("f1"), second: entry.int("f2"), total: entry.int("N"))
  }

  @Test func `Dunning's four-cell log-likelihood equals the published values`() {
    let dunning = published("G2-1")
    expectClose(cells(dunning).g2, dunning.want, within: dunning.tolerance)
    let association = published("G2-4")
    expectClose(pair(association).g2, association.want, within: association.tolerance)
    let signed = published("G2-2")
    let table = corpora(signed)
    expectClose(table.signed(table.g2), signed.want, within: signed.tolerance)
    expectClose(table.exchanged.signed(table.exchanged.g2), -signed.want, within: signed.tolerance)
  }

  @Test(arguments: ["Q-1", "Q-2"])
  func `quanteda's keyness of two small documents is reproduced, order and values`(id: String) {
    // The documents are those of entry Q-1.
    let documents = published("Q-1")
    let entry = published(id)
    let target = documents.string("d1").split(separator: " ")
    let reference = documents.string("d2").split(separator: " ")
    var scores: [String: Double] = [:]
    for (term, wanted) in entry.dictionary("values") {
      let table = ContingencyTable(
        frequency: target.count { $0 == term }, of: target.count,
        reference: reference.count { $0 == term }, of: reference.count)
      // quanteda corrects χ² only where the correction is smaller than the difference.
      let difference = abs(table.o11 * table.o22 - table.o12 * table.o21)
      let chiSquared = difference >= table.total / 2 ? table.chiSquaredYates : table.chiSquared
      let score = table.signed(id == "Q-1" ? chiSquared : table.g2)
      expectClose(score, wanted, within: 1e-6, term)
      scores[term] = score
    }
    let order = entry.fields["order"] as! [String]
    for (before, after) in zip(order, order.dropFirst()) { #expect(scores[before]! >= scores[after]! - 1e-12) }
  }

  @Test func `chi squared equals the published values, with and without Yates' correction`() {
    let plain = published("CHI-1")
    expectClose(cells(plain).chiSquared, plain.want, within: plain.tolerance)
    let yates = published("CHI-2")
    expectClose(cells(yates).chiSquaredYates, yates.want, within: yates.tolerance)
    expectClose(TailProbability(chiSquared: cells(yates).chiSquaredYates).value, yates.number("p"), within: 0.005)
  }

  @Test func `effect sizes equal the published values`() {
    let percent = published("DIFF-1")
    expectClose(corpora(percent).percentDifference, percent.want, within: percent.tolerance)
    let odds = published("OR-1")
    expectClose(corpora(odds).oddsRatio, odds.want, within: odds.tolerance)
    let maths = published("SM-1")
    expectClose(corpora(maths).simpleMaths(), maths.want, within: maths.tolerance)
    let coefficient = published("DC-1")
    expectClose(corpora(coefficient).differenceCoefficient, coefficient.want, within: coefficient.tolerance)
  }

  @Test func `log ratio equals the published values, with Hardie's discount and without need of it`() {
    for id in ["LR-1", "LR-2"] {
      let entry = published(id)
      let f = entry.int("f")
      let first = entry.int("f1")
      // The window of the node against the rest of the corpus.
      let table = ContingencyTable(
        frequency: f, of: first, reference: entry.int("f2") - f, of: entry.int("N") - first)
      expectClose(table.logRatio, entry.want, within: entry.tolerance, id)
    }
  }

  @Test(arguments: ["FW-1", "FW-2"])
  func `log-odds with an uninformative prior equal those of scattertext`(id: String) {
    let entry = published(id)
    let target = entry.ints("c")
    let reference = entry.ints("r")
    let prior = DirichletPrior(term: 0.01, total: 0.01 * Double(target.count))
    for (index, wanted) in entry.numbers("want").enumerated() {
      let table = ContingencyTable(
        frequency: target[index], of: target.reduce(0, +),
        reference: reference[index], of: reference.reduce(0, +))
      let z = table.logOdds(prior: prior).z
      if let published = entry.fields["z"] as? [Double] {
        expectClose(z, published[index], within: 0.5e-8 * 1.001, "z")
      }
      // scattertext writes z as 2Φ(z) − 1: once with the sign turned, once with 0 where a one-sided p is over 0.1.
      let score = erf(z / 2.0.squareRoot())
      let shown = id == "FW-1" ? -score : abs(score) < 0.8 ? 0 : score
      expectClose(shown, wanted, within: entry.tolerance, "score")
    }
  }
}
