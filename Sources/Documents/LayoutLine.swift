import Text

/// A line of a source with something on it, as repair sees it.
struct LayoutLine {
  /// Its number in the source, empty lines counted.
  var number: Int
  /// The line without what ends it.
  var whole: Span
  /// The line without blanks at both ends.
  var text: Span
  /// Columns of blank before the text.
  var indent: Int
  /// Whether there is a space in the text.
  var holdsSpace = false
  /// Whether an empty line stands before it.
  var followsBlank = false
  /// Whether a page ends before it: a page break, or furniture that was dropped.
  var followsPageEnd = false
  /// Whether it is furniture of a page (a number, a running head), which is dropped.
  var isFurniture = false
  /// The numbering it begins with.
  var marker: OutlineMarker.Kind?

  /// The lines of `lines` that are not blank.
  ///
  /// - Complexity: O(*n*) in the blanks and lines.
  static func lines(
    of lines: ArraySlice<SourceLines.Line>, in text: UnsafeBufferPointer<UInt16>
  ) -> [LayoutLine] {
    var result: [LayoutLine] = []
    result.reserveCapacity(lines.count)
    var followsBlank = false
    var followsPageEnd = false
    for (number, line) in zip(lines.indices, lines) {
      var (start, end) = (line.span.start, line.span.end)
      var indent = 0
      while start < end, LayoutCharacter.isBlank(text[start]) {
        indent += text[start] == 0x3000 ? 2 : text[start] == 0x09 ? 4 : 1
        start += 1
      }
      followsPageEnd = followsPageEnd || line.beginsPage
      guard start < end else {
        followsBlank = true
        continue
      }
      while LayoutCharacter.isBlank(text[end - 1]) { end -= 1 }
      result.append(
        LayoutLine(
          number: number, whole: line.span, text: Span(start, end), indent: indent,
          holdsSpace: LayoutCharacter.holdsSpace(text, start, end), followsBlank: followsBlank,
          followsPageEnd: followsPageEnd, marker: OutlineMarker.match(text, at: start, end: end)?.kind))
      followsBlank = false
      followsPageEnd = false
    }
    return result
  }
}
