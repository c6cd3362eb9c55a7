import Lexicons
import SloganDetection
import Testing
import Text

@Suite struct `Novel formulas` {
  private static let lexicon = try! SloganLexicon(in: builtInFolder)
  private static let detect = SloganDetector(lexicon)
  private static let find = NovelSloganFinder(lexicon)

  /// The document as a segmenter that knows `words` would cut it, every other character a token of its own.
  private func segmented(_ text: String, words: [String] = []) -> SegmentedDocument {
    let document = Document(id: "", text: text)
    var tokens: [Token] = []
    var at = 0
    while at < document.text.count {
      let rest = document.text[at...]
      let word = words.map { Array($0.utf16) }.first { rest.starts(with: $0) }
      let end = at + (word?.count ?? 1)
      tokens.append(Token(start: at, end: end, kind: document.text[at] == 0x0A ? .space : .word))
      at = end
    }
    return SegmentedDocument(document: document, tokens: tokens, sentences: SentenceSplitter().sentences(in: document))
  }

  private func found(_ text: String, words: [String] = []) -> [NovelSlogan] {
    let segmented = segmented(text, words: words)
    return Self.find(segmented, known: Self.detect(segmented.document))
  }

  @Test(arguments: [
    "五包五促", "三线一网", "四级三类", "九小场所", "三个一律", "一图四清单", "十项措施", "七个专项行动", "一对一园一策", "1+3", "15+N",
    "1+1+N", "16+16", "334", "12221", "1351工程", "415X", "59条", "双高", "五良", "新八级工", "碳达峰十大行动", "天府森林四库", "一表同享",
    "一单制", "十县百乡千村万户", "千企万店", "7个专项行动", "十百千", "千项万亿",
  ])
  func `a quoted formula made with numbers is proposed`(form: String) {
    #expect(found("推行“\(form)”工作法，取得成效。").map(\.form) == [form])
  }

  @Test(arguments: [
    "十四五", "八五", "五一", "九一八", "三个月", "三年行动", "90后", "第一书记", "二十国集团", "四人帮", "长三角", "三江源", "2035", "12345",
    "四川造", "嫦娥五号", "两会", "双十一", "百日攻坚", "千里马", "二十五", "15分钟", "6·16", "1949", "198", "硬骨头", "领头羊",
    "退一步，海阔天空，进两步", "两个中国", "一中一台", "五险一金",
  ])
  func `dates, counts, ordinals, names and plain quoted words are not`(form: String) {
    #expect(found("推进“\(form)”，取得成效。").isEmpty)
  }

  @Test func `a word of the dictionary is not`() {
    #expect(found("防止“一刀切”“一票否决”“双轨制”。", words: ["一刀切", "一票否决", "双轨制"]).isEmpty)
    // One that a user's lexicon lists is a formula all the same.
    #expect(found("推行“三线一网”。", words: ["三线一网"]).map(\.form) == ["三线一网"])
  }

  @Test func `known slogans are not proposed`() {
    #expect(found("增强“四个意识”，推进“双碳”“两新”组织。").isEmpty)
  }

  @Test func `a coinage is proposed where a noun or a definition shows that it names something`() {
    #expect(found("开展“模塑申城”工程。").map(\.form) == ["模塑申城"])
    #expect(found("敢啃“硬骨头”，当好“领头羊”。").isEmpty)
    #expect(found("实行“房票制”，即以房票安置。").map(\.form) == ["房票制"])
  }

  @Test func `further places of a form are mentions, quoted or not`() {
    let found = found("推行“五包五促”，落实五包五促。")
    #expect(found.map(\.isQuoted) == [true, false])
    #expect(found.allSatisfy { $0.category == .numeric })
  }

  @Test func `a twofold formula without quotation marks needs to recur`() {
    #expect(found("坚持一市一品。").isEmpty)
    #expect(found("坚持一市一品，推进一市一品。").count == 2)
    #expect(found("一步一步走，一步一步干。").isEmpty)
  }

  @Test func `the name of a list needs to recur, and as much of it is taken as recurs`() {
    let words = ["优势产业", "优势", "体系", "更加"]
    #expect(found("发展六大优势产业，构建体系。", words: words).isEmpty)
    let found = found("发展六大优势产业体系，做强六大优势产业更加有力，提升六大优势产业。", words: words)
    #expect(found.map(\.form) == ["六大优势产业", "六大优势产业", "六大优势产业"])
    #expect(self.found("党的十八大以来，十八大以来。").isEmpty)
  }

  @Test(arguments: [
    ("推行“五包五促”，即包宣传、包教育。好。", "包宣传、包教育"), ("“五良”工程（即良田、良种）融合", "良田、良种"), ("“两专科”是指中医专科；其他", "中医专科"),
    ("“五良”即将推广。", nil),
  ])
  func `a definition is taken from the text`(text: String, definition: String?) {
    let document = Document(id: "", text: text)
    #expect(found(text).first?.definition.map { document.string($0) } == definition)
  }
}
