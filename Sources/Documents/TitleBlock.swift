import Text

/// The lines before a speech's first paragraph: title, date, speaker, occasion, salutation.
enum TitleBlock {
  /// Whether a line ends with a word for a kind of document (讲话, 报告, 条例).
  static func endsLikeATitle(_ text: UnsafeBufferPointer<UInt16>, _ span: Span) -> Bool {
    var end = span.end
    // 条例（草案）, 报告（摘要）
    if end > span.start, text[end - 1] == 0xFF09 || text[end - 1] == 0x29,
      let open = (span.start..<end).last(where: { text[$0] == 0xFF08 || text[$0] == 0x28 }), open > span.start
    {
      end = open
    }
    return titleWords.contains { word in
      end - span.start >= word.count && (0..<word.count).allSatisfy { text[end - word.count + $0] == word[$0] }
    }
  }

  /// Words that end the titles of official texts.
  private static let titleWords: [[UInt16]] = [
    "报告", "讲话", "讲话提纲", "致辞", "致词", "发言", "演讲", "谈话", "意见", "通知", "通报", "方案", "条例", "办法", "规定",
    "细则", "决定", "决议", "公报", "公告", "纲要", "规划", "计划", "要点", "总结", "法", "规则", "指示", "批复", "建议", "说明",
    "報告", "講話", "決定", "決議", "規定", "綱要", "計劃",
  ].map { Array($0.utf16) }

  /// Whether a line is a date, a place or a remark in brackets or behind a dash, rather than a title.
  static func isRemark(_ text: UnsafeBufferPointer<UInt16>, _ span: Span) -> Bool {
    switch text[span.start] {
    case 0x2014, 0x2D, 0x2500, 0x2015, 0xFF08, 0x28, 0x3010: return true  // — - （ ( 【
    default: break
    }
    let units = Array(text[span.range])
    return ChineseDate.match(units, at: 0) != nil
  }

  /// Whether a line addresses the hearers (同志们：).
  static func isSalutation(_ text: UnsafeBufferPointer<UInt16>, _ span: Span) -> Bool {
    guard span.count >= 3, span.count <= 40, text[span.end - 1] == 0xFF1A || text[span.end - 1] == 0x3A else {
      return false
    }
    // Inside: names of people addressed, parted by 、 and ，; no figure and no verb can be told, so nothing with 如下.
    return salutationWords.contains { word in
      let body = Span(span.start, span.end - 1)
      guard body.count >= word.count else { return false }
      return (0..<word.count).allSatisfy { text[body.end - word.count + $0] == word[$0] }
    }
  }

  private static let salutationWords: [[UInt16]] = [
    "同志们", "代表", "委员", "朋友们", "同志", "先生们", "女士们", "同学们", "老师们", "战友们", "乡亲们", "来宾", "嘉宾", "同胞们",
    "各位领导", "先生", "女士", "同仁", "主席", "主席团", "各单位", "人民政府", "各部门", "常务委员会", "委员会", "同志們", "朋友們", "代表們",
  ].map { Array($0.utf16) }
}
