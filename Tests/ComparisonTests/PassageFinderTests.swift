import Comparison
import Foundation
import TestSupport
import Testing
import Text

@Suite struct PassageFinderTests {
  private func units(_ text: String) -> [UInt16] { Array(text.utf16) }

  private func string(_ text: String, _ span: Span) -> String {
    String(decoding: units(text)[span.range], as: UTF16.self)
  }

  private func compare(_ a: String, _ b: String, discounted: [String] = []) -> PassageComparison {
    func spans(_ text: String) -> [Span] {
      discounted.compactMap { part in
        text.range(of: part).map { range in
          Span(range.lowerBound.utf16Offset(in: text), range.upperBound.utf16Offset(in: text))
        }
      }
    }
    return PassageFinder()(
      ContentText(units(a), discounted: spans(a)), ContentText(units(b), discounted: spans(b)))
  }

  @Test func `a sentence copied word for word is found in both texts`() {
    let a = "今年以来，各村都在修路。要把田间道路与灌溉水渠一并规划、一并施工、一并验收。会后抓紧办。"
    let b = "大家好。要把田间道路与灌溉水渠一并规划，一并施工，一并验收。别的以后再说。"
    let found = compare(a, b)
    #expect(found.passages.count == 1)
    #expect(string(a, found.passages[0].a) == "要把田间道路与灌溉水渠一并规划、一并施工、一并验收")
    #expect(string(b, found.passages[0].b) == "要把田间道路与灌溉水渠一并规划，一并施工，一并验收")
    #expect(found.passages[0].similarity == 1)
    #expect(found.passages[0].edits.isEmpty)
  }

  @Test func `a swapped word, one left out and one put in do not break a passage and are listed`() {
    let a = "我市要把田间道路与灌溉水渠一并规划设计，由水利部门会同农业部门在春耕以前逐段验收。"
    let b = "我县要把田间道路与排灌水渠一并规划，由水利部门会同农业部门在春耕以前认真逐段验收。"
    let found = compare(a, b)
    #expect(found.passages.count == 1)
    let edits = found.passages[0].edits.map { [string(a, $0.a), string(b, $0.b)] }
    #expect(
      edits == [["灌溉", "排灌"], ["设计", ""], ["", "认真"]] || edits == [["", "排"], ["溉", ""], ["设计", ""], ["", "认真"]])
    #expect(found.passages[0].similarity > 0.9)
  }

  @Test func `a figure that changed is one edit, and no passage ends in half a figure`() {
    let a = "全年各类案件下降18.6%，为群众挽回经济损失2360万元，排查化解矛盾纠纷4217件，化解率达到97.2%以上"
    let b = "全年各类案件下降21.4%，为群众挽回经济损失3015万元，排查化解矛盾纠纷4062件，化解率达到98.3%左右"
    let found = compare(a, b)
    #expect(found.passages.map { string(a, $0.a) } == [a.replacingOccurrences(of: "97.2%以上", with: "")])
    #expect(
      found.passages[0].edits.map { [string(a, $0.a), string(b, $0.b)] } == [
        ["18.6", "21.4"], ["2360", "3015"], ["4217", "4062"],
      ])
  }

  @Test func `full width, letter case and marks make no difference`() {
    let found = compare("二〇二四年ＧＤＰ增长６％，粮食总产量再创历史新高呀", "二〇二四年gdp增长6%;粮食总产量,再创历史新高呀")
    #expect(found.passages.count == 1)
    #expect(found.passages.first?.similarity == 1)
  }

  @Test func `fifteen Han characters are no passage, sixteen are`() {
    let shared = Array("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳")
    for count in [15, 16] {
      let piece = String(shared.prefix(count))
      let found = compare("春天来了，" + piece + "。夏天也来了", "山高水长，" + piece + "。路远马亡")
      #expect(found.passages.count == (count == 16 ? 1 : 0), "\(count) characters")
    }
  }

  @Test func `a set formula that is discounted is no passage, but inside one it belongs to it`() {
    let formula = "坚持人与自然和谐共生的发展方略不动摇不停步"
    let alone = compare("各乡镇" + formula + "，修好水渠", "卫生院" + formula + "，买好药品", discounted: [formula])
    #expect(alone.passages.isEmpty)
    #expect(alone.shareOfA == 0)
    let around = "在春耕以前由水利站的同志" + formula + "逐段验收田间的水渠"
    let inside = compare("各乡镇。" + around + "，好", "卫生院！" + around + "；行", discounted: [formula])
    #expect(inside.passages.count == 1)
    #expect(inside.passages.first?.sharedCount == around.count)
  }

  @Test func `texts without anything in common, empty ones and those of one word have defined results`() {
    let none = compare("春天来了", "山高水长")
    #expect(none.passages.isEmpty)
    #expect(none.shareOfA == 0)
    #expect(compare("", "").shareOfA == nil)
    #expect(compare("", "春天").passages.isEmpty)
    #expect(compare("，。", "，。").shareOfB == nil)
    let word = compare("春天", "春天")
    #expect(word.shareOfA == 1)
    #expect(word.passages.count == 1)
  }

  @Test(arguments: SampleCorpus.files())
  func `a text is copied from itself throughout`(file: URL) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    let found = compare(text, text)
    #expect(found.shareOfA == 1)
    #expect(found.shareOfB == 1)
    #expect(found.passages.count == 1)
  }

  @Test func `exchanging the texts exchanges the result and nothing else`() {
    let texts = SampleCorpus.texts()
    for a in texts {
      for b in texts {
        let forth = compare(a, b)
        let back = compare(b, a)
        #expect(forth.shareOfA == back.shareOfB)
        #expect(forth.shareOfB == back.shareOfA)
        let exchanged = back.passages.map { [$0.b, $0.a] + $0.edits.flatMap { [$0.b, $0.a] } }
        let straight = forth.passages.map { [$0.a, $0.b] + $0.edits.flatMap { [$0.a, $0.b] } }
        #expect(Set(straight) == Set(exchanged))
        #expect(forth.passages.map(\.similarity).sorted() == back.passages.map(\.similarity).sorted())
      }
    }
  }

  @Test func `texts that repeat themselves without end are compared in linear time`() {
    let ratio = Growth.ratio(from: 2_000) { count in
      let sentence = String(repeating: "坚持就是胜利，", count: count)
      #expect(compare("开头甲" + sentence + "结尾", sentence + "另一个").shareOfA! > 0.99)
      let different = compare(String(repeating: "甲乙丙丁", count: count), String(repeating: "丙丁戊己", count: count))
      #expect(different.passages.isEmpty)
    }
    #expect(ratio < Growth.linear)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `planted copies with small edits are found, and hardly anything else`(seed: UInt64) {
    var score = PlantedScore()
    var generator = SeededGenerator(seed: seed)
    let texts = SampleCorpus.texts().filter { !$0.contains("— 2 —") }.map { Array($0.utf16) }
    for _ in 0..<40 {
      let from = Int.random(in: 0..<texts.count, using: &generator)
      let into = (from + Int.random(in: 1..<texts.count, using: &generator)) % texts.count
      score.add(PlantedCopies(from: texts[from], into: texts[into], using: &generator))
    }
    #expect(score.recall >= 0.95, "seed \(seed)")
    #expect(score.precision >= 0.95, "seed \(seed)")
  }

  @Test(.enabled(if: SharedCorpora.isPresent, "needs the shared corpora beside the checkout"))
  func `planted copies are found in real reports`() throws {
    let files = SharedCorpora.files("provincial-2025") + SharedCorpora.files("work-reports")
    let texts = try files.map { Array(try String(contentsOf: $0, encoding: .utf8).utf16) }
    var score = PlantedScore()
    var generator = SeededGenerator(seed: 20_250_101)
    for _ in 0..<60 {
      let from = Int.random(in: 0..<texts.count, using: &generator)
      let into = (from + Int.random(in: 1..<texts.count, using: &generator)) % texts.count
      score.add(PlantedCopies(from: texts[from], into: texts[into], using: &generator))
    }
    #expect(score.recall >= 0.95)
    #expect(score.precision >= 0.95)
  }
}
