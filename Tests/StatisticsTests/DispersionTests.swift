import Foundation
import Statistics
import Testing

@Suite struct DispersionTests {
  private func published(_ id: String) -> Entry { Numbers.published.entry("dispersion", id) }

  private func equalParts(_ entry: Entry) -> Dispersion {
    let frequencies = entry.ints("v")
    return Dispersion(frequencies: frequencies, sizes: frequencies.map { _ in 1000 })
  }

  @Test func `measures over equal parts equal the published values`() {
    let juilland = published("JD-1")
    expectClose(equalParts(juilland).juillandD, juilland.want, within: juilland.tolerance)
    let carroll = published("CD-1")
    expectClose(equalParts(carroll).carrollD2, carroll.want, within: carroll.tolerance)
    let rosengren = published("RS-1")
    expectClose(equalParts(rosengren).rosengrenS, rosengren.want, within: rosengren.tolerance)
    let gries = published("DPN-1")
    expectClose(equalParts(gries).normalizedDeviationOfProportions, gries.want, within: gries.tolerance)
  }

  @Test func `Gries' deviation of proportions over unequal parts equals the published values`() {
    let entry = published("DP-2")
    let parts = (entry.fields["parts"] as! [String]).map { $0.split(separator: " ") }
    for (term, wanted) in entry.fields["rows"] as! [String: [Double]] {
      let dispersion = Dispersion(
        frequencies: parts.map { part in part.count { $0 == term } }, sizes: parts.map(\.count))
      expectClose(dispersion.deviationOfProportions, wanted[0], within: entry.tolerance, term)
      expectClose(dispersion.normalizedDeviationOfProportions, wanted[1], within: entry.tolerance, term)
    }
  }

  @Test func `the average reduced frequency equals the published value`() {
    let entry = published("ARF-1")
    let tokens = entry.string("tokens").split(separator: " ")
    let positions = tokens.indices.filter { tokens[$0] == "a" }
    expectClose(
      averageReducedFrequency(positions: positions, size: tokens.count), entry.number("ARF"), within: 0.05)
  }

  @Test func `the average reduced frequency is the frequency when even, about one in one place`() {
    #expect(averageReducedFrequency(positions: [0, 10, 20, 30], size: 40) == 4)
    expectClose(averageReducedFrequency(positions: [500, 501, 502, 503], size: 1000), 1.012, within: 1e-12)
    #expect(averageReducedFrequency(positions: [], size: 40) == 0)
    #expect(averageReducedFrequency(positions: [3], size: 40) == 1)
  }

  @Test func `a corpus of one part, a term that is absent and empty parts have no dispersion`() {
    for dispersion in [
      Dispersion(frequencies: [4], sizes: [100]), Dispersion(frequencies: [0, 0], sizes: [10, 20]),
      Dispersion(frequencies: [], sizes: []), Dispersion(frequencies: [4, 0], sizes: [100, 0]),
    ] {
      #expect(dispersion.juillandD == nil)
      #expect(dispersion.carrollD2 == nil)
      #expect(dispersion.rosengrenS == nil)
      #expect(dispersion.deviationOfProportions == nil)
      #expect(dispersion.normalizedDeviationOfProportions == nil)
    }
  }
}
