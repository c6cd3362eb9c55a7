/// Cuts text into sentences at 。！？…… and their closing quotation marks and brackets, and at paragraph ends.
///
///     SentenceSplitter().sentences(in: Document(id: "", text: "好。“干吧！”他说；走。"))   // 好。 / “干吧！” / 他说；走。
///
/// A quotation or a bracket inside a sentence is no sentence of its own, whatever marks stand in it
/// (解决好“谁来干？怎么干？”的问题); one that opens a sentence, or follows a colon or a comma, is cut as other text is.
///
/// ICU's sentence rules do not split at ……, and know nothing of half-width marks among Chinese.
///
/// - Complexity: O(*n*) in the length of the text.
public struct SentenceSplitter: Sendable {
  /// A splitter.
  public init() {}

  /// The sentences of `document`, in order, without surrounding blanks.
  public func sentences(in document: Document) -> [Span] {
    var sentences: [Span] = []
    document.text.withUnsafeBufferPointer { text in
      for paragraph in document.paragraphs { append(to: &sentences, text: text, paragraph: paragraph.span) }
    }
    return sentences
  }

  private func append(to sentences: inout [Span], text: UnsafeBufferPointer<UInt16>, paragraph: Span) {
    var start = paragraph.start
    var at = paragraph.start
    while at < paragraph.end {
      // Nearly all text is Chinese characters, which end no sentence.
      let isHan = text[at] >= 0x3400 && text[at] < 0xA000
      guard !isHan, Self.endsSentence(text, at, paragraph.end) else {
        at = isHan ? at + 1 : Self.end(ofInsertAt: at, text, sentence: Span(start, paragraph.end)) ?? at + 1
        continue
      }
      while at < paragraph.end, Self.endsSentence(text, at, paragraph.end) || Self.isCloser(text[at]) { at += 1 }
      Self.appendTrimmed(Span(start, at), of: text, to: &sentences)
      start = at
    }
    Self.appendTrimmed(Span(start, paragraph.end), of: text, to: &sentences)
  }

  private static func endsSentence(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ end: Int) -> Bool {
    switch text[at] {
    case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F: true  // 。！？!?
    case 0x2026: at + 1 < end && text[at + 1] == 0x2026 || at > 0 && text[at - 1] == 0x2026  // ……
    default: false
    }
  }

  /// The offset behind a quotation or bracket that begins at `at` inside a sentence, when final marks stand in it.
  private static func end(
    ofInsertAt at: Int, _ text: UnsafeBufferPointer<UInt16>, sentence: Span
  ) -> Int? {
    guard let closer = closer(of: text[at]), at > sentence.start else { return nil }
    switch text[at - 1] {
    case 0xFF1A, 0x3A, 0xFF0C, 0x2C, 0x3000, 0x20: return nil  // ： ， and blanks: speech that is reported
    default: break
    }
    var holdsFinalMark = false
    // An insert is short; a mark that is never closed must not swallow the text.
    for index in (at + 1)..<max(at + 1, min(sentence.end, at + 120)) {
      if text[index] == closer { return holdsFinalMark ? index + 1 : nil }
      if endsSentence(text, index, sentence.end) { holdsFinalMark = true }
    }
    return nil
  }

  /// What closes an opening quotation mark or bracket.
  private static func closer(of unit: UInt16) -> UInt16? {
    switch unit {
    case 0x201C: 0x201D  // “ ”
    case 0x2018: 0x2019  // ‘ ’
    case 0x300C: 0x300D  // 「 」
    case 0x300E: 0x300F  // 『 』
    case 0x300A: 0x300B  // 《 》
    case 0xFF08: 0xFF09  // （ ）
    case 0x28: 0x29  // ( )
    case 0x3010: 0x3011  // 【 】
    default: nil
    }
  }

  private static func isCloser(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x201D, 0x2019, 0x300D, 0x300F, 0xFF09, 0x29, 0x300B, 0x3011: true  // ” ’ 」 』 ） ) 》 】
    default: false
    }
  }

  private static func appendTrimmed(_ span: Span, of text: UnsafeBufferPointer<UInt16>, to sentences: inout [Span]) {
    var (start, end) = (span.start, span.end)
    while start < end, isBlank(text[start]) { start += 1 }
    while end > start, isBlank(text[end - 1]) { end -= 1 }
    if start < end { sentences.append(Span(start, end)) }
  }

  private static func isBlank(_ unit: UInt16) -> Bool {
    unit == 0x20 || unit == 0x3000 || unit == 0x09 || unit == 0xA0 || unit == 0x0D || unit == 0x0A
  }
}
