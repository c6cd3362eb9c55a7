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
  /// - Parameter isPage: whether the lines were taken from pages, where white stands for nothing in particular.
  static func assemble(
    _ sourceLines: ArraySlice<SourceLines.Line>, of source: [UInt16], isPage: Bool = false
  ) -> (assembler: TextAssembler, repair: LayoutRepair) {
    source.withUnsafeBufferPointer { text in
      var repair = LayoutRepair()
      var all = LayoutLine.lines(of: sourceLines, in: text)
      PageFurniture.mark(&all, in: text)
      var kept: [LayoutLine] = []
      kept.reserveCapacity(all.count)
      var followsBlank = false
      for var line in all {
        followsBlank = followsBlank || line.followsBlank
        if line.isFurniture { continue }
        line.followsBlank = followsBlank
        followsBlank = false
        kept.append(line)
      }
      repair.droppedLines = all.count - kept.count
      let paragraphs: [[Piece]]
      var isCutAnywhere = false
      if let shape = WrapShape(kept, in: text) {
        repair.wrapWidth = shape.width
        isCutAnywhere = shape.isCutAnywhere
        var starts = ParagraphJoiner(kept, shape: shape, in: text).paragraphStarts()
        joinTitle(kept, shape, &starts, in: text)
        paragraphs = wrappedParagraphs(kept, starts)
      } else {
        let continuations = BrokenSentences(kept, in: text).continuations()
        if repair.droppedLines == 0, !continuations.contains(true) {
          paragraphs = sourceLines.map { [Piece(text: $0.span, lineEnd: $0.span.end)] }
        } else {
          paragraphs = mendedParagraphs(sourceLines, all, continuations)
        }
      }
      repair.joinedLines = paragraphs.reduce(0) { $0 + max(0, $1.count - 1) }
      let spaced = SpacedCharacters(kept, isPage: isPage, in: text)
      var assembler = TextAssembler(from: source)
      for (index, lines) in paragraphs.enumerated() {
        for (number, line) in lines.enumerated() {
          if number > 0, needsSpace(lines[number - 1].text, line.text, isCutAnywhere, in: text) {
            assembler.append(0x20, for: lines[number - 1].lineEnd)
          }
          let pieces = spaced.pieces(of: line.text, in: text)
          repair.removedSpaces += pieces.count - 1
          for piece in pieces { assembler.append(piece) }
        }
        assembler.endParagraph(at: index + 1 < paragraphs.count ? lines.last?.lineEnd : nil)
      }
      return (assembler, repair)
    }
  }

  /// What a line gives to a paragraph.
  private struct Piece {
    /// The part of the line that is kept.
    var text: Span
    /// Where the line ends.
    var lineEnd: Int
  }

  /// The lines of each paragraph of a wrapped text, without the blanks around them.
  private static func wrappedParagraphs(_ lines: [LayoutLine], _ starts: [Bool]) -> [[Piece]] {
    var paragraphs: [[Piece]] = []
    for (line, isStart) in zip(lines, starts) {
      if isStart || paragraphs.isEmpty { paragraphs.append([]) }
      paragraphs[paragraphs.count - 1].append(Piece(text: line.text, lineEnd: line.whole.end))
    }
    return paragraphs
  }

  /// The lines of each paragraph where only some are joined; the others, and empty ones, stay as they are.
  private static func mendedParagraphs(
    _ sourceLines: ArraySlice<SourceLines.Line>, _ all: [LayoutLine], _ continuations: [Bool]
  ) -> [[Piece]] {
    var paragraphs: [[Piece]] = []
    /// The paragraph of the last line that is kept, and the line.
    var last: (paragraph: Int, line: LayoutLine)?
    var next = 0
    var keptIndex = 0
    var followsFurniture = false
    for sourceLine in sourceLines {
      guard next < all.count, all[next].whole == sourceLine.span else {
        if !followsFurniture { paragraphs.append([Piece(text: sourceLine.span, lineEnd: sourceLine.span.end)]) }
        continue
      }
      let line = all[next]
      next += 1
      followsFurniture = line.isFurniture
      if line.isFurniture { continue }
      if continuations[keptIndex], let (index, before) = last {
        // Empty lines inside the sentence go.
        paragraphs.removeLast(paragraphs.count - index - 1)
        let end = paragraphs[index].count - 1
        paragraphs[index][end].text.end = before.text.end
        paragraphs[index].append(Piece(text: Span(line.text.start, line.whole.end), lineEnd: line.whole.end))
        last = (index, line)
      } else {
        paragraphs.append([Piece(text: line.whole, lineEnd: line.whole.end)])
        last = (paragraphs.count - 1, line)
      }
      keptIndex += 1
    }
    return paragraphs
  }

  /// Joins a title that runs over two lines, which are centred and so never full.
  private static func joinTitle(
    _ lines: [LayoutLine], _ shape: WrapShape, _ starts: inout [Bool], in text: UnsafeBufferPointer<UInt16>
  ) {
    for index in lines.indices.dropFirst().prefix(4) {
      let (before, line) = (lines[index - 1].text, lines[index].text)
      if [before, line].contains(where: { TitleBlock.isSalutation(text, $0) || TitleBlock.isRemark(text, $0) }) {
        return
      }
      if lines[index - 1].marker != nil || lines[index].marker != nil { return }
      if TitleBlock.endsLikeATitle(text, before) || LayoutCharacter.endsSentence(text, before.start, before.end) {
        return
      }
      // 在…会上的讲话 and 关于…的意见 begin anew.
      let isNewPhrase = text[line.start] == 0x5728 || text[line.start] == 0x5173 && text[line.start + 1] == 0x4E8E
      if TitleBlock.endsLikeATitle(text, line), line.count < before.count, !isNewPhrase,
        shape.widths[index - 1] * 2 >= shape.width
      {
        starts[index] = false
        return
      }
    }
  }

  /// Whether the words on both sides of a line end need a space between them: Latin words do, Chinese does not.
  private static func needsSpace(
    _ before: Span, _ line: Span, _ isCutAnywhere: Bool, in text: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    guard !isCutAnywhere, before.count >= 2, LayoutCharacter.isLetter(text[line.start]) else { return false }
    let last = text[before.end - 1]
    if LayoutCharacter.isLetter(last) { return true }
    return [0x2C, 0x2E, 0x3B, 0x3A].contains(last) && LayoutCharacter.isLetter(text[before.end - 2])
  }
}
