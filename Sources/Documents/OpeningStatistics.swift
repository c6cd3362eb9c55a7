import Glibc
import Text

/// How the paragraphs of a text begin, learnt from those whose beginning is certain.
///
/// Two habits of official prose tell a paragraph's first line from any other sentence at the start of a line: a run-in
/// title (a short first sentence without a comma), and beginnings that repeat (加力扩大投资。… 加力稳住楼市。…).
struct OpeningStatistics {
  private var begins: [UInt32: Int] = [:]
  private var inside: [UInt32: Int] = [:]
  private var known = 0
  private var sentences = 0
  private var titleEvidence = 0.0
  private var plainEvidence = 0.0

  init(_ lines: [LayoutLine], shape: WrapShape, in text: UnsafeBufferPointer<UInt16>) {
    var titledStarts = 0
    var titledSentences = 0
    for index in lines.indices.dropFirst()
    where shape.widths[index - 1] <= shape.width - 8 && shape.facts[index - 1].endsSentence {
      known += 1
      begins[Self.beginning(lines[index].text, in: text), default: 0] += 1
      if Self.hasRunInTitle(lines[index].text, in: text) { titledStarts += 1 }
    }
    for index in lines.indices where shape.facts[index].holdsStop && shape.facts[index].holdsFinal {
      // Sentences that begin inside the line.
      let line = lines[index].text
      var at = line.start
      while true {
        at = LayoutCharacter.firstStop(text, at, line.end - 2) + 1
        guard at < line.end - 1 else { break }
        guard LayoutCharacter.isFinal(text[at - 1]) else { continue }
        let rest = Span(at, line.end)
        sentences += 1
        let beginning = Self.beginning(rest, in: text)
        if begins[beginning] != nil { inside[beginning, default: 0] += 1 }
        if Self.hasRunInTitle(rest, in: text) { titledSentences += 1 }
      }
    }
    let inStart = (Double(titledStarts) + 0.5) / Double(known + 3)
    let inSentence = Double(titledSentences + 1) / Double(sentences + 10)
    titleEvidence = log(max(0.2, min(30, inStart / inSentence)))
    plainEvidence = log(max(0.2, min(5, (1 - inStart) / (1 - inSentence))))
  }

  /// How much the beginning of `line` speaks for a new paragraph, as the logarithm of a likelihood ratio.
  func evidence(_ line: LayoutLine, in text: UnsafeBufferPointer<UInt16>) -> Double {
    var evidence = Self.hasRunInTitle(line.text, in: text) ? titleEvidence : plainEvidence
    let beginning = Self.beginning(line.text, in: text)
    if line.marker == nil, let frequency = begins[beginning] {
      let starts = Double(frequency) / Double(known + 5)
      let others = (Double(inside[beginning] ?? 0) + 0.5) / Double(sentences + 5)
      evidence += max(-1, min(3, log(starts / others)))
    }
    // A dash before an item of a list.
    if line.text.count > 2, text[line.text.start] == 0x2014, text[line.text.start + 1] == 0x2014 { evidence += 4 }
    return evidence
  }

  private static func beginning(_ span: Span, in text: UnsafeBufferPointer<UInt16>) -> UInt32 {
    UInt32(text[span.start]) << 16 | UInt32(span.count > 1 ? text[span.start + 1] : 0)
  }

  /// Whether a stretch begins with a sentence of 2 to 16 characters without a comma, and goes on.
  private static func hasRunInTitle(_ span: Span, in text: UnsafeBufferPointer<UInt16>) -> Bool {
    for at in span.start..<min(span.end, span.start + 18) {
      let unit = text[at]
      if unit == 0x3002 || unit == 0xFF01 { return at - span.start >= 2 && at + 1 < span.end }
      if LayoutCharacter.isPause(unit) || unit == 0xFF1F { return false }
    }
    return false
  }
}
