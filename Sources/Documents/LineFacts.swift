import Text

/// What one walk over a line tells repair.
struct LineFacts {
  /// Columns on a screen, without the indent.
  var columns = 0
  /// Columns more when marks of half width among Chinese count as wide.
  var extraColumns = 0
  /// Whether a comma, colon, semicolon or full stop stands before the last character.
  var holdsMark = false
  /// Whether a full stop or a semicolon stands anywhere.
  var holdsStop = false
  /// Whether a sentence ends before the last character.
  var holdsFinal = false
  /// Whether a quotation mark or bracket that opens is not closed.
  var isBracketOpen = false
  /// Whether the last mark, closing ones aside, ends a sentence.
  var endsSentence = false
  /// Whether the line ends without any mark.
  var endsOpen = false
  /// Whether the line might be a heading: no full stop or semicolon in it, no mark at its end but a closing one.
  var isHeadlike = false
  /// The first and the last unit.
  var first: UInt16
  var last: UInt16

  /// The facts of a line that is not empty.
  ///
  /// - Complexity: O(*n*), half a nanosecond a character.
  init(_ span: Span, in text: UnsafeBufferPointer<UInt16>) {
    first = text[span.start]
    last = text[span.end - 1]
    let table = LayoutTraits.table
    // Without a branch: which characters are marks cannot be guessed.
    var seen = LayoutTraits()
    var bracket = LayoutTraits()
    for at in span.start..<span.end - 1 {
      let traits = table[text[at]]
      seen.formUnion(traits)
      columns &+= traits.columns
      bracket = traits.isDisjoint(with: .brackets) ? bracket : traits
    }
    (holdsMark, holdsFinal) = (seen.contains(.clauseMark), seen.contains(.final))
    let traits = table[last]
    seen.formUnion(traits)
    columns &+= traits.columns
    bracket = traits.isDisjoint(with: .brackets) ? bracket : traits
    holdsStop = seen.contains(.stop)
    isBracketOpen = bracket.contains(.opener)
    if seen.contains(.narrowMark) { extraColumns = Self.extraColumns(span, in: text) }
    if LayoutCharacter.isCommonHan(last) {
      (endsOpen, isHeadlike) = (true, !holdsStop)
      return
    }
    endsSentence = LayoutCharacter.endsSentence(text, span.start, span.end)
    let (cannotBegin, isOpener) = (LayoutCharacter.cannotBegin(last), LayoutCharacter.isOpener(last))
    endsOpen = !cannotBegin && !isOpener
    let mayEndHeading =
      !cannotBegin || LayoutCharacter.isCloser(last) || last == 0x25
      || last == 0xFF05 || last == 0x2014
    isHeadlike = mayEndHeading && !isOpener && !holdsStop
  }

  /// How many marks of half width have a wide character beside them.
  private static func extraColumns(_ span: Span, in text: UnsafeBufferPointer<UInt16>) -> Int {
    let table = LayoutTraits.table
    return span.range.count { at in
      guard table[text[at]].contains(.narrowMark) else { return false }
      return at > span.start && table[text[at - 1]].columns == 2
        || at + 1 < span.end && table[text[at + 1]].columns == 2
    }
  }
}
