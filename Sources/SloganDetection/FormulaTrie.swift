/// Finds many formulas in a text in one pass.
///
/// The formulas form a trie that is entered at a character only when small bitmaps allow the two and the three characters
/// that begin there, so that most of a text costs one look at a table and one at a bitmap. Units that fold to nothing
/// are passed over inside a formula, up to `FormulaTrie.maximumGap` in a row.
///
/// - Complexity: O(*n*) in the text for formulas of bounded length, whatever their number.
struct FormulaTrie: Sendable {
  /// A formula found.
  struct Match: Hashable {
    /// Offset of its first unit.
    var start: Int
    /// Offset behind its last unit.
    var end: Int
    /// Which formula.
    var formula: Int
  }

  /// How many passed-over units may stand between two of a formula.
  static let maximumGap = 4
  /// How long a line must be for a formula to run on over its end; a shorter one is a heading.
  static let shortestWrappedLine = 20

  /// The nodes in the order of the sorted formulas, so that the first child of a node stands right behind it and most
  /// walks run over neighbouring memory. Each is the unit that leads to it and the flags below.
  private var nodes: [UInt32] = [0]
  private static let isFirstChild: UInt32 = 1 << 16
  private static let endsFormula: UInt32 = 1 << 17
  private static let hasMoreChildren: UInt32 = 1 << 18
  private var formulaAtNode: [Int32] = [-1]
  /// The edges to other children than the first, by open addressing: node, unit and child in one word; 0 is empty.
  private var edges: [UInt64] = []
  private static let childBits: UInt64 = 24
  /// The nodes behind the first two units, by open addressing: both units and the node in one word.
  private var starts: [UInt64] = []
  /// Bitmaps of the first two units of longer formulas, of formulas of two units, and of the first three.
  private var pairs: [UInt64] = []
  private var wholePairs: [UInt64] = []
  private var triples: [UInt64] = []
  private var shift: UInt64 = 0

  /// A trie of folded formulas of at least two units; where two are equal, the first stands.
  ///
  /// - Precondition: together they have fewer than sixteen million units.
  init(_ formulas: [[UInt16]]) {
    let size = formulas.reduce(16) { $0 + $1.count }
    precondition(size < 1 << Self.childBits, "more formulas than a trie can hold")
    var capacity = 64
    // Sorted, a formula leaves those before it at one node, so it brings one such edge at most.
    while capacity < formulas.count * 2 { capacity *= 2 }
    edges = [UInt64](repeating: 0, count: capacity)
    var bits = 12
    while bits < 22, 1 << bits < formulas.count * 16 { bits += 1 }
    pairs = [UInt64](repeating: 0, count: (1 << bits) / 64)
    wholePairs = pairs
    triples = pairs
    shift = UInt64(32 - bits)
    let order = formulas.indices.filter { formulas[$0].count >= 2 }.sorted { a, b in
      formulas[a] == formulas[b] ? a < b : formulas[a].lexicographicallyPrecedes(formulas[b])
    }
    for index in order { insert(formulas[index], index) }
    starts = [UInt64](repeating: 0, count: capacity)
    for index in order { addStart(formulas[index]) }
  }

  private mutating func addStart(_ formula: [UInt16]) {
    guard let first = child(of: 0, formula[0]), let second = child(of: first, formula[1]) else { return }
    let key = UInt64(formula[0]) << 16 | UInt64(formula[1])
    var at = Self.hash(key) & (starts.count - 1)
    while starts[at] != 0 {
      if starts[at] >> 32 == key { return }
      at = (at + 1) & (starts.count - 1)
    }
    starts[at] = key << 32 | UInt64(second)
  }

  /// The node behind two units with which some formula begins.
  @inline(__always)
  private func start(_ first: UInt16, _ second: UInt16) -> Int? {
    let key = UInt64(first) << 16 | UInt64(second)
    var at = Self.hash(key) & (starts.count - 1)
    while starts[at] >> 32 != key {
      if starts[at] == 0 { return nil }
      at = (at + 1) & (starts.count - 1)
    }
    return Int(starts[at] & 0xFFFF_FFFF)
  }

  private mutating func insert(_ formula: [UInt16], _ index: Int) {
    let pair = slot(formula[0], formula[1])
    if formula.count == 2 {
      wholePairs[pair >> 6] |= 1 << UInt64(pair & 63)
    } else {
      pairs[pair >> 6] |= 1 << UInt64(pair & 63)
      let triple = slot(formula[0] &* 31 ^ formula[1], formula[2])
      triples[triple >> 6] |= 1 << UInt64(triple & 63)
    }
    var node = 0
    for unit in formula {
      if let next = child(of: node, unit) {
        node = next
        continue
      }
      let isFirst = node == nodes.count - 1
      if !isFirst {
        nodes[node] |= Self.hasMoreChildren
        let key = UInt64(node) << 16 | UInt64(unit)
        var at = Self.hash(key) & (edges.count - 1)
        while edges[at] != 0 { at = (at + 1) & (edges.count - 1) }
        edges[at] = key << Self.childBits | UInt64(nodes.count)
      }
      node = nodes.count
      nodes.append(UInt32(unit) | (isFirst ? Self.isFirstChild : 0))
      formulaAtNode.append(-1)
    }
    nodes[node] |= Self.endsFormula
    if formulaAtNode[node] < 0 { formulaAtNode[node] = Int32(index) }
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 29)
  }

  @inline(__always)
  private func slot(_ first: UInt16, _ second: UInt16) -> Int {
    let key = (UInt32(first) << 16 | UInt32(second)) &* 0x9E37_79B1
    return Int(UInt64(key) >> shift)
  }

  @inline(__always)
  private func child(of node: Int, _ unit: UInt16) -> Int? {
    let next = node + 1
    if next < nodes.count, nodes[next] & 0x1FFFF == Self.isFirstChild | UInt32(unit) { return next }
    if nodes[node] & Self.hasMoreChildren == 0 { return nil }
    let key = UInt64(node) << 16 | UInt64(unit)
    var at = Self.hash(key) & (edges.count - 1)
    while edges[at] >> Self.childBits != key {
      if edges[at] == 0 { return nil }
      at = (at + 1) & (edges.count - 1)
    }
    return Int(edges[at] & (1 << Self.childBits - 1))
  }

  /// Every place where a formula stands in `text`, by start and then by end.
  ///
  /// `marks` receives the offsets of the quotation marks and line ends on the way.
  func matches(in text: [UInt16], folding: FormulaFolding, marks: inout [Int]) -> [Match] {
    var found: [Match] = []
    let units = text.span
    let fold = folding.table.span
    let isMark = folding.isOfInterest.span
    let (pairs, wholePairs, triples) = (pairs.span, wholePairs.span, triples.span)
    // The last two units that were not passed over, and whether a formula of three or more may begin with them.
    var (first, second): (UInt16, UInt16) = (0, 0)
    var (firstAt, secondAt) = (0, 0)
    var mayBegin = false
    var at = 0
    while at < units.count {
      let unit = fold[Int(units[at])]
      if unit != 0 {
        if mayBegin {
          let triple = slot(first &* 31 ^ second, unit)
          if triples[triple >> 6] >> UInt64(triple & 63) & 1 != 0 {
            appendMatches(to: &found, from: firstAt, secondAt, in: text, folding: folding)
          }
        }
        let pair = slot(second, unit)
        mayBegin = pairs[pair >> 6] >> UInt64(pair & 63) & 1 != 0
        if wholePairs[pair >> 6] >> UInt64(pair & 63) & 1 != 0 {
          appendMatches(to: &found, from: secondAt, at, in: text, folding: folding)
          mayBegin = false
        }
        (first, firstAt) = (second, secondAt)
        (second, secondAt) = (unit, at)
      } else if isMark[Int(units[at])] {
        marks.append(at)
      }
      at += 1
    }
    return found
  }

  /// Orders matches by start and then from the longest; they come by start and then from the shortest.
  static func putLongestFirst(_ matches: inout [Match]) {
    var first = 0
    while first < matches.count {
      var last = first
      while last + 1 < matches.count, matches[last + 1].start == matches[first].start { last += 1 }
      if last > first { matches[first...last].reverse() }
      first = last + 1
    }
  }

  /// Follows the formulas that begin with the units at `first` and `second`.
  private func appendMatches(
    to found: inout [Match], from first: Int, _ second: Int, in text: [UInt16], folding: FormulaFolding
  ) {
    if second - first > 1, !isPassable(first + 1..<second, in: text) { return }
    guard var node = start(folding.table[Int(text[first])], folding.table[Int(text[second])]) else { return }
    if nodes[node] & Self.endsFormula != 0 {
      found.append(Match(start: first, end: second + 1, formula: Int(formulaAtNode[node])))
    }
    var at = second + 1
    var gap = 0
    while at < text.count {
      let unit = folding.table[Int(text[at])]
      if unit == 0 {
        gap += 1
        if gap > Self.maximumGap || text[at] == 0x0A && !Self.mayRunOn(over: at, in: text) { return }
      } else {
        gap = 0
        guard let next = child(of: node, unit) else { return }
        node = next
        if nodes[node] & Self.endsFormula != 0 {
          found.append(Match(start: first, end: at + 1, formula: Int(formulaAtNode[node])))
        }
      }
      at += 1
    }
  }

  /// Whether a formula may run on over passed-over units.
  private func isPassable(_ gap: Range<Int>, in text: [UInt16]) -> Bool {
    gap.count <= Self.maximumGap && gap.allSatisfy { text[$0] != 0x0A || Self.mayRunOn(over: $0, in: text) }
  }

  private static func mayRunOn(over lineFeed: Int, in text: [UInt16]) -> Bool {
    var at = lineFeed - 1
    while at >= 0, text[at] != 0x0A {
      if lineFeed - at >= shortestWrappedLine { return true }
      at -= 1
    }
    return false
  }

  /// The longest formula of a trie of *reversed* formulas that ends before `offset`, quotation marks and blanks between
  /// them passed over.
  func longest(endingBefore offset: Int, in text: [UInt16], folding: FormulaFolding) -> Match? {
    var node = 0
    var at = offset - 1
    var gap = 0
    var end: Int?
    var best: Match?
    while at >= 0 {
      let unit = folding.table[Int(text[at])]
      if unit == 0 {
        gap += 1
        if gap > Self.maximumGap || text[at] == 0x0A && !Self.mayRunOn(over: at, in: text) { break }
      } else {
        gap = 0
        guard let next = child(of: node, unit) else { break }
        node = next
        if end == nil { end = at + 1 }
        if nodes[node] & Self.endsFormula != 0 { best = Match(start: at, end: end!, formula: Int(formulaAtNode[node])) }
      }
      at -= 1
    }
    return best
  }
}
