import Foundation
import Statistics
import Testing

@Suite struct LexicalDiversityTests {
  private func published(_ id: String) -> Entry { Numbers.published.entry("lexdiv", id) }

  /// Words as numbers, equal for equal words.
  private func diversity(_ text: String) -> LexicalDiversity {
    var numbers: [Substring: Int] = [:]
    return LexicalDiversity(
      words: text.split(separator: " ").map { word in
        if let number = numbers[word] { return number }
        numbers[word] = numbers.count
        return numbers.count - 1
      })
  }

  @Test func `the ten-word text of LexicalRichness gives its published values`() {
    let entry = published("LX-1")
    let diversity = diversity(entry.string("text"))
    expectEqual(diversity.typeTokenRatio, entry.number("TTR"))
    expectEqual(diversity.yuleK, entry.number("YuleK"))
    expectEqual(diversity.movingAverageRatio(window: 5), entry.number("MATTR5"))
    expectEqual(diversity.textualDiversity(), entry.number("MTLD_.72_le"))
    expectEqual(diversity.hypergeometricDiversity(draws: 5), entry.number("HDD_draws5"))
  }

  @Test func `the sample text of koRpus gives its published values`() {
    let entry = published("LX-2")
    let diversity = LexicalDiversity(words: entry.ints("words"))
    let want = entry.dictionary("want")
    expectClose(diversity.typeTokenRatio, want["TTR"]!, within: 0.005)
    expectClose(diversity.movingAverageRatio(window: 100), want["MATTR100"]!, within: 0.005)
    expectClose(diversity.yuleK, want["K"]!, within: 0.005)
    expectClose(diversity.textualDiversity(), want["MTLD"]!, within: 0.005)
    // koRpus sums the contributions that others average over the draws.
    expectClose(diversity.hypergeometricDiversity()! * 42, want["HDD42_sum"]!, within: 0.005)
  }

  @Test func `quanteda's moving averages and Yule's K are reproduced`() {
    let averages = diversity("one one two one one two one")
    for (window, name) in [(2, "w2"), (3, "w3"), (4, "w4")] {
      expectEqual(averages.movingAverageRatio(window: window), published("LX-3").number(name), digits: 9)
    }
    for row in published("LX-5").fields["rows"] as! [[Any]] {
      expectClose(diversity(row[0] as! String).yuleK, (row[1] as! NSNumber).doubleValue, within: 0.0005)
    }
  }

  @Test func `a text too short for a measure has no value of it`() {
    let empty = LexicalDiversity(words: [])
    #expect(empty.typeTokenRatio == nil)
    #expect(empty.yuleK == nil)
    #expect(empty.textualDiversity() == nil)
    #expect(empty.hypergeometricDiversity() == nil)
    let word = LexicalDiversity(words: [7])
    #expect(word.typeTokenRatio == 1)
    #expect(word.yuleK == 0)
    #expect(word.textualDiversity() == nil)
    #expect(word.movingAverageRatio(window: 100) == nil)
  }
}
