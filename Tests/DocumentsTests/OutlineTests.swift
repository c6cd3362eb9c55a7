import Foundation
import TestSupport
import Testing
import Text

@testable import Documents

@Suite struct OutlineTests {
  func read(_ text: String) throws -> Document { try LayoutRepairTests.read(text).document }

  /// An outline as one line a heading: level, marker, title, and `…` where text goes on in the paragraph.
  func shown(_ document: Document) -> [String] {
    document.outline.entries.map { entry in
      "\(entry.level) \(entry.marker)\(document.string(entry.title))" + (entry.isRunIn ? "…" : "")
    }
  }

  @Test(.enabled(if: SharedCorpora.isPresent, "needs the shared corpora beside the checkout"))
  func `the county speech has thirteen headings at three levels`() throws {
    let document = try DocumentReader().read(DocumentInput(path: SharedCorpora.files("seed")[0].path)).document
    #expect(document.outline.entries.map(\.level) == [1, 2, 3, 3, 3, 2, 3, 3, 3, 2, 3, 3, 3])
    #expect(document.metadata["title"]?.hasSuffix("推进会上的讲话") == true)
    #expect(document.outline.salutation != nil)
  }

  @Test func `levels follow the text's own scheme`() throws {
    let document = try read(
      """
      一、总体要求
      一是坚持党的领导。要把党的领导贯穿全过程，不折不扣落实各项部署。
      二是坚持问题导向。要聚焦群众反映强烈的突出问题，切实加以解决。
      二、重点任务
      （一）加强源头防控
      1. 排查矛盾纠纷。各乡镇要定期排查，建立台账，及时化解。
      2. 管好重点场所。公安机关要加强巡查，消除隐患，确保安全。
      （二）强化责任落实
      各级各部门要压实责任，形成合力。
      """)
    #expect(
      shown(document) == [
        "1 一、总体要求", "2 一是坚持党的领导…", "2 二是坚持问题导向…", "1 二、重点任务", "2 （一）加强源头防控", "3 1.排查矛盾纠纷…", "3 2.管好重点场所…",
        "2 （二）强化责任落实",
      ])
    let last = document.paragraphs.last!.span
    #expect(document.outline.path(at: last.start).map(\.marker) == ["二、", "（二）"])
  }

  @Test func `points inside a paragraph are headings where text stands under them`() throws {
    let with = "要抓好三项工作。一是健全制度。要修订完善办法，形成长效机制。二是压实责任。各乡镇要签订责任书，层层落实。"
    #expect(shown(try read(with)) == ["1 一是健全制度…", "1 二是压实责任…"])
    let without = "要抓好三项工作。一是要健全制度。二是要压实责任。三是要强化考核。"
    #expect(shown(try read(without)) == [])
    #expect(shown(try read("这一是事实。大家都看到了。二是真理。大家也知道。")) == [])
  }

  @Test func `chapters, sections and articles nest, and items of lists are no headings`() throws {
    let document = try read(
      """
      某市督查工作办法
      第一章 总则
      第一条 为了加强督查工作，制定本办法。
      第二条 督查内容包括：
      （一）重大决策部署落实情况；
      （二）法定职责履行情况。
      第二章 督查实施
      第三条之一 督查机构应当制定方案。
      第五条规定的情形除外。
      """)
    #expect(
      shown(document) == ["1 第一章总则", "2 第一条…", "2 第二条…", "1 第二章督查实施", "2 第三条之一…"])
    #expect(document.metadata["title"] == "某市督查工作办法")
  }

  @Test func `a work report's paragraphs open with titles`() throws {
    let text = ["着力扩大内需。", "加快科技创新。", "保障改善民生。"].map { $0 + "要落实各项政策，多措并举，取得实实在在的成效。" }
    let document = try read("一、重点工作\n" + text.joined(separator: "\n"))
    #expect(shown(document) == ["1 一、重点工作", "2 着力扩大内需…", "2 加快科技创新…", "2 保障改善民生…"])
    // One such paragraph alone is chance.
    #expect(shown(try read("一、重点工作\n" + text[0])) == ["1 一、重点工作"])
  }

  @Test func `closing words belong to no section`() throws {
    let document = try read("一、提高认识\n要提高认识，统一思想，真抓实干。\n同志们，让我们团结起来，共同奋斗！")
    #expect(document.outline.path(at: document.paragraphs[1].span.start).count == 1)
    #expect(document.outline.path(at: document.paragraphs[2].span.start).isEmpty)
  }

  @Test(arguments: [
    "三、四季度要加快进度。要抓紧落实，确保完成任务。", "一、二级响应由县政府启动。要及时处置，确保安全稳定。", "3.5亿元资金已经到位。要加快使用，提高效益。",
    "第三条规定的情形除外。要依法处理，不得推诿扯皮。",
  ])
  func `a number at the start of a paragraph is not always a heading`(text: String) throws {
    #expect(shown(try read(text)) == [])
  }

  @Test(arguments: ["一、一心一意进行治理整顿", "二、二〇二三年工作回顾", "二、三大攻坚战取得进展"])
  func `a number behind a heading's number does not hide it`(text: String) throws {
    #expect(shown(try read(text + "\n过去一年，我们做了大量工作，取得了显著成绩。")).count == 1)
  }

  @Test func `a day in the text makes a year from elsewhere exact`() throws {
    var table = Metadata()
    table["date"] = "2023"
    func date(_ text: String) throws -> String? {
      let input = DocumentInput(id: "a.txt", origin: .bytes(Array(text.utf8)), metadata: table)
      return try DocumentReader().read(input).document.metadata["date"]
    }
    #expect(try date("政府工作报告\n（2023年3月5日）\n各位代表：\n正文。") == "2023-03-05")
    #expect(try date("政府工作报告\n（2022年3月5日）\n各位代表：\n正文。") == "2023")
  }

  @Test func `Markdown headings have the levels of their signs`() throws {
    #expect(shown(try read("# 报告\n\n## 一、回顾\n\n正文。\n\n### 小节\n\n正文。\n")) == ["1 ##一、回顾", "2 ###小节"])
  }

  @Test(arguments: [
    (
      "在全省脱贫攻坚工作推进会议上的讲话\n祁望山\n（2019年6月18日）\n同志们：\n正文。",
      "title=在全省脱贫攻坚工作推进会议上的讲话 speaker=祁望山 date=2019-06-18 occasion=全省脱贫攻坚工作推进会议"
    ),
    (
      "政府工作报告\n——2023年3月5日在第十四届全国人民代表大会第一次会议上\n国务院总理 李克强\n各位代表：\n正文。",
      "title=政府工作报告 date=2023-03-05 occasion=第十四届全国人民代表大会第一次会议 speaker=李克强 office=国务院总理"
    ),
    ("2021年政府工作报告\n李 明\n\n各位代表：\n正文。", "title=2021年政府工作报告 speaker=李明"),
    ("某市人民政府\n关于做好春季防火工作的通知\n各乡镇人民政府：\n正文。", "title=某市人民政府关于做好春季防火工作的通知"),
    (
      "2025年某省政府工作报告\n来源：某报\n2025年1月14日在某省第十四届人民代表大会第三次会议上某省省长殷明作政府工作报告。\n各位代表：\n正文。",
      "title=2025年某省政府工作报告 date=2025-01-14 occasion=某省第十四届人民代表大会第三次会议 speaker=殷明 office=某省省长"
    ),
    (
      "1957年政府工作报告——1957年6月26日在某次会议上\n国务院总理周恩来\n各位代表：\n正文。",
      "title=1957年政府工作报告 date=1957-06-26 occasion=某次会议 speaker=周恩来 office=国务院总理"
    ),
    ("今天我们开会，主要任务是学习。大家要认真听。", ""), ("一、提高认识\n正文。", ""), ("同志们：\n正文。", ""),
  ])
  func `the lines before the text tell title, date, speaker and occasion`(text: String, expected: String) throws {
    let found = try read(text).metadata.fields.map { "\($0.name)=\($0.value)" }
    #expect(Set(found) == Set(expected.split(separator: " ").map(String.init)))
  }

  @Test(.enabled(if: SharedCorpora.isPresent, "needs the shared corpora beside the checkout"))
  func `sections nest and stand in the order of the text`() throws {
    for folder in ["work-reports", "provincial-2025", "regulations", "seed"] {
      for file in SharedCorpora.files(folder) {
        let document = try DocumentReader().read(DocumentInput(path: file.path)).document
        let entries = document.outline.entries
        for (index, entry) in entries.enumerated() {
          let name = "\(file.lastPathComponent) \(entry.marker)\(document.string(entry.title))"
          #expect(entry.section.contains(entry.title), "\(name)")
          #expect(entry.level == (entry.parent.map { entries[$0].level } ?? 0) + 1, "\(name)")
          if let parent = entry.parent { #expect(entries[parent].section.contains(entry.section), "\(name)") }
          if index > 0 { #expect(entries[index - 1].section.start < entry.section.start, "\(name)") }
        }
      }
    }
  }

  @Test func `what stands right behind the salutation opens the speech and no section`() throws {
    func paragraph(_ title: String) -> String { title + "。要把各项部署落实到位，切实抓出成效，让群众满意。" }
    let titles = ["本届政府任期即将结束", "着力扩大内需", "深化重点改革", "加强自身建设"].map(paragraph)
    let lines = ["政府工作报告", "各位代表："] + titles
    #expect(
      try shown(read(lines.joined(separator: "\n"))) == ["1 着力扩大内需…", "1 深化重点改革…", "1 加强自身建设…"])
  }
}
