import Text

/// How a text uses each kind of numbering: for headings on lines of their own, at the start of paragraphs, or inside.
struct MarkerHabits {
  private var opening = [Int](repeating: 0, count: OutlineMarker.Kind.allCases.count)
  private var all = [Int](repeating: 0, count: OutlineMarker.Kind.allCases.count)
  private var own = [Int](repeating: 0, count: OutlineMarker.Kind.allCases.count)
  private var runIn = [Int](repeating: 0, count: OutlineMarker.Kind.allCases.count)

  /// The habits of wrapped lines.
  init(_ lines: [LayoutLine], shape: WrapShape, in text: UnsafeBufferPointer<UInt16>) {
    for (index, line) in lines.enumerated() {
      guard let kind = line.marker?.rawValue else { continue }
      all[kind] += 1
      if index > 0, shape.widths[index - 1] < shape.width - 6 { opening[kind] += 1 }
      if Self.isHeadlike(line, in: text) {
        let isShort = shape.widths[index] < shape.width - 12
        // A heading of two lines: a full one, and a short one that is no beginning either.
        let isLong =
          shape.widths[index] >= shape.width - 8 && index + 1 < lines.count && lines[index + 1].marker == nil
          && Self.isHeadlike(lines[index + 1], in: text) && shape.widths[index + 1] < shape.width - 12
        if isShort || isLong { own[kind] += 1 }
      }
      if text[line.text.range].contains(where: { $0 == 0x3002 || $0 == 0xFF1B }) { runIn[kind] += 1 }
    }
  }

  /// How surely a marker of this kind stands before headings on lines of their own; 0 where nothing says so.
  func ownLineStrength(_ kind: OutlineMarker.Kind) -> Double {
    let (own, runIn) = (own[kind.rawValue], runIn[kind.rawValue])
    guard own >= 1, own >= 2 * runIn else { return 0 }
    return own >= 3 && runIn == 0 ? 5 : 2.5
  }

  /// Whether lines that begin with such a marker mostly begin a paragraph too.
  func usuallyOpensParagraph(_ kind: OutlineMarker.Kind) -> Bool {
    all[kind.rawValue] >= 2 && opening[kind.rawValue] * 2 >= all[kind.rawValue]
  }

  /// Whether a line might be a heading: no full stop or semicolon in it, no mark at its end but a closing one.
  static func isHeadlike(_ line: LayoutLine, in text: UnsafeBufferPointer<UInt16>) -> Bool {
    let last = text[line.text.end - 1]
    if LayoutCharacter.cannotBegin(last), !LayoutCharacter.isCloser(last), last != 0x25, last != 0xFF05, last != 0x2014
    {
      return false
    }
    return !LayoutCharacter.isOpener(last)
      && !text[line.text.range].contains { $0 == 0x3002 || $0 == 0xFF1B || $0 == 0x3B }
  }
}
