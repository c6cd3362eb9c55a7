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
  /// - Complexity: O(*n*), a nanosecond a Han character.
  init(_ span: Span, in text: UnsafeBufferPointer<UInt16>) {
    first = text[span.start]
    last = text[span.end - 1]
    var isAfterWide = false
    var pendingMark = false
    var next = span.start
    while next < span.end {
      // Most units are Han, and nothing is asked of them but how many they are.
      let run = next
      while next < span.end, text[next] &- 0x4E00 < 0x5200 { next += 1 }
      if next > run {
        columns += 2 * (next - run)
        if pendingMark { extraColumns += 1 }
        (pendingMark, isAfterWide) = (false, true)
        if next == span.end { break }
      }
      let at = next
      let unit = text[at]
      next += 1
      if unit == 0xFF0C || unit == 0x3002 || unit == 0x3001 {  // ，。、 are most of the rest
        columns += 2
        if pendingMark { extraColumns += 1 }
        (pendingMark, isAfterWide) = (false, true)
        if next < span.end { holdsMark = true }
        if unit == 0x3002 {
          holdsStop = true
          if next < span.end { holdsFinal = true }
        }
        continue
      }
      let width = LayoutCharacter.columns(unit)
      columns += width
      if width == 2 {
        if pendingMark { extraColumns += 1 }
        (pendingMark, isAfterWide) = (false, true)
      } else {
        let isMark = unit < 0x80 && unit != 0x20 && !LayoutCharacter.isLetter(unit) && unit &- 0x30 >= 10
        if isMark, isAfterWide { extraColumns += 1 }
        pendingMark = isMark && !isAfterWide
        if width == 1 { isAfterWide = false }
      }
      if LayoutCharacter.isOpener(unit) {
        isBracketOpen = true
      } else if LayoutCharacter.isCloser(unit) {
        isBracketOpen = false
      } else if LayoutCharacter.isPause(unit) {
        if at + 1 < span.end { holdsMark = true }
        if unit == 0xFF1B || unit == 0x3B { holdsStop = true }
      } else if LayoutCharacter.isFinal(unit), at + 1 < span.end {
        holdsFinal = true
      }
    }
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
}
