import Lexicons
import SloganDetection
import TestSupport
import Testing
import Text

@Suite struct `Slogan detection` {
  private func detector(_ rows: String) throws -> SloganDetector {
    let head = "canonical\tcategory\tmembers\tverbs\tvariants\tfirst_use\tfirst_use_source\tstatus\tcondition\tnote\n"
    let entries = try SloganLexicon.entries(of: LexiconFile(name: "test.tsv", text: head + rows))
    var support = SloganSupport()
    support.verbs = ["坚持和发展", "坚持"]
    support.modifiers = ["新时代"]
    return SloganDetector(try SloganLexicon(entries, support: support))
  }

  private func found(_ rows: String, in text: String, date: String? = nil) throws -> [String] {
    let detect = try detector(rows)
    var document = Document(id: "", text: text)
    document.metadata["date"] = date
    return detect(document).map { mention in
      let entry = detect.lexicon.entries[mention.slogan].canonical
      let within = mention.within.map { " in " + detect.lexicon.entries[$0].canonical } ?? ""
      return entry + " at \(mention.span.start)" + within
    }
  }

  @Test(arguments: [
    "增强“四个自信”。", "增强「四个自信」。", "增强‘四个自信’。", "增强\"四个自信\"。", "增强『四个自信』", "增强 四 个 自 信 。",
    "增强“四個自信”。", "增强四个自信。", "增强“四个”自信",
  ])
  func `a slogan is found in quotation marks of every style, with blanks and in Traditional characters`(text: String)
    throws
  {
    #expect(try found("四个自信", in: text).count == 1)
  }

  @Test(arguments: [
    ("发扬“三牛”精神。", "“三牛”精神"), ("发扬\"三牛\"精神。", "\"三牛\"精神"), ("发扬三牛“精神”。", "三牛“精神”"), ("发扬“三牛精神”。", "三牛精神"),
    ("发扬“三”“牛”「精神」。", "“三”“牛”「精神」"), ("发扬三牛\"精神\"。", "三牛\"精神\""), ("发扬“踏实的三牛”精神。", "三牛”精神"), ("“三牛”精神", "“三牛”精神"),
  ])
  func `a place that is shown has both marks of a quotation that runs over its edge`(text: String, surface: String)
    throws
  {
    let document = Document(id: "", text: text)
    #expect(try detector("三牛精神")(document).map { document.string(document.balancingQuotations($0.span)) } == [surface])
  }

  @Test func `full and half width are the same`() throws {
    #expect(try found("互联网+", in: "推进“互联网＋”行动和互联网+").count == 2)
  }

  @Test func `radicals and compatibility ideographs count as the characters they look like`() throws {
    // ⼀ and ⽅ of PDF fonts, 六 of an old encoding.
    #expect(try found("一带一路\n四方责任\n六稳", in: "共建“⼀带⼀路”，压实四⽅责任，做好六稳").count == 3)
    #expect(try found("六稳", in: "\u{F9D1}稳").count == 1)
  }

  @Test func `a slogan is found over the end of a long line, but not of a heading`() throws {
    let long = "全县政法系统要坚持稳中求进、守正创新，不断增强四个"
    #expect(try found("四个自信", in: long + "\n自信，做好各项工作。").count == 1)
    #expect(try found("四个自信", in: "做到四个\n自信从何而来").isEmpty)
  }

  @Test func `separators may differ or be left out`() throws {
    for text in ["不忘初心、牢记使命", "不忘初心，牢记使命", "不忘初心,牢记使命", "不忘初心牢记使命", "“不忘初心”、“牢记使命”"] {
      #expect(try found("不忘初心、牢记使命", in: text).count == 1, "\(text)")
    }
  }

  @Test func `the longest match stands by itself and shorter ones are nested in it`() throws {
    let rows = "社会主义\n中国特色社会主义\n特色"
    #expect(
      try found(rows, in: "走中国特色社会主义道路，建设社会主义") == [
        "中国特色社会主义 at 1", "特色 at 3 in 中国特色社会主义", "社会主义 at 5 in 中国特色社会主义", "社会主义 at 14",
      ])
  }

  @Test func `digits may stand for the numerals of a slogan`() throws {
    let rows = "两个维护\n三严三实\n十四个坚持\n双减"
    #expect(
      try found(rows, in: "做到2个维护、“３严３实”，落实14个坚持，2减") == ["两个维护 at 2", "三严三实 at 8", "十四个坚持 at 16"])
    #expect(try found(rows, in: "共12个维护点，1.2个维护点").isEmpty)
    #expect(try found("三农", in: "3农户").isEmpty)
    #expect(try found("三农", in: "“3农”问题") == ["三农 at 1"])
  }

  @Test func `matches that merely overlap both stand by themselves`() throws {
    #expect(try found("以人民为中心\n中心工作", in: "以人民为中心工作").count == 2)
    #expect(try found("以人民为中心\n中心工作", in: "以人民为中心工作").allSatisfy { !$0.contains(" in ") })
  }

  @Test func `a variant counts as its slogan, once`() throws {
    #expect(try found("枫桥经验\tpolicy\t\t\t枫桥式", in: "“枫桥式”派出所和枫桥经验") == ["枫桥经验 at 1", "枫桥经验 at 9"])
  }

  @Test(arguments: [
    ("三保\tnumeric\t\t\t\t\t\t\t!before:障", "义务教育三保障", false), ("三保\tnumeric\t\t\t\t\t\t\t!before:障", "兜牢“三保”底线", true),
    ("三保\tnumeric\t\t\t\t\t\t\t!before:障", "“三保”障", false),
    ("新发展理念\tpolicy\t\t\t\t\t\t\t!after:创", "创新发展理念", false),
    ("两重\tnumeric\t\t\t\t\t\t\tquoted", "冰火两重天", false), ("两重\tnumeric\t\t\t\t\t\t\tquoted", "“两重”项目", true),
    ("两重\tnumeric\t\t\t\t\t\t\tquoted\n两新", "“两重两新”政策", true),
    ("两重\tnumeric\t\t\t\t\t\t\tquoted", "“双减”和两重“三保”", false),
    ("两重\tnumeric\t\t\t\t\t\t\tquoted", "\"两重\"项目", true),
    ("两高\tnumeric\t\t\t\t\t\t\tquoted", "“两高地、两基地”", false), ("四清\tnumeric\t\t\t\t\t\t\tquoted", "“四看四清”行动", false),
    ("两高\tnumeric\t\t\t\t\t\t\tquoted", "“两高、一剩”", true),
    ("千万工程\tnumeric", "实施“十百千万”工程", false), ("千万工程\tnumeric", "实施“千万”工程", true), ("三产融合\tnumeric", "推进一二三产融合", true),
    ("四化", "推进“五基四化”", false),
    ("四化", "实现“四化”", true),
  ])
  func `a condition decides`(row: String, text: String, holds: Bool) throws {
    #expect(try found(row, in: text).isEmpty != holds)
  }

  @Test func `a date in a condition is compared as exactly as it is known`() throws {
    let row = "两新\tnumeric\t\t\t\t\t\t\tfrom:2024"
    #expect(try found(row, in: "两新", date: "2019-05").isEmpty)
    #expect(try found(row, in: "两新", date: "2024-03-05").count == 1)
    #expect(try found(row, in: "两新").count == 1)
  }

  @Test func `the governing verb is found past a modifier and shared in a coordination`() throws {
    let detect = try detector("枫桥经验\n四个意识\tnumeric\t\t增强\n四个自信\tnumeric\t\t坚定")
    let document = Document(id: "", text: "坚持和发展新时代“枫桥经验”，增强“四个意识”“四个自信”，“四个自信”")
    let mentions = detect(document)
    #expect(mentions.map { $0.verb.map { document.string($0) } } == ["坚持和发展", "增强", "增强", nil])
    #expect(mentions.map(\.sharesVerb) == [false, false, true, false])
  }

  @Test func `mentions come by place, and every span is the text of a form`() throws {
    let rows = "改革开放\n开放发展\n改革\n放发"
    let detect = try detector(rows)
    let pieces = ["改革", "开放", "发展", "，", "“", "”", " ", "\n", "改革开放", "放"]
    var generator = SeededGenerator(seed: 20_260)
    for _ in 0..<300 {
      let text = (0..<30).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }.joined()
      let document = Document(id: "", text: text)
      var last = Span(0, 0)
      for mention in detect(document) {
        #expect(mention.span.start >= last.start)
        last = mention.span
        let plain = document.string(mention.span).filter { !"“” \n".contains($0) }
        #expect(plain == detect.lexicon.entries[mention.slogan].canonical, "\(text)")
      }
    }
  }

  @Test func `a file of slogans says where it is wrong`() throws {
    let cases = [
      ("四个自信\tslogan", "t.tsv:2: unknown category"), ("四个自信\tnumeric\t甲;乙", "t.tsv:2: ‘四个自信’ lists 2 members"),
      ("四个自信\tnumeric\t\t\t\t2016-13", "t.tsv:2: ‘2016-13’ is no ISO date"),
      ("四个自信\tnumeric\t\t\t\t\t\told", "t.tsv:2: unknown status"),
      ("四个自信\tnumeric\t\t\t\t\t\t\twhen", "t.tsv:2: cannot read the condition"),
      ("四个自信\n四个自信", "t.tsv:3: ‘四个自信’ is already claimed in line 2"), ("信", "t.tsv:2: a slogan has two characters"),
    ]
    let head = "canonical\tcategory\tmembers\tverbs\tvariants\tfirst_use\tfirst_use_source\tstatus\tcondition\tnote\n"
    for (row, message) in cases {
      do {
        _ = try SloganLexicon.entries(of: LexiconFile(name: "t.tsv", text: head + row))
        Issue.record("\(row) was accepted")
      } catch {
        #expect("\(error)".hasPrefix(message), "\(error)")
      }
    }
  }
}
