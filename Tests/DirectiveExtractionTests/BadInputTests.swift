import DirectiveExtraction
import TestSupport
import Testing
import Text

@Suite struct `Bad input gives an answer in linear time` {
  @Test func `nothing at all`() {
    #expect(Fixture.directives("").isEmpty)
    #expect(Fixture.directives("\n\n\n").isEmpty)
  }

  @Test func `no marks at all`() {
    let text = String(repeating: "各级政府要加强领导各部门要落实责任", count: 200)
    #expect(Fixture.directives(text).count == 1)
  }

  @Test func `nothing but headings`() {
    #expect(Fixture.directives(String(repeating: "# 一、加强组织领导\n", count: 500)).isEmpty)
  }

  @Test func `an outline of twelve levels`() {
    var document = Fixture.document(String(repeating: "加强领导，落实责任。\n", count: 12))
    let end = document.text.count
    document.outline = Outline(
      entries: document.paragraphs.prefix(12).enumerated().map { index, paragraph in
        Outline.Entry(
          level: index + 1, marker: "", title: Span(paragraph.span.start, paragraph.span.start),
          section: Span(paragraph.span.start, end), parent: index == 0 ? nil : index - 1)
      })
    _ = Fixture.extract(document)
  }

  @Test(arguments: ["要", "要加强领导，", "“", "（", "对于要的，", "、", "各级政府", "；"])
  func `long lines of one kind`(piece: String) {
    let ratio = Growth.ratio(from: 2_000) { count in
      _ = Fixture.extract(Fixture.segment(Fixture.document(String(repeating: piece, count: count))))
    }
    #expect(ratio < Growth.linear)
  }

  /// Every word that a rule looks around from, next to every other and to both ends of the text.
  @Test func `any words in any order`() {
    let words = [
      "要", "必须", "不得", "的", "由", "把", "将", "对", "在", "中", "到2027年", "6月底前", "“十四五”末", "每季度", "5%", "百分之五", "1,000万元",
      "3日内",
      "各级党委", "县公安局", "有关部门", "和", "等", "牵头", "会同", "负责", "配合", "加强", "进行", "学习", "有计划地", "好", "到位", "下降", "增长", "目标是",
      "强调", "情形", "以下", "、", "，", "；", "：", "。", "！", "“", "”", "《", "》", "（", "）", "一是", "（三）", "第二条", "—", "责任单位：",
      "会议", "要求", "请", "望", "各", "之日起", "自", "月底前", "6月20日", "18：00前", "（星期一）", "至", "3", "处", "或者", "其他", "从", "看",
      "是", "予以", "时", "后", "1. ", "将", "我们", "应急局", "应当", "下列", "义务：",
      "\n", " ", "\u{3000}", "𠀀",
    ]
    var state: UInt64 = 11
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<(state >> 33) % 14 + 1 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += words[Int(state >> 33) % words.count]
      }
      let document = Fixture.document(text)
      for directive in Fixture.extract(document) {
        #expect(!directive.span.isEmpty && directive.span.end <= document.text.count)
        let places = directive.actors + directive.actions.map(\.verb) + directive.actions.compactMap(\.object)
        #expect(places.allSatisfy { $0.start >= 0 && $0.end <= document.text.count && !$0.isEmpty }, "\(text)")
        _ = directive.words(in: document)
      }
    }
  }

  @Test func `positions lie inside the text and in order`() {
    let document = Fixture.document("县委要抓好落实，各部门要配合。要求各地，严禁\n（一）要；要，。！要……“要”")
    let directives = Fixture.extract(document)
    for directive in directives {
      #expect(directive.span.start >= 0 && directive.span.end <= document.text.count && !directive.span.isEmpty)
    }
    #expect(directives.map(\.span.start) == directives.map(\.span.start).sorted())
  }
}
