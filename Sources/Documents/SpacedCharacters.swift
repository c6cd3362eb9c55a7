import Text

/// Finds blanks that stand between Han characters for the look of it, or by an extractor's mistake.
///
/// A single space inside a word cannot be told from one between two names, so nothing is done unless the text shows it:
/// a line whose every character is set apart (政 府 工 作 报 告), or a document in which most lines hold such spaces.
///
/// - Complexity: O(*n*).
struct SpacedCharacters {
  /// Whether most lines of the document hold stray spaces.
  private let isHabit: Bool
  /// Whether spaces between Chinese and Latin letters or digits (2025 年) are a typesetter's, white on the page and no
  /// characters. On pages, where they stand at nearly every such place, nobody typed them.
  private let hasSeams: Bool

  /// - Parameter isPage: whether the lines were taken from pages, where white stands for nothing in particular.
  init(_ lines: [LayoutLine], isPage: Bool, in text: LayoutText) {
    var spaced = 0
    var closed = 0
    if isPage {
      for line in lines {
        for at in line.text.range.dropLast(2) {
          if text[at + 1] == 0x20, Self.isSeam(text[at], text[at + 2]) { spaced += 1 }
          if Self.isSeam(text[at], text[at + 1]) { closed += 1 }
        }
      }
    }
    hasSeams = spaced >= 10 && spaced * 10 >= 8 * (spaced + closed)
    // Without spaces no line holds stray ones.
    guard isPage || lines.contains(where: { $0.has(.holdsSpace) }) else {
      isHabit = false
      return
    }
    var long = 0
    var touched = 0
    var spaces = 0
    var pairs = 0
    for line in lines where line.text.count >= 12 {
      let found = line.has(.holdsSpace) ? Self.count(line.text, in: text) : (pairs: line.text.count, spaces: 0)
      guard found.pairs + found.spaces >= 8 else { continue }
      long += 1
      if found.spaces > 0 { touched += 1 }
      spaces += found.spaces
      pairs += found.pairs
    }
    isHabit = spaces >= 10 && spaces * 25 >= spaces + pairs && touched * 10 >= 6 * long
  }

  /// The stretches of `span`, which holds spaces, that remain, in order, when stray ones are left out.
  func pieces(of span: Span, in text: LayoutText) -> [Span] {
    let found = Self.count(span, in: text)
    let isSetApart = found.spaces >= 3 && found.spaces * 5 >= 4 * (found.spaces + found.pairs)
    let isStray = isSetApart || isHabit && found.pairs + found.spaces >= 8
    guard isStray || hasSeams else { return [span] }
    var pieces: [Span] = []
    var start = span.start
    for at in span.range
    where isStray && Self.isStray(at, span, in: text) || hasSeams && isSeam(at, span, in: text) {
      pieces.append(Span(start, at))
      start = at + 1
    }
    pieces.append(Span(start, span.end))
    return pieces
  }

  private static func isStray(_ at: Int, _ span: Span, in text: LayoutText) -> Bool {
    text[at] == 0x20 && at > span.start && at + 1 < span.end && LayoutCharacter.isHan(text[at - 1])
      && LayoutCharacter.isHan(text[at + 1])
  }

  private func isSeam(_ at: Int, _ span: Span, in text: LayoutText) -> Bool {
    text[at] == 0x20 && at > span.start && at + 1 < span.end && Self.isSeam(text[at - 1], text[at + 1])
  }

  /// Whether two units are a Han character and a Latin letter or digit.
  private static func isSeam(_ one: UInt16, _ other: UInt16) -> Bool {
    func isLatin(_ unit: UInt16) -> Bool {
      unit &- 0x30 < 10 || LayoutCharacter.isLetter(unit) || unit == 0x25 || unit == 0x2B
    }
    return LayoutCharacter.isHan(one) && isLatin(other) || isLatin(one) && LayoutCharacter.isHan(other)
  }

  /// Han characters that touch, and such that a single space parts.
  private static func count(_ span: Span, in text: LayoutText) -> (pairs: Int, spaces: Int) {
    var pairs = 0
    var spaces = 0
    for at in span.start..<(span.end - 1) {
      if isStray(at, span, in: text) {
        spaces += 1
      } else if LayoutCharacter.isHan(text[at]), LayoutCharacter.isHan(text[at + 1]) {
        pairs += 1
      }
    }
    return (pairs, spaces)
  }
}
