import Foundation
import ICU
import Segmentation
import TestSupport
import Testing
import Text

/// Without terms, boundaries are those of ICU's word iterator.
struct ParityTests {
  private func firstDifference(_ text: String, _ segment: WordSegmenter, _ breaker: BreakIterator) throws -> String? {
    let document = Document(id: "", text: text)
    let ours = [0] + segment(document).tokens.map { Int($0.end) }
    let theirs = try breaker.boundaries(in: document.text)
    if document.text.isEmpty || ours == theirs { return nil }
    let place = Set(ours).symmetricDifference(theirs).min()!
    let around = Span(max(0, place - 12), min(document.text.count, place + 12))
    return "ICU \(ICULibrary.version) differs at \(place) in \(document.string(around).debugDescription)"
  }

  @Test(.enabled(if: SharedCorpora.isPresent, "needs ../shared/corpora"))
  func `every line of the shared texts is cut as ICU cuts it`() throws {
    let segment = try WordSegmenter()
    let breaker = try BreakIterator(.word)
    var lines = 0
    for folder in ["seed", "work-reports", "provincial-2025", "regulations", "segmentation", "dirty"] {
      for file in SharedCorpora.files(folder) {
        guard let text = String(data: try Data(contentsOf: file), encoding: .utf8) else { continue }
        for line in text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline) {
          lines += 1
          if let difference = try firstDifference(String(line), segment, breaker) {
            Issue.record("\(file.lastPathComponent): \(difference)")
          }
        }
      }
    }
    print("parity with ICU \(ICULibrary.version): \(lines) lines of the shared texts")
    #expect(lines > 10_000)
  }

  @Test func `random lines are cut as ICU cuts them`() throws {
    let segment = try WordSegmenter()
    let breaker = try BreakIterator(.word)
    var random = SeededGenerator(seed: 20_250_305)
    let pieces = RandomText.pieces
    for number in 0..<100_000 {
      let line = (0..<Int.random(in: 1...12, using: &random)).map { _ in pieces.randomElement(using: &random)! }
        .joined()
      if let difference = try firstDifference(line, segment, breaker) {
        Issue.record("line \(number) of seed \(random.seed): \(difference)")
        return
      }
    }
  }
}

/// Material for random lines: words, parts of words, and all that makes lines hard.
enum RandomText {
  static let pieces: [String] =
    Array(
      "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"
        .map(String.init))
    + [
      "改革开放", "社会主义", "共产党", "现代化", "习近平", "中华人民共和国", "二十大", "高质量发展", "人民代表大会", "经济", "建设", "工作", "领导", "发展",
      "2025", "１２", "3.5", "1,000", "10:30", "5%", "％", "GDP", "5G", "A股", "Ｗｉｆｉ", "don't", "e.g.", "a:b", "a@b.cn",
      "x_y", "COVID-19",
      "，", "。", "、", "；", "：", "“", "”", "‘", "’", "「", "」", "《", "》", "（", "）", "(", ")", ",", ".", ";", ":", "-", "—",
      "——", "……", "·", "!", "?", "％", "/", "\"", "'", "_", "@",
      " ", "  ", "　", "\u{2003}", "\u{2007}", "\u{200A}", "\u{205F}", "Ⅱ", "ⅳ", "∶", "\t", "\u{A0}", "カタカナ", "ひらがな",
      "コンピュータ", "ー", "한국", "👍", "👨‍👩‍👧", "🇨🇳", "❤️", "é", "e\u{301}",
      "\u{200D}", "\u{200B}", "\u{FEFF}", "\u{FE0F}", "\u{AD}",
      "①", "⑳", "Ⅲ", "㎡", "℃", "±", "→", "★", "〇", "々", "〆", "㈠", "豈", "⼀", "𠮷", "Привет", "Ω", "ก", "ไทย", "ß", "ﬁ",
      "½", "²", "©", "®", "™",
    ]
}
