/// One speech or other text, decoded and repaired, with what is known about it.
///
///     let document = Document(id: "a.txt", text: "改革开放，\n改革到底。")
///     document.paragraphs.count                        // 2
///     document.string(document.paragraphs[1].span)     // "改革到底。"
///
/// Stages read `text`; every position they report goes through `sourceMap`. A document is not a file: a reader may
/// make many documents of one file (a table, an archive), and `id` tells which.
public struct Document: Sendable {
  /// Name in every table: the path below the folder that was named, with `/`.
  public var id: String
  /// Title, date, speaker and whatever else is known.
  public var metadata: Metadata
  /// The repaired text in UTF-16 code units: paragraphs, each but the last followed by one line feed.
  public var text: [UInt16]
  /// The text before its Traditional characters were simplified, unit for unit; `nil` where it is `text`.
  public var written: [UInt16]?
  /// The paragraphs, in order, without their line feeds. Empty ones are kept.
  public var paragraphs: [Paragraph]
  /// Headings and the sections they open.
  public var outline: Outline
  /// From offsets of `text` to places in the source.
  public var sourceMap: SourceMap

  /// A document from parts that a reader has made.
  public init(
    id: String, metadata: Metadata = Metadata(), text: [UInt16], paragraphs: [Paragraph], outline: Outline = Outline(),
    sourceMap: SourceMap
  ) {
    self.id = id
    self.metadata = metadata
    self.text = text
    self.paragraphs = paragraphs
    self.outline = outline
    self.sourceMap = sourceMap
  }

  /// A document whose text is its own source, a paragraph a line.
  public init(id: String, metadata: Metadata = Metadata(), text: String) {
    let units = Array(text.utf16)
    self.init(
      id: id, metadata: metadata, text: units, paragraphs: Paragraph.lines(of: units),
      sourceMap: SourceMap(identityFor: units))
  }

  /// How many characters (code points) the text has, blanks and line ends left out.
  ///
  /// - Complexity: O(*n*).
  public var characterCount: Int {
    // Each pair of surrogates is one.
    text.count { $0 != 0x0A && $0 != 0x20 && $0 != 0x3000 && $0 != 0x09 && $0 & 0xFC00 != 0xDC00 }
  }

  /// The characters at `span`.
  ///
  /// - Complexity: O(*n*) in its length; made for millions of short stretches.
  public func string(_ span: Span) -> String { String(units: text[span.range]) }

  /// The characters at `span` as the author wrote them, Traditional ones too, without line ends.
  public func writtenString(_ span: Span) -> String {
    String(units: (written ?? text)[span.range].filter { $0 != 0x0A })
  }

  /// The place of `span` in the source.
  public func sourceSpan(of span: Span) -> SourceSpan { sourceMap.sourceSpan(of: span) }
}

/// A stretch of a document between two line feeds of its repaired text.
public struct Paragraph: Hashable, Sendable {
  /// Its place, without the line feed.
  public var span: Span

  /// A paragraph at `span`.
  public init(span: Span) { self.span = span }

  /// A paragraph for each line of `text`; CR LF, CR and LF end a line, and stay outside.
  public static func lines(of text: [UInt16]) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var start = 0
    var at = 0
    while at < text.count {
      let unit = text[at]
      if unit == 0x0A || unit == 0x0D {
        paragraphs.append(Paragraph(span: Span(start, at)))
        if unit == 0x0D, at + 1 < text.count, text[at + 1] == 0x0A { at += 1 }
        start = at + 1
      }
      at += 1
    }
    if start < text.count { paragraphs.append(Paragraph(span: Span(start, text.count))) }
    return paragraphs
  }
}
