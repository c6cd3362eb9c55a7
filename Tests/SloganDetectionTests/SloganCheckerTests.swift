import SloganDetection
import Testing
import Text

@Suite struct `Slogan checks` {
  private static let lexicon = try! SloganLexicon(in: builtInFolder)
  private static let detect = SloganDetector(lexicon)
  private static let check = SloganChecker(lexicon)

  private func findings(_ text: String, date: String? = nil) -> [String] {
    var document = Document(id: "", text: text)
    document.metadata["date"] = date
    return Self.check(document, mentions: Self.detect(document)).map {
      "\($0.kind.rawValue): \(document.string($0.span))"
    }
  }

  @Test(arguments: [
    ("要坚定“四个意识”，", "verb: 坚定“四个意识”"), ("协调推进“五位一体”总体布局", "verb: 协调推进“五位一体”"),
    ("坚定“五个自信”", "number: 五个自信"), ("增强“四个意识”、做到“三个维护”", "number: 三个维护"),
    ("铸造中华民族共同体意识", "character: 铸造中华民族共同体意识"),
    ("习近平新时代中国特设社会主义思想", "character: 习近平新时代中国特设社会主义思想"),
    ("以习近平总书记为核心的党中央", "title: 以习近平总书记为核心的党中央"),
    ("坚定“四个自信”、增强“四个意识”、做到“两个维护”", "order: 坚定“四个自信”、增强“四个意识”、做到“两个维护”"),
    ("坚定道路自信、制度自信、理论自信、文化自信", "member: 道路自信、制度自信、理论自信、文化自信"),
    ("增强政治意识、大局意识、看齐意识", "member: 政治意识、大局意识、看齐意识"),
    ("增强政治意识、大局意识、纪律意识、看齐意识", "member: 政治意识、大局意识、纪律意识、看齐意识"),
    ("贯彻创新、协调、开放、绿色、共享的理念", "member: 创新、协调、开放、绿色、共享"),
    ("深刻领悟“四个确立”的意义", "number: 四个确立"), ("贯彻创新、协调、绿色、共享的新发展理念", "member: 创新、协调、绿色、共享"),
    ("一体推进不敢腐、不想腐、不能腐", "member: 不敢腐、不想腐、不能腐"), ("坚持自我净化、自我革新、自我完善、自我提高", "member: 自我净化、自我革新、自我完善、自我提高"),
    ("坚定5个自信", "number: 5个自信"), ("推进“五位一体”战略布局", "character: “五位一体”战略布局"),
    ("不忘初心、牢记史命，砥砺前行", "character: 不忘初心、牢记史命"),
    ("坚持稳中求进进工作总基调", "character: 稳中求进进工作总基调"),
    ("走中国特色社会会主义道路", "character: 中国特色社会会主义道路"),
    ("坚持中国特色会社主义道路", "character: 中国特色会社主义"),
    ("坚持中国色社会主义道路", "character: 中国色社会主义道路"),
    ("贯彻总体国加安全观", "character: 总体国加安全观"),
    ("坚决做到“两个确立”", "verb: 做到“两个确立”"), ("坚持“一个中心、三个基本点”", "number: 坚持“一个中心、三个基本点”"),
    ("扎实做好“六稳”“七保”工作", "number: “六稳”“七保”"), ("严以修身、严以律己、严以用权", "member: 严以修身、严以律己、严以用权"),
    ("做到谋事要实、做人要实、创业要实", "member: 谋事要实、做人要实、创业要实"),
    ("立足新发展阶段、构建新发展格局、贯彻新发展理念", "order: 立足新发展阶段、构建新发展格局、贯彻新发展理念"),
    ("增强“四个意识、坚定“四个自信”", "quotation: “四个意识、坚定"), ("推进“放管服改革。\n下一段", "quotation: “放管服改革。"),
  ])
  func `a mistake is found where it stands`(text: String, finding: String) {
    #expect(findings(text) == [finding])
  }

  @Test(arguments: [
    "增强“四个意识”、坚定“四个自信”、做到“两个维护”", "深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”",
    "统筹推进“五位一体”总体布局、协调推进“四个全面”战略布局", "增强“四个意识”“四个自信”", "坚持道路自信、理论自信、制度自信", "坚决做到“两个维护”，增强“四个意识”、坚定“四个自信”",
    "推进经济建设、政治建设、文化建设、社会建设", "培养有理想、有道德、有纪律、有文化的公民",
    "增强政治意识、大局意识、责任意识", "推进经济建设、文化建设、社会建设", "农村、农业、农民", "我们开展“五个自信”教育",
    "习近平新时代中国特色社会主义外交思想", "贯彻创新、绿色的新发展理念",
    "坚持社会主义道路，坚持人民民主专政，坚持共产党的领导，坚持马列主义、毛泽东思想这四项基本原则", "“第一段。\n“第二段。”", "以习近平同志为核心的党中央", "习近平新时代中国特色社会主义思想",
    "深刻领悟“两个确立”，坚决做到“两个维护”", "做到“两个确立”内化于心", "打造“一个中心、三个基本点”物流布局", "坚持“一个中心、两个基本点”", "做好“六稳”工作、落实“六保”任务",
    "严以修身、严以用权、严以律己，谋事要实、创业要实、做人要实", "立足新发展阶段、贯彻新发展理念、构建新发展格局",
    "立足新发展阶段，完整、准确、全面贯彻新发展理念，加快构建新发展格局",
    "健全民主法制", "坚持互相尊重", "推进购租并举", "维护和平和合作", "建设“和美湘村”", "发展现代产业体系", "改造资本主义工业", "56个民族共同团结奋斗、共同繁荣发展",
    "以党为领导核心", "坚持立党为公、执法为民",
    "对党忠诚、为党分忧、为党尽职、为民造福", "他说：“要‘干字当头’。”", "全党全军全国各族人民", "增强4个意识、坚定4个自信", "学科学、用科学、爱科学",
  ])
  func `right and doubtful wordings are left alone`(text: String) {
    #expect(findings(text).isEmpty)
  }

  @Test func `a formula in a document older than it is an anachronism, and only there`() throws {
    let first = try #require(Self.lexicon["两个确立"]?.firstUse)
    #expect(first.year == 2021)
    #expect(findings("捍卫“两个确立”", date: "2016-05") == ["anachronism: 两个确立"])
    #expect(findings("捍卫“两个确立”", date: "2022").isEmpty)
    #expect(findings("捍卫“两个确立”", date: "2021").isEmpty)
    #expect(findings("捍卫“两个确立”").isEmpty)
  }

  @Test func `a superseded formula is found once its successor is in use`() throws {
    #expect(findings("坚定“三个自信”", date: "2014").isEmpty)
    #expect(findings("坚定“三个自信”", date: "2020-01") == ["superseded: 三个自信"])
  }
}
