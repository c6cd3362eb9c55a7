public import Documents
import Text

/// What was found out about files on reading them: `tifa info`.
public enum InfoReport {
  /// A row a document: how it was read, what repair did, what is known of it, and its size.
  public static let schema = TableSchema(
    "info",
    [
      .init("document", "文档"), .init("format", "格式"), .init("encoding", "编码"), .init("encoding_by", "编码依据"),
      .init("wrap_columns", "折行宽度"), .init("joined_lines", "合并行数"), .init("dropped_lines", "删除行数"),
      .init("removed_spaces", "删除空格"), .init("simplified", "繁转简"), .init("title", "标题"), .init("date", "日期"),
      .init("speaker", "讲话人"), .init("office", "职务"), .init("level", "级别"), .init("place", "地点"),
      .init("occasion", "场合"), .init("other", "其他"), .init("paragraphs", "段落数"), .init("headings", "标题数"),
      .init("characters", "字符数"), .init("words", "词数"), .init("note", "说明"),
    ], isShownInBlocks: true)

  private static let fields = ["title", "date", "speaker", "office", "level", "place", "occasion"]

  /// The row of a document. Characters are code points of the text that is analysed, blanks and line ends left out.
  public static func row(_ read: ReadDocument, words: Int) -> [Cell] {
    let document = read.document
    let metadata = document.metadata
    let others = metadata.fields.filter { !fields.contains($0.name) }
    let paragraphs = document.paragraphs.count { !$0.span.isEmpty }
    return [
      .text(document.id), .text(read.format.rawValue), .text(read.encoding.name), .text(read.evidence.rawValue),
      .integer(read.repair.wrapWidth), .integer(read.repair.joinedLines), .integer(read.repair.droppedLines),
      .integer(read.repair.removedSpaces), .flag(read.isSimplified),
    ] + fields.map { .text(metadata[$0]) } + [
      .object(
        others.map { (name: $0.name, value: .text($0.value)) },
        flat: others.map { "\($0.name)=\($0.value)" }.joined(separator: "；")),
      .integer(paragraphs), .integer(document.outline.entries.count), .integer(document.characterCount),
      .integer(words),
      .texts(read.warnings.map(\.kind.description)),
    ]
  }
}
