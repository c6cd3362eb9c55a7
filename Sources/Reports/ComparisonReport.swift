public import Analysis
import Comparison
import Statistics
import Text

/// The tables of two speeches compared: `tifa compare`.
public enum ComparisonReport {
  /// `unit, item, frequency_a, frequency_b, nested_a, nested_b, per_10k_a, per_10k_b, log_ratio, log_odds_z, p_adjusted,
  /// significant`.
  public static let emphasisSchema = TableSchema(
    "emphasis",
    [
      .init("unit", "单位"), .init("item", "词语或提法"), .init("frequency_a", "甲频次"), .init("frequency_b", "乙频次"),
      .init("nested_a", "甲嵌套频次"), .init("nested_b", "乙嵌套频次"), .init("per_10k_a", "甲每万词频次"),
      .init("per_10k_b", "乙每万词频次"), .init("log_ratio", "对数比"),
      .init("log_odds_z", "对数优势z"), .init("p_adjusted", "校正p值"), .init("significant", "显著"),
    ])

  /// Terms, then slogans, each from what A stresses most to what B stresses most.
  public static func emphasisRows(_ comparison: SpeechComparison) -> [[Cell]] {
    [("term", comparison.terms), ("slogan", comparison.slogans)].flatMap { unit, keyness in
      keyness.rows.map { row in
        [
          .text(unit), .text(row.target.item), .integer(row.target.frequency), .integer(row.reference.frequency),
          .integer(row.target.nested), .integer(row.reference.nested),
          .decimal(rate(row.table.o11, row.table.column1), places: 2),
          .decimal(rate(row.table.o12, row.table.column2), places: 2), .measure(row.table.logRatio, places: 6),
          .measure(row.logOdds.z, places: 6), .decimal(SignificantDigits.round(row.adjusted.value, to: 6)),
          .flag(row.isSignificant),
        ]
      }
    }
  }

  private static func rate(_ frequency: Double, _ words: Double) -> Double {
    words > 0 ? frequency * 10_000 / words : 0
  }

  /// `document, section, words, share, side`.
  public static let sectionSchema = TableSchema(
    "sections",
    [
      .init("document", "文档"), .init("section", "章节"), .init("words", "词数"), .init("share", "占比"),
      .init("side", "方"),
    ])

  /// The outermost sections of each document, and what stands outside any, in the order of the text.
  public static func sectionRows(_ comparison: SpeechComparison) -> [[Cell]] {
    [("a", comparison.a), ("b", comparison.b)].flatMap { side, documents in
      documents.flatMap { compared in
        sections(compared).map { section in
          [
            .text(compared.document.id), .text(section.title), .integer(section.words),
            .measure(section.share, places: 4), .text(side),
          ]
        }
      }
    }
  }

  /// An outermost section with the room it is given.
  public struct Section: Sendable {
    /// Marker and title; empty for what stands outside any section.
    public var title: String
    /// Its words.
    public var words: Int
    /// Its words by those of the document.
    public var share: Double?
  }

  /// The outermost sections of a document; what stands outside them comes first.
  public static func sections(_ compared: ComparedDocument) -> [Section] {
    let document = compared.document
    let entries = document.outline.entries.filter { $0.parent == nil }
    var words = [Int](repeating: 0, count: entries.count + 1)
    var next = 0
    for token in compared.segmented.tokens where token.kind.isWordLike {
      while next < entries.count, entries[next].section.end <= Int(token.start) { next += 1 }
      let isInside = next < entries.count && entries[next].section.contains(Int(token.start))
      words[isInside ? next + 1 : 0] += 1
    }
    let all = words.reduce(0, +)
    return words.indices.compactMap { index in
      if index == 0, words[0] == 0 { return nil }
      let title = index == 0 ? "" : entries[index - 1].marker + document.string(entries[index - 1].title)
      return Section(
        title: title, words: words[index], share: all == 0 ? nil : Double(words[index]) / Double(all))
    }
  }

  /// `slogan, change, frequency_a, frequency_b, nested_a, nested_b, counterpart`.
  public static let sloganSchema = TableSchema(
    "slogan_changes",
    [
      .init("slogan", "提法"), .init("change", "变化"), .init("frequency_a", "甲频次"), .init("frequency_b", "乙频次"),
      .init("nested_a", "甲嵌套频次"), .init("nested_b", "乙嵌套频次"), .init("counterpart", "对应新提法"),
    ])

  /// A row a slogan, the most frequent in both first.
  public static func sloganRows(_ comparison: SpeechComparison) -> [[Cell]] {
    comparison.sloganChanges.map { change in
      [
        .text(change.slogan), .text(change.kind.rawValue), .integer(change.frequencyA), .integer(change.frequencyB),
        .integer(change.nestedA), .integer(change.nestedB), .text(change.counterpart),
      ]
    }
  }

  /// `start_a, end_a, line_a, start_b, end_b, line_b, text_a, text_b, similarity, edits, document_a, document_b,
  /// changes, leftovers`, and `page_a`, `page_b` behind the lines for sources that have pages.
  public static let passageSchema = TableSchema(
    "passages",
    [
      .init("start_a", "甲起"), .init("end_a", "甲止"), .init("line_a", "甲行"),
      .init("page_a", "甲页", needsPages: true), .init("start_b", "乙起"), .init("end_b", "乙止"), .init("line_b", "乙行"),
      .init("page_b", "乙页", needsPages: true), .init("text_a", "甲原文"), .init("text_b", "乙原文"),
      .init("similarity", "相似度"), .init("edits", "改动处数"), .init("document_a", "甲文档"), .init("document_b", "乙文档"),
      .init("changes", "改动"), .init("leftovers", "残留地名"),
    ])

  /// A row a passage, by place in A.
  public static func passageRows(_ comparison: SpeechComparison) -> [[Cell]] {
    comparison.passages.map { shared in
      let a = comparison.a[shared.documentA].document
      let b = comparison.b[shared.documentB].document
      let placeA = a.sourceSpan(of: shared.passage.a)
      let placeB = b.sourceSpan(of: shared.passage.b)
      return [
        .integer(placeA.start), .integer(placeA.end), .integer(placeA.line), .integer(placeA.page),
        .integer(placeB.start), .integer(placeB.end), .integer(placeB.line), .integer(placeB.page),
        .text(a.string(shared.passage.a)),
        .text(b.string(shared.passage.b)), .decimal(shared.passage.similarity, places: 4),
        .integer(shared.passage.edits.count), .text(a.id), .text(b.id),
        .texts(shared.passage.edits.map { a.string($0.a) + "→" + b.string($0.b) }), .texts(shared.leftovers),
      ]
    }
  }

  /// The variety of one side's words, for `summary.json`.
  public static func diversity(_ documents: [ComparedDocument]) -> [(name: String, value: Cell)] {
    var numbers: [[UInt16]: Int] = [:]
    var words: [Int] = []
    for compared in documents {
      for token in compared.segmented.tokens where token.kind.isWordLike {
        let word = Array(compared.document.text[token.span.range])
        let number = numbers[word] ?? numbers.count
        numbers[word] = number
        words.append(number)
      }
    }
    let diversity = LexicalDiversity(words: words)
    return [
      ("words", .integer(words.count)), ("distinct_words", .integer(numbers.count)),
      ("ttr", .measure(diversity.typeTokenRatio, places: 4)),
      ("mattr_100", .measure(diversity.movingAverageRatio(window: 100), places: 4)),
      ("mtld_below_0.72", .measure(diversity.textualDiversity(), places: 2)),
      ("hdd_mean_of_42", .measure(diversity.hypergeometricDiversity(), places: 4)),
      ("yule_k", .measure(diversity.yuleK, places: 2)),
    ]
  }
}
