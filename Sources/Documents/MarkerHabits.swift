/// How a text uses each kind of numbering: for headings on lines of their own, at the start of paragraphs, or inside.
struct MarkerHabits {
  private var opening = [Int](repeating: 0, count: OutlineMarker.Kind.allCases.count)
  private var all = [Int](repeating: 0, count: OutlineMarker.Kind.allCases.count)
  private var own = [Int](repeating: 0, count: OutlineMarker.Kind.allCases.count)
  private var runIn = [Int](repeating: 0, count: OutlineMarker.Kind.allCases.count)

  /// The habits of wrapped lines.
  init(_ lines: [LayoutLine], shape: WrapShape) {
    for index in lines.indices {
      let line = lines[index]
      guard let kind = line.marker?.rawValue else { continue }
      all[kind] += 1
      if index > 0, lines[index - 1].width < shape.width - 6 { opening[kind] += 1 }
      if line.has(.isHeadlike) {
        let isShort = line.width < shape.width - 12
        if isShort || line.width >= shape.width - 8 && Self.isHeadingEnd(lines, index + 1, shape) { own[kind] += 1 }
      }
      if line.has(.holdsStop) { runIn[kind] += 1 }
    }
  }

  /// Whether a line may be the second one of a heading: it is short, and no beginning itself.
  private static func isHeadingEnd(_ lines: [LayoutLine], _ index: Int, _ shape: WrapShape) -> Bool {
    index < lines.count && lines[index].marker == nil && lines[index].has(.isHeadlike)
      && lines[index].width < shape.width - 12
  }

  /// How surely a marker of this kind stands before headings on lines of their own; 0 where nothing says so.
  func ownLineStrength(_ kind: OutlineMarker.Kind) -> Double {
    let (own, runIn) = (own[kind.rawValue], runIn[kind.rawValue])
    guard own >= 1, own >= 2 * runIn else { return 0 }
    return own >= 3 && runIn == 0 ? 5 : 2.5
  }

  /// Whether a marker is of a kind that mostly stands before headings, and nothing in this text says otherwise.
  func isUsuallyOwnLine(_ kind: OutlineMarker.Kind) -> Bool {
    switch kind {
    case .part, .chapter, .section, .han, .bracketedHan: own[kind.rawValue] >= runIn[kind.rawValue]
    default: false
    }
  }

  /// Whether lines that begin with such a marker mostly begin a paragraph too.
  func usuallyOpensParagraph(_ kind: OutlineMarker.Kind) -> Bool {
    all[kind.rawValue] >= 2 && opening[kind.rawValue] * 2 >= all[kind.rawValue]
  }
}
