import TermFrequency
import Testing
import Text

/// Documents whose tokens are given by blanks: what is tested here is counting, not cutting.
private func segmented(_ id: String, _ words: String, terms: [String] = []) -> SegmentedDocument {
  var document = Document(id: id, text: words)
  document.paragraphs = [Paragraph(span: Span(0, document.text.count))]
  var tokens: [Token] = []
  var start = 0
  for (at, unit) in (document.text + [0x20]).enumerated() where unit == 0x20 {
    if at > start {
      let isNumber = document.text[start] >= 0x30 && document.text[start] <= 0x39
      tokens.append(Token(start: start, end: at, kind: isNumber ? .number : .word))
    }
    if at < document.text.count { tokens.append(Token(start: at, end: at + 1, kind: .space)) }
    start = at + 1
  }
  var places: [TermPlace] = []
  for at in document.text.indices {
    for term in terms.map({ Array($0.utf16) }) where document.text[at...].starts(with: term) {
      places.append(TermPlace(start: at, count: term.count))
    }
  }
  return SegmentedDocument(document: document, tokens: tokens, sentences: [], termPlaces: places)
}

private func counter(_ documents: [SegmentedDocument]) -> TermCounter {
  var counter = TermCounter()
  for document in documents { counter.add(document) }
  return counter
}

struct TermTableTests {
  @Test func `rows are ranked, ties share the smaller rank and are ordered by code point`() {
    let table = TermTable(counter([segmented("a", "乙乙 甲甲 甲甲 丙丙 丁丁 甲甲")]))
    #expect(table.rows.map(\.term) == ["甲甲", "丁丁", "丙丙", "乙乙"])
    #expect(table.rows.map(\.rank) == [1, 2, 2, 2])
  }

  @Test func `rates are per ten thousand words before any filter`() {
    var selection = TermSelection()
    selection.stopWords = ["进一步"]
    let table = TermTable(counter([segmented("a", "进一步 改革 2025 党")]), selection: selection)
    #expect(table.rows.map(\.term) == ["改革"])
    #expect(table.rows[0].per10k == 2500)
  }

  @Test func `single characters are terms only when a lexicon lists them`() {
    var selection = TermSelection()
    selection.isListed = { $0.elementsEqual("党".utf16) }
    #expect(TermTable(counter([segmented("a", "党 的")]), selection: selection).rows.map(\.term) == ["党"])
    #expect(TermTable(counter([segmented("a", "党 的")])).rows.isEmpty)
  }

  @Test func `numbers are terms when asked for`() {
    var selection = TermSelection()
    #expect(TermTable(counter([segmented("a", "2025 改革")]), selection: selection).rows.count == 1)
    selection.keepsNumbers = true
    #expect(TermTable(counter([segmented("a", "2025 改革")]), selection: selection).rows.count == 2)
  }

  @Test func `counting all orders and rates by whole and nested places together`() {
    var selection = TermSelection()
    selection.counted = .all
    let terms = counter([segmented("a", "发展 高质量发展 高质量发展 高质量发展 改革 改革")])
    let table = TermTable(terms, selection: selection)
    #expect(table.rows.map(\.term) == ["发展", "高质量发展", "改革"])
    #expect(table.rows[0].nested == 3)
  }

  @Test func `dispersion is 0 for an even spread and 1 for all in the smallest document`() throws {
    // Worked by hand: shares of words 1/4 and 3/4; 甲甲 1 of 4 there, so DP 0; 乙乙 all in the smaller, DP 3/4 ÷ (1 − 1/4).
    let terms = counter([
      segmented("a", "甲甲 乙乙 丙丙 丙丙"),
      segmented("b", "甲甲 甲甲 甲甲 丙丙 丙丙 丙丙 丙丙 丙丙 丙丙 丙丙 丙丙 丙丙"),
    ])
    let rows = TermTable(terms).rows
    #expect(try #require(rows.first { $0.term == "甲甲" }?.dispersion).magnitude < 1e-12)
    #expect(abs(try #require(rows.first { $0.term == "乙乙" }?.dispersion) - 1) < 1e-12)
  }

  @Test func `an empty corpus gives an empty table`() {
    #expect(TermTable(TermCounter()).rows.isEmpty)
    #expect(TermTable(counter([segmented("a", "")])).rows.isEmpty)
  }
}

struct TermInternerTests {
  @Test func `each word has one number, whatever its length, through growth`() {
    var interner = TermInterner()
    let words = (0..<20_000).map {
      Array(String(repeating: "字", count: $0 % 7) + "词\($0)".suffix(6)).map(String.init).joined()
    }
    let numbers = words.map { interner.intern(Array($0.utf16)) }
    for (word, number) in zip(words, numbers) {
      #expect(interner.intern(Array(word.utf16)) == number)
      #expect(interner.find(Array(word.utf16)) == number)
      #expect(interner.string(number) == word)
    }
    #expect(Set(numbers).count == Set(words).count)
    #expect(interner.find(Array("没有这个词".utf16)) == nil)
  }
}
