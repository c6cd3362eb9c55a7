import Text

/// Makes paragraphs of the lines of a page.
///
/// Hard-wrapped lines are joined, page furniture is dropped, stray spaces go. A text that needs none of this comes
/// through unchanged, character for character.
///
/// - Complexity: O(*n*) in the length of the text.
public struct LayoutRepair: Hashable, Sendable {
  /// Columns of a full line, two for a Han character; nothing where the text is not hard-wrapped.
  public var wrapWidth: Int?
  /// Line ends taken out of paragraphs.
  public var joinedLines = 0
  /// Page numbers, running heads and feet dropped.
  public var droppedLines = 0
  /// Spaces between Han characters taken out.
  public var removedSpaces = 0

  /// Nothing done.
  init() {}

  /// The paragraphs of `lines`, and what was done to make them.
  ///
  /// - Parameters:
  ///   - isPage: whether the lines were taken from pages, where white stands for nothing in particular.
  ///   - isMarkdown: whether pairs of `**` are no text but make what stands between them bold.
  static func assemble(
    _ sourceLines: ArraySlice<SourceLines.Line>, of source: LayoutText, isPage: Bool = false, isMarkdown: Bool = false
  ) -> (assembler: TextAssembler, repair: LayoutRepair) {
    var repair = LayoutRepair()
    var lines = LayoutLine.lines(of: sourceLines, in: source)
    let dropped = PageFurniture.remove(from: &lines, in: source)
    repair.droppedLines = dropped.count
    let pieces: [Piece]
    var isCutAnywhere = false
    if let shape = WrapShape(&lines, in: source) {
      repair.wrapWidth = shape.width
      isCutAnywhere = shape.isCutAnywhere
      var starts = ParagraphJoiner(lines, shape: shape, in: source).paragraphStarts()
      joinTitle(lines, shape, &starts, in: source)
      // Without the blanks around the lines.
      pieces = lines.indices.map {
        Piece(text: lines[$0].text, lineEnd: sourceLines[lines[$0].number].span.end, begins: starts[$0])
      }
    } else {
      let continuations = BrokenSentences(lines, in: source).continuations()
      if dropped.isEmpty, !continuations.contains(true) {
        pieces = sourceLines.map { Piece(text: $0.span, lineEnd: $0.span.end, begins: true) }
      } else {
        pieces = mended(sourceLines, lines, without: dropped, continuations)
      }
    }
    let spaced = SpacedCharacters(lines, isPage: isPage, in: source)
    var assembler = TextAssembler(from: source)
    for (index, piece) in pieces.enumerated() {
      if index > 0, piece.begins {
        assembler.endParagraph(at: pieces[index - 1].lineEnd)
      } else if index > 0 {
        repair.joinedLines += 1
        if needsSpace(pieces[index - 1].text, piece.text, isCutAnywhere, in: source) {
          assembler.append(0x20, for: pieces[index - 1].lineEnd)
        }
      }
      let holdsSpace = source.first(.space, piece.text.start, piece.text.end) < piece.text.end
      guard holdsSpace || isMarkdown else {
        assembler.append(piece.text)
        continue
      }
      let rest = holdsSpace ? spaced.pieces(of: piece.text, in: source) : [piece.text]
      repair.removedSpaces += rest.count - 1
      for span in rest {
        for plain in isMarkdown ? withoutBold(span, in: source) : [span] { assembler.append(plain) }
      }
    }
    if !pieces.isEmpty { assembler.endParagraph(at: nil) }
    return (assembler, repair)
  }

  /// What a line gives to a paragraph.
  private struct Piece {
    /// The part of the line that is kept.
    var text: Span
    /// Where the line ends.
    var lineEnd: Int
    /// Whether it begins a paragraph.
    var begins: Bool
  }

  /// What the lines give where only some are joined or `dropped`; the others, and empty ones, stay as they are.
  private static func mended(
    _ sourceLines: ArraySlice<SourceLines.Line>, _ lines: [LayoutLine], without dropped: [Int], _ continuations: [Bool]
  ) -> [Piece] {
    var pieces: [Piece] = []
    /// The last line that is kept, and its piece.
    var last: (text: Span, piece: Int)?
    var dropped = dropped[...]
    var next = 0
    var followsFurniture = false
    for (number, whole) in zip(sourceLines.indices, sourceLines.lazy.map(\.span)) {
      if dropped.first == number {
        dropped.removeFirst()
        followsFurniture = true
        continue
      }
      guard next < lines.count, lines[next].number == number else {
        if !followsFurniture { pieces.append(Piece(text: whole, lineEnd: whole.end, begins: true)) }
        continue
      }
      let text = lines[next].text
      if continuations[next], let (before, index) = last {
        // Empty lines inside the sentence go.
        pieces.removeLast(pieces.count - index - 1)
        pieces[index].text.end = before.end
        pieces.append(Piece(text: Span(text.start, whole.end), lineEnd: whole.end, begins: false))
      } else {
        pieces.append(Piece(text: whole, lineEnd: whole.end, begins: true))
      }
      last = (text, pieces.count - 1)
      next += 1
      followsFurniture = false
    }
    return pieces
  }

  /// The stretches of `span` between the `**` that make Markdown bold, where these come in pairs.
  private static func withoutBold(_ span: Span, in text: LayoutText) -> [Span] {
    var pieces: [Span] = []
    var start = span.start
    var at = span.start
    while at + 1 < span.end {
      guard text[at] == 0x2A, text[at + 1] == 0x2A else {
        at += 1
        continue
      }
      pieces.append(Span(start, at))
      at += 2
      start = at
    }
    pieces.append(Span(start, span.end))
    return pieces.count % 2 == 1 ? pieces : [span]
  }

  /// Joins a title that runs over two lines, which are centred and so never full.
  private static func joinTitle(
    _ lines: [LayoutLine], _ shape: WrapShape, _ starts: inout [Bool], in text: LayoutText
  ) {
    for index in lines.indices.dropFirst().prefix(4) {
      let (before, line) = (lines[index - 1].text, lines[index].text)
      if [before, line].contains(where: {
        TitleBlock.isSalutation(text.units, $0) || TitleBlock.isRemark(text.units, $0)
      }) {
        return
      }
      if lines[index - 1].marker != nil || lines[index].marker != nil { return }
      if TitleBlock.endsLikeATitle(text.units, before) || lines[index - 1].has(.endsSentence) {
        return
      }
      // 在…会上的讲话 and 关于…的意见 begin anew.
      let isNewPhrase = text[line.start] == 0x5728 || text[line.start] == 0x5173 && text[line.start + 1] == 0x4E8E
      if TitleBlock.endsLikeATitle(text.units, line), line.count < before.count, !isNewPhrase,
        lines[index - 1].width * 2 >= shape.width
      {
        starts[index] = false
        return
      }
    }
  }

  /// Whether the words on both sides of a line end need a space between them: Latin words do, Chinese does not.
  private static func needsSpace(
    _ before: Span, _ line: Span, _ isCutAnywhere: Bool, in text: LayoutText
  ) -> Bool {
    guard !isCutAnywhere, before.count >= 2, LayoutCharacter.isLetter(text[line.start]) else { return false }
    let last = text[before.end - 1]
    if LayoutCharacter.isLetter(last) { return true }
    return [0x2C, 0x2E, 0x3B, 0x3A].contains(last) && LayoutCharacter.isLetter(text[before.end - 2])
  }
}
