public import Analysis
import SloganDetection
import Text

/// The slogans of a corpus, and every place where one stands.
public enum SloganReport {
  private static let columns: [TableSchema.Column] = [
    .init("slogan", "提法"), .init("category", "类别"), .init("known", "词表收录"), .init("frequency", "频次"),
    .init("nested", "嵌套频次"), .init("per_10k", "每万词频次"), .init("document_frequency", "文档数"),
    .init("first_document", "最早文档"), .init("first_date", "最早日期"),
  ]

  /// `slogan, category, known, frequency, nested, per_10k, document_frequency, first_document, first_date`.
  public static let schema = TableSchema("slogans", columns)

  /// The same with `definition`: what a document says that the formula means.
  public static let novelSchema = TableSchema("slogans", columns + [.init("definition", "释义")])

  /// A row a slogan; `words` are all word tokens of the corpus.
  public static func rows(_ rows: [SloganCounter.Row], words: Int, withDefinition: Bool = false) -> [[Cell]] {
    rows.map { row in
      let per10k = words == 0 ? 0 : Double(row.frequency) * 10_000 / Double(words)
      var cells: [Cell] = [
        .text(row.slogan), .text(row.category.rawValue), .flag(row.isKnown), .integer(row.frequency),
        .integer(row.nested), .decimal(per10k, places: 2), .integer(row.documentFrequency), .text(row.firstDocument),
        .text(row.firstDate?.description),
      ]
      if withDefinition { cells.append(.text(row.definition)) }
      return cells
    }
  }

  /// `document, slogan, surface, category, known, quoted, verb, within, section, start, end, line, column`, and `page`
  /// for sources that have pages.
  public static let mentionSchema = TableSchema(
    "slogan_mentions",
    [
      .init("document", "文档"), .init("slogan", "提法"), .init("surface", "原文"), .init("category", "类别"),
      .init("known", "词表收录"), .init("quoted", "带引号"), .init("verb", "搭配动词"), .init("within", "所在提法"),
      .init("section", "章节"),
    ] + PlaceColumns.columns)

  /// The row of a mention.
  public static func row(_ mention: SloganOccurrence) -> [Cell] {
    [
      .text(mention.document), .text(mention.slogan), .text(mention.surface), .text(mention.category.rawValue),
      .flag(mention.isKnown), .flag(mention.isQuoted), .text(mention.verb), .text(mention.within),
      .texts(mention.section),
    ] + PlaceColumns.cells(mention.place)
  }
}
