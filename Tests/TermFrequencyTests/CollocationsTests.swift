import Statistics
import TermFrequency
import Testing
import Text

@Suite struct CollocationsTests {
  private func stream(_ documents: String...) -> WordStream {
    var stream = WordStream()
    for text in documents {
      var units: [UInt16] = []
      var tokens: [Token] = []
      for word in text.split(separator: " ") {
        let start = units.count
        units += Array(word.utf16)
        tokens.append(
          Token(start: start, end: units.count, kind: "，。".contains(word) ? .punctuation : .word))
      }
      stream.add(
        SegmentedDocument(
          document: Document(id: text, text: String(decoding: units, as: UTF16.self)), tokens: tokens, sentences: []))
    }
    return stream
  }

  @Test func `words near are counted by side, over a comma but not over a sentence's end`() {
    let stream = stream("化解 矛盾 ， 及时 。 别的 话 。 调解 矛盾 。 化解 风险", "化解 矛盾")
    let found = Collocations(stream, node: Array("矛盾".utf16), window: 2)
    #expect(found.nodeFrequency == 3)
    #expect(found.rows.map(\.word) == ["化解", "及时", "调解"])
    let row = found.rows[0]
    #expect([row.frequency, row.left, row.right, row.total, row.documentFrequency] == [2, 2, 0, 3, 2])
    #expect(found.rows[1].right == 1)
    #expect(found.wordsNear == 4)
    #expect(found.words == 11)
    #expect(row.table == ContingencyTable(joint: 2, first: 4, second: 3, total: 11))
    // Two of three nodes have it, and it stands in three places: 2·2 ÷ (3 + 3).
    #expect(abs(row.pairTable.dice! - 2.0 / 3) < 1e-12)
  }

  @Test func `a term of several words is one node, and no word is near itself`() {
    let found = Collocations(stream("坚决 化解 矛盾 纠纷 化解 矛盾"), node: Array("化解矛盾".utf16), window: 3)
    #expect(found.nodeFrequency == 2)
    #expect(found.rows.map(\.word) == ["坚决", "纠纷"])
  }

  @Test func `a place near two nodes counts once`() {
    let found = Collocations(stream("矛盾 与 矛盾"), node: Array("矛盾".utf16), window: 2)
    #expect(found.rows.map(\.frequency) == [1])
  }

  @Test func `the side of a word between two nodes is that of the nearest`() {
    let found = Collocations(stream("改革 推动 经济 社会 科技 改革"), node: Array("改革".utf16), window: 5)
    let sides = found.rows.map { "\($0.word) \($0.left) \($0.right)" }
    #expect(sides == ["推动 0 1", "社会 1 0", "科技 1 0", "经济 0 1"])
    let even = Collocations(stream("改革 推动 科技 经济 改革"), node: Array("改革".utf16), window: 5)
    #expect(even.rows.first { $0.word == "科技" }?.right == 1)
  }

  @Test func `a term that stands nowhere, and no texts at all, have no words near`() {
    #expect(Collocations(stream("化解 矛盾"), node: Array("风险".utf16)).rows.isEmpty)
    #expect(Collocations(WordStream(), node: Array("风险".utf16)).rows.isEmpty)
    #expect(Collocations(stream("化解"), node: []).nodeFrequency == 0)
  }
}
