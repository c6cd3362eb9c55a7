import Glibc
import Text

/// How the paragraphs of a text begin, learnt from those whose beginning is certain.
///
/// Two habits of official prose tell a paragraph's first line from any other sentence at the start of a line: a run-in
/// title (a short first sentence without a comma), and beginnings that repeat (加力扩大投资。… 加力稳住楼市。…).
struct OpeningStatistics {
  private var beginnings: Beginnings
  private let known: Int
  private var sentences = 0
  private var titleEvidence = 0.0
  private var plainEvidence = 0.0

  init(_ lines: [LayoutLine], shape: WrapShape, in text: LayoutText) {
    let starts = lines.indices.dropFirst().filter {
      lines[$0 - 1].width <= shape.width - 8 && lines[$0 - 1].has(.endsSentence)
    }
    known = starts.count
    beginnings = Beginnings(capacity: known)
    var titledStarts = 0
    for index in starts {
      beginnings.addStart(Self.beginning(lines[index].text, in: text))
      if Self.hasRunInTitle(lines[index].text, in: text) { titledStarts += 1 }
    }
    var titledSentences = 0
    for index in lines.indices where lines[index].has([.holdsStop, .holdsFinal]) {
      // Sentences that begin inside the line.
      let line = lines[index].text
      for mark in text.places(of: .final, line.start, line.end - 2) {
        let rest = Span(mark + 1, line.end)
        sentences += 1
        beginnings.addSentence(Self.beginning(rest, in: text))
        titledSentences.add(Self.hasRunInTitle(rest, in: text))
      }
    }
    let inStart = (Double(titledStarts) + 0.5) / Double(known + 3)
    let inSentence = Double(titledSentences + 1) / Double(sentences + 10)
    titleEvidence = log(max(0.2, min(30, inStart / inSentence)))
    plainEvidence = log(max(0.2, min(5, (1 - inStart) / (1 - inSentence))))
  }

  /// How much the beginning of the line at `span` speaks for a new paragraph, as the logarithm of a likelihood ratio.
  func evidence(_ span: Span, isNumbered: Bool, in text: LayoutText) -> Double {
    var evidence = Self.hasRunInTitle(span, in: text) ? titleEvidence : plainEvidence
    if !isNumbered, let frequency = beginnings[Self.beginning(span, in: text)] {
      let starts = Double(frequency.starts) / Double(known + 5)
      let others = (Double(frequency.inside) + 0.5) / Double(sentences + 5)
      evidence += max(-1, min(3, log(starts / others)))
    }
    // A dash before an item of a list.
    if span.count > 2, text[span.start] == 0x2014, text[span.start + 1] == 0x2014 { evidence += 4 }
    return evidence
  }

  private static func beginning(_ span: Span, in text: LayoutText) -> UInt32 {
    UInt32(text[span.start]) << 16 | UInt32(span.count > 1 ? text[span.start + 1] : 0)
  }

  /// Whether a stretch begins with a sentence of 2 to 16 characters without a comma, and goes on.
  private static func hasRunInTitle(_ span: Span, in text: LayoutText) -> Bool {
    for at in text.places(of: [.final, .pause], span.start, min(span.end, span.start + 18)) {
      switch text[at] {
      case 0x3002, 0xFF01: return at - span.start >= 2 && at + 1 < span.end  // 。！
      case 0x21, 0x3F, 0x2026: continue
      default: return false
      }
    }
    return false
  }
}

/// How often the two characters that begin some paragraph begin one, and how often a sentence inside a line.
private struct Beginnings {
  typealias Frequency = (starts: Int, inside: Int)
  /// Places by the characters, at most half of them taken; no character is 0.
  private var characters: [UInt32]
  private var frequencies: [Frequency]

  /// Room for `capacity` beginnings.
  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    characters = [UInt32](repeating: 0, count: size)
    frequencies = [Frequency](repeating: (0, 0), count: size)
  }

  /// Where `beginning` is or would be.
  private func place(of beginning: UInt32) -> Int {
    var place = Int(truncatingIfNeeded: (beginning &* 0x9E37_79B1) &>> 8) & (characters.count - 1)
    while characters[place] != 0, characters[place] != beginning { place = (place + 1) & (characters.count - 1) }
    return place
  }

  /// Counts the beginning of a paragraph.
  mutating func addStart(_ beginning: UInt32) {
    let place = place(of: beginning)
    characters[place] = beginning
    frequencies[place].starts += 1
  }

  /// Counts the beginning of a sentence where it begins paragraphs too.
  mutating func addSentence(_ beginning: UInt32) {
    let place = place(of: beginning)
    if characters[place] == beginning { frequencies[place].inside += 1 }
  }

  /// How often `beginning` was counted; nothing where no paragraph begins with it.
  subscript(beginning: UInt32) -> Frequency? {
    let place = place(of: beginning)
    return characters[place] == beginning ? frequencies[place] : nil
  }
}
