import Text

/// Finds many formulas in a text in one pass.
///
/// Where a formula may begin is told by a small bitmap over the first units of all of them. These places cannot be
/// guessed, so they are gathered without a branch, a block of the text at a time, and only from them the trie is walked.
///
/// - Complexity: O(*n*) in the text for formulas of bounded length, whatever their number.
struct FormulaTrie: Sendable {
  /// A formula found; small, since there are many.
  struct Match: Hashable {
    private let places: SIMD4<Int32>

    /// Offset of its first unit.
    var start: Int { Int(places[0]) }
    /// Offset behind its last unit.
    var end: Int { Int(places[1]) }
    /// Which formula.
    var formula: Int { Int(places[2]) }
    /// Which unit of the folded text is its first.
    var first: Int { Int(places[3]) }

    init(start: Int, end: Int, formula: Int, first: Int) {
      places = SIMD4(
        Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end), Int32(truncatingIfNeeded: formula),
        Int32(truncatingIfNeeded: first))
    }
  }

  private struct Node {
    /// The unit that leads here.
    var unit: UInt16 = 0
    var isFirstChild = false
    var hasMoreChildren = false
    /// The formula that ends here, or -1.
    var formula: Int32 = -1
  }

  /// Where the formulas with the same first three units go on, or a formula of two ends.
  private struct Start {
    /// The units, the first in the lowest 16 bits; 0 where nothing is.
    var key: UInt64 = 0
    var node: Int32 = 0
  }

  /// How many units of a text are looked at before their candidates are.
  private static let blockSize = 1024

  /// The nodes in the order of the sorted formulas, so that the first child of a node stands right behind it and most
  /// walks run over neighbouring memory.
  private var nodes: [Node] = [Node()]
  /// The edges to other children than the first, by open addressing: node, unit and child in one word; 0 is empty.
  private var edges: [UInt64] = []
  private static let childBits: UInt64 = 24
  /// By open addressing.
  private var starts: [Start] = []
  /// By the hash of the first two units of formulas: a bit for the lowest six of their third units, all bits for a formula
  /// of two.
  private var beginnings: [UInt64] = []

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
    starts = [Start](repeating: Start(), count: capacity * 2)
    beginnings = [UInt64](repeating: 0, count: min(capacity * 2, 1 << 16))
    let order = formulas.indices.filter { formulas[$0].count >= 2 }.sorted { a, b in
      formulas[a] == formulas[b] ? a < b : formulas[a].lexicographicallyPrecedes(formulas[b])
    }
    for index in order { insert(formulas[index], index) }
    // So that there is one behind every node.
    nodes.append(Node())
  }

  private mutating func insert(_ formula: [UInt16], _ index: Int) {
    var node = 0
    for (depth, unit) in formula.enumerated() {
      if let next = child(of: node, unit) {
        node = next
      } else {
        node = addChild(to: node, unit)
      }
      if depth == 2 { addStart(Self.key(formula[0], formula[1], unit), node) }
    }
    if nodes[node].formula < 0 { nodes[node].formula = Int32(index) }
    let word = Self.word(formula, 0) & (beginnings.count - 1)
    if formula.count == 2 {
      addStart(Self.key(formula[0], formula[1], 0), node)
      beginnings[word] = .max
    } else {
      beginnings[word] |= 1 << UInt64(formula[2] & 63)
    }
  }

  private mutating func addChild(to node: Int, _ unit: UInt16) -> Int {
    let isFirst = node == nodes.count - 1
    if !isFirst {
      nodes[node].hasMoreChildren = true
      let key = UInt64(node) << 16 | UInt64(unit)
      var at = Self.hash(key) & (edges.count - 1)
      while edges[at] != 0 { at = (at + 1) & (edges.count - 1) }
      edges[at] = key << Self.childBits | UInt64(nodes.count)
    }
    nodes.append(Node(unit: unit, isFirstChild: isFirst))
    return nodes.count - 1
  }

  private mutating func addStart(_ key: UInt64, _ node: Int) {
    var at = Self.hash(key) & (starts.count - 1)
    while starts[at].key != 0 {
      if starts[at].key == key { return }
      at = (at + 1) & (starts.count - 1)
    }
    starts[at] = Start(key: key, node: Int32(node))
  }

  @inline(__always)
  private static func key(_ first: UInt16, _ second: UInt16, _ third: UInt16) -> UInt64 {
    UInt64(first) | UInt64(second) << 16 | UInt64(third) << 32
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 29)
  }

  /// Which word of `beginnings` is for the two units at `at`.
  @inline(__always)
  private static func word(_ units: UnsafePointer<UInt16>, _ at: Int) -> Int {
    let pair = UnsafeRawPointer(units + at).loadUnaligned(as: UInt32.self)
    return Int((pair &* 0x9E37_79B1) &>> 16)
  }

  /// The node at which the units of a key end, or 0.
  @inline(__always)
  private func start(_ key: UInt64) -> Int {
    var at = Self.hash(key) & (starts.count - 1)
    while starts[at].key != key {
      if starts[at].key == 0 { return 0 }
      at = (at + 1) & (starts.count - 1)
    }
    return Int(starts[at].node)
  }

  @inline(__always)
  private func child(of node: Int, _ unit: UInt16) -> Int? {
    let next = node + 1
    if next < nodes.count, nodes[next].isFirstChild, nodes[next].unit == unit { return next }
    if !nodes[node].hasMoreChildren { return nil }
    let key = UInt64(node) << 16 | UInt64(unit)
    var at = Self.hash(key) & (edges.count - 1)
    while edges[at] >> Self.childBits != key {
      if edges[at] == 0 { return nil }
      at = (at + 1) & (edges.count - 1)
    }
    return Int(edges[at] & (1 << Self.childBits - 1))
  }

  /// Every place where a formula stands in `text`, by start and then from the longest.
  func matches(in text: FoldedText) -> [Match] {
    var found: [Match] = []
    found.reserveCapacity(text.count / 32)
    text.units.withUnsafeBufferPointer { units in
      withUnsafeTemporaryAllocation(of: Candidate.self, capacity: Self.blockSize) { room in
        for block in stride(from: 0, to: text.count, by: Self.blockSize) {
          let end = min(block + Self.blockSize, text.count)
          let gathered = gather(room.baseAddress!, from: block..<end, of: units.baseAddress!)
          for candidate in room[..<findStarts(room.baseAddress!, gathered, in: units.baseAddress!)] {
            appendMatches(to: &found, from: candidate, units.baseAddress!, text.offsets)
          }
        }
      }
    }
    return found
  }

  /// A place where formulas may begin.
  private struct Candidate {
    var at: Int32
    /// The node behind the first three units, or 0.
    var node: Int32
  }

  /// Gathers where in a stretch of a text formulas may begin; how many places there are.
  @inline(never)
  private func gather(
    _ candidates: UnsafeMutablePointer<Candidate>, from range: Range<Int>, of units: UnsafePointer<UInt16>
  ) -> Int {
    let words = beginnings.span
    let mask = words.count &- 1
    var count = 0
    for at in range {
      let word = words[unchecked: Self.word(units, at) & mask]
      candidates[count].at = Int32(truncatingIfNeeded: at)
      count &+= Int(truncatingIfNeeded: word &>> UInt64(units[at &+ 2]) & 1)
    }
    return count
  }

  /// Finds where the formulas of candidates go on, and keeps those of which some does; how many do.
  ///
  /// The tables of many formulas are in no near cache; looked at for one place after the other, without deciding
  /// anything, they come from memory for several at a time.
  @inline(never)
  private func findStarts(
    _ candidates: UnsafeMutablePointer<Candidate>, _ count: Int, in units: UnsafePointer<UInt16>
  ) -> Int {
    let (nodes, words, starts) = (nodes.span, beginnings.span, starts.span)
    var kept = 0
    for number in 0..<count {
      let at = Int(candidates[number].at)
      let key = Self.key(units[at], units[at + 1], units[at + 2])
      let probe = starts[unchecked: Self.hash(key) & (starts.count &- 1)]
      var node = probe.key == key ? Int(probe.node) : 0
      // Another has its place: rare.
      if probe.key != key, probe.key != 0 { node = start(key) }
      node = units[at + 2] == 0 ? 0 : node
      candidates[kept] = Candidate(at: Int32(truncatingIfNeeded: at), node: Int32(truncatingIfNeeded: node))
      let (own, next) = (nodes[unchecked: node], nodes[unchecked: node &+ 1])
      let goesOn =
        (next.unit == units[at + 3] ? 1 : 0) | (own.hasMoreChildren ? 1 : 0) | (own.formula >= 0 ? 1 : 0)
      let isPair = words[unchecked: Self.word(units, at) & (words.count &- 1)] == .max ? 1 : 0
      kept &+= goesOn & (node != 0 ? 1 : 0) | isPair
    }
    return kept
  }

  /// Follows the formulas that begin at a candidate.
  @inline(never)
  private func appendMatches(
    to found: inout [Match], from candidate: Candidate, _ units: UnsafePointer<UInt16>, _ offsets: [Int32]
  ) {
    let first = Int(candidate.at)
    let start = Int(offsets[first])
    let shortest = found.count
    if beginnings[Self.word(units, first) & (beginnings.count - 1)] == .max {
      let node = self.start(Self.key(units[first], units[first + 1], 0))
      if node != 0 {
        found.append(
          Match(
            start: start, end: Int(offsets[first + 1]) + 1, formula: Int(nodes[node].formula), first: first))
      }
    }
    var node = Int(candidate.node)
    var at = first + 2
    while node != 0 {
      if nodes[node].formula >= 0 {
        found.append(
          Match(start: start, end: Int(offsets[at]) + 1, formula: Int(nodes[node].formula), first: first))
      }
      at += 1
      node = child(of: node, units[at]) ?? 0
    }
    // The longest goes first.
    var (low, high) = (shortest, found.count - 1)
    while low < high {
      found.swapAt(low, high)
      (low, high) = (low + 1, high - 1)
    }
  }

  /// The longest formula of a trie of *reversed* formulas that ends before `offset`, quotation marks and blanks between
  /// them passed over.
  func longest(endingBefore offset: Int, in text: [UInt16], folding: FormulaFolding) -> Span? {
    var node = 0
    var at = offset - 1
    var gap = 0
    var end: Int?
    var best: Span?
    while at >= 0 {
      let unit = folding.table[Int(text[at])]
      if unit == 0 {
        gap += 1
        if gap > FoldedText.maximumGap || text[at] == 0x0A && !Self.mayRunOn(over: at, in: text) { break }
      } else {
        gap = 0
        guard let next = child(of: node, unit) else { break }
        node = next
        if end == nil { end = at + 1 }
        if nodes[node].formula >= 0 { best = Span(at, end!) }
      }
      at -= 1
    }
    return best
  }

  private static func mayRunOn(over lineFeed: Int, in text: [UInt16]) -> Bool {
    lineFeed >= FoldedText.shortestWrappedLine
      && !text[(lineFeed - FoldedText.shortestWrappedLine)..<lineFeed].contains(0x0A)
  }
}
