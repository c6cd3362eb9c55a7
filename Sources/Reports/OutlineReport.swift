public import Text

/// The outline of documents: `tifa outline`.
public enum OutlineReport {
  /// `document, level, marker, title, start, end, line, words, share`: a row a heading; the place is that of its section,
  /// the words are those of the section, the share is of the document's words. `page` stands behind `line` for sources
  /// that have pages.
  public static let schema = TableSchema(
    "outline",
    [.init("document", "文档"), .init("level", "层级"), .init("marker", "序号"), .init("title", "标题")] + PlaceColumns.span
      + [.init("line", "行"), PlaceColumns.page, .init("words", "词数"), .init("share", "占比")])

  /// A row a heading, in the order of the text.
  public static func rows(_ segmented: SegmentedDocument) -> [[Cell]] {
    let document = segmented.document
    let counts = WordCounts(segmented)
    return document.outline.entries.map { entry in
      let place = document.sourceSpan(of: entry.section)
      let words = counts.words(in: entry.section)
      return [
        .text(document.id), .integer(entry.level), .text(entry.marker), .text(title(entry, of: document)),
        .integer(place.start), .integer(place.end), .integer(place.line), .integer(place.page), .integer(words),
        .measure(counts.all == 0 ? nil : Double(words) / Double(counts.all), places: 4),
      ]
    }
  }

  /// A tree for the eye: each heading below the one it belongs to, with its words and their share.
  public static func tree(_ segmented: SegmentedDocument) -> String {
    let document = segmented.document
    let counts = WordCounts(segmented)
    var text = "\(document.id)  \(counts.all, "word")\n"
    for entry in document.outline.entries {
      let words = counts.words(in: entry.section)
      let share = counts.all == 0 ? 0 : Double(words) / Double(counts.all) * 100
      let indent = String(repeating: "  ", count: entry.level)
      text +=
        "\(indent)\(marker(entry))\(title(entry, of: document))  \(words)  \(DecimalText.fixed(share, places: 1)) %\n"
    }
    return text
  }

  /// With a blank where the text has one: 第一章 总则, 1. 总体要求.
  private static func marker(_ entry: Outline.Entry) -> String {
    guard let last = entry.marker.last, !entry.title.isEmpty else { return entry.marker }
    return "编章节条.#".contains(last) ? entry.marker + " " : entry.marker
  }

  private static func title(_ entry: Outline.Entry, of document: Document) -> String {
    String(document.string(entry.title).filter { $0 != "\n" })
  }
}

/// Word tokens by place.
private struct WordCounts {
  private let segmented: SegmentedDocument
  /// The words before each token, and behind the last.
  private let before: [Int]

  init(_ segmented: SegmentedDocument) {
    self.segmented = segmented
    var before: [Int] = [0]
    before.reserveCapacity(segmented.tokens.count + 1)
    for token in segmented.tokens { before.append(before[before.count - 1] + (token.kind.isWordLike ? 1 : 0)) }
    self.before = before
  }

  var all: Int { before[before.count - 1] }

  func words(in span: Span) -> Int {
    let range = segmented.tokens(in: span)
    return before[range.upperBound] - before[range.lowerBound]
  }
}
