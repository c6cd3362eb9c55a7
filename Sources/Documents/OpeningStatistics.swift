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
  @inline(__always)
  private static func hasRunInTitle(_ span: Span, in text: LayoutText) -> Bool {
    let limit = min(span.end, span.start + 18)
    var marks = text.bits([.final, .pause], span.start, limit)
    /// The unit at the first mark, or any other where there is none: without a branch, which nobody could guess.
    func first() -> (at: Int, unit: UInt16) {
      let at = min(span.start &+ marks.trailingZeroBitCount, limit &- 1)
      return (at, text[at])
    }
    var mark = first()
    while marks != 0, mark.unit == 0x21 || mark.unit == 0x3F || mark.unit == 0x2026 {  // ! ? …
      marks &= marks - 1
      mark = first()
    }
    let isTitle = mark.unit == 0x3002 || mark.unit == 0xFF01  // 。！
    return isTitle && mark.at >= span.start &+ 2 && mark.at &+ 1 < span.end
  }
}

/// How often the two characters that begin some paragraph begin one, and how often a sentence inside a line.
private struct Beginnings {
  struct Entry {
    /// The two characters; 0 where there are none.
    var characters: UInt32 = 0
    var starts: Int32 = 0
    var inside: Int32 = 0
  }
  /// Each at the place its characters give it, or the next one that is free. Most look for what is not there, so places
  /// are many.
  private var entries: [Entry]

  /// Room for `capacity` beginnings.
  init(capacity: Int) {
    var size = 64
    while size < 8 * capacity { size *= 2 }
    entries = [Entry](repeating: Entry(), count: size)
  }

  /// Where `beginning` is or would be.
  @inline(__always)
  private func place(of beginning: UInt32) -> Int {
    var place = Int(truncatingIfNeeded: (beginning &* 0x9E37_79B1) &>> 12) & (entries.count - 1)
    while entries[place].characters != 0, entries[place].characters != beginning {
      place = (place + 1) & (entries.count - 1)
    }
    return place
  }

  /// Counts the beginning of a paragraph.
  mutating func addStart(_ beginning: UInt32) {
    let place = place(of: beginning)
    entries[place].characters = beginning
    entries[place].starts += 1
  }

  /// Counts the beginning of a sentence where it begins paragraphs too.
  @inline(__always)
  mutating func addSentence(_ beginning: UInt32) {
    let place = place(of: beginning)
    if entries[place].characters == beginning { entries[place].inside += 1 }
  }

  /// How often `beginning` was counted; nothing where no paragraph begins with it.
  subscript(beginning: UInt32) -> (starts: Int, inside: Int)? {
    let entry = entries[place(of: beginning)]
    return entry.characters == beginning ? (Int(entry.starts), Int(entry.inside)) : nil
  }
}
