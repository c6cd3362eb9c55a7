import TermFrequency
import Testing
import Text

struct TermCounterTests {
  /// A document whose words are parted by blanks; `terms` are places that a lexicon lists.
  private func segmented(_ id: String, _ words: String, terms: [String] = []) -> SegmentedDocument {
    let document = Document(id: id, text: words)
    var tokens: [Token] = []
    var start = 0
    for (number, word) in words.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      if number > 0 {
        tokens.append(Token(start: start, end: start + 1, kind: .space))
        start += 1
      }
      let kind: Token.Kind = word.allSatisfy(\.isNumber) ? .number : word == "，" ? .punctuation : .word
      if !word.isEmpty { tokens.append(Token(start: start, end: start + word.utf16.count, kind: kind)) }
      start += word.utf16.count
    }
    var places: [TermPlace] = []
    for at in 0..<document.text.count {
      for term in terms where document.text[at...].starts(with: term.utf16) {
        places.append(TermPlace(start: at, count: term.utf16.count))
      }
    }
    return SegmentedDocument(document: document, tokens: tokens, sentences: [], termPlaces: places)
  }

  private func rows(_ counter: TermCounter) -> [String] {
    TermTable(counter).rows.map { row in
      let count = row.count
      let dispersion = row.dispersion.map { "\($0)" } ?? "-"
      return "\(row.term) \(count.frequency) \(row.nested) \(count.documentFrequency) \(row.rank) \(dispersion)"
    }
  }

  @Test func `a term is counted in all and by document`() {
    var terms = TermCounter()
    terms.add(segmented("a", "改革 开放 ， 改革 到底"))
    terms.add(segmented("b", "改革 2025"))
    #expect(terms["改革"]?.frequency == 3)
    #expect(terms["改革"]?.documentFrequency == 2)
    #expect(terms["开放"]?.documentFrequency == 1)
    #expect(terms["，"] == nil, "a mark is no term")
    #expect(terms.words == 6, "words and numbers, no marks")
  }

  @Test func `frequency and nested together are what a text search finds`() {
    var terms = TermCounter()
    terms.add(segmented("a", "中国特色社会主义 制度 社会主义 ， 社会主义", terms: ["社会主义", "中国特色社会主义"]))
    #expect(terms["社会主义"]?.frequency == 2)
    let nested = NestedPlaces(terms, isListed: { $0.count > 2 }).inAllDocuments()
    #expect(nested[terms.vocabulary.find(Array("社会主义".utf16))!] == 1)
    #expect(nested[terms.vocabulary.find(Array("中国特色社会主义".utf16))!] == 0)
  }

  @Test func `a corpus counted in parts is counted as a whole, wherever it is parted`() {
    let documents = ["改革 开放 改革", "开放 发展", "", "发展 改革 安全 安全"].enumerated().map {
      segmented("\($0)", $1, terms: ["改", "革 开"])
    }
    var whole = TermCounter()
    for document in documents { whole.add(document) }
    for split in 0...documents.count {
      var first = TermCounter()
      var second = TermCounter()
      for document in documents[..<split] { first.add(document) }
      for document in documents[split...] { second.add(document) }
      first.merge(second)
      #expect(rows(first) == rows(whole), "parted at \(split)")
      #expect(first.documents.map(\.id) == whole.documents.map(\.id))
      for index in documents.indices {
        #expect(
          first.pairs(ofDocument: index).reduce(0) { $0 + Int($1.frequency) } == whole.documents[index].words)
      }
    }
  }

  @Test func `equal frequencies share the smaller rank, ordered by code point`() {
    var terms = TermCounter()
    terms.add(segmented("a", "安全 发展 发展 改革 开放 安全"))
    #expect(TermTable(terms).rows.map { "\($0.rank) \($0.term)" } == ["1 发展", "1 安全", "3 开放", "3 改革"])
  }

  @Test func `numbers and single characters are no terms unless asked for or listed`() {
    var terms = TermCounter()
    terms.add(segmented("a", "党 的 12 改革"))
    #expect(TermTable(terms).rows.map(\.term) == ["改革"])
    var selection = TermSelection()
    selection.keepsNumbers = true
    selection.isListed = { Array($0) == Array("党".utf16) }
    #expect(TermTable(terms, selection: selection).rows.map(\.term) == ["12", "党", "改革"])
  }

  /// Gries (2008) and, for the normalisation, Lijffijt and Gries (2012): parts of 3 and 1 words, a term once in the
  /// smaller, gives DP = (0.75 + 0.75) / 2 = 0.75 and DPnorm = 0.75 / (1 - 0.25) = 1.
  @Test func `dispersion runs from even to all in the smallest document`() {
    var terms = TermCounter()
    terms.add(segmented("a", "改革 改革 开放"))
    terms.add(segmented("b", "安全"))
    let rows = TermTable(terms).rows
    #expect(rows.first { $0.term == "安全" }?.dispersion == 1)
    #expect(rows.first { $0.term == "改革" }!.dispersion!.isApproximately(0.25 / 0.75))
  }

  @Test func `one document has no dispersion, with empty ones beside it neither`() {
    var terms = TermCounter()
    terms.add(segmented("a", "改革 开放"))
    #expect(TermTable(terms).rows.allSatisfy { $0.dispersion == nil })
    terms.add(segmented("empty", ""))
    #expect(TermTable(terms).rows.allSatisfy { $0.dispersion == nil })
  }
}

extension Double {
  fileprivate func isApproximately(_ other: Double) -> Bool { abs(self - other) < 1e-12 }
}
