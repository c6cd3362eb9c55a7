import Text

/// Puts a document's text together from stretches of another text, and remembers where each came from.
struct TextAssembler {
  /// The text so far.
  private(set) var text: [UInt16] = []
  /// From it to the offsets of the other text.
  private(set) var origins: [OffsetRun] = []
  /// The paragraphs ended so far.
  private(set) var paragraphs: [Paragraph] = []
  private var paragraphStart = 0
  private let source: LayoutText

  /// An assembler of stretches of `source`.
  init(from source: LayoutText) {
    self.source = source
    text.reserveCapacity(source.units.count)
  }

  /// Appends a stretch of the source. Stretches must come in its order.
  mutating func append(_ span: Span) {
    guard !span.isEmpty else { return }
    note(origin: span.start)
    text.append(contentsOf: UnsafeBufferPointer(rebasing: source.units[span.range]))
  }

  /// Appends one unit that stands for what is at `origin`.
  mutating func append(_ unit: UInt16, for origin: Int) {
    note(origin: origin)
    text.append(unit)
  }

  /// Ends a paragraph. `origin` is the line end that parts it from the next one; nothing behind the last.
  mutating func endParagraph(at origin: Int?) {
    paragraphs.append(Paragraph(span: Span(paragraphStart, text.count)))
    if let origin { append(0x0A, for: origin) }
    paragraphStart = text.count
  }

  private mutating func note(origin: Int) {
    if let last = origins.last, last.origin + text.count - last.offset == origin { return }
    origins.append(OffsetRun(text.count, origin))
  }
}
