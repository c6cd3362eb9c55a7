import Comparison
import Statistics
import TestSupport
import Testing

@Suite struct KeynessTests {
  private func list(_ frequencies: [String: Int], words: Int? = nil) -> FrequencyList {
    FrequencyList(
      entries: frequencies.sorted { $0.key < $1.key }.map { .init(item: $0.key, frequency: $0.value) },
      words: words ?? frequencies.values.reduce(0, +))
  }

  @Test func `items with enough occurrences on both sides together are listed, the target's own first`() {
    let keyness = Keyness(
      target: list(["改革": 9, "开放": 4, "法治": 2, "稀有": 1], words: 500),
      reference: list(["改革": 2, "开放": 4, "法治": 9, "罕见": 4], words: 500))
    #expect(keyness.rows.map(\.target.item) == ["改革", "开放", "法治"])
    #expect(keyness.rows[1].logOdds.z == 0)
    #expect(keyness.rows[2].reference.frequency == 9)
  }

  @Test func `an item that one side lacks has defined values`() {
    let keyness = Keyness(target: list(["改革": 7], words: 90), reference: list(["开放": 7], words: 80))
    #expect(keyness.rows.map(\.target.frequency) == [7, 0])
    for row in keyness.rows {
      #expect(row.logOdds.z.isFinite)
      #expect(row.table.logRatio?.isFinite == true)
    }
  }

  @Test func `equal texts show no difference`() {
    let same = list(["改革": 70, "开放": 14, "法治": 5], words: 999)
    for row in Keyness(target: same, reference: same).rows {
      #expect(row.logOdds.z == 0)
      #expect(row.table.logRatio == 0)
      #expect(row.table.percentDifference == 0)
      #expect(row.p.value == 1)
      #expect(!row.isSignificant)
    }
  }

  @Test func `exchanging the sides flips signs and changes nothing else`() {
    var generator = SeededGenerator(seed: 7)
    func random() -> FrequencyList {
      var frequencies: [String: Int] = [:]
      for number in 0..<60 { frequencies["词\(number)"] = Int.random(in: 0...30, using: &generator) }
      return list(frequencies, words: 5000)
    }
    let (a, b) = (random(), random())
    let forth = Keyness(target: a, reference: b)
    var back: [String: Keyness.Row] = [:]
    for row in Keyness(target: b, reference: a).rows { back[row.target.item] = row }
    #expect(forth.rows.count == back.count)
    for row in forth.rows {
      let other = back[row.target.item]!
      #expect(row.logOdds.z == -other.logOdds.z)
      #expect(row.table.logRatio == other.table.logRatio.map { -$0 })
      #expect(row.table.logLikelihood == other.table.logLikelihood)
      #expect(row.adjusted.logarithm == other.adjusted.logarithm)
      #expect(row.isSignificant == other.isSignificant)
    }
  }

  @Test func `nested places count only when asked for`() {
    let target = FrequencyList(entries: [.init(item: "社会主义", frequency: 1, nested: 8)], words: 20)
    let reference = FrequencyList(entries: [], words: 20)
    #expect(Keyness(target: target, reference: reference).rows.isEmpty)
    let all = Keyness(target: target, reference: reference, countsNested: true)
    #expect(all.rows.first?.table.o11 == 9)
  }

  @Test func `empty texts, and more nested places than words, have defined results`() {
    let empty = FrequencyList(entries: [], words: 0)
    #expect(Keyness(target: empty, reference: empty).rows.isEmpty)
    let rows = Keyness(target: list(["改革": 6]), reference: empty).rows
    #expect(rows.count == 1)
    #expect(rows[0].logOdds.z.isFinite)
    #expect(rows[0].table.logRatio == nil)
    let nested = FrequencyList(entries: [.init(item: "国", frequency: 0, nested: 9)], words: 1)
    #expect(Keyness(target: nested, reference: empty, countsNested: true).rows.first?.logOdds.z.isFinite == true)
  }

  @Test func `rows without a value of the measure come last`() {
    var keyness = Keyness(
      target: list(["改革": 9, "开放": 9], words: 500), reference: list(["开放": 2], words: 500))
    keyness.sort { $0.table.percentDifference }
    #expect(keyness.rows.map(\.target.item) == ["开放", "改革"])
  }
}
