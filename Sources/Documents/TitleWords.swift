import Text

/// The words by which the lines before a speech tell what they are: each list is closed and belongs to the form of
/// official texts, not to any text's content. Traditional forms stand beside the others, since layout is read before
/// characters are converted.
enum TitleWords {
  /// Kinds of documents: what a title ends with.
  static let kinds = units(
    "报告 讲话 讲话提纲 致辞 致词 发言 演讲 谈话 意见 通知 通报 方案 条例 办法 规定 细则 决定 决议 公报 公告 纲要 规划 计划 要点 总结 法 规则 指示 批复 建议 说明",
    "報告 講話 決定 決議 規定 綱要 計劃")

  /// Who is addressed: what a salutation ends with before its colon.
  static let addressees = units(
    "同志们 同志 代表 委员 朋友们 先生们 女士们 先生 女士 同学们 老师们 战友们 乡亲们 同胞们 来宾 嘉宾 同仁 各位领导 主席 主席团 委员会 人民政府 各单位 各部门",
    "同志們 朋友們 代表們")

  /// How a speaker turns to the hearers in the middle of a speech: what such a sentence begins with.
  static let addresses = units("同志们 各位代表 各位委员 各位同事 朋友们", "同志們 同學們")

  /// Offices: what stands right before or behind a name, longer ones before those they contain.
  static let offices = words(
    "总书记 委员长 检察长 书记 总理 主席 省长 市长 县长 区长 州长 盟长 旗长 镇长 乡长 部长 主任 局长 厅长 院长 司长 处长 委员")

  /// What politeness sets behind a name.
  static let formsOfAddress = words("同志 先生 女士")

  /// What ends the name of an occasion (在…会议上), with the characters behind it that are no part of the name.
  static let occasionEnds = words("会议上 会上 会议的 会的")

  /// Whether a stretch of text ends with one of `words`.
  static func end(_ text: UnsafeBufferPointer<UInt16>, _ span: Span, with words: [[UInt16]]) -> Bool {
    words.contains { word in
      span.count >= word.count && word.indices.allSatisfy { text[span.end - word.count + $0] == word[$0] }
    }
  }

  private static func words(_ lines: String...) -> [String] {
    lines.flatMap { $0.split(separator: " ").map(String.init) }
  }

  private static func units(_ lines: String...) -> [[UInt16]] {
    lines.flatMap { $0.split(separator: " ").map { Array($0.utf16) } }
  }
}
