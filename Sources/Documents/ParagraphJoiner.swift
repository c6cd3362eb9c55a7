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
    markers = MarkerHabits(lines, shape: shape)
  }

  private enum State: Int, CaseIterable {
    case headingStart, proseStart, heading, prose
    var isStart: Bool { self == .headingStart || self == .proseStart }
    var isHeading: Bool { self == .headingStart || self == .heading }
  }

  /// For each line, whether it begins a paragraph.
  func paragraphStarts() -> [Bool] {
    guard !lines.isEmpty else { return [] }
    // The cheapest way to each state of the line.
    var (headingStart, proseStart) = (startCost(0, .headingStart), startCost(0, .proseStart))
    var (heading, prose) = (Double.infinity, Double.infinity)
    // For each line the states it came from, two bits each.
    var came: [UInt8] = [0]
    came.reserveCapacity(lines.count)
    for index in lines.indices.dropFirst() {
      let facts = shape.facts[index]
      let joinFirst = joinCost(index, isStart: true)
      let joinLater = shape.lostIndent == 0 ? joinFirst : joinCost(index, isStart: false)

      var nextProse = proseStart + joinFirst
      var from = UInt8(State.proseStart.rawValue) << 6
      if prose + joinLater < nextProse { (nextProse, from) = (prose + joinLater, UInt8(State.prose.rawValue) << 6) }

      var nextHeading = Double.infinity
      if facts.isHeadlike, headingStart < .infinity || heading < .infinity {
        // Headings of two lines are rare, and rarer without a number. The second one is short, and a third one rarer.
        let long = shape.widths[index] >= shape.width - 8 ? 3.0 : 0
        nextHeading = headingStart + joinFirst + (lines[index - 1].marker == nil ? 3 : 1) + long
        let third = heading + joinLater + 1 + 4 + long
        if third < nextHeading { (nextHeading, from) = (third, from | UInt8(State.heading.rawValue) << 4) }
      }

      var ending = headingStart < .infinity ? headingStart + endCost(index, .headingStart) : .infinity
      var last = State.headingStart
      func offer(_ total: Double, _ state: State) { if total < ending { (ending, last) = (total, state) } }
      offer(proseStart + endCost(index, .proseStart), .proseStart)
      if heading < .infinity { offer(heading + endCost(index, .heading), .heading) }
      offer(prose + endCost(index, .prose), .prose)
      ending += breakCost(index)
      came.append(from | UInt8(last.rawValue) * 0b0101)
      (headingStart, proseStart) = (ending + startCost(index, .headingStart), ending + startCost(index, .proseStart))
      (heading, prose) = (nextHeading, nextProse)
    }
    var starts = [Bool](repeating: false, count: lines.count)
    let ends = [headingStart, proseStart, heading, prose]
    var state = State.allCases.min { ends[$0.rawValue] < ends[$1.rawValue] }!
    for index in lines.indices.reversed() {
      starts[index] = state.isStart
      state = State(rawValue: Int(came[index] >> UInt8(2 * state.rawValue)) & 3)!
    }
    return starts
  }

  // MARK: Prices
  // Each is roughly the negative logarithm of how often such a thing happens. They were set by hand on wrapped copies
  // of official texts, and hold for widths of 26 to 40 characters.

  /// The price of a paragraph that begins with a line, as a heading or as prose.
  private func startCost(_ index: Int, _ state: State) -> Double {
    let line = lines[index]
    let isHeadlike = shape.facts[index].isHeadlike
    let habit = line.marker.map { markers.ownLineStrength($0) } ?? 0
    // Where a text does not tell, 一、 and （一） mostly stand before headings.
    let isUsual = line.marker.map { markers.isUsuallyOwnLine($0) } ?? false
    if state == .headingStart {
      guard isHeadlike else { return .infinity }
      return habit > 0 ? 0 : isUsual ? 0.5 : 2
    }
    return isHeadlike ? max(habit, isUsual ? 0.5 : 0) : 0
  }

  /// The price of line `index` going on with the one before it, which may be the first of its paragraph.
  private func joinCost(_ index: Int, isStart: Bool) -> Double {
    let line = lines[index]
    let facts = shape.facts[index - 1]
    let slack = shape.width - (isStart ? shape.lostIndent : 0) - shape.widths[index - 1]
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
    if let marker = line.marker {
      let last = facts.last
      let isEnd = facts.endsSentence || LayoutCharacter.isPause(last) && last != 0xFF0C && last != 0x3001
      if marker.opensParagraph {
        if isEnd || facts.isHeadlike { cost += 4 }
      } else if facts.endsSentence, markers.usuallyOpensParagraph(marker) {
        cost += 3
      }
    }
    return cost
  }

  /// The price of a paragraph's end before line `index`, as far as it hangs on what ends there.
  private func endCost(_ index: Int, _ state: State) -> Double {
    let facts = shape.facts[index - 1]
    if state.isHeading {
      // Few headings end just at the edge.
      let limit = shape.width - (state.isStart ? shape.lostIndent : 0)
      return (state == .headingStart ? 0.3 : 0.8) + (shape.widths[index - 1] >= limit - 2 ? 2 : 0)
    }
    if facts.endsSentence { return 1 }
    switch facts.last {
    case 0xFF1A, 0x3A: return 1.5  // ：
    case 0xFF1B, 0x3B: return 2  // ；
    case 0xFF0C, 0x3001, 0x2C: return 5  // ，、
    case let unit where LayoutCharacter.isOpener(unit): return 8
    default: return state == .prose ? 6 : 4
    }
  }

  /// The price of a paragraph's end before line `index`, whatever ends there.
  private func breakCost(_ index: Int) -> Double {
    let line = lines[index]
    let (before, facts) = (shape.facts[index - 1], shape.facts[index])
    var cost = 0.7
    if before.isBracketOpen { cost += 2.5 }
    if LayoutCharacter.cannotBegin(facts.first), facts.first != 0x2014 { cost += 8 }
    if shape.hasIndents, !shape.isIndented(line) { cost += 4.5 }
    if shape.blanksAlwaysPart, !line.followsBlank, !line.followsPageEnd { cost += 3 }
    let last = before.last
    let isMarkedHeading = before.isHeadlike && lines[index - 1].marker != nil
    if before.endsSentence || isMarkedHeading
      || LayoutCharacter.isPause(last) && last != 0xFF0C && last != 0x2C && last != 0x3001
    {
      cost -= min(2.5, openings.evidence(line, in: text))
    }
    switch line.marker {
    case .han, .bracketedHan, .chapter, .part: cost -= 0.5
    default: break
    }
    return cost
  }
}
