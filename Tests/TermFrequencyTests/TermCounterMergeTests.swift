import TermFrequency
import Testing
import Text

@Suite struct `Counts of parts` {
  private func segmented(_ id: String, _ words: [String]) -> SegmentedDocument {
    let document = Document(id: id, text: words.joined())
    var tokens: [Token] = []
    var at = 0
    for word in words {
      tokens.append(Token(start: at, end: at + word.utf16.count, kind: .word))
      at += word.utf16.count
    }
    return SegmentedDocument(document: document, tokens: tokens, sentences: [])
  }

  @Test func `a merge at any place counts as one pass does`() {
    let documents = [["改革", "开放", "改革"], ["开放"], ["法治", "改革"], []].enumerated().map { number, words in
      segmented("\(number)", words)
    }
    var whole = TermCounter()
    for document in documents { whole.add(document) }
    for place in 0...documents.count {
      var (first, second) = (TermCounter(), TermCounter())
      for document in documents[..<place] { first.add(document) }
      for document in documents[place...] { second.add(document) }
      first.merge(second)
      #expect(first.words == whole.words)
      for term in ["改革", "开放", "法治"] { #expect(first[term] == whole[term], "\(term) at \(place)") }
    }
    #expect(whole["改革"]?.frequency == 3)
    #expect(whole["改革"]?.documentFrequency == 2)
  }
}
