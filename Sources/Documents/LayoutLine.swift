import Text

/// A line of a source with something on it, and all that one walk over it tells repair.
struct LayoutLine {
  /// What is so or not so of a line.
  struct Traits: OptionSet {
    var rawValue: UInt16

    /// It begins with a mark that parts or ends clauses.
    static let beginsWithMark = Traits(rawValue: 1)
    /// A comma, colon, semicolon or full stop stands before the last character.
    static let holdsMark = Traits(rawValue: 2)
    /// A full stop or a semicolon stands anywhere.
    static let holdsStop = Traits(rawValue: 4)
    /// A sentence ends before the last character.
    static let holdsFinal = Traits(rawValue: 8)
    /// A space stands in it.
    static let holdsSpace = Traits(rawValue: 16)
    /// A quotation mark or bracket that opens is not closed.
    static let leavesBracketOpen = Traits(rawValue: 32)
    /// The last mark, closing ones aside, ends a sentence.
    static let endsSentence = Traits(rawValue: 64)
    /// It ends with a mark that no line begins with.
    static let endsWithMark = Traits(rawValue: 128)
    /// It ends without any mark.
    static let endsOpen = Traits(rawValue: 256)
    /// It might be a heading: no full stop or semicolon in it, no mark at its end but a closing one.
    static let isHeadlike = Traits(rawValue: 512)
    /// It begins with a numbering.
    static let isNumbered = Traits(rawValue: 1024)
    /// An empty line stands before it.
    static let followsBlank = Traits(rawValue: 2048)
    /// A page ends before it: a page break, or furniture that was dropped.
    static let followsPageEnd = Traits(rawValue: 4096)
    /// It is furniture of a page (a number, a running head).
    static let isFurniture = Traits(rawValue: 8192)
  }

  /// Its number in the source, empty lines counted.
  let number: Int
  /// The line without blanks at both ends.
  let text: Span
  /// Columns of blank before the text.
  let indent: Int
  /// Columns of the text on a screen.
  let columns: Int
  /// Columns more when marks of half width among Chinese count as wide.
  let extraColumns: Int
  /// Columns with the indent, and columns that its beginning would need at the end of the line before, both counted as
  /// the text's lines were set: `WrapWidth` finds that out.
  var (width, need) = (0, 0)
  /// What is so of it.
  var traits: Traits
  /// The first and the last unit.
  let (first, last): (UInt16, UInt16)
  /// The numbering it begins with.
  let marker: OutlineMarker.Kind?

  /// Whether all of `traits` are so.
  @inline(__always)
  func has(_ traits: Traits) -> Bool { self.traits.isSuperset(of: traits) }

  /// Line `number` of the source, whose text is at `span`, no blank at its ends; `traits` are those that other lines give it.
  ///
  /// - Complexity: O(*n*) in the units, an eighth of a step each.
  @inline(__always)
  private init(
    _ number: Int, _ span: Span, indent: Int, traits: Traits, _ numberings: OutlineMarker.Beginnings,
    in text: LayoutText
  ) {
    (self.number, self.text, self.indent, self.traits) = (number, span, indent, traits)
    let end = span.end - 1
    (first, last) = (text[span.start], text[end])
    marker =
      numberings.contains(first) ? OutlineMarker.match(text.units, at: span.start, end: span.end)?.kind : nil
    let before = text.summary(span.start, end)
    let ending = text.traits(at: end)
    let all = before.traits.union(ending)
    columns = 2 * span.count - before.narrow - (ending.contains(.narrow) ? 1 : 0)
    extraColumns = all.contains(.narrowMark) ? text.narrowMarksAmongWide(span) : 0

    let holdsStop = all.contains(.stop)
    let endsWithMark = text.cannotBegin(at: end)
    let endsOpen = !endsWithMark && !ending.contains(.opener)
    // A heading may end with a bracket, with a percentage and with a dash.
    let mayEndHeading = endsOpen || ending.contains(.closer) || last == 0x25 || last == 0xFF05 || last == 0x2014
    let bracket = ending.isDisjoint(with: .brackets) ? before.bracket : ending
    func note(_ trait: Traits, _ isSo: Bool) { self.traits.formUnion(isSo ? trait : []) }
    note(.beginsWithMark, !text.traits(at: span.start).isDisjoint(with: [.pause, .stop]))
    note(.holdsMark, !before.traits.isDisjoint(with: [.pause, .stop]))
    note(.holdsStop, holdsStop)
    note(.holdsFinal, before.traits.contains(.final))
    note(.holdsSpace, all.contains(.space))
    note(.leavesBracketOpen, bracket.contains(.opener))
    note(.endsSentence, text.endsSentence(span))
    note(.endsWithMark, endsWithMark)
    note(.endsOpen, endsOpen)
    note(.isHeadlike, mayEndHeading && !holdsStop)
    note(.isNumbered, marker != nil)
  }

  /// The lines of `lines` that are not blank.
  ///
  /// - Complexity: O(*n*) in the length of the lines.
  static func lines(of lines: ArraySlice<SourceLines.Line>, in text: LayoutText) -> [LayoutLine] {
    var result: [LayoutLine] = []
    result.reserveCapacity(lines.count)
    let numberings = OutlineMarker.beginnings
    var traits: Traits = []
    for (number, line) in zip(lines.indices, lines) {
      var (start, end) = (line.span.start, line.span.end)
      var indent = 0
      while start < end, LayoutCharacter.isBlank(text[start]) {
        indent += text[start] == 0x3000 ? 2 : text[start] == 0x09 ? 4 : 1
        start += 1
      }
      if line.beginsPage { traits.insert(.followsPageEnd) }
      guard start < end else {
        traits.insert(.followsBlank)
        continue
      }
      while LayoutCharacter.isBlank(text[end - 1]) { end -= 1 }
      result.append(LayoutLine(number, Span(start, end), indent: indent, traits: traits, numberings, in: text))
      traits = []
    }
    return result
  }
}
