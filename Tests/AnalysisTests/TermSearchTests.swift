import Analysis
import Lexicons
import Segmentation
import SloganDetection
import TermFrequency
import TestSupport
import Testing
import Text

@Suite struct TermSearchTests {
  private let text = "实施国民生产总值核算，改善人民生活，保障民生，办好民生工程。"

  private func found(
    _ term: String, _ text: String, _ reach: TermSearch.Reach = .words, slogans: SloganLexicon? = nil,
    segment: WordSegmenter? = nil
  ) throws -> [TermSearch.Place] {
    let segment = try segment ?? WordSegmenter()
    return try TermSearch([term], reach: reach, slogans: slogans, segment: segment)(
      segment(Document(id: "a", text: text)))
  }

  @Test func `a word is not found where its characters meet across other words`() throws {
    let places = try found("民生", text)
    #expect(places.map(\.fit) == [.across, .across, .whole, .whole])
    #expect(places.map(\.counts) == [false, false, true, true])
    #expect(try found("民生", text, .characters).allSatisfy(\.counts))
  }

  @Test func `a word is found inside a longer one, unless whole words are asked for`() throws {
    let terms = try TermLexicon(LexiconFile(name: "mine", text: "民生工程\n"))
    let segment = try WordSegmenter(terms: TermIndex([.init(terms)]))
    #expect(try found("民生", text, segment: segment).filter(\.counts).map(\.fit) == [.whole, .inside])
    #expect(try found("民生", text, .whole, segment: segment).filter(\.counts).map(\.fit) == [.whole])
    // Terms that a list of the user holds count as keywords counts them.
    #expect(try found("民生工程", text, segment: segment).map(\.counts) == [true])
  }

  @Test func `several words in a row are found as they stand`() throws {
    #expect(try found("保障民生", text).map(\.fit) == [.whole])
    #expect(try found("保障 民生", "要保障民生", .whole).isEmpty == false)
  }

  @Test func `only what is no word may be sought by its characters`() throws {
    let segment = try WordSegmenter()
    let search = try TermSearch(["民生", "民生活", "民"], segment: segment)
    #expect((0..<3).map { search.isSoughtAsCharacters($0) } == [false, true, false])
    #expect(
      search(segment(Document(id: "a", text: "人民生活"))).map { "\(search.terms[$0.term]) \($0.fit)" }.sorted() == [
        "民 inside", "民生 across", "民生活 across",
      ])
  }

  @Test func `a slogan that is known counts by its variants wherever it stands`() throws {
    var slogan = Slogan(canonical: "扩大内需战略", category: .policy)
    slogan.variants = ["内需战略"]
    let lexicon = try SloganLexicon([slogan, Slogan(canonical: "民生", category: .policy)])
    #expect(try found("扩大内需战略", "内需战略、扩大内需战略", slogans: lexicon).map(\.counts) == [true, true])
    #expect(try found("扩大内需战略", "内需战略、扩大内需战略", .characters, slogans: lexicon).count == 1)
    #expect(try found("民生", "改善人民生活", slogans: lexicon).map(\.counts) == [true])
  }

  @Test(arguments: SampleCorpus.texts().indices)
  func `a search counts each word as the table of words does`(index: Int) throws {
    // Without line ends, over which a search goes on and words do not.
    let text = SampleCorpus.texts()[index].split(separator: "\n").joined()
    let segment = try WordSegmenter()
    let segmented = segment(Document(id: "a", text: text))
    var counter = TermCounter()
    counter.add(segmented)
    let counts = CorpusCounts(counter, selection: TermSelection())
    let search = try TermSearch(counts.items, segment: segment)
    var found = [Int](repeating: 0, count: counts.items.count)
    for place in search(segmented) where place.counts { found[place.term] += 1 }
    let differing = counts.documents[0].counts.filter { found[Int($0.item)] != Int($0.frequency + $0.nested) }
    #expect(differing.map { "\(counts.items[Int($0.item)]) \($0.frequency)+\($0.nested) \(found[Int($0.item)])" } == [])
  }
}
