import Text

/// Builds the outline of a text from its headings.
///
/// Levels are those of the document's own scheme: a numbering that is open keeps its level, a new one goes one below
/// what is open, but for one that stands above it in every document (一、 above （一）). So 一是 right under 一、 has
/// level 2.
///
/// - Complexity: O(*n*) in the length of the text.
struct OutlineBuilder {
  /// The outline of `paragraphs`, whose first ones are `block`.
  static func outline(of paragraphs: [Paragraph], _ block: TitleBlock, in text: LayoutText) -> Outline {
    let headings = HeadingFinder(paragraphs, behind: block, in: text).headings()
    var outline = Outline(title: block.title, salutation: block.salutation)
    outline.entries = entries(headings, paragraphs, in: text.units)
    return outline
  }

  private static func entries(
    _ headings: [Heading], _ paragraphs: [Paragraph], in text: UnsafeBufferPointer<UInt16>
  ) -> [Outline.Entry] {
    var entries: [Outline.Entry] = []
    /// The headings whose sections are open, outermost first.
    var open: [(heading: Heading, entry: Int)] = []
    /// What each numbering was found under, when first it went deeper.
    var parents: [Heading.Rank: Heading.Rank] = [:]
    let closing = closingPart(after: headings.last { $0.rank < .line }, paragraphs, in: text)
    let textEnd = closing ?? paragraphs.last?.span.end ?? 0
    func close(to depth: Int, at offset: Int) {
      while open.count > depth { entries[open.removeLast().entry].section.end = offset }
    }
    /// Closes the sections that end with their paragraph when the text goes on in another.
    func closeBound(before heading: Heading?) {
      while let last = open.last, last.heading.isInside || last.heading.rank == .sentence,
        heading.map({ $0.paragraph != last.heading.paragraph && $0.rank != last.heading.rank }) ?? true
      {
        close(to: open.count - 1, at: min(textEnd, paragraphs[last.heading.paragraph].span.end))
      }
    }
    for heading in headings where heading.marker.start < textEnd {
      closeBound(before: heading)
      if let depth = open.lastIndex(where: { $0.heading.rank == heading.rank }) {
        close(to: depth, at: heading.marker.start)
      } else {
        while let last = open.last?.heading.rank, heading.rank < last, parents[heading.rank] != last {
          close(to: open.count - 1, at: heading.marker.start)
        }
        if let last = open.last?.heading.rank, parents[heading.rank] == nil { parents[heading.rank] = last }
      }
      entries.append(
        Outline.Entry(
          level: open.count + 1,
          marker: String(units: UnsafeBufferPointer(rebasing: text[trimmedMarker(heading, text).range])),
          title: heading.title, section: Span(heading.marker.start, textEnd), isRunIn: heading.isRunIn,
          parent: open.last?.entry))
      open.append((heading, entries.count - 1))
    }
    closeBound(before: nil)
    return entries
  }

  private static func trimmedMarker(_ heading: Heading, _ text: UnsafeBufferPointer<UInt16>) -> Span {
    var end = heading.marker.end
    while end > heading.marker.start,
      LayoutCharacter.isBlank(text[end - 1]) || text[end - 1] == 0x2C || text[end - 1] == 0xFF0C
    {
      end -= 1
    }
    return Span(heading.marker.start, end)
  }

  /// Where the closing words begin that belong to no section: the hearers addressed once more behind the last heading.
  private static func closingPart(
    after last: Heading?, _ paragraphs: [Paragraph], in text: UnsafeBufferPointer<UInt16>
  ) -> Int? {
    guard let last else { return nil }
    for paragraph in paragraphs[(last.paragraph + 1)...] {
      var start = paragraph.span.start
      while start < paragraph.span.end, LayoutCharacter.isBlank(text[start]) { start += 1 }
      if TitleBlock.beginsWithAddress(text, Span(start, paragraph.span.end)) { return paragraph.span.start }
    }
    return nil
  }
}
