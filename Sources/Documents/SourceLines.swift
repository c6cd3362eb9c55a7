import Text

/// The lines of a cleaned text.
///
/// LF, CR LF and CR end a line, and so does a page break, which a PDF's text has before each new page.
struct SourceLines {
  /// One line.
  struct Line {
    /// Its place, without what ends it.
    var span: Span
    /// Whether a page break stands before it.
    var beginsPage: Bool
  }

  /// The lines, in order. Text behind the last line end is a line, an empty rest is none.
  private(set) var lines: [Line] = []
  /// The traits of the text's units.
  let traits: [LayoutTraits]

  /// The lines of `text`; pages begin at form feeds, and at `pageStarts` where another format tells them.
  ///
  /// - Complexity: O(*n*).
  init(of text: [UInt16], pageStarts: [Int] = []) {
    traits = LayoutTraits.ofEach(in: text)
    lines = LayoutText.with(text, traits) { Self.lines(of: $0) }
    var page = 0
    for index in lines.indices where page < pageStarts.count {
      guard lines[index].span.start >= pageStarts[page] else { continue }
      lines[index].beginsPage = true
      while page < pageStarts.count, pageStarts[page] <= lines[index].span.start { page += 1 }
    }
  }

  private static func lines(of text: LayoutText) -> [Line] {
    var lines: [Line] = []
    let count = text.units.count
    var start = 0
    var beginsPage = false
    while true {
      let at = text.lineEnd(from: start)
      guard at < count else { break }
      let unit = text[at]
      // A page break at the start of a line belongs to that line; behind other text it ends the line.
      if unit != 0x0C || at > start { lines.append(Line(span: Span(start, at), beginsPage: beginsPage)) }
      beginsPage = unit == 0x0C || (beginsPage && unit != 0x0C && at == start)
      start = unit == 0x0D && at + 1 < count && text[at + 1] == 0x0A ? at + 2 : at + 1
    }
    if start < count { lines.append(Line(span: Span(start, count), beginsPage: beginsPage)) }
    return lines
  }
}
