import DirectiveExtraction
import Testing

/// Each test is a line of the definition: where a directive begins and ends.
@Suite struct `The extent of a directive` {
  @Test func `the topic before the marker belongs to it`() {
    #expect(Fixture.texts("对于群众反映的问题，要逐一核实。") == ["对于群众反映的问题，要逐一核实"])
    #expect(Fixture.texts("到2027年，各级政府要完成改造。") == ["到2027年，各级政府要完成改造"])
    #expect(Fixture.texts("做好这项工作，首先要统一思想。") == ["做好这项工作，首先要统一思想"])
  }

  @Test func `a clause that only reports a state stays outside`() {
    #expect(Fixture.texts("当前形势依然严峻，要保持清醒头脑。") == ["要保持清醒头脑"])
  }

  @Test func `numbering and connectives stay outside`() {
    #expect(Fixture.texts("一是要加强领导，压实责任。二是要严格考核，强化督查。") == ["要加强领导，压实责任", "要严格考核，强化督查"])
    #expect(Fixture.texts("同时，要做好宣传工作。") == ["要做好宣传工作"])
  }

  @Test(arguments: ["• ", "●", "- ", "■ ", "——", "· "])
  func `a bullet stays outside`(bullet: String) {
    let text = "一、下一步工作\n要加强领导，压实责任。\n\(bullet)完善制度，堵塞漏洞。"
    #expect(Fixture.texts(text) == ["要加强领导，压实责任", "完善制度，堵塞漏洞"])
  }

  @Test func `what was done resolutely is no requirement`() {
    #expect(Fixture.texts("坚决守住了安全底线。").isEmpty)
    #expect(Fixture.texts("坚决批判和否定了错误的方针。").isEmpty)
    #expect(Fixture.texts("坚决守住安全底线。") == ["坚决守住安全底线"])
  }

  @Test func `coordinate verb phrases under one marker are one directive`() {
    let directives = Fixture.directives("要建立工作台账，明确任务时限和责任人。")
    #expect(directives.count == 1)
    #expect(
      directives.first?.actions == [
        Action(verb: "建立", object: "工作台账"), Action(verb: "明确", object: "任务时限和责任人"),
      ])
  }

  @Test func `the next marker opens a directive of its own, with its topic`() {
    #expect(
      Fixture.texts("要勇于担当，对于突出矛盾，要主动化解。") == ["要勇于担当", "对于突出矛盾，要主动化解"])
  }

  @Test func `each half of a pair is a directive`() {
    let text = "各地既要积极推进，又要稳妥有序。"
    #expect(Fixture.texts(text) == ["各地既要积极推进", "又要稳妥有序"])
    #expect(Fixture.directives(text).map(\.actors) == [["各地"], ["各地"]])
  }

  @Test func `who is asked in mid-sentence has a directive of his own`() {
    let directives = Fixture.directives("县教育局要按时送达试卷，请各学校指定专人接收。")
    #expect(directives.map(\.actors) == [["县教育局"], ["各学校"]])
  }

  @Test func `what a paragraph is about stays outside`() {
    #expect(Fixture.texts("考试范围：各校应按照标准命题。") == ["各校应按照标准命题"])
    #expect(Fixture.texts("通知强调，各校要加强管理。") == ["各校要加强管理"])
  }

  @Test func `another unit with a verb of its own opens a directive`() {
    let directives = Fixture.directives("各学校一定要组织好报名工作，11月5日前市教育局完成审核，11月10日前省教育考试院完成汇总。")
    #expect(directives.map(\.actors) == [["各学校"], ["市教育局"], ["省教育考试院"]])
    #expect(directives.map(\.words.deadline) == ["", "11月5日前", "11月10日前"])
  }

  @Test func `every prohibition opens a directive`() {
    #expect(
      Fixture.texts("县财政局要把补贴纳入预算，按季发放，决不允许截留挪用。")
        == ["县财政局要把补贴纳入预算，按季发放", "决不允许截留挪用"])
  }

  @Test func `a new actor behind a semicolon opens a directive`() {
    #expect(
      Fixture.texts("县委政法委要加强指导；各乡镇（街道）要履行属地责任。")
        == ["县委政法委要加强指导", "各乡镇（街道）要履行属地责任"])
  }

  @Test func `a clause with its own subject ends it`() {
    #expect(Fixture.texts("要加快住宅建设，这不仅是群众的迫切要求，也关系全局。") == ["要加快住宅建设"])
    #expect(Fixture.texts("有关部门要各司其职，抓好督查，我县也将严格实行问责制度。") == ["有关部门要各司其职，抓好督查"])
    #expect(Fixture.texts("要抓好规划工作，做好规划是立足长远的根本问题。") == ["要抓好规划工作"])
  }

  @Test func `what the audience is to see ends where somebody is to act`() {
    #expect(Fixture.texts("各乡镇要充分认识到工作的长期性，各乡镇必须克难攻坚。") == ["各乡镇必须克难攻坚"])
  }

  @Test func `half-width marks among Chinese are marks`() {
    #expect(Fixture.texts("要勇于担当,对于突出矛盾,要主动化解。") == ["要勇于担当", "对于突出矛盾,要主动化解"])
  }

  @Test func `the sentence gives the same directive wherever it stands`() throws {
    let sentence = "县教育局要在6月底前配齐专职保安员。"
    let alone = try #require(Fixture.directives(sentence).first)
    let inside = try #require(
      Fixture.directives("平安建设事关全局。\n这项工作责任重大。" + sentence + "要抓好落实。").first)
    #expect(
      alone.actors == inside.actors && alone.actions == inside.actions && alone.words.deadline == inside.words.deadline)
  }
}

@Suite struct `Points and items inside a sentence` {
  @Test func `are directives of their own, for the same actor`() {
    let found = Fixture.directives("县委要抓好三件事：一是健全责任体系，并加以落实；二是守住安全底线；三是认真研究谋划项目，形成方案。")
    #expect(
      found.map { $0.actions.first?.verb } == ["健全", "守住", "研究谋划"] && found.allSatisfy { $0.actors == ["县委"] })
  }

  @Test func `in brackets behind a colon too`() {
    let found = Fixture.directives("# 重点任务\n我们将办好10件实事：（1）开展创业培训，落实贷款政策。（2）新建公厕24座。")
    #expect(found.map { $0.actions.first?.object } == ["创业培训", "公厕24座"])
    #expect(found.map(\.actors) == [["我们"], ["我们"]])
  }

  @Test func `that name places are none`() {
    let text = "第一条 禁止在下列场所燃放烟花爆竹：\n（一）国家机关驻地；\n（二）文物保护单位；\n（三）车站、码头。\n第二条 略。\n第三条 略。"
    #expect(Fixture.texts(text) == ["禁止在下列场所燃放烟花爆竹"])
  }
}

@Suite struct `Bare imperatives` {
  @Test func `are directives where tasks are set and nowhere else`() {
    let text = "加强源头防控，减少风险隐患。"
    #expect(Fixture.texts("# 2025年重点任务\n" + text).count == 1)
    #expect(Fixture.texts("# 2024年工作回顾\n" + text).isEmpty)
    #expect(Fixture.texts(text).isEmpty)
  }

  @Test func `follow a marked directive of the same point`() {
    #expect(Fixture.texts("要完善防控体系。加强源头防控，减少风险隐患。").count == 2)
  }

  @Test func `the short opening sentence of a paragraph is its title`() {
    #expect(
      Fixture.texts("# 2025年工作安排\n大力提振消费。实施以旧换新行动，培育新型消费。")
        == ["实施以旧换新行动，培育新型消费"])
  }

  @Test func `a lead-in by number is none`() {
    #expect(Fixture.texts("# 重点任务\n我们要重点做好八方面工作。") == [])
    #expect(Fixture.texts("# 重点任务\n做好换届工作，意义重大。") == [])
  }

  @Test func `a numbered title is none, a numbered requirement is one`() {
    #expect(
      Fixture.texts("# 重点任务\n一是聚焦重点任务，狠抓工作落实。要建立台账。二是聚焦薄弱环节，补齐短板。要查找问题。")
        == ["要建立台账", "要查找问题"])
  }

  @Test func `an opening sentence with an actor or a marker is no title`() {
    let rest = "要压实责任。"
    #expect(Fixture.texts("# 重点任务\n希望大家勇于担当。" + rest).count == 2)
    #expect(Fixture.texts("# 重点任务\n县委督查室会同县政府督查室每季度通报一次。" + rest).count == 2)
  }

  @Test func `each target is one, with its own subject`() {
    let directives = Fixture.directives(
      "# 2025年目标\n主要预期目标是：地区生产总值增长5%左右，城镇新增就业5万人以上；居民收入与经济增长同步。")
    #expect(directives.map(\.modality) == [.target, .target, .target])
    #expect(directives.map { $0.quantities.map(\.text) } == [["5%左右"], ["5万人以上"], []])
  }

  @Test func `a figure behind a target is one of its own`() {
    #expect(
      Fixture.texts("# 2025年工作安排\n生产总值增长6%，城镇新增就业60万人左右，城镇调查失业率5.5%左右。")
        == ["生产总值增长6%", "城镇新增就业60万人左右", "城镇调查失业率5.5%左右"])
  }

  @Test func `semicolons part the items of an overall requirement, commas do not`() {
    #expect(
      Fixture.texts("今年工作的总体要求是：以新发展理念为指导，坚持稳中求进；扎实推动转型，促进社会和谐。")
        == ["以新发展理念为指导，坚持稳中求进", "扎实推动转型，促进社会和谐"])
  }

  @Test func `targets announced before a comma`() {
    #expect(Fixture.directives("今年的主要预期目标是，生产总值增长15%，进出口增长25%。").map(\.modality) == [.target, .target])
  }
}

@Suite struct `What is no directive` {
  @Test(arguments: [
    "这是一项重要任务。", "只要坚持改革，就一定能成功。", "根据工作需要，成立了专班。", "这需要一个过程。", "群众有需求。",
    "各级干部已经适应了新的要求。", "这项工作等不得、慢不得。", "同时，我们也要清醒地认识到，形势依然严峻。", "也要看到存在的差距。",
    "让我们紧密团结起来，为实现目标而奋斗！", "下面，我讲三点意见。", "会议的主要任务是总结工作、部署任务。",
    "去年粮食增产5%，农民收入提高。", "特别是要看到，全会胜利召开，提振了预期。", "能否成功，关键要看落实。", "各部门不得不调整计划。",
  ])
  func `traps, states, calls to see and appeals`(text: String) { #expect(Fixture.texts(text) == []) }

  @Test(arguments: [
    "消除贫困、改善民生，是社会主义的本质要求。", "加强党的建设，推进自我革命，是做好工作的根本保证。", "脱贫成效好不好，群众最有发言权。",
    "只要我们坚定信心，就一定能够战胜困难。", "提高质量，事关企业的生存。",
    "特此通知。", "为推进这项工作，市政府决定，特制定本方案。", "逾期未报的，将予以通报批评。",
  ])
  func `verb phrases that the sentence only judges, asks or supposes`(text: String) {
    #expect(Fixture.texts("# 重点任务\n" + text) == [])
  }

  @Test func `contacts end the directive before them`() {
    #expect(Fixture.texts("请各单位将工作进展报送市自然资源局，联系人：张某，联系电话：12345678。") == ["请各单位将工作进展报送市自然资源局"])
  }

  @Test func `a connective before the next directive belongs to neither`() {
    #expect(
      Fixture.texts("地方财政要增加支出；同时，进一步落实助学贷款政策。") == ["地方财政要增加支出", "进一步落实助学贷款政策"])
  }

  @Test func `以下 behind a figure announces no list`() {
    #expect(Fixture.texts("今年必须完成8个县的主体任务，年底前贫困发生率降到0.6%以下。").count == 1)
  }

  @Test(arguments: ["医疗保险要扩大覆盖面。", "公共政策应当公开。", "地方财政要增加投入。", "司机要遵守规定。"])
  func `a marker behind the tail of another word counts`(text: String) { #expect(Fixture.texts(text).count == 1) }

  @Test func `应建尽建 is no marker`() {
    #expect(Fixture.directives("# 重点任务\n建立党组织，三年内实现应建尽建。").map(\.marker) == [""])
  }

  @Test func `a past section sets no tasks`() {
    #expect(Fixture.texts("# 2024年工作回顾\n推动产业升级，新增企业120家。实施重大项目，完成投资300亿元。").isEmpty)
  }

  @Test func `penalties and conditions of application`() {
    let statute = """
      第一条 本办法适用于本市行政区域。
      第二条 任何单位和个人不得占用消防车通道。
      第三条 违反本办法规定的，由消防救援机构责令改正，处五百元以下罚款。
      第四条 本办法所称网格，是指基本管理单元。
      """
    #expect(Fixture.texts(statute) == ["任何单位和个人不得占用消防车通道"])
  }
}

@Suite struct `Statutes` {
  private let head = "第一条 为了规范管理，制定本办法。\n第二条 本办法适用于本市。\n"

  @Test func `each item of a list of duties takes marker and actor from the lead-in`() throws {
    let directives = Fixture.directives(
      head + "第三条 物业服务企业应当履行下列职责：\n（一）每日开展巡查，并如实记录；\n（二）设置安全警示标志。\n没有物业的，由居民委员会负责管理。")
    try #require(directives.count >= 2)
    #expect(directives[0].actors == ["物业服务企业"] && directives[0].marker == "应当" && directives[0].item == "（一）")
    #expect(directives[1].actions.first == Action(verb: "设置", object: "安全警示标志"))
  }

  @Test func `the items of a list of powers are permissions`() {
    let directives = Fixture.directives(
      head + "第三条 本办法所称乳品，是指生鲜乳。\n第四条 监督管理部门在监督检查时，行使下列职权：\n（一）实施现场检查；\n（二）查阅有关合同。")
    #expect(directives.map(\.modality) == [.permission, .permission])
    #expect(directives.map { $0.actions.first?.verb } == ["实施", "查阅"])
  }

  @Test func `conditions in a list stay outside`() {
    let directives = Fixture.directives(
      head + "第三条 有下列情形之一的，经营者应当停止营业：\n（一）设施损坏的；\n（二）发生事故的。")
    #expect(directives.count == 1)
    #expect(directives.first?.marker == "应当")
  }

  @Test func `what the lead-in itself asks for is one beside the items, and so is what it leaves open`() {
    let text = head + "第三条 本办法所称电梯，是指载人设备。\n第四条 维护单位应当对电梯的安全负责，并履行下列义务：\n（一）制定方案；\n（二）法律、法规规定的其他义务。"
    #expect(Fixture.texts(text) == ["维护单位应当对电梯的安全负责", "制定方案", "法律、法规规定的其他义务"])
  }

  @Test func `what a lead-in says that something holds is its content and no task`() {
    let text = "第四条 服务合同应当载明下列内容：\n（一）服务事项；\n（二）收费标准。"
    #expect(Fixture.texts(head + "第三条 本办法所称电梯，是指载人设备。\n" + text) == ["服务合同应当载明下列内容"])
  }

  @Test func `a right is a permission, a definition is none`() {
    #expect(
      Fixture.texts(head + "第三条 本办法所称电梯，是指载人设备。\n第四条 任何单位和个人有权举报违法行为，相关部门接到举报后应当及时处理。")
        == ["任何单位和个人有权举报违法行为", "相关部门接到举报后应当及时处理"])
    #expect(Fixture.texts(head + "第三条 本办法所称电梯，是指载人设备。\n第四条 电梯自行管理的，所有权人为管理责任人。").isEmpty)
  }

  @Test(arguments: [
    ("市人民政府收到报告后，应当在五日内批复。", "市人民政府"), ("用人单位招用劳动者时，应当如实告知。", "用人单位"),
    ("维护保养单位进行全面检查后，应当出具报告。", "维护保养单位"), ("物业服务企业接管电梯应当确认状况。", "物业服务企业"),
    ("负责监督管理电梯的部门应当建立制度。", "负责监督管理电梯的部门"), ("组长由本级人民政府确定。", "本级人民政府"),
    ("由物业服务企业提出建议，经业主同意，可以直接拨付。", "物业服务企业"), ("奖励办法由市公安机关制定。", "市公安机关"),
    ("预案由县人民政府依据有关规定制定。", "县人民政府"), ("成本变化，需要调整价格时，由供水单位提出申请。", "供水单位"),
  ])
  func `the subject of the case acts`(text: String, actor: String) {
    #expect(Fixture.directives(head + "第三条 本办法所称电梯，是指载人设备。\n第四条 " + text).first?.actors == [actor])
  }

  @Test func `each case has a requirement of its own`() {
    let text = "经考核合格的，可以继续执业；经考核不合格的，在6个月内可以申请再次考核。"
    #expect(
      Fixture.directives(head + "第三条 本办法所称电梯，是指载人设备。\n第四条 " + text).map(\.modality) == [.permission, .permission])
    let item = "（一）遵循先到先用原则，无正当理由不得拒绝服务；"
    let directives = Fixture.directives(head + "第三条 本办法所称电梯，是指载人设备。\n第四条 经营者应当遵守下列规定：\n" + item)
    #expect(directives.map(\.marker) == ["应当", "不得"])
  }

  @Test func `可 behind a topic permits`() {
    let directive = Fixture.directives("# 重点任务\n对小型养老院，可将老人转到毗邻乡镇。").first
    #expect(directive?.modality == .permission && directive?.marker == "可")
    #expect(Fixture.directives("各地可采取激励措施，调动积极性。").first?.actors == ["各地"])
  }

  @Test func `a requirement that ends in 要求 is nobody's word`() {
    #expect(Fixture.texts("作业应当服从通航要求，设立标志，不得越界开采。") == ["作业应当服从通航要求，设立标志", "不得越界开采"])
    #expect(Fixture.texts("必须指出，问题还很多。").isEmpty)
  }

  @Test func `what is done in a place belongs to the requirement before it`() {
    let text = "乡镇政府可以根据需要，在出入口设置限高设施，但是不得影响应急通行。"
    let found = Fixture.texts("第一条 为了规范管理，制定本办法。\n第二条 本办法适用于本市。\n第三条 本办法所称公路，是指县道。\n第四条 " + text)
    #expect(found == ["乡镇政府可以根据需要，在出入口设置限高设施", "但是不得影响应急通行"])
  }

  @Test func `the unit before a colon does what its paragraph lists`() {
    let directives = Fixture.directives("# 重点任务\n市教育局：负责统筹协调，提供经费；发动各校推荐资源。\n要抓好落实。")
    #expect(directives.map(\.actors) == [["市教育局"], ["市教育局"], []])
  }

  @Test func `who may not smoke is named by the place`() {
    let text = "第三条 本办法所称电梯，是指载人设备。\n第四条 禁止吸烟场所所在单位应当履行下列义务：\n（一）做好宣传；\n（二）对吸烟者进行劝阻。"
    let directives = Fixture.directives("第一条 为了规范管理，制定本办法。\n第二条 本办法适用于本市。\n" + text)
    #expect(directives.map(\.modality) == [.obligation, .obligation])
    #expect(directives.first?.actors == ["禁止吸烟场所所在单位"])
  }

  @Test func `实现就业 announces nothing`() {
    #expect(Fixture.texts("要建立台账，帮助他们尽快实现就业。") == ["要建立台账，帮助他们尽快实现就业"])
  }

  @Test func `the last limb of a prohibition is part of it`() {
    #expect(Fixture.texts(head + "第三条 本办法所称电梯，是指载人设备。\n第四条 企业不得降低其工资，或者解除与其订立的合同。").count == 1)
  }

  @Test(arguments: ["城区为禁止燃放烟花区域。", "禁止燃放烟花区域以外的区域由乡镇公布。"])
  func `禁止 in the name of a place forbids nothing`(text: String) {
    let directives = Fixture.directives(head + "第三条 本办法所称电梯，是指载人设备。\n第四条 " + text)
    #expect(directives.allSatisfy { $0.modality != .prohibition })
  }

  @Test func `what is done together has both as actors`() {
    let directives = Fixture.directives(head + "第三条 本办法所称电梯，是指载人设备。\n第四条 具体办法由市公安部门会同民政等部门另行制定。")
    #expect(directives.map(\.actors) == [["市公安部门", "民政等部门"]])
    #expect(directives.first?.actions == [Action(verb: "制定", object: "")])
  }

  @Test func `a named actor with a plain verb is one, a principle without an actor is not`() {
    let directives = Fixture.directives(head + "第三条 公安机关依法维护治安秩序。\n第四条 管理工作遵循统一领导的原则。")
    #expect(directives.map(\.actors) == [["公安机关"]])
    #expect(directives.allSatisfy { $0.marker.isEmpty })
  }
}

@Suite struct `What a meeting or a notice asks for` {
  @Test func `is a directive with a marker of its own or without`() {
    #expect(Fixture.texts("会议要求，按照方案修改完善，尽快印发实施。") == ["按照方案修改完善，尽快印发实施"])
    let directive = Fixture.directives("规划手续已完成，会议要求抓紧办理前期手续。").first
    #expect(directive?.marker == "要求")
    #expect(directive?.actions == [Action(verb: "办理", object: "前期手续")])
    #expect(Fixture.texts("现印发给你们，请认真组织实施。") == ["请认真组织实施"])
    #expect(Fixture.directives("望各有关单位遵照执行。").first?.actors == ["各有关单位"])
    #expect(Fixture.directives("责成县水利局、县应急局务必完成清淤。").first?.actors == ["县水利局", "县应急局"])
  }

  @Test func `is not the name of a place, nor a request to attend`() {
    #expect(Fixture.texts("望城区政府总结了经验。").isEmpty)
    #expect(Fixture.texts("他提出了请求。").isEmpty)
  }
}

@Suite struct `Markers inside phrases` {
  @Test(arguments: [
    "人居环境整治是全面建成小康社会必须完成的硬任务。", "这是必须肯定的。", "从科技创新看，高端人才短缺，支撑不足。", "产品具有不可复制性。", "国家将继续采取有力措施。",
  ])
  func `carry no force`(text: String) {
    #expect(Fixture.texts("# 重点任务\n" + text).isEmpty)
  }

  @Test func `do carry it before a verb with its object`() {
    #expect(Fixture.texts("关键是必须坚持党的领导。") == ["关键是必须坚持党的领导"])
    #expect(Fixture.texts("应当公开的事项必须公开。").count == 1)
    #expect(Fixture.directives("鼓励、支持和引导民间投资。").first?.modality == .recommendation)
  }
}

@Suite struct `Titles and items` {
  @Test func `of 按照方案要求， the requirement is nobody's`() {
    let directive = Fixture.directives("# 重点任务\n各部门按照方案要求，制定活动方案。").first
    #expect(directive?.actors == ["各部门"] && directive?.attribution.isEmpty == true)
  }

  @Test func `a short 要 before what spells it out is a title`() {
    #expect(
      Fixture.texts("一要提高站位。各级各部门要提高认识。二要压实责任。完善制度，堵塞漏洞。")
        == ["各级各部门要提高认识", "完善制度，堵塞漏洞"])
  }

  @Test func `the first sentence below a numbered line of its own is none`() {
    #expect(
      Fixture.texts("# 3. 完善制度体系\n修订管理办法。编制运营文件，完善监管规则。\n# 4. 培育产业\n加快组建集团。")
        == ["修订管理办法", "编制运营文件，完善监管规则", "加快组建集团"])
  }

  @Test func `a numbered task with units on its line is one`() throws {
    let directives = Fixture.directives("# 重点任务\n1. 开展安全大检查。责任单位：县应急局、县公安局。\n2. 推进旧改。")
    #expect(directives.map { $0.actions.first?.verb } == ["开展", "推进"])
    #expect(directives.first?.lead == ["县应急局"])
  }

  @Test func `imperatives one after the other set tasks where no heading does`() {
    let text = "推进产业提质。实施种植项目，擦亮品牌。巩固大县地位，完成养殖项目。建成烟叶基地，打造示范园。"
    #expect(Fixture.texts(text) == ["实施种植项目，擦亮品牌", "巩固大县地位，完成养殖项目", "建成烟叶基地，打造示范园"])
    #expect(Fixture.texts("推进了产业提质。实施种植项目，擦亮了品牌。完成养殖项目。").isEmpty)
  }
}
