import Analysis
import Comparison
import Segmentation
import SloganDetection
import Statistics
import TermFrequency
import TestSupport
import Testing
import Text

@Suite struct SpeechComparisonTests {
  private func slogan(_ canonical: String, status: Slogan.Status = .current) -> Slogan {
    var slogan = Slogan(canonical: canonical, category: .policy)
    slogan.status = status
    return slogan
  }

  private func lexicon() throws -> SloganLexicon {
    try SloganLexicon([
      slogan("稳中求进"), slogan("稳中求进、以进促稳"), slogan("高质量发展"), slogan("科学发展", status: .superseded(by: "高质量发展")),
      slogan("新质生产力"), slogan("共同富裕"), slogan("乡村振兴"), slogan("共同富裕示范区"), slogan("为人民服务"),
      slogan("全心全意为人民服务"),
    ])
  }

  private func compared(_ text: String, id: String = "a", place: String? = nil) throws -> ComparedDocument {
    var metadata = Metadata()
    metadata["place"] = place
    let segmented = try WordSegmenter()(Document(id: id, metadata: metadata, text: text))
    let formalities = ComparisonLexicon(placeEndings: ["省", "市", "县"])
    return ComparedDocument(
      segmented, slogans: SloganAnalyzer(try lexicon())(segmented), lexicon: formalities, isPlace: { _ in false })
  }

  private func compare(_ a: [ComparedDocument], _ b: [ComparedDocument]) throws -> SpeechComparison {
    SpeechComparison(
      a, b, selection: TermSelection(), lexicon: try lexicon(),
      formalities: ComparisonLexicon(placeEndings: ["省", "市", "县"]), minimumFrequency: 2)
  }

  private func changes(_ comparison: SpeechComparison) -> [String] {
    comparison.sloganChanges.map { "\($0.kind) \($0.slogan)" + ($0.counterpart.map { " → \($0)" } ?? "") }.sorted()
  }

  @Test func `slogans are kept, added, dropped, and reworded where one wording holds or follows the other`() throws {
    let a = try compared("坚持稳中求进。推动科学发展。实现共同富裕。乡村振兴要抓好。")
    let b = try compared("坚持稳中求进、以进促稳。推动高质量发展。培育新质生产力。乡村振兴要抓好。")
    #expect(
      changes(try compare([a], [b])) == [
        "added 新质生产力", "dropped 共同富裕", "kept 乡村振兴", "reworded 科学发展 → 高质量发展",
        "reworded 稳中求进 → 稳中求进、以进促稳",
      ])
  }

  @Test func `a longer slogan that ends with another is its rewording, and one that goes on behind it keeps it`() throws
  {
    let a = try compared("坚持为人民服务。走共同富裕的道路。")
    let b = try compared("坚持全心全意为人民服务。建好共同富裕示范区。")
    #expect(
      changes(try compare([a], [b])) == ["added 共同富裕示范区", "kept 共同富裕", "reworded 为人民服务 → 全心全意为人民服务"])
    #expect(
      changes(try compare([b], [a])) == ["dropped 共同富裕示范区", "kept 共同富裕", "reworded 全心全意为人民服务 → 为人民服务"])
    #expect(try compare([a], [b]).sloganChanges.first { $0.slogan == "共同富裕" }?.frequencyB == 0)
  }

  @Test func `a slogan that stands inside longer ones has not given way to another in a like sentence`() throws {
    let a = try compared("在县域经济和城乡融合的进程中，始终把共同富裕放在心上、抓在手上。")
    let b = try compared("在县域经济和城乡融合的进程中，始终把新质生产力放在心上、抓在手上。建好共同富裕示范区。")
    #expect(changes(try compare([a], [b])) == ["added 共同富裕示范区", "added 新质生产力", "kept 共同富裕"])
  }

  @Test func `a slogan inside longer ones counts for what is stressed, and is told apart`() throws {
    let a = try compared("实现共同富裕。促进共同富裕。")
    let b = try compared("建好共同富裕示范区。共同富裕示范区要先行。")
    let comparison = try compare([a], [b])
    let row = try #require(comparison.slogans.rows.first { $0.target.item == "共同富裕" })
    #expect([row.target.frequency, row.target.nested, row.reference.frequency, row.reference.nested] == [2, 0, 0, 2])
    #expect([row.table.o11, row.table.o12] == [2, 2])
    let change = try #require(comparison.sloganChanges.first { $0.slogan == "共同富裕" })
    #expect([change.frequencyA, change.nestedA, change.frequencyB, change.nestedB] == [2, 0, 0, 2])
    // What neither has by itself is told by the longer one.
    #expect(try compare([b], [b]).slogans.rows.map(\.target.item) == ["共同富裕示范区"])
  }

  @Test func `a wording is found again by the sentence it stood in`() throws {
    let a = try compared("在全面推进县域经济和城乡融合的进程中，始终把共同富裕放在心上、抓在手上、落实在行动上。")
    let b = try compared("在全面推进县域经济和城乡融合的进程中，始终把新质生产力放在心上、抓在手上、落实在行动上。")
    #expect(changes(try compare([a], [b])) == ["reworded 共同富裕 → 新质生产力"])
  }

  @Test(arguments: SampleCorpus.texts())
  func `a speech compared with itself shows no difference`(text: String) throws {
    let comparison = try compare([try compared(text)], [try compared(text)])
    #expect(comparison.terms.rows.allSatisfy { $0.logOdds.z == 0 && !$0.isSignificant })
    #expect(comparison.slogans.rows.allSatisfy { $0.logOdds.z == 0 && !$0.isSignificant })
    #expect(comparison.sloganChanges.allSatisfy { $0.kind == .kept })
    #expect(comparison.shareOfA == 1)
    #expect(comparison.shareOfB == 1)
  }

  @Test func `exchanging the speeches flips signs, exchanges added and dropped, and changes nothing else`() throws {
    let texts = SampleCorpus.texts("云溪县")
    let (a, b) = (try compared(texts[0]), try compared(texts[1]))
    let (forth, back) = (try compare([a], [b]), try compare([b], [a]))
    for (forward, backward) in [(forth.terms, back.terms), (forth.slogans, back.slogans)] {
      let other = Dictionary(uniqueKeysWithValues: backward.rows.map { ($0.target.item, $0) })
      #expect(forward.rows.count == other.count)
      for row in forward.rows {
        #expect(row.logOdds.z == -(other[row.target.item]?.logOdds.z ?? .nan))
        #expect(row.adjusted == other[row.target.item]?.adjusted)
      }
    }
    let exchanged: [SloganChange.Kind: SloganChange.Kind] = [
      .kept: .kept, .added: .dropped, .dropped: .added, .reworded: .reworded,
    ]
    func described(_ change: SloganChange, _ kind: SloganChange.Kind, backwards: Bool) -> String {
      let pair = [change.slogan, change.counterpart ?? change.slogan]
      return "\(kind) \(backwards ? pair.reversed() : pair)"
    }
    #expect(
      Set(forth.sloganChanges.map { described($0, $0.kind, backwards: false) })
        == Set(back.sloganChanges.map { described($0, exchanged[$0.kind]!, backwards: true) }))
    #expect(forth.shareOfA == back.shareOfB)
    #expect(forth.passages.count == back.passages.count)
  }

  @Test func `a name of the other place that was left over is told`() throws {
    let passage = "农机补贴由清河县财政局会同农业农村部门在春耕以前逐户核实并公示七天"
    let a = try compared("一、" + passage + "。", place: "岭川省清河县")
    let b = try compared("我们的办法是：" + passage + "。", id: "b", place: "岭川省云溪县")
    let comparison = try compare([a], [b])
    #expect(comparison.passages.map(\.leftovers) == [["清河县"]])
    let own = try compare([a], [try compared(passage, place: "岭川省清河县")])
    #expect(own.passages.map(\.leftovers) == [[]])
  }

  @Test func `empty speeches, one word and nothing at all have defined results`() throws {
    let word = try compared("发展")
    for (a, b) in [([], []), ([try compared("")], [word]), ([word], []), ([word], [try compared("民生")])] {
      let comparison = try compare(a, b)
      #expect(comparison.passages.isEmpty)
      #expect(comparison.terms.rows.allSatisfy { $0.logOdds.z.isFinite })
    }
    #expect(try compare([word], [word]).shareOfA == 1)
  }

  @Test func `passages of folders are found between any two of their documents`() throws {
    let shared = "要把田间道路与灌溉水渠一并规划一并施工一并验收"
    let a = [try compared("今年的天气很好。"), try compared("各村注意：" + shared + "。")]
    let b = [try compared(shared + "，大家都知道。"), try compared("明年的事情明年再说。")]
    let comparison = try compare(a, b)
    #expect(comparison.passages.map { [$0.documentA, $0.documentB] } == [[1, 0]])
    #expect(comparison.shareOfA! < 1)
  }

  @Test func `folders find what a comparison of two files finds, however short the shared runs are`() throws {
    let (first, second) = ("要把田间道路与灌溉水渠一并规划同时施工统一验收", "要把田间道的与灌溉水的一并规划的时施工统的验收")
    let others = ["今年的天气很好", "明年的事情明年再说", "请大家把会议材料带回去学习", "粮价今年涨了一成"]
    let two = try compare([try compared(first)], [try compared(second)])
    #expect(two.passages.count == 1)
    let folders = try compare(
      try ([first] + others).map { try compared($0) }, try (others.map { $0 + "吧" } + [second]).map { try compared($0) }
    )
    #expect(folders.passages.filter { $0.documentA == 0 }.map(\.passage.b) == two.passages.map(\.passage.b))
    #expect(folders.passages.contains { $0.documentA == 0 && $0.documentB == 4 })
  }
}
