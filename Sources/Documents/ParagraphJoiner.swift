import Text

/// Decides which lines of a hard-wrapped text begin a paragraph.
///
/// Every line end is either inside a paragraph or between two, and each has a price under both readings: a line that
/// goes on ought to be full, one that ends a paragraph ought to end a sentence, a heading ought to be short and without
/// a full stop, and so on. The cheapest reading of the whole text wins. It is found as the cheapest path through four
/// states a line: the first or a later line, of a heading or of prose.
///
/// - Complexity: O(*n*) in the lines.
struct ParagraphJoiner {
  private let lines: [LayoutLine]
  private let text: LayoutText
  private let shape: WrapShape
  private let openings: OpeningStatistics
  private let markers: MarkerHabits

  init(_ lines: [LayoutLine], shape: WrapShape, in text: LayoutText) {
    self.lines = lines
    self.text = text
    self.shape = shape
    openings = OpeningStatistics(lines, shape: shape, in: text)
    markers = MarkerHabits(lines, shape: shape)
  }

  private enum State: UInt8, CaseIterable {
    case headingStart, proseStart, heading, prose
    var isStart: Bool { self == .headingStart || self == .proseStart }
  }

  /// For each line, whether it begins a paragraph.
  func paragraphStarts() -> [Bool] {
    guard !lines.isEmpty else { return [] }
    // The cheapest way to each state of the line.
    var (headingStart, proseStart) = startCosts(0)
    var (heading, prose) = (Double.infinity, Double.infinity)
    // For each line the states it came from, two bits each.
    let came = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: lines.count)
    defer { came.deallocate() }
    for index in lines.indices.dropFirst() {
      let (before, line) = (lines[index - 1], lines[index])
      let joinFirst = joinCost(index, lostIndent: shape.lostIndent)
      let joinLater = shape.lostIndent == 0 ? joinFirst : joinCost(index, lostIndent: 0)

      let proseSecond = proseStart + joinFirst
      let proseLater = prose + joinLater
      let fromProse = proseLater < proseSecond ? State.prose : .proseStart

      // Headings of two lines are rare, and rarer without a number. The second one is short, and a third one rarer.
      let long = line.width >= shape.width - 8 ? 3.0 : 0
      let headingSecond = headingStart + joinFirst + (before.has(.isNumbered) ? 1 : 3) + long
      let headingLater = heading + joinLater + 1 + 4 + long
      let fromHeading = headingLater < headingSecond ? State.heading : .headingStart

      // The cheapest end of the paragraph before.
      let (proseStartEnd, proseEnd) = proseEndCosts(index)
      // Few headings end just at the edge.
      let isAtEdge = before.width >= shape.width - 2
      let isFirstAtEdge = before.width >= shape.width - shape.lostIndent - 2
      var ending = headingStart + (0.3 + (isFirstAtEdge ? 2 : 0))
      var fromEnding = State.headingStart
      func offer(_ total: Double, _ state: State) {
        fromEnding = total < ending ? state : fromEnding
        ending = total < ending ? total : ending
      }
      offer(proseStart + proseStartEnd, .proseStart)
      offer(heading + (0.8 + (isAtEdge ? 2 : 0)), .heading)
      offer(prose + proseEnd, .prose)
      ending += breakCost(index)

      came[index] = fromProse.rawValue << 6 | fromHeading.rawValue << 4 | fromEnding.rawValue * 0b0101
      let (headingCost, proseCost) = startCosts(index)
      (headingStart, proseStart) = (ending + headingCost, ending + proseCost)
      // A sum, since nobody could guess which lines are like headings.
      heading = min(headingSecond, headingLater) + (line.has(.isHeadlike) ? 0 : .infinity)
      prose = min(proseSecond, proseLater)
    }
    let ends = [headingStart, proseStart, heading, prose]
    var state = State.allCases.min { ends[Int($0.rawValue)] < ends[Int($1.rawValue)] }!
    return [Bool](unsafeUninitializedCapacity: lines.count) { starts, count in
      for index in lines.indices.reversed() {
        starts[index] = state.isStart
        if index > 0 { state = State(rawValue: came[index] >> (2 * state.rawValue) & 3)! }
      }
      count = lines.count
    }
  }

  // MARK: Prices
  // Each is roughly the negative logarithm of how often such a thing happens. They were set by hand on wrapped copies
  // of official texts, and hold for widths of 26 to 40 characters.

  /// The prices of a paragraph that begins with line `index`, as a heading and as prose.
  @inline(__always)
  private func startCosts(_ index: Int) -> (heading: Double, prose: Double) {
    let line = lines[index]
    guard let marker = line.marker else { return (line.has(.isHeadlike) ? 2 : .infinity, 0) }
    guard line.has(.isHeadlike) else { return (.infinity, 0) }
    let habit = markers.ownLineStrength(marker)
    // Where a text does not tell, 一、 and （一） mostly stand before headings.
    let usual = markers.isUsuallyOwnLine(marker) ? 0.5 : 0
    return (habit > 0 ? 0 : usual > 0 ? usual : 2, max(habit, usual))
  }

  /// The price of line `index` going on with the one before it, which is shorter by `lostIndent` if it is full.
  @inline(__always)
  private func joinCost(_ index: Int, lostIndent: Int) -> Double {
    let (before, line) = (lines[index - 1], lines[index])
    let slack = shape.width - lostIndent - before.width
    var cost = 0.0
    if slack < -2 { cost += min(8, 1.5 * Double(-slack - 2)) }
    let spare = slack - line.need - shape.looseness
    if spare >= 0 { cost += spareCost(spare) }
    if line.has(.followsBlank), shape.blanksPart, !line.has(.followsPageEnd) { cost += 6 }
    if shape.isIndented(line.indent) == true { cost += 7 }
    if let marker = line.marker {
      let last = before.last
      let isEnd = before.has(.endsSentence) || LayoutCharacter.isPause(last) && last != 0xFF0C && last != 0x3001
      if marker.opensParagraph {
        if isEnd || before.has(.isHeadlike) { cost += 4 }
      } else if before.has(.endsSentence), markers.usuallyOpensParagraph(marker) {
        cost += 3
      }
    }
    return cost
  }

  /// The price of so many columns left free in which the next line's beginning had had room.
  private func spareCost(_ spare: Int) -> Double {
    switch spare {
    case _ where shape.isExact: spare < 6 ? 5 : min(10, 6 + 0.25 * Double(spare - 6))
    case ..<2: 1
    case ..<4: 2.5
    case ..<6: 4
    default: min(9, 5 + 0.25 * Double(spare - 6))
    }
  }

  /// The prices of the end of prose before line `index`, as far as they hang on what ends there: for a paragraph of one
  /// line, and for a longer one.
  @inline(__always)
  private func proseEndCosts(_ index: Int) -> (ofOne: Double, ofMore: Double) {
    let line = lines[index - 1]
    if line.has(.endsOpen) { return (4, 6) }
    if line.has(.endsSentence) { return (1, 1) }
    return switch line.last {
    case 0xFF1A, 0x3A: (1.5, 1.5)  // ：
    case 0xFF1B, 0x3B: (2, 2)  // ；
    case 0xFF0C, 0x3001, 0x2C: (5, 5)  // ，、
    case let unit where LayoutCharacter.isOpener(unit): (8, 8)
    default: (4, 6)
    }
  }

  /// The price of a paragraph's end before line `index`, whatever ends there.
  @inline(__always)
  private func breakCost(_ index: Int) -> Double {
    let (before, line) = (lines[index - 1], lines[index])
    var cost = 0.7
    cost += before.has(.leavesBracketOpen) ? 2.5 : 0
    if LayoutCharacter.cannotBegin(line.first), line.first != 0x2014 { cost += 8 }
    if shape.isIndented(line.indent) == false { cost += 4.5 }
    if shape.blanksAlwaysPart, line.traits.isDisjoint(with: [.followsBlank, .followsPageEnd]) { cost += 3 }
    let last = before.last
    if before.has(.endsSentence) || before.has([.isHeadlike, .isNumbered])
      || LayoutCharacter.isPause(last) && last != 0xFF0C && last != 0x2C && last != 0x3001
    {
      cost -= min(2.5, openings.evidence(line.text, isNumbered: line.has(.isNumbered), in: text))
    }
    switch line.marker {
    case .han, .bracketedHan, .chapter, .part: cost -= 0.5
    default: break
    }
    return cost
  }
}
