import Foundation
import Statistics
import Testing

@Suite struct AssociationTests {
  private func published(_ id: String) -> Entry { Numbers.published.entry("association", id) }

  private func pair(_ entry: Entry) -> ContingencyTable {
    ContingencyTable(
      joint: entry.int("f"), first: entry.int("f1"), second: entry.int("f2"), total: entry.int("N"))
  }

  @Test func `t and z scores equal the published values`() {
    for id in ["T-1", "T-2"] {
      let entry = published(id)
      expectClose(pair(entry).tScore, entry.want, within: entry.tolerance, id)
    }
    let z = published("Z-1")
    expectClose(pair(z).zScore, z.want, within: z.tolerance)
  }

  @Test func `mutual information equals the published values`() {
    // The first is published with decimal logarithms.
    let decimal = published("MI-1")
    expectClose(pair(decimal).mutualInformation! * log10(2), decimal.want, within: decimal.tolerance)
    let binary = published("PMI-1")
    expectClose(pair(binary).mutualInformation, binary.want, within: binary.tolerance)
  }

  @Test func `normalised mutual information is 1, 0 and -1 where the paper says so`() {
    for row in published("NPMI-1").fields["rows"] as! [[Double]] {
      let cells = row.map { Int($0) }
      let table = ContingencyTable(cells[0], cells[1], cells[2], cells[3])
      expectClose(table.normalizedMutualInformation, row[4], within: 0.5e-9)
    }
  }

  @Test func `delta P equals the published values in both directions`() {
    let entry = published("DP-1")
    let o = entry.ints("o")
    let table = ContingencyTable(o[0], o[1], o[2], o[3])
    expectClose(table.deltaP, entry.want, within: entry.tolerance)
    expectClose(table.deltaPReverse, entry.number("rev"), within: entry.tolerance)
  }

  @Test func `Dice equals the published value`() {
    let entry = published("DICE-1")
    let table = ContingencyTable(
      joint: entry.int("f"), first: entry.int("f1"), second: entry.int("f2"), total: 100_000)
    expectClose(table.dice, entry.want, within: entry.tolerance)
  }

  @Test func `words that are always together reach the greatest logDice`() {
    #expect(ContingencyTable(joint: 7, first: 7, second: 7, total: 100).logDice == 14)
  }
}
