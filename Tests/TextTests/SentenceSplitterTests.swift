import Testing
import Text

@Suite struct SentenceSplitterTests {
  func cut(_ text: String) -> [String] {
    let document = Document(id: "", text: text)
    return SentenceSplitter().sentences(in: document).map { document.string($0) }
  }

  @Test(arguments: [
    ("好。走！行吗？", ["好。", "走！", "行吗？"]), ("真的吗？！好……走", ["真的吗？！", "好……", "走"]),
    ("他强调：“要改革。要开放。”大家都赞成。", ["他强调：“要改革。", "要开放。”", "大家都赞成。"]),
    ("要解决好“谁来干？怎么干？”的问题。再出发。", ["要解决好“谁来干？怎么干？”的问题。", "再出发。"]),
    ("破解“钱从哪里来？人往哪里去？”这一难题，推动发展。", ["破解“钱从哪里来？人往哪里去？”这一难题，推动发展。"]),
    ("读《谁是最可爱的人？》这本书。好。", ["读《谁是最可爱的人？》这本书。", "好。"]),
    ("按计划完成（见附件1。附件2略。）。下一步抓落实。", ["按计划完成（见附件1。附件2略。）。", "下一步抓落实。"]),
    ("落实“一岗双责。下面讲第二点。", ["落实“一岗双责。", "下面讲第二点。"]), ("  一、总体要求  ", ["一、总体要求"]), ("甲\n\n乙。", ["甲", "乙。"]),
    ("“干吧！”他说。", ["“干吧！”", "他说。"]), ("", []),
  ])
  func `sentences end where a reader would end them`(text: String, expected: [String]) {
    #expect(cut(text) == expected)
  }

  @Test(.timeLimit(.minutes(10))) func `marks that are never closed cost no more than other text`() {
    #expect(cut(String(repeating: "“好。", count: 300_000)).count == 300_000)
    #expect(cut(String(repeating: "说“好", count: 300_000)).count == 1)
  }
}
