import Text

/// How the lines of a hard-wrapped text were set: how wide, counted in which way, with which indents.
///
/// Nothing of this is known beforehand. The width is the right edge at which lines pile up, under whichever way of
/// counting lets them pile up most sharply; the rest is read off the lines that certainly go on in the next one (full,
/// and ending without any mark) and those that certainly do not (short, and ending a sentence).
struct WrapShape {
  /// A way to count the width of a line in columns, two for a Han character.
  enum Measure: CaseIterable {
    /// Marks between Chinese have two columns also when they are written in half width.
    case wideMarks
    /// Characters have the columns they have on a screen.
    case columns
    /// Every character has two.
    case characters
  }

  /// How lines are measured.
  var measure: Measure
  /// Columns of a full line.
  var width: Int
  /// What each line looks like.
  let facts: [LineFacts]
  /// Widths of the lines.
  var widths: [Int]
  /// Columns that the next line's beginning would need at the end of this one.
  var needs: [Int]
  /// The lines that certainly go on in the next one, and those that certainly end a paragraph.
  private var goingOn: [Int] = []
  private var ending: [Int] = []
  /// Columns of blank before lines inside paragraphs.
  var margin = 0
  /// Whether paragraphs begin with an indent that is still there.
  var hasIndents = false
  /// The least of it, in columns: a page of a PDF in a proportional font keeps one or two of the four.
  private var leastIndent = 2
  /// Columns by which first lines are shorter since their indent was lost.
  var lostIndent = 0
  /// Whether lines were cut without regard to marks and words.
  var isCutAnywhere = false
  /// Whether each line that goes on is as full as it could be.
  var isExact = false
  /// Columns that lines inside paragraphs leave free although the next piece would have fitted: proportional fonts and
  /// stretched spaces make a page's lines unequal when they are counted in columns.
  var looseness = 0
  /// Whether empty lines only stand between paragraphs.
  var blanksPart = false
  /// Whether all paragraphs have an empty line between them.
  var blanksAlwaysPart = false

  /// Half the columns of a line within which it still counts as full.
  static let tolerance = 6

  /// No text is wrapped at fewer columns.
  static let leastWidth = 24

  /// Whether line `index` reaches the right edge.
  func isFull(_ index: Int) -> Bool { widths[index] >= width - Self.tolerance && widths[index] <= width + 2 }

  /// The shape of `lines`, or nothing where they are not hard-wrapped.
  ///
  /// - Complexity: O(*n*) in the length of the lines; constant where lines are long.
  init?(_ lines: [LayoutLine], in text: UnsafeBufferPointer<UInt16>) {
    // In a text that is a paragraph a line, long lines give it away at once.
    let long = lines.count { $0.text.count > 110 }
    guard lines.count >= 3, long * 20 <= lines.count + 20 else { return nil }
    facts = lines.map { LineFacts($0.text, in: text) }
    var best: (score: Double, measure: Measure, width: Int, widths: [Int])?
    let hasNarrowMarks = facts.contains { $0.extraColumns > 0 }
    for measure in Measure.allCases where measure != .columns || hasNarrowMarks {
      let widths = zip(lines, facts).map { line, facts in
        switch measure {
        case .wideMarks: line.indent + facts.columns + facts.extraColumns
        case .columns: line.indent + facts.columns
        case .characters: line.indent + 2 * line.text.count
        }
      }
      if let (width, score) = Self.edge(widths), score > (best?.score ?? 0) + 1e-9 {
        best = (score, measure, width, widths)
      }
    }
    guard let best else { return nil }
    (measure, width, widths) = (best.measure, best.width, best.widths)
    needs = []
    moveToEdge()
    guard isWrapped() else { return nil }
    goingOn = facts.indices.dropLast().filter { isFull($0) && facts[$0].endsOpen && facts[$0].holdsMark }
    ending = facts.indices.dropLast().filter { widths[$0] < width - 8 && facts[$0].endsSentence }
    readMargins(lines)
    let strayMarks = facts.count { LayoutCharacter.isPause($0.first) || $0.first == 0x3002 }
    isCutAnywhere = strayMarks > max(1, lines.count / 200)
    needs = lines.map { need(of: $0, in: text) }
    readIndents(lines)
    readBlanks(lines)
    let unmarked = goingOn.filter { lines[$0 + 1].marker == nil }
    let loose = unmarked.count { width - widths[$0] - needs[$0 + 1] >= 0 }
    isExact = unmarked.count >= 5 && loose * 25 <= unmarked.count
    let spares = unmarked.filter { $0 > 0 && isFull($0 - 1) }.map { width - widths[$0] - needs[$0 + 1] }.sorted()
    if spares.count >= 10 { looseness = max(0, min(4, spares[spares.count * 8 / 10] + 1)) }
  }

  // MARK: Width

  /// Columns of a stretch.
  static func columns(of span: Span, _ measure: Measure, in text: UnsafeBufferPointer<UInt16>) -> Int {
    if measure == .characters { return 2 * span.count }
    var columns = 0
    for at in span.range {
      let width = LayoutCharacter.columns(text[at])
      columns += width
      guard width == 1, measure == .wideMarks, isMark(text[at]) else { continue }
      let isAmongWide =
        at > span.start && LayoutCharacter.columns(text[at - 1]) == 2
        || at + 1 < span.end && LayoutCharacter.columns(text[at + 1]) == 2
      if isAmongWide { columns += 1 }
    }
    return columns
  }

  private static func isMark(_ unit: UInt16) -> Bool {
    unit < 0x80 && unit != 0x20 && !LayoutCharacter.isLetter(unit) && !LayoutCharacter.isDigit(unit)
  }

  /// The width at which lines pile up, and how sharply.
  private static func edge(_ widths: [Int]) -> (width: Int, score: Double)? {
    let limit = 240
    var frequency = [Int](repeating: 0, count: limit + 8)
    for width in widths { frequency[min(width, limit + 4)] += 1 }
    // Lines up to each width.
    var upTo = [0] + frequency
    for width in 1..<upTo.count { upTo[width] += upTo[width - 1] }
    func count(_ from: Int, _ to: Int) -> Int { upTo[to + 1] - upTo[from] }
    var over = frequency[(limit + 4)...].reduce(0, +)
    var best: (Int, Double)?
    for width in stride(from: limit, through: leastWidth, by: -1) {
      over += frequency[width + 3]
      guard frequency[width] > 0 else { continue }
      let score =
        Double(count(width - 2, width)) + 0.3 * Double(count(width - 6, width + 2)) - 2 * Double(over)
        + 0.5 * Double(frequency[width])
      if best == nil || score > best!.1 { best = (width, score) }
    }
    return best
  }

  /// Where marks are kept off the start of lines, most lines stop short of the edge: it is where the longest ones end.
  private mutating func moveToEdge() {
    // How often lines end at the edge and at each of the six columns behind it.
    var frequency = [Int](repeating: 0, count: 7)
    var near = 0
    for (facts, columns) in zip(facts, widths) where columns >= width - 6 {
      if LayoutCharacter.cannotBegin(facts.last) { continue }
      near += 1
      if columns >= width, columns <= width + 6 { frequency[columns - width] += 1 }
    }
    var reaching = 0
    for edge in stride(from: width + 6, through: width, by: -1) {
      reaching += frequency[edge - width]
      if reaching > 0, reaching * 100 >= 3 * near {
        width = edge
        return
      }
    }
  }

  /// Whether enough lines are full, end in mid-sentence and are prose.
  private func isWrapped() -> Bool {
    let full = facts.indices.filter(isFull)
    let over = widths.count { $0 > width + 2 }
    guard full.count >= 3, full.count * 10 >= 3 * facts.count, over * 20 <= facts.count + 20 else { return false }
    let open = full.count { facts[$0].endsOpen }
    let unfinished = full.count { !facts[$0].endsSentence }
    let prose = full.count { facts[$0].holdsMark }
    // Verse ends its equal lines with commas and full stops; prose that is cut ends most of its lines with neither.
    let isCut = open * 2 >= full.count || open * 10 >= 3 * full.count && unfinished * 10 >= 7 * full.count
    return isCut && prose * 10 >= 4 * full.count
  }

  // MARK: Indents and empty lines

  private mutating func readMargins(_ lines: [LayoutLine]) {
    // No margin is wider than half of the widest line.
    var frequency = [Int](repeating: 0, count: 120)
    for index in goingOn where lines[index + 1].indent < 120 { frequency[lines[index + 1].indent] += 1 }
    margin = frequency.indices.max { (frequency[$0], -$0) < (frequency[$1], -$1) } ?? 0
  }

  private mutating func readIndents(_ lines: [LayoutLine]) {
    for least in [1, 2] {
      leastIndent = least
      let indented = lines.count { isIndented($0) && $0.indent <= margin + 10 }
      let falsely = goingOn.count { isIndented(lines[$0 + 1]) }
      let rightly = ending.count { isIndented(lines[$0 + 1]) }
      hasIndents =
        indented >= 2 && falsely * 20 <= goingOn.count && !ending.isEmpty && rightly * 10 >= 6 * ending.count
      if hasIndents { return }
    }
    // First lines that go on themselves, yet stop two characters before the edge, have lost their indent.
    let firsts = lines.indices.dropLast(2).filter {
      widths[$0] <= width - 8 && widths[$0 + 1] >= width - 10
        && !LayoutCharacter.isFinal(facts[$0 + 1].last)
    }
    let narrow = firsts.count { widths[$0 + 1] <= width - 3 }
    // Lines inside paragraphs must be wider than these: in a loose setting all stop early.
    let inside = goingOn.filter { $0 > 0 && isFull($0 - 1) }.map { widths[$0] }.sorted()
    guard let middle = inside.dropFirst(inside.count / 2).first, firsts.count >= 2 else { return }
    let opening = firsts.map { widths[$0 + 1] }.sorted()[firsts.count / 2]
    if middle - opening >= 2, firsts.count > 5 ? narrow * 10 >= 8 * firsts.count : narrow == firsts.count {
      lostIndent = 4
    }
  }

  /// Whether a line begins further right than lines inside paragraphs.
  func isIndented(_ line: LayoutLine) -> Bool { line.indent >= margin + leastIndent }

  private mutating func readBlanks(_ lines: [LayoutLine]) {
    let inside = lines.indices.dropLast().filter {
      widths[$0] >= width - 2 && facts[$0].endsOpen && lines[$0 + 1].marker == nil
        && !lines[$0 + 1].followsPageEnd
    }
    blanksPart =
      lines.dropFirst().contains { $0.followsBlank } && inside.count { lines[$0 + 1].followsBlank } * 10 <= inside.count
    let onPage = ending.filter { !lines[$0 + 1].followsPageEnd }
    blanksAlwaysPart =
      blanksPart && !onPage.isEmpty && onPage.count { lines[$0 + 1].followsBlank } * 10 >= 8 * onPage.count
  }

  /// Columns of the first piece of a line that a typesetter would not cut.
  private func need(of line: LayoutLine, in text: UnsafeBufferPointer<UInt16>) -> Int {
    var end = line.text.start + 1
    guard !isCutAnywhere else { return Self.columns(of: Span(line.text.start, end), measure, in: text) }
    func isASCIIWord(_ unit: UInt16) -> Bool {
      LayoutCharacter.isLetter(unit) || unit &- 0x30 < 10 || unit == 0x2E || unit == 0x25
    }
    if isASCIIWord(text[line.text.start]) {
      while end < line.text.end, isASCIIWord(text[end]) { end += 1 }
    }
    while end < line.text.end, LayoutCharacter.isOpener(text[end - 1]) { end += 1 }
    while end < line.text.end, LayoutCharacter.cannotBegin(text[end]) { end += 1 }
    return Self.columns(of: Span(line.text.start, end), measure, in: text)
  }
}
