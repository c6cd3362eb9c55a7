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
  private let text: UnsafeBufferPointer<UInt16>
  private let shape: WrapShape
  private let openings: OpeningStatistics
  private let markers: MarkerHabits

  init(_ lines: [LayoutLine], shape: WrapShape, in text: UnsafeBufferPointer<UInt16>) {
    self.lines = lines
    self.text = text
    self.shape = shape
    openings = OpeningStatistics(lines, shape: shape, in: text)
    markers = MarkerHabits(lines, shape: shape, in: text)
  }

  private enum State: Int, CaseIterable {
    case headingStart, proseStart, heading, prose
    var isStart: Bool { self == .headingStart || self == .proseStart }
    var isHeading: Bool { self == .headingStart || self == .heading }
  }

  /// For each line, whether it begins a paragraph.
  func paragraphStarts() -> [Bool] {
    guard !lines.isEmpty else { return [] }
    var cost: [Double] = [startCost(0, .headingStart), startCost(0, .proseStart), .infinity, .infinity]
    var came: [UInt8] = [0, 0, 0, 0]
    came.reserveCapacity(4 * lines.count)
    for index in lines.indices.dropFirst() {
      var next = [Double](repeating: .infinity, count: 4)
      var from = [UInt8](repeating: 0, count: 4)
      let isHeadlike = MarkerHabits.isHeadlike(lines[index], in: text)
      for state in State.allCases where cost[state.rawValue] < .infinity {
        let later = state.isHeading ? State.heading : .prose
        var going = cost[state.rawValue] + joinCost(index, state)
        if later == .heading { going += isHeadlike ? (state == .heading ? 4 : 0) : .infinity }
        if going < next[later.rawValue] {
          (next[later.rawValue], from[later.rawValue]) = (going, UInt8(state.rawValue))
        }
        let parting = cost[state.rawValue] + breakCost(index, state)
        for start in [State.headingStart, .proseStart] {
          let total = parting + startCost(index, start)
          if total < next[start.rawValue] {
            (next[start.rawValue], from[start.rawValue]) = (total, UInt8(state.rawValue))
          }
        }
      }
      cost = next
      came += from
    }
    var starts = [Bool](repeating: false, count: lines.count)
    var state = State.allCases.min { cost[$0.rawValue] < cost[$1.rawValue] }!
    for index in lines.indices.reversed() {
      starts[index] = state.isStart
      state = State(rawValue: Int(came[4 * index + state.rawValue]))!
    }
    return starts
  }

  // MARK: Prices
  // Each is roughly the negative logarithm of how often such a thing happens. They were set by hand on wrapped copies
  // of official texts, and hold for widths of 26 to 40 characters.

  /// The price of a paragraph that begins with a line, as a heading or as prose.
  private func startCost(_ index: Int, _ state: State) -> Double {
    let line = lines[index]
    let isHeadlike = MarkerHabits.isHeadlike(line, in: text)
    let habit = line.marker.map { markers.ownLineStrength($0) } ?? 0
    if state == .headingStart {
      guard isHeadlike else { return .infinity }
      return habit > 0 ? 0 : 2
    }
    return isHeadlike ? habit : 0
  }

  /// The price of line `index` going on with the one before it, which is in `state`.
  private func joinCost(_ index: Int, _ state: State) -> Double {
    let (before, line) = (lines[index - 1], lines[index])
    let slack = shape.width - (state.isStart ? shape.lostIndent : 0) - shape.widths[index - 1]
    var cost = 0.0
    if slack < -2 { cost += min(8, 1.5 * Double(-slack - 2)) }
    let spare = slack - shape.needs[index] - shape.looseness
    switch spare {
    case ..<0: break
    case _ where shape.isExact: cost += spare < 6 ? 5 : min(10, 6 + 0.25 * Double(spare - 6))
    case ..<2: cost += 1
    case ..<4: cost += 2.5
    case ..<6: cost += 4
    default: cost += min(9, 5 + 0.25 * Double(spare - 6))
    }
    if line.followsBlank, shape.blanksPart, !line.followsPageEnd { cost += 6 }
    if shape.hasIndents, shape.isIndented(line) { cost += 7 }
    // Headings of two lines are rare, and rarer without a number.
    if state.isHeading { cost += state == .headingStart && before.marker == nil ? 3 : 1 }
    if let marker = line.marker {
      let last = text[before.text.end - 1]
      let isEnd = endsSentence(before) || LayoutCharacter.isPause(last) && last != 0xFF0C && last != 0x3001
      if marker.opensParagraph {
        if isEnd || MarkerHabits.isHeadlike(before, in: text) { cost += 4 }
      } else if endsSentence(before), markers.usuallyOpensParagraph(marker) {
        cost += 3
      }
    }
    return cost
  }

  /// The price of a paragraph's end before line `index`.
  private func breakCost(_ index: Int, _ state: State) -> Double {
    let (before, line) = (lines[index - 1], lines[index])
    let last = text[before.text.end - 1]
    let isEnd = endsSentence(before)
    var cost = 0.7
    if state.isHeading {
      cost += state == .headingStart ? 0.3 : 0.8
      // Few headings end just at the edge.
      let limit = shape.width - (state.isStart ? shape.lostIndent : 0)
      if shape.widths[index - 1] >= limit - 2 { cost += 2 }
    } else if isEnd {
      cost += 1
    } else {
      switch last {
      case 0xFF1A, 0x3A: cost += 1.5  // ：
      case 0xFF1B, 0x3B: cost += 2  // ；
      case 0xFF0C, 0x3001, 0x2C: cost += 5  // ，、
      case let unit where LayoutCharacter.isOpener(unit): cost += 8
      default: cost += state == .prose ? 6 : 4
      }
    }
    if holdsOpenBracket(before) { cost += 2.5 }
    let first = text[line.text.start]
    if LayoutCharacter.cannotBegin(first), first != 0x2014 { cost += 8 }
    if shape.hasIndents, !shape.isIndented(line) { cost += 4.5 }
    if shape.blanksAlwaysPart, !line.followsBlank, !line.followsPageEnd { cost += 3 }
    if isEnd || LayoutCharacter.isPause(last) && last != 0xFF0C && last != 0x2C && last != 0x3001 {
      cost -= min(2.5, openings.evidence(line, in: text))
    }
    switch line.marker {
    case .han, .bracketedHan, .chapter, .part: cost -= 0.5
    default: break
    }
    return cost
  }

  private func endsSentence(_ line: LayoutLine) -> Bool {
    LayoutCharacter.endsSentence(text, line.text.start, line.text.end)
  }

  /// Whether a quotation mark or bracket that opens in the line is not closed in it.
  private func holdsOpenBracket(_ line: LayoutLine) -> Bool {
    for at in line.text.range.reversed() {
      if LayoutCharacter.isCloser(text[at]) { return false }
      if LayoutCharacter.isOpener(text[at]) { return true }
    }
    return false
  }
}
