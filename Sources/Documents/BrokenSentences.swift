import Text

/// Mends sentences that are broken here and there in a text that is otherwise a paragraph a line.
///
/// Such breaks come from links and page ends. A line is joined to the one before it only where that one plainly does not
/// end: inside a block of lines that empty lines set off from others; behind a page's end; inside a quotation that the
/// next line closes; where it stops in the middle of a sentence after a whole one; or, in a text of so few lines that
/// they show no width, where a line of prose stops without a mark and the next is no longer. A text without such places
/// is left alone.
///
/// - Complexity: O(*n*) in the length of the lines.
struct BrokenSentences {
  private let lines: [LayoutLine]
  private let text: LayoutText

  init(_ lines: [LayoutLine], in text: LayoutText) {
    self.lines = lines
    self.text = text
  }

  /// For each line, whether it goes on with the one before it.
  func continuations() -> [Bool] {
    var joined = [Bool](repeating: false, count: lines.count)
    let hasBlocks = blocksAreSetOff()
    // Where many lines end with a comma, somebody set the clauses on lines of their own.
    let commas = lines.count { LayoutCharacter.isPause($0.last) }
    let commasCut = commas * 5 <= lines.count
    let isShort = lines.count <= Self.fewLines
    var acrossBlanks: [Int] = []
    var unmarked: [Int] = []
    for index in lines.indices.dropFirst() where mayContinue(index) {
      let (before, line) = (lines[index - 1], lines[index])
      if line.has(.followsPageEnd) {
        joined[index] = before.text.count >= 15 && isOpen(before)
      } else if line.has(.followsBlank) {
        if before.text.count >= 40, isOpen(before), holdsFullStop(before), line.has(.holdsMark) {
          acrossBlanks.append(index)
        }
      } else if isInsideQuotation(index) || isShort && isFolded(index) {
        joined[index] = true
      } else if hasBlocks {
        joined[index] = blockIsProse(around: index)
      } else if isOpen(before), commasCut || !LayoutCharacter.isPause(before.last),
        holdsFullStop(before) || before.text.count >= 20 && before.marker == nil
      {
        if before.has(.holdsMark), isUnfinished(before, line) {
          joined[index] = true
        } else if holdsFullStop(before) {
          unmarked.append(index)
        }
      }
    }
    // One paragraph without its full stop is a slip; several are a habit of whatever made the file.
    for places in [acrossBlanks, unmarked] where places.count >= 3 && places.count * 20 >= lines.count {
      for index in places { joined[index] = true }
    }
    return joined
  }

  /// Whether line `index` may go on with the one before it at all.
  private func mayContinue(_ index: Int) -> Bool {
    let (before, line) = (lines[index - 1], lines[index])
    if line.marker?.opensParagraph == true || line.indent > before.indent + 1 { return false }
    let last = before.last
    if before.has(.endsSentence) { return false }
    // …注重提高办学效益，⏎一要加大改革力度: an item on a line of its own, whatever ends the line before it.
    if LayoutCharacter.isPause(last), line.marker != nil || beginsAsItem(line) { return false }
    return last != 0xFF1A && last != 0x3A && last != 0xFF1B && last != 0x3B
  }

  /// 一要, 二要.
  private func beginsAsItem(_ line: LayoutLine) -> Bool {
    line.text.count > 2 && HanNumeral.digit(line.first) != nil && text[line.text.start + 1] == 0x8981
  }

  /// Texts of more lines show the width they are wrapped at.
  private static let fewLines = 8
  /// Longest quotation or title that is taken for one when it runs over a line's end.
  private static let longestQuotation = 30

  /// Whether the break stands inside a quotation, title or bracket that opens in the middle of the one line and that the
  /// other closes, both in a few characters and without a mark at the break: “四⏎个意识”, 《中华人民⏎共和国宪法》.
  private func isInsideQuotation(_ index: Int) -> Bool {
    guard !lines[index - 1].has(.endsWithMark) else { return false }
    let (before, line) = (lines[index - 1].text, lines[index].text)
    var open = before.end - 1
    while open > before.start, before.end - open < Self.longestQuotation, !LayoutCharacter.isOpener(text[open]),
      !LayoutCharacter.isCloser(text[open])
    {
      open -= 1
    }
    // What opens with the line may be verse, or a remark of two lines.
    guard open > before.start, let closer = Self.closers[text[open]] else { return false }
    let limit = min(line.end, line.start + Self.longestQuotation - (before.end - open))
    var at = line.start
    while at < limit, text[at] != closer {
      if LayoutCharacter.isFinal(text[at]) || LayoutCharacter.isOpener(text[at]) || LayoutCharacter.isCloser(text[at]) {
        return false
      }
      at += 1
    }
    return at < limit
  }

  private static let closers: [UInt16: UInt16] = [
    0x201C: 0x201D, 0x2018: 0x2019, 0x300C: 0x300D, 0x300E: 0x300F, 0x300A: 0x300B, 0x3008: 0x3009, 0xFF08: 0xFF09,
    0x28: 0x29, 0x3010: 0x3011,
  ]

  /// Whether a line of prose, long enough to have been wrapped, stops without a mark, and the next one is no longer and
  /// ends the sentence, or is as long and may go on itself. Headings and the lines before a speech are no prose.
  private func isFolded(_ index: Int) -> Bool {
    let (before, line) = (lines[index - 1], lines[index])
    let (width, next) = (columns(before), columns(line))
    guard width >= WrapWidth.least, next <= width + 2, before.has(.holdsMark), line.marker == nil,
      LayoutCharacter.isHan(before.last), !LayoutCharacter.cannotBegin(line.first),
      before.marker?.opensParagraph != true || before.marker == .article || holdsFullStop(before),
      !TitleBlock.isRemark(text.units, before.text), !TitleBlock.endsLikeATitle(text.units, before.text),
      !TitleBlock.isSalutation(text.units, line.text)
    else { return false }
    return line.has(.endsSentence) || next >= width - 4 && line.has(.holdsMark) && !line.has(.endsWithMark)
  }

  private func columns(_ line: LayoutLine) -> Int {
    line.indent + line.columns + line.extraColumns
  }

  /// Whether the line ends without a mark, or with a comma.
  private func isOpen(_ line: LayoutLine) -> Bool {
    !line.has(.endsWithMark) || line.last == 0xFF0C || line.last == 0x3001 || line.last == 0x2C
  }

  /// Whether paragraphs have an empty line between them, so that lines without one belong together.
  private func blocksAreSetOff() -> Bool {
    var ending = 0
    var setOff = 0
    for index in lines.indices.dropFirst() where lines[index - 1].has(.endsSentence) {
      ending += 1
      if lines[index].has(.followsBlank) { setOff += 1 }
    }
    return ending >= 5 && setOff * 10 >= 8 * ending
  }

  /// Whether a line of prose is among those nearest to the break in its block.
  private func blockIsProse(around index: Int) -> Bool {
    var at = index
    while at > max(0, index - 4), !lines[at].has(.followsBlank) { at -= 1 }
    var isProse = false
    while at < min(lines.count, index + 4), !isProse {
      isProse = lines[at].text.count >= 15 && lines[at].has(.holdsMark)
      at += 1
      if at > index, at < lines.count, lines[at].has(.followsBlank) { break }
    }
    return isProse
  }

  private func holdsFullStop(_ line: LayoutLine) -> Bool {
    line.has(.holdsFinal) && text.units[line.text.start..<(line.text.end - 1)].contains(0x3002)
  }

  /// Whether what stands at the break leaves no doubt: a comma, a word that needs a next, or one that needs a last.
  private func isUnfinished(_ before: LayoutLine, _ line: LayoutLine) -> Bool {
    LayoutCharacter.isPause(before.last) || Self.needsNext.contains(before.last)
      || Self.needsLast.contains(line.first)
  }

  private static let needsNext = Set("的和与及或在是把将对为于从向被使让以并而".utf16)
  private static let needsLast = Set("的了着们等之".utf16)
}
