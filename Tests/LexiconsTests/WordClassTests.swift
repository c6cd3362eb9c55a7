import Foundation
import Lexicons
import Testing

/// The classes of the built-in words.
struct WordClassTests {
  private static let classes: [String: TermClass] = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    let file = folder.appendingPathComponent("Lexicons/words/words.tsv").path
    let lexicon = try! TermLexicon(LexiconFile(path: file))
    return Dictionary(
      uniqueKeysWithValues: lexicon.entries.map {
        (String(decoding: lexicon.units(of: $0), as: UTF16.self), $0.classes)
      })
  }()

  private func words(_ name: String) -> [String] {
    let wanted = TermClass(name: name)!
    return Self.classes.filter { $0.value.contains(wanted) }.keys.sorted()
  }

  /// Words for vague numbers without a numeral in them.
  private static let vague: Set<String> = [
    "多", "余", "数", "几", "多少", "几多", "许多", "许许多多", "好多", "很多", "若干", "无数", "少数", "多数", "大多数", "绝大多数", "极少数", "少量", "少许",
    "些许", "好些", "大部分", "绝大部分", "俩", "仨",
  ]

  @Test func `numbers are made of numerals, or tell a vague number`() {
    let numerals = Set("零一二三四五六七八九十百千万亿兆两半廿卅壹贰叁肆伍陆柒捌玖拾佰仟第几数余多来上分之个些部")
    let numbers = words("number")
    #expect(numbers.count > 80)
    #expect(numbers.filter { !Self.vague.contains($0) && !$0.allSatisfy(numerals.contains) } == [])
  }

  @Test(arguments: ["系列", "千瓦", "全方位", "个", "元", "批", "公里", "多层次", "一起", "首次", "一线"])
  func `measures, and words that merely hold a numeral, are no numbers`(word: String) throws {
    #expect(!(try #require(Self.classes[word])).contains(TermClass(name: "number")!))
  }

  @Test(arguments: [
    ("自然资源", "noun"), ("生产方式", "noun"), ("无人机", "noun"), ("不动产", "noun"), ("百家争鸣", "idiom"), ("量力而行", "idiom"),
    ("挑大梁", "idiom"), ("落实", "verb"), ("成效", "noun"), ("反对", "verb"), ("西部", "noun"), ("依法", "function"),
  ])
  func `a word has the class by which a reader knows it`(word: String, name: String) throws {
    #expect(try #require(Self.classes[word]) == TermClass(name: name)!)
  }

  @Test func `idioms have four characters or more, but for a few sayings of three`() {
    let short = words("idiom").filter { $0.count < 4 }
    #expect(short.allSatisfy { $0.count == 3 })
    #expect(short.count < 80)
  }
}
