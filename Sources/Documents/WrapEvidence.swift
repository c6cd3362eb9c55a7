/// What the lines of a text tell of how it was set, if their right edge is at a given width: counted on one walk.
///
/// Some lines certainly go on in the next one: full, and ending without any mark. Some certainly do not: short, and
/// ending a sentence.
struct WrapEvidence: ~Copyable {
  /// Columns of a full line.
  private let width: Int
  private let lineCount: Int

  /// Lines that reach the right edge, and those beyond it.
  private var full = 0
  private var over = 0
  /// Full lines that end without a mark, those that end no sentence, and those with a mark inside.
  private var open = 0
  private var unfinished = 0
  private var prose = 0

  /// Columns of blank before lines.
  private var indents = Frequencies(of: 0...131)
  /// Those before lines that the one before certainly goes on in, and those before lines behind a certain end.
  private var indentsInside = Frequencies(of: 0...131)
  private var indentsBehindEnd = Frequencies(of: 0...131)

  /// Lines behind a certain end, unless on a new page, and those of them behind an empty line.
  private var begun = 0
  private var begunBehindBlank = 0
  /// Likewise lines that almost certainly go on with the one before.
  private var continued = 0
  private var continuedBehindBlank = 0
  /// Lines behind an empty line.
  private var behindBlank = 0

  /// Widths of lines inside a paragraph, and of those that seem to be the first of one, each going on itself.
  private var widthsInside: Frequencies
  private var widthsOfFirst: Frequencies

  /// Lines that certainly go on in one without a number, and those of them that the beginning of the next would have
  /// fitted on.
  private var goingOn = 0
  private var loose = 0
  /// Columns left free behind the beginning of the next line, in lines inside a paragraph that go on.
  private var spares = Frequencies(of: -1...6)

  /// Columns within which a line that stops short of the edge still counts as full.
  private static let tolerance = 6

  /// Counts what `lines` tell, without a branch where nobody could guess.
  ///
  /// - Complexity: O(*n*) in the lines.
  init(_ lines: [LayoutLine], width: Int) {
    self.width = width
    lineCount = lines.count
    widthsInside = Frequencies(of: (width - Self.tolerance)...(width + 2))
    widthsOfFirst = Frequencies(of: (width - 10)...(width + 3))
    var followsFull = false
    for index in lines.indices {
      let line = lines[index]
      let isFull = line.width >= width - Self.tolerance && line.width <= width + 2
      over.add(line.width > width + 2)
      full.add(isFull)
      open.add(isFull && line.has(.endsOpen))
      unfinished.add(isFull && !line.has(.endsSentence))
      prose.add(isFull && line.has(.holdsMark))
      indents.add(line.indent)
      behindBlank.add(index > 0 && line.has(.followsBlank))
      guard index + 1 < lines.count else { break }
      let next = lines[index + 1]
      let goesOn = isFull && line.has([.endsOpen, .holdsMark])
      indentsInside.add(next.indent, if: goesOn)
      widthsInside.add(line.width, if: goesOn && followsFull)
      let goesOnInProse = goesOn && !next.has(.isNumbered)
      let spare = width &- line.width &- next.need
      goingOn.add(goesOnInProse)
      loose.add(goesOnInProse && spare >= 0)
      spares.add(spare, if: goesOnInProse && followsFull)
      let isContinued =
        line.width >= width - 2 && line.has(.endsOpen)
        && next.traits.isDisjoint(with: [.isNumbered, .followsPageEnd])
      continued.add(isContinued)
      continuedBehindBlank.add(isContinued && next.has(.followsBlank))
      followsFull = isFull
      // Few lines are short.
      guard line.width <= width - 8 else { continue }
      if line.width < width - 8, line.has(.endsSentence) {
        indentsBehindEnd.add(next.indent)
        begun.add(!next.has(.followsPageEnd))
        begunBehindBlank.add(!next.has(.followsPageEnd) && next.has(.followsBlank))
      }
      if next.width >= width - 10, index + 2 < lines.count, !LayoutCharacter.isFinal(next.last) {
        widthsOfFirst.add(next.width)
      }
    }
  }

  /// Whether enough lines are full, end in mid-sentence and are prose.
  var isWrapped: Bool {
    guard full >= 3, full * 10 >= 3 * lineCount, over * 20 <= lineCount + 20 else { return false }
    // Verse ends its equal lines with commas and full stops; prose that is cut ends most of its lines with neither.
    let isCut = open * 2 >= full || open * 10 >= 3 * full && unfinished * 10 >= 7 * full
    return isCut && prose * 10 >= 4 * full
  }

  /// Columns of blank from which on lines begin a paragraph, none of which go on with another; nothing where indents do
  /// not tell. A page of a PDF in a proportional font keeps one or two columns of the four.
  var leastIndent: Int? {
    // Before lines inside paragraphs; it is no more than half of the widest line.
    let margin = indentsInside.mostFrequent(in: 0...119)
    return ((margin + 1)...(margin + 2)).first { least in
      indents.count(in: least...(margin + 10)) >= 2
        && indentsInside.count(in: least...indents.greatest) * 20 <= indentsInside.total && indentsBehindEnd.total > 0
        && indentsBehindEnd.count(in: least...indents.greatest) * 10 >= 6 * indentsBehindEnd.total
    }
  }

  /// Whether first lines that go on themselves stop two characters before the edge: they have lost their indent.
  var hasLostIndents: Bool {
    guard widthsInside.total > 0, widthsOfFirst.total >= 2 else { return false }
    // Lines inside paragraphs must be wider: in a loose setting all stop early.
    let middle = widthsInside.number(at: widthsInside.total / 2)
    guard middle - widthsOfFirst.number(at: widthsOfFirst.total / 2) >= 2 else { return false }
    let narrow = widthsOfFirst.count(in: (width - 10)...(width - 3))
    return widthsOfFirst.total > 5 ? narrow * 10 >= 8 * widthsOfFirst.total : narrow == widthsOfFirst.total
  }

  /// Whether empty lines only stand between paragraphs.
  var blanksPart: Bool { behindBlank > 0 && continuedBehindBlank * 10 <= continued }

  /// Whether all paragraphs have an empty line between them.
  var blanksAlwaysPart: Bool { blanksPart && begun > 0 && begunBehindBlank * 10 >= 8 * begun }

  /// Whether each line that goes on is as full as it could be.
  var isExact: Bool { goingOn >= 5 && loose * 25 <= goingOn }

  /// Columns that lines inside paragraphs leave free although the next piece would have fitted.
  var looseness: Int { spares.total >= 10 ? max(0, min(4, spares.number(at: spares.total * 8 / 10) + 1)) : 0 }
}
