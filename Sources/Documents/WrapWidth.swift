import Text

/// How wide the lines of a text are set, and in which way that was counted.
///
/// The width is the right edge at which lines pile up, under whichever way of counting lets them pile up most sharply.
struct WrapWidth {
  /// A way to count the width of a line in columns, two for a Han character.
  enum Measure {
    /// Marks between Chinese have two columns also when they are written in half width.
    case wideMarks
    /// Characters have the columns they have on a screen.
    case columns
    /// Every character has two.
    case characters

    /// The columns of a line with its indent.
    @inline(__always)
    fileprivate func width(of line: LayoutLine) -> Int {
      switch self {
      case .wideMarks: line.indent &+ line.columns &+ line.extraColumns
      case .columns: line.indent &+ line.columns
      case .characters: line.indent &+ 2 &* line.text.count
      }
    }
  }

  /// How lines are measured.
  let measure: Measure
  /// Columns of a full line.
  private(set) var columns: Int
  /// Whether lines were cut without regard to marks and words.
  let isCutAnywhere: Bool

  /// No text is wrapped at fewer columns.
  static let least = 24
  /// Beyond it all lines are equally long.
  private static let greatest = 244

  /// The width of `lines`, which each then have their own and what they need; nothing where none is wide enough.
  ///
  /// - Complexity: O(*n*) in the lines.
  init?(_ lines: inout [LayoutLine], in text: LayoutText) {
    var wideMarks = Frequencies(of: 0...Self.greatest)
    var columns = Frequencies(of: 0...Self.greatest)
    var characters = Frequencies(of: 0...Self.greatest)
    var (strayMarks, narrowMarks) = (0, 0)
    for index in lines.indices {
      let line = lines[index]
      wideMarks.add(Measure.wideMarks.width(of: line))
      columns.add(Measure.columns.width(of: line))
      characters.add(Measure.characters.width(of: line))
      strayMarks.add(line.has(.beginsWithMark))
      narrowMarks.add(line.extraColumns > 0)
    }
    isCutAnywhere = strayMarks > max(1, lines.count / 200)
    var best = (score: 1e-9, measure: Measure.wideMarks, width: 0)
    func offer(_ measure: Measure, _ edge: (width: Int, score: Double)?) {
      if let edge, edge.score > best.score { best = (edge.score + 1e-9, measure, edge.width) }
    }
    offer(.wideMarks, Self.edge(wideMarks))
    if narrowMarks > 0 { offer(.columns, Self.edge(columns)) }
    offer(.characters, Self.edge(characters))
    guard best.width > 0 else { return nil }
    measure = best.measure
    self.columns = best.width
    // How often lines end at the edge and at each of the six columns behind it, but for those that end with a mark.
    var ends = Frequencies(of: best.width...(best.width + 7))
    var near = 0
    for index in lines.indices {
      let line = lines[index]
      let width = measure.width(of: line)
      let need = need(of: line.text, in: text)
      (lines[index].width, lines[index].need) = (width, need)
      near.add(width >= best.width - 6 && !line.has(.endsWithMark))
      ends.add(width, if: width >= best.width && !line.has(.endsWithMark))
    }
    moveToEdge(ends, near)
  }

  /// The width at which lines pile up, and how sharply.
  private static func edge(_ widths: borrowing Frequencies) -> (width: Int, score: Double)? {
    // Lines more than two columns beyond the edge.
    var over = widths[greatest]
    var best: (Int, Double)?
    for width in stride(from: greatest - 4, through: least, by: -1) {
      over += widths[width + 3]
      guard widths[width] > 0 else { continue }
      let near = widths.count(in: (width - 2)...width)
      let around = widths.count(in: (width - 6)...(width + 2))
      let score = Double(near) + 0.3 * Double(around) - 2 * Double(over) + 0.5 * Double(widths[width])
      if best == nil || score > best!.1 { best = (width, score) }
    }
    return best
  }

  /// Where marks are kept off the start of lines, most lines stop short of the edge: it is where the longest ones end.
  private mutating func moveToEdge(_ ends: borrowing Frequencies, _ near: Int) {
    var reaching = 0
    for edge in stride(from: columns + 6, through: columns, by: -1) {
      reaching += ends[edge]
      if reaching > 0, reaching * 100 >= 3 * near {
        columns = edge
        return
      }
    }
  }

  // MARK: The beginnings of lines

  /// Columns of the first piece of a line that a typesetter would not cut.
  @inline(__always)
  private func need(of line: Span, in text: LayoutText) -> Int {
    let start = line.start
    var end = start + 1
    let isHan = LayoutCharacter.isCommonHan(text[start])
    if !isCutAnywhere {
      if !isHan { end = pieceEnd(line, in: text) }
      while end < line.end, text.cannotBegin(at: end) { end += 1 }
    }
    return isHan && end == start + 1 ? 2 : columns(of: Span(start, end), in: text)
  }

  /// The end of what a line begins with: an ASCII word, or what opens with a bracket.
  private func pieceEnd(_ line: Span, in text: LayoutText) -> Int {
    func isASCIIWord(_ unit: UInt16) -> Bool {
      LayoutCharacter.isLetter(unit) || unit &- 0x30 < 10 || unit == 0x2E || unit == 0x25
    }
    var end = line.start + 1
    if isASCIIWord(text[line.start]) {
      while end < line.end, isASCIIWord(text[end]) { end += 1 }
    }
    while end < line.end, text.traits(at: end - 1).contains(.opener) { end += 1 }
    return end
  }

  /// Columns of a stretch.
  private func columns(of span: Span, in text: LayoutText) -> Int {
    if measure == .characters { return 2 * span.count }
    var columns = 0
    for at in span.range { columns += LayoutCharacter.columns(text[at]) }
    return measure == .wideMarks ? columns + text.narrowMarksAmongWide(span) : columns
  }
}
