import DirectiveExtraction
import Testing
import Text

@Suite struct `Marker, modality and strength` {
  @Test(arguments: [
    ("各地必须落实责任。", "必须", Modality.obligation, 3), ("各部门要落实责任。", "要", .obligation, 2),
    ("任何人不得擅自停业。", "不得", .prohibition, 3), ("严禁迟报瞒报。", "严禁", .prohibition, 3),
    ("提倡每周开展一次亲子阅读。", "提倡", .recommendation, 1), ("希望大家认真履职。", "希望", .recommendation, 1),
    ("我们一定要抓好落实。", "一定", .obligation, 3), ("主要污染物排放量要下降3%。", "要", .target, 2),
  ])
  func `of each kind`(text: String, marker: String, modality: Modality, strength: Int) throws {
    let directive = try #require(Fixture.directives(text).first)
    #expect(directive.marker == marker)
    #expect(directive.modality == modality)
    #expect(directive.strength == strength)
  }

  @Test func `the requirement of another has his name`() throws {
    let directive = try #require(Fixture.directives("省委书记强调，要统筹发展和安全。").first)
    #expect(directive.attribution == "省委书记")
  }
}

@Suite struct `Actors` {
  @Test(arguments: [
    ("各乡镇（街道）、县直各部门要抓好落实。", ["各乡镇（街道）", "县直各部门"]), ("公安、网信等部门要加强协作。", ["公安、网信等部门"]),
    ("有关部门和单位应当予以配合。", ["有关部门", "单位"]), ("我们要抓好落实。", ["我们"]), ("消防车通道不得占用。", []),
    ("县委、县政府要加强领导。", ["县委", "县政府"]), ("各级政府在工作中应当听取意见。", ["各级政府"]),
    ("鼓励退休干部、教师参与调解。", ["退休干部", "教师"]), ("需要各级各部门强化责任。", ["各级各部门"]),
    ("市自然资源局要完成调查。", ["市自然资源局"]), ("县委组织部要选好干部。", ["县委组织部"]),
    ("旅馆工作人员发现违法犯罪行为，应当立即报告。", ["旅馆工作人员"]),
    ("省、自治区、直辖市人民政府应当加强领导。", ["省、自治区、直辖市人民政府"]), ("验收应当由建设单位负责组织。", ["建设单位"]),
    ("受理部门和单位应当及时答复。", ["受理部门", "单位"]), ("这就要求我们必须具备决心。", ["我们"]), ("党的领导必须加强。", []),
    ("国家基本建设投资要向农业倾斜。", []), ("浙江要勇当先行者。", ["浙江"]), ("河南经济要实现增长。", []),
    ("各镇街、各部门要落实责任。", ["各镇街", "各部门"]), ("各州、市人民政府要加强领导。", ["各州、市人民政府"]),
    ("尚未参加社会保险的企业，必须依法参保。", ["尚未参加社会保险的企业"]), ("申报企业要填写申请表。", ["申报企业"]),
    ("政府采购等活动应当公开。", []), ("为重点群体要做好服务。", []),
  ])
  func `are known by the form of their names`(text: String, actors: [String]) throws {
    #expect(try #require(Fixture.directives(text).first).actors == actors)
  }

  @Test(arguments: [
    ("对考核排名末位的县，由省委负责同志约谈。", "省委负责同志", "约谈"), ("会议明确，县自然资源局负责做好用地保障。", "县自然资源局", "负责"),
    ("原则同意改造方案，由县住房城乡建设局修改后印发。", "县住房城乡建设局", "修改"), ("对进度滞后的县，由市政府领导约谈其负责人。", "市政府领导", "约谈"),
    ("省市场监管局组织专家进行审核。", "省市场监管局", "组织"), ("交警大队负责路面管控。", "交警大队", "负责"),
  ])
  func `act without a marker where tasks are set`(text: String, actor: String, verb: String) throws {
    let directive = try #require(Fixture.directives("# 重点任务\n" + text).first)
    #expect(directive.actors == [actor])
    #expect(directive.actions.first?.verb == verb)
  }

  @Test func `are named by the clause that reports what they are`() {
    let directives = Fixture.directives("各级党委书记是第一责任人，要把任务落实到人。县级扶贫部门是责任主体，不得推诿。")
    #expect(directives.map(\.actors) == [["各级党委书记"], ["县级扶贫部门"]])
  }

  @Test func `behind a topic act without a marker where tasks are set`() {
    let directives = Fixture.directives("# 重点任务\n对考核排名末位的县，由省委负责同志约谈。对收入不稳定户，县级扶贫部门落实帮扶措施。")
    #expect(directives.map(\.actors) == [["省委负责同志"], ["县级扶贫部门"]])
    #expect(directives.map { $0.actions.first?.verb } == ["约谈", "落实"])
  }

  @Test func `of an earlier clause carry over, of an earlier sentence do not`() {
    let directives = Fixture.directives("企业要落实责任，不得瞒报。要加强培训。")
    #expect(directives.map(\.actors) == [["企业"], ["企业"], []])
  }
}

@Suite struct `Lead and support` {
  @Test func `stand in clauses of their own`() throws {
    let directive = try #require(Fixture.directives("由县委政法委牵头，县司法局、县信访局配合，6月底前建成调处中心。").first)
    #expect(directive.lead == ["县委政法委"])
    #expect(directive.support == ["县司法局", "县信访局"])
    #expect(directive.actors == ["县委政法委", "县司法局", "县信访局"])
    #expect(directive.actions.first == Action(verb: "建成", object: "调处中心"))
    #expect(directive.marker.isEmpty)
  }

  @Test(arguments: ["要由县公安局牵头，县司法局配合，3月底前完成整治。", "应由县公安局牵头，县司法局配合，3月底前完成整治。"])
  func `stand behind a marker too`(text: String) throws {
    let directive = try #require(Fixture.directives(text).first)
    #expect(directive.lead == ["县公安局"] && directive.support == ["县司法局"])
    #expect(directive.actions == [Action(verb: "完成", object: "整治")])
  }

  @Test func `are told by the verb in a labelled line`() throws {
    let directive = try #require(Fixture.directives("# 重点任务\n加快组建集团，完善制度。\n责任单位：省数据局牵头，省国资委按职责分工负责").first)
    #expect(directive.lead == ["省数据局"] && directive.support == ["省国资委"])
  }

  @Test func `a unit that a clause of its own charges is the actor`() throws {
    let directive = try #require(Fixture.directives("# 重点任务\n加快项目审批，由县行政审批局负责，6月30日前完成。").first)
    #expect(directive.actors == ["县行政审批局"])
    #expect(directive.actions.map(\.verb) == ["加快", "完成"])
  }

  @Test func `are parted by 会同`() throws {
    let directive = try #require(Fixture.directives("县应急管理局要会同县住建局、县消防救援大队开展排查。").first)
    #expect(directive.lead == ["县应急管理局"])
    #expect(directive.support == ["县住建局", "县消防救援大队"])
    #expect(directive.actions.first?.verb == "开展")
  }

  @Test(arguments: [
    ("（牵头单位：市司法局；责任单位：市城管局、市财政局）", ["市司法局"], ["市城管局", "市财政局"]),
    ("（责任单位：市司法局、市城管局）", ["市司法局"], ["市城管局"]), ("（市公安局、市教育局负责）", ["市公安局"], ["市教育局"]),
    ("（市发改委牵头，市财政局配合）", ["市发改委"], ["市财政局"]), ("（市发改委会同市财政局落实）", ["市发改委"], ["市财政局"]),
  ])
  func `in a bracket behind the full stop fill the fields of what stands before`(
    bracket: String, lead: [String], support: [String]
  ) throws {
    let directives = Fixture.directives("# 重点任务\n规范执法。推行综合查一次，严禁多头检查。" + bracket)
    #expect(directives.count == 2)
    for directive in directives {
      #expect(directive.lead == lead)
      #expect(directive.support == support)
      #expect(directive.actors.isEmpty)
    }
  }

  @Test func `in a bracket that ends a sentence lead all of it`() {
    let directives = Fixture.directives("# 重点任务\n发放劳务报酬20亿元；提高养老金标准（牵头单位：农牧厅、人社厅）。")
    #expect(directives.map(\.lead) == [["农牧厅", "人社厅"], ["农牧厅", "人社厅"]])
  }

  @Test func `and a deadline stand in a bracket behind the full stop`() throws {
    let directive = try #require(
      Fixture.directives("# 重点任务\n加快推进老旧小区改造，完成投资2亿元。（牵头单位：建设局；配合单位：财政局、各街道；完成时限：12月底前）").first)
    #expect(directive.lead == ["建设局"])
    #expect(directive.support == ["财政局", "各街道"])
    #expect(directive.words.deadline == "12月底前")
    #expect(directive.deadline?.to?.description == "2025-12-31")
  }
}

@Suite struct `Who acts before a time` {
  @Test func `is no target and has an actor`() throws {
    let found = Fixture.directives(
      "# 重点任务\n县水利局5月底前完成水库加固。县教育局6月底前完成校舍排查。年底前，县住建局完成改造老旧小区12个。")
    #expect(found.map(\.actors) == [["县水利局"], ["县教育局"], ["县住建局"]])
    #expect(found.map(\.modality) == [.obligation, .obligation, .obligation])
  }

  @Test(arguments: [
    "自觉接受人大依法监督，主动接受政协民主监督。", "支持有能力的民营企业牵头攻关。", "健全以企业为主体的人才引育机制。",
    "服务企业，要做到有事襄助。", "廉洁自律是每一名政府工作人员必须坚守的底线。",
  ])
  func `what is asked for is no actor`(text: String) {
    #expect(Fixture.directives("# 重点任务\n" + text).allSatisfy { $0.actors.isEmpty })
  }

  @Test(arguments: [
    ("驻村干部、村计生员要加大排查力度。", ["驻村干部", "村计生员"]), ("各级政府特别是领导干部要真诚交往。", ["各级政府", "领导干部"]),
    ("接受申请的人民法院应当依法执行。", ["接受申请的人民法院"]), ("校车运载学生，应当减速行驶。", []), ("严禁超负荷接待游客。", []), ("鼓励其投保责任保险。", ["其"]),
    ("本市禁止生产烟花爆竹。", []), ("出租汽车驾驶员应当保持车容整洁。", ["出租汽车驾驶员"]), ("设置人应当及时拆除。", ["设置人"]),
    ("养护责任人应当定期检查。", ["养护责任人"]), ("任何单位和个人不得损毁。", ["任何单位", "个人"]),
    ("市交通局或者区管理公路的部门应当公告。", ["市交通局", "区管理公路的部门"]), ("组团社向旅游者提供的信息必须真实。", []),
    ("领导小组办公室具体负责日常工作，要加强协调。", ["领导小组办公室"]),
    ("希望各级教育行政部门和中小学校一定要担负起责任。", ["各级教育行政部门", "中小学校"]),
    ("县级以上人民政府发展改革、教育、公安等有关部门应当做好管理工作。", ["县级以上人民政府发展改革、教育、公安等有关部门"]),
    ("经营性人力资源服务机构应当公示收费标准。", ["经营性人力资源服务机构"]), ("招生单位要充分利用平台发布信息。", ["招生单位"]),
    ("市科学技术行政部门应当配合执法。", ["市科学技术行政部门"]),
  ])
  func `names by their form`(text: String, actors: [String]) throws {
    #expect(try #require(Fixture.directives(text).first).actors == actors)
  }
}

@Suite struct `Lines that name units` {
  @Test func `speak of the tasks above them`() {
    let text = "# 重点任务\n推行综合查一次，严禁多头检查。\n牵头单位：市司法局\n责任单位：市城管局、市财政局\n加强培训，提高能力。"
    let directives = Fixture.directives(text)
    #expect(directives.map(\.lead) == [["市司法局"], ["市司法局"], []])
    #expect(directives.map(\.support) == [["市城管局", "市财政局"], ["市城管局", "市财政局"], []])
  }
}

@Suite struct `Deadlines` {
  /// The document's date is 10 January 2025.
  @Test(arguments: [
    ("各地要在6月底前完成改造。", "6月底前", "", "2025-06-30"), ("各地要在6月1日前完成改造。", "6月1日前", "", "2025-06-01"),
    ("各地要于三季度完成改造。", "三季度", "2025-07-01", "2025-09-30"), ("各地年内要完成改造。", "年内", "", "2025-12-31"),
    ("到2027年，各地要完成改造。", "到2027年", "", "2027-12-31"), ("“十四五”末，各地要完成改造。", "“十四五”末", "", "2025-12-31"),
    ("各地要在一个月内完成改造。", "一个月内", "2025-01-10", "2025-02-10"), ("即日起，各地要停止审批。", "即日起", "2025-01-10", ""),
    ("各地要在明年3月底前完成改造。", "明年3月底前", "", "2026-03-31"), ("各地要在春节前完成改造。", "春节前", "", "2025-01-29"),
    ("各地要在国庆节前完成改造。", "国庆节前", "", "2025-10-01"), ("各地要在汛期前完成改造。", "汛期前", "", ""),
    ("各地要在7个工作日内报告。", "7个工作日内", "", ""), ("今年，各地要完成改造。", "今年", "", "2025-12-31"),
    ("各地要在半年内完成改造。", "半年内", "2025-01-10", "2025-07-10"), ("各地要在2026年底前完成改造。", "2026年底前", "", "2026-12-31"),
    ("各地要在2026年国庆节前完成改造。", "2026年国庆节前", "", "2026-10-01"), ("各地要在明年春节前完成改造。", "明年春节前", "", "2026-02-17"),
    ("各地要在本月底前完成改造。", "本月底前", "", "2025-01-31"), ("各地要于下个月15日前完成改造。", "下个月15日前", "", "2025-02-15"),
    ("各地要于4月15日（星期二）前报送。", "4月15日（星期二）前", "", "2025-04-15"),
    ("各地要于6月20日18：00前报送。", "6月20日18：00前", "", "2025-06-20"), ("各地要于9月20前报送。", "9月20前", "", "2025-09-20"),
    ("各地要力争月底前开工。", "月底前", "", "2025-01-31"), ("县水利局务必于汛前完成。", "汛前", "", ""),
    ("各地要在2026—2028年开展整治。", "2026—2028年", "2026-01-01", "2028-12-31"),
    ("各地应当在收到通知之日起十五日内报告。", "收到通知之日起十五日内", "", ""),
    ("各地应当于每年一月三十一日前报告。", "每年一月三十一日前", "", ""),
    ("各地要在5月至10月开展整治。", "5月至10月", "2025-05-01", "2025-10-31"), ("各地要于2月30日前报送。", "2月30日前", "", ""),
    ("各地要在9月1日至10日开展自查。", "9月1日至10日", "2025-09-01", "2025-09-10"),
    ("各地要在3月1日至5月31日开展排查。", "3月1日至5月31日", "2025-03-01", "2025-05-31"),
    ("各地要在2025年至2027年底分批完成。", "2025年至2027年底", "2025-01-01", "2027-12-31"),
    ("从2025年到2027年，各地要开展整治。", "从2025年到2027年", "2025-01-01", "2027-12-31"),
    ("各地要在2025年9月10日至2026年3月底开展整治。", "2025年9月10日至2026年3月底", "2025-09-10", "2026-03-31"),
    ("各地要在今明两年完成改造。", "今明两年", "", "2026-12-31"),
    ("各地要在本季度内完成自查。", "本季度内", "2025-01-01", "2025-03-31"), ("各地要于下季度末前完成。", "下季度末前", "", "2025-06-30"),
    ("各单位要于本周五前报送。", "本周五前", "", "2025-01-10"), ("各单位要于下周一前报送。", "下周一前", "", "2025-01-13"),
    ("各单位要在本周内报送。", "本周内", "2025-01-06", "2025-01-12"),
    ("各地要在11月2至10日组织自查。", "11月2至10日", "2025-11-02", "2025-11-10"), ("各地要在毕业生离校前出台政策。", "毕业生离校前", "", ""),
    ("用户应当提前二十日提出申请。", "提前二十日", "", ""), ("各地要力争6月份开工建设。", "6月份", "2025-06-01", "2025-06-30"),
    ("各单位须在收到通知后10日内报告。", "收到通知后10日内", "", ""), ("各单位要在会后一周内报告。", "会后一周内", "2025-01-10", "2025-01-17"),
  ])
  func `have words and days`(text: String, words: String, from: String, to: String) throws {
    let directive = try #require(Fixture.directives(text).first)
    let deadline = try #require(directive.deadline)
    #expect(directive.words.deadline == words)
    #expect((deadline.from?.description ?? "") == from)
    #expect((deadline.to?.description ?? "") == to)
  }

  @Test func `stand in a bracket behind the task`() throws {
    let directive = try #require(Fixture.directives("# 重点任务\n推进旧改30个。（县住建局牵头，县财政局配合，12月底前完成）").first)
    #expect(directive.words.deadline == "12月底前" && directive.lead == ["县住建局"] && directive.support == ["县财政局"])
  }

  @Test(arguments: [
    "若干年内投资要考虑交通。", "由于十年内乱，要加强管理。", "每学期开学前7天要组织培训。", "各地要尽快完成改造。", "要做好今年工作。", "各地要完成2023年改造任务。", "要把时间控制在3日以内。",
  ])
  func `are no vague words, modifiers and durations to be reached`(text: String) throws {
    #expect(try #require(Fixture.directives(text).first).deadline == nil)
  }

  @Test func `have no days without the document's date, unless they name a year`() throws {
    let relative = try #require(Fixture.directives("各地要在6月底前完成改造。", date: "").first)
    #expect(relative.deadline?.to == nil && relative.words.deadline == "6月底前")
    let absolute = try #require(Fixture.directives("到2027年，各地要完成改造。", date: "").first?.deadline)
    #expect(absolute.to?.description == "2027-12-31")
  }
}

@Suite struct `Quantities and frequency` {
  @Test func `have figure, unit and bound`() throws {
    let directive = try #require(Fixture.directives("县财政局要筹集资金不低于3亿元，新建充电桩1.2万个以上。").first)
    #expect(
      directive.quantities == [
        Quantity(text: "不低于3亿元", value: "3", unit: "亿元", bound: "不低于"),
        Quantity(text: "1.2万个以上", value: "1.2", unit: "万个", bound: "以上"),
      ])
  }

  @Test func `of a range have both ends`() throws {
    let directive = try #require(Fixture.directives("要新建停车场3至5处，增速达到6%—7%，从3元提高到5元。").first)
    #expect(
      directive.quantities == [
        Quantity(text: "3至5处", value: "3-5", unit: "处", bound: ""),
        Quantity(text: "6%—7%", value: "6-7", unit: "%", bound: ""),
        Quantity(text: "5元", value: "5", unit: "元", bound: ""),
      ])
  }

  @Test func `where a change begins is no goal`() throws {
    let directive = try #require(Fixture.directives("补贴标准要从每人每月202元提高到209元。").first)
    #expect(directive.quantities.map(\.text) == ["209元"])
  }

  @Test(arguments: [
    ("各地要每季度开展一次检查。", ["每季度"]), ("各地要定期开展检查。", ["定期"]), ("各地要常态化开展检查。", ["常态化"]),
    ("各地要健全常态化机制。", []), ("补贴每人每月不得少于600元。", []),
  ])
  func `how often`(text: String, frequency: [String]) throws {
    #expect(try #require(Fixture.directives(text).first).frequency == frequency)
  }
}

@Suite struct `Actions` {
  @Test(arguments: [
    ("要深入实施种业振兴行动。", "实施", "种业振兴行动"), ("要把任务落实到岗位。", "落实到", "任务"), ("要用好专项资金。", "用好", "专项资金"),
    ("要对整改情况进行核查。", "进行", "核查"), ("要支持企业做大做强。", "支持", "企业做大做强"), ("要有计划地开展培训。", "开展", "培训"),
    ("不得随意扩大检查范围。", "扩大", "检查范围"), ("要坚持和加强党的领导。", "坚持", "党的领导"), ("要加快推进项目建设。", "加快推进", "项目建设"),
    ("要加快住宅建设。", "加快", "住宅建设"), ("要建立健全激励机制。", "建立健全", "激励机制"),
    ("要把政治建设摆在首位。", "摆在", "政治建设"), ("要把项目谋划好。", "谋划好", "项目"), ("要把成绩讲够。", "讲够", "成绩"),
    ("要把规模加以扩大。", "扩大", "规模"), ("对问题要加以解决。", "解决", ""), ("要提升矛盾化解率。", "提升", "矛盾化解率"),
    ("要算好时间账。", "算好", "时间账"),
    ("检验机构应当自接受委托之日起十五日内出具结论。", "出具", "结论"), ("当事人可以向作出结论的机关申请复核。", "申请", "复核"),
    ("不得以只售不租为由拒绝出租。", "拒绝", "出租"), ("应当对违法行为予以劝阻、制止。", "劝阻", ""),
    ("对违法行为应当予以制止。", "制止", ""), ("要十分重视人才工作。", "重视", "人才工作"),
    ("校车应当按照经审核确定的线路行驶，保持安全。", "行驶", ""), ("对于新建项目，竣工后要交付使用。", "交付", "使用"), ("每个村至少要建立1个合作社。", "建立", "1个合作社"),
    ("要将事项完成情况报送市政府督查室。", "报送", "事项完成情况"), ("要以提升组织力为重点建强支部。", "建强", "支部"),
    ("要巩固提升整治成效。", "巩固提升", "整治成效"), ("要督促落实整改措施。", "督促落实", "整改措施"), ("要管好用好专项资金。", "管好用好", "专项资金"),
    ("要居安思危，未雨绸缪。", "居安思危", ""), ("各部门要制定实施细则。", "制定", "实施细则"),
    ("驾驶人应当按照公安部门规定的位置放置标牌，开启标志灯。", "放置", "标牌"),
    ("应当对登记的实施情况进行监督检查。", "进行", "监督检查"), ("要按照谁受益谁负责的原则，完善机制。", "完善", "机制"),
    ("要用新思想武装头脑。", "武装", "头脑"), ("各级不得给基层下达硬指标。", "下达", "硬指标"), ("要通过改革建立新机制，激发活力。", "建立", "新机制"),
    ("要结合实际，制定方案。", "制定", "方案"), ("要充分利用资源，形成合力。", "利用", "资源"),
    ("要把新发展理念、法治思维贯穿全过程。", "贯穿", "新发展理念、法治思维"), ("各部门要把稳定物价作为任务。", "作为", "稳定物价"),
    ("要加大力度，形成合力。", "加大", "力度"), ("要突出重点地块和路段。", "突出", "重点地块和路段"), ("要抓紧进行。", "进行", ""),
    ("要严格按照规定，落实责任。", "落实", "责任"), ("要站在全局的高度来认识问题。", "认识", "问题"),
    ("会议要求项目手续尽快办理。", "办理", ""), ("对遗留问题，要按照规定，探索新模式。", "探索", "新模式"),
    ("应当将情况报告市特种设备监督管理部门。", "报告", "情况"), ("不得在上述地点燃放烟花。", "燃放", "烟花"),
    ("不得在外环线以内区域燃放烟花。", "燃放", "烟花"), ("应当就该事项作出说明。", "作出", "说明"),
    ("用户应当提前两个工作日提出申请。", "提出", "申请"), ("任何部门不得以人员变更、履行流程为由拖延付款。", "拖延", "付款"),
    ("建设单位应当在收到通知后3日内向县住建局报告。", "报告", ""),
    ("不得利用职权干预司法。", "干预", "司法"), ("不得违反规定批准项目。", "批准", "项目"), ("禁止任何单位和个人损毁标识。", "损毁", "标识"),
    ("应当对做出贡献的个人给予表彰。", "给予", "表彰"), ("不得非法收购野生动物。", "收购", "野生动物"), ("应当专项论证可行性。", "论证", "可行性"),
    ("使用期限不得超过两年。", "超过", "两年"), ("项目应当经主管部门批准。", "经", "主管部门批准"), ("要把群众的事当作自己的事。", "当作", "群众的事"),
    ("不得对群众的求助置之不理。", "置之不理", ""), ("不能拿旧论文进行申报。", "进行", "申报"),
    ("不得在出口、通道等附近堆放杂物。", "堆放", "杂物"), ("应当立即向边防检查总站或者公安部门备案。", "备案", ""),
    ("要以长期出租等方式，转让经营权。", "转让", "经营权"), ("要按照《检查制度》组织自查。", "组织", "自查"),
    ("应当严格审核。", "审核", ""), ("应当严格为举报人保密。", "保密", ""), ("要统一认识，统一步调。", "统一", "认识"), ("要加快发展。", "加快", "发展"),
    ("对此项工作要予以高度重视。", "重视", ""), ("要以西咸一体化为牵引加快都市圈建设。", "加快", "都市圈建设"),
    ("养护人应当向所在街道管理古树名木的部门申请经费。", "申请", "经费"), ("应当按照合理、高效的原则确定期限并按时办结。", "确定", "期限并按时办结"),
    ("应当在规定期限内负责有关的乡村振兴工作。", "负责", "有关的乡村振兴工作"), ("应当根据具体情况提前公告。", "公告", ""),
    ("应当按照国家规定在医院设立警务室，配备警力。", "设立", "警务室"), ("禁止在生产、运输、销售过程中添加任何物质。", "添加", "任何物质"),
    ("企业不得向未取得许可证的单位购进原料。", "购进", "原料"), ("决不能因为胜利而骄傲。", "骄傲", ""), ("必须以提高效益为前提。", "为", "前提"),
    ("要用心用情为群众办实事。", "办", "实事"), ("要稳外贸促消费。", "稳", "外贸促消费"), ("不得作为招生依据。", "作为", "招生依据"),
    ("作为党员干部，要带头学习。", "学习", ""), ("要力争今年上半年全面完成改造。", "完成", "改造"), ("应当自受理之日起三个月内调查处理完毕。", "调查处理完毕", ""),
    ("要保持清醒，担负起主体责任。", "保持", "清醒"), ("要担负起主体责任。", "担负起", "主体责任"), ("要怀着深厚感情做好帮扶工作。", "做好", "帮扶工作"),
    ("市教育局将按照要求开展督查，各校要做好准备。", "做好", "准备"), ("要抓紧地方的立法工作。", "抓紧", "地方的立法工作"),
    ("# 重点任务\n对符合要求的敬老院，由县政府研究处理。", "研究", "处理"), ("请有意向申报的老师及时与教研员联系。", "联系", ""),
  ])
  func `have verb and object`(text: String, verb: String, object: String) throws {
    #expect(try #require(Fixture.directives(text).first?.actions.first) == Action(verb: verb, object: object))
  }

  @Test(arguments: [
    ("禁止在河道内倾倒、抛撒、堆放建筑垃圾。", ["倾倒·建筑垃圾"]), ("不得伪造、隐匿、毁灭证据。", ["伪造·证据"]),
    ("各地要3月底前完成摸底、6月底前完成整改、年底前全面验收。", ["完成·摸底", "完成·整改", "验收·"]),
    ("要在化解矛盾中体现担当、在服务群众中主动作为。", ["体现·担当", "作为·"]),
    ("严禁重复督查、多头督查、越权督查。", ["重复督查·", "多头督查·", "越权督查·"]), ("不得拒绝或者阻挠检查。", ["拒绝·检查"]),
    ("要严查超速、超员、酒驾等违法行为。", ["严查·超速、超员、酒驾等违法行为"]),
    ("我们要以攻坚克难的决心，努力争取更好的结果。", ["争取·更好的结果"]), ("希望大家一定要增强信心。", ["增强·信心"]),
    ("可以将许可权委托公安机关消防机构行使。", ["委托·许可权"]), ("不得在建筑物、构筑物内燃放烟花。", ["燃放·烟花"]),
  ])
  func `of lists share their object, and each has its own`(text: String, actions: [String]) throws {
    let found = try #require(Fixture.directives(text).first?.actions)
    #expect(found.map { $0.verb + "·" + $0.object } == actions)
  }
}
