public import Text

/// The tokens of a document: `tifa segment`.
public enum TokenReport {
  /// `document, text, kind, start, end`, in code points of the source, and `page` for sources that have pages.
  public static let schema = TableSchema(
    "tokens",
    [.init("document", "文档"), .init("text", "词语"), .init("kind", "类别")] + PlaceColumns.span + [PlaceColumns.page])

  /// A row a token; line feeds between paragraphs are left out.
  public static func rows(_ segmented: SegmentedDocument) -> [[Cell]] {
    let document = segmented.document
    return segmented.tokens.compactMap { token in
      if token.kind == .space, document.text[Int(token.start)] == 0x0A { return nil }
      let place = document.sourceSpan(of: token.span)
      return [
        .text(document.id), .text(document.string(token.span)), .text("\(token.kind)"), .integer(place.start),
        .integer(place.end), .integer(place.page),
      ]
    }
  }

  /// The words parted by one blank, a line a paragraph.
  public static func text(_ segmented: SegmentedDocument) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(segmented.document.text.count * 2)
    var isFirst = true
    for token in segmented.tokens {
      let (start, end) = (Int(token.start), Int(token.end))
      if token.kind == .space {
        if segmented.document.text[start] == 0x0A {
          units.append(0x0A)
          isFirst = true
        }
        continue
      }
      if !isFirst { units.append(0x20) }
      units += segmented.document.text[start..<end]
      isFirst = false
    }
    if units.last != 0x0A, !units.isEmpty { units.append(0x0A) }
    return String(units: units)
  }
}
