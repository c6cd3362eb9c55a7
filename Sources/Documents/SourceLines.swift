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
  var lines: [Line] = []

  /// The lines of `text`; pages begin at form feeds, and at `pageStarts` where another format tells them.
  ///
  /// - Complexity: O(*n*).
  init(of text: [UInt16], pageStarts: [Int] = []) {
    self.init(text)
    var page = 0
    for index in lines.indices where page < pageStarts.count {
      guard lines[index].span.start >= pageStarts[page] else { continue }
      lines[index].beginsPage = true
      while page < pageStarts.count, pageStarts[page] <= lines[index].span.start { page += 1 }
    }
  }

  private init(_ text: [UInt16]) {
    var start = 0
    var beginsPage = false
    var at = 0
    text.withUnsafeBufferPointer { text in
      while at < text.count {
        let unit = text[at]
        // 0x0A, 0x0C, 0x0D; 0x0B never gets here.
        guard unit &- 0x0A < 4 else {
          at += 1
          continue
        }
        // A page break at the start of a line belongs to that line; behind other text it ends the line.
        if unit != 0x0C || at > start { lines.append(Line(span: Span(start, at), beginsPage: beginsPage)) }
        beginsPage = unit == 0x0C || (beginsPage && unit != 0x0C && at == start)
        if unit == 0x0D, at + 1 < text.count, text[at + 1] == 0x0A { at += 1 }
        at += 1
        start = at
      }
      if start < text.count { lines.append(Line(span: Span(start, text.count), beginsPage: beginsPage)) }
    }
  }
}
