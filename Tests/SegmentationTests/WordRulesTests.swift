import Foundation
import Lexicons
import Segmentation
import TestSupport
import Testing
import Text

/// Words that rules add to the lattice.
struct WordRulesTests {
  static let segment = Result { try WordSegmenter(terms: TestLexicons.builtIn()) }

  static func words(_ text: String) throws -> String {
    let segmented = try segment.get()(Document(id: "", text: text))
    return segmented.tokens.map { segmented.document.string($0.span) }.joined(separator: " ")
  }

  @Test(arguments: [
    "五十五 岁", "二十五万 人", "一九九八年 十二月 三十一日", "1998年 12月 31日", "两 年", "十 年", "3 年",
    "90 年代", "百分之五点三", "三分之一", "十几 个", "几十 年", "第十五 次", "5.5% 以上", "１９９８年", "５．５％ 左右",
    "120万 吨", "15:30 开会", "1996 ， 1997", "１９９６ ， １９９７",
    "1.6亿 千瓦", "3000万 千瓦时", "一亿五千万 人", "2.6万亿 元", "一九五○年 以来", "二○○八年 八月",
  ])
  func `numbers, dates and percentages are one word with what belongs to them`(expected: String) throws {
    #expect(try Self.words(expected.filter { $0 != " " }) == expected)
  }

  @Test(arguments: [
    "在 五 年 内 完成", "三 年 内", "5 年 内 完成", "十 年 内乱", "几 年 内", "1998年 底", "一九九八年 初", "到 第三 年 末", "三 年 初见成效", "1998年 年初",
    "5 年 内蒙古", "在 年内 完成", "今年 年底 前", "统一 年内 部署", "三个月 内", "3月 底 前", "第二 季度 末",
  ])
  func `a year or month belongs to the number before it, not to what follows`(expected: String) throws {
    #expect(try Self.words(expected.filter { $0 != " " }) == expected)
  }

  @Test(arguments: [
    "2021—2025年", "3%—5%", "1月至2月", "3月5日至3月8日", "2020年到2023年", "百分之五到百分之八", "三到五", "15～20", "１９９６至２０００年",
  ])
  func `a range of numbers is one term in coarse words, and in its parts in others`(text: String) throws {
    let coarse = try WordSegmenter(terms: TestLexicons.builtIn(), granularity: .coarse)
    #expect(coarse(Document(id: "", text: "在" + text + "期间")).tokens.map(\.kind) == [.word, .number, .word])
    #expect(try Self.segment.get()(Document(id: "", text: text)).tokens.count >= 3)
  }

  @Test(arguments: [
    "成立 城市治理委员会", "由 信访工作联席会议 负责", "深化 行业协会 改革", "召开 联席会议", "社区卫生服务中心 建设", "充分发挥 律师协会 作用",
  ])
  func `nouns and the head of an organisation's name are one term in coarse words`(expected: String) throws {
    let coarse = try WordSegmenter(terms: TestLexicons.builtIn(), granularity: .coarse)
    let segmented = coarse(Document(id: "", text: expected.filter { $0 != " " }))
    #expect(segmented.tokens.map { segmented.document.string($0.span) }.joined(separator: " ") == expected)
  }

  @Test(arguments: ["2023 - 03 - 05", "四 到位", "1956年 五 年 之内", "5 —— 8"])
  func `what looks like a range and is none`(expected: String) throws {
    let coarse = try WordSegmenter(terms: TestLexicons.builtIn(), granularity: .coarse)
    let segmented = coarse(Document(id: "", text: expected.filter { $0 != " " }))
    let words = segmented.tokens.map { segmented.document.string($0.span) }
    #expect(words.joined(separator: " ") == expected)
  }

  @Test(arguments: ["2025年", "十二月", "第三", "5%", "百分之二十", "1,000", "120万", "三十一日"])
  func `what the number rules make is a number`(text: String) throws {
    let tokens = try Self.segment.get()(Document(id: "", text: text)).tokens
    #expect(tokens.map(\.kind) == [.number])
  }

  @Test(arguments: [
    "县委 书记 王建民 讲话", "会见 了 阿卜杜拉耶夫", "由 欧阳建国 主持", "记者 李长春 报道", "罗多尔佛·塞尔特扎 来访", "和 张伟 同志",
  ])
  func `names are one word`(expected: String) throws {
    #expect(try Self.words(expected.filter { $0 != " " }) == expected)
  }

  @Test(arguments: ["推进 网格化 管理", "提高 准确率", "A股 市场", "5G 基站", "GDP 增长", "群众 满意率"])
  func `suffixes and mixed terms are part of the word`(expected: String) throws {
    #expect(try Self.words(expected.filter { $0 != " " }) == expected)
  }

  @Test(arguments: [
    "新 的 办法", "也 是 我们 的", "最 大 的 困难", "一 种 方式", "一个 问题", "目的 是 为了",
  ])
  func `glued function phrases are no words`(expected: String) throws {
    #expect(try Self.words(expected.filter { $0 != " " }) == expected)
  }

  @Test func `broken data of the rules is an error that names the line`() {
    #expect(throws: LexiconError.self) {
      try WordRules(LexiconFile(name: "characters.tsv", text: "role\tcost\tcharacters\nsurname\tmany\t王\n"))
    }
    do {
      _ = try WordRules(LexiconFile(name: "characters.tsv", text: "role\tcost\tcharacters\nmood\t1\t王\n"))
      Issue.record("no error")
    } catch {
      #expect(error.description == "characters.tsv:2: no role mood")
    }
  }
}
