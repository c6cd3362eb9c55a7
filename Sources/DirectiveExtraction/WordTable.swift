/// Word lists in one trie: which words begin at a place, and of which classes they are.
///
/// A node knows the classes of all words that go through it, so a walk ends where no wanted one can come any more; most
/// places of a text are turned away by their first character. Children are found by hashing, so that a step costs the
/// same whatever the number of words.
final class WordTable<Class: OptionSet & Sendable>: @unchecked Sendable where Class.RawValue == UInt64, Class.Element == Class {
  /// For each UTF-16 unit, the node of the words that begin with it; 0 where none does.
  private let roots: UnsafeBufferPointer<UInt16>
  private let nodes: UnsafeBufferPointer<WordNode>
  private let steps: UnsafeBufferPointer<UInt64>
  /// What begins with two units and with three, by a hash of these.
  private let pairs: UnsafeBufferPointer<PairClasses>
  private let triples: UnsafeBufferPointer<UInt64>

  fileprivate init(roots: [UInt16], nodes: [WordNode], steps: WordSteps) {
    // The units that lead to a node, of those one and two steps from the root.
    var firsts: [UInt16: UInt16] = [:]
    for unit in UInt16.min...UInt16.max where roots[Int(unit)] != 0 { firsts[roots[Int(unit)]] = unit }
    var prefixes: [UInt16: (UInt16, UInt16)] = [:]
    var pairs = [PairClasses](repeating: PairClasses(), count: 1 << 14)
    for (node, unit, child) in steps.all {
      guard let first = firsts[node] else { continue }
      prefixes[child] = (first, unit)
      pairs[Self.slot(first, unit)].own |= nodes[Int(child)].classes
      pairs[Self.slot(first, unit)].longer |= nodes[Int(child)].below
    }
    var triples = [UInt64](repeating: 0, count: 1 << 13)
    for (node, unit, child) in steps.all {
      guard let (first, second) = prefixes[node] else { continue }
      triples[Self.slot(first, second, unit)] |= nodes[Int(child)].reachable
    }
    self.roots = Self.keep(roots)
    self.nodes = Self.keep(nodes)
    self.steps = Self.keep(steps.entries)
    self.pairs = Self.keep(pairs)
    self.triples = Self.keep(triples)
  }

  deinit {
    roots.deallocate()
    nodes.deallocate()
    steps.deallocate()
    pairs.deallocate()
    triples.deallocate()
  }

  /// A copy that is looked at without checks of bounds: what leads to its places is all built here.
  private static func keep<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeBufferPointer<Element> {
    let kept = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
    _ = kept.initialize(from: elements)
    return UnsafeBufferPointer(kept)
  }

  @inline(__always)
  private static func slot(_ first: UInt16, _ second: UInt16) -> Int {
    Int(((UInt32(first) << 16 | UInt32(second)) &* 0x9E37_79B1) >> 18)
  }

  @inline(__always)
  private static func slot(_ first: UInt16, _ second: UInt16, _ third: UInt16) -> Int {
    Int(((UInt32(first) << 16 | UInt32(second)) &* 0x9E37_79B1 ^ UInt32(third) &* 0x85EB_CA6B) >> 19)
  }

  /// The classes of all words that begin with `unit`.
  @inline(__always)
  func first(_ unit: UInt16) -> Class { Class(rawValue: nodes[Int(roots[Int(unit)])].reachable) }

  /// Writes for each place of `text` the classes of the words that may begin with its first three units; `text` ends with
  /// two units that are in no word.
  func beginnings(in text: TextUnits, into classes: UnsafeMutableBufferPointer<UInt64>) {
    for at in 0..<max(0, text.count - 2) {
      let node = nodes[Int(roots[Int(text[at])])]
      let pair = pairs[Self.slot(text[at], text[at + 1])]
      let triple = triples[Self.slot(text[at], text[at + 1], text[at + 2])]
      classes[at] = node.classes | node.below & (pair.own | pair.longer & triple)
    }
  }

  /// The classes of the word of one unit.
  func single(_ unit: UInt16) -> Class { Class(rawValue: nodes[Int(roots[Int(unit)])].classes) }

  /// The longest word of one of `wanted` that begins at `at` and ends at `end` at the latest.
  @inline(__always)
  func longest(_ text: TextUnits, _ at: Int, _ end: Int, _ wanted: Class) -> WordMatch<Class>? {
    guard at < end else { return nil }
    let root = roots[Int(text[at])]
    guard nodes[Int(root)].reachable & wanted.rawValue != 0 else { return nil }
    return walk(from: root, text, at, end, wanted.rawValue)
  }

  private func walk(
    from root: UInt16, _ text: TextUnits, _ start: Int, _ end: Int, _ wanted: UInt64
  ) -> WordMatch<Class>? {
    var found: WordMatch<Class>?
    var node = root
    var at = start + 1
    while true {
      let here = nodes[Int(node)]
      if here.classes & wanted != 0 {
        found = WordMatch(length: at - start, classes: Class(rawValue: here.classes), value: here.value)
      }
      guard here.below & wanted != 0, at < end, here.goes(on: text[at]),
        let next = WordSteps.step(in: steps, from: node, by: text[at])
      else { return found }
      node = next
      at += 1
    }
  }

  /// The classes of the word that fills `start..<end` exactly.
  func classes(_ text: TextUnits, _ start: Int, _ end: Int) -> Class {
    guard start < end else { return [] }
    var node = roots[Int(text[start])]
    for at in start + 1..<end {
      guard nodes[Int(node)].goes(on: text[at]), let next = WordSteps.step(in: steps, from: node, by: text[at]) else {
        return []
      }
      node = next
    }
    return Class(rawValue: nodes[Int(node)].classes)
  }
}

/// What is known of two units: the classes of the word that they are, and of those that go on.
private struct PairClasses {
  var own: UInt64 = 0
  var longer: UInt64 = 0
}

/// A prefix of words.
private struct WordNode {
  /// The classes of the word that ends here, and of those that go on.
  var classes: UInt64 = 0
  var below: UInt64 = 0
  /// A bit for each unit that goes on from here, by its last six bits: it spares most steps into nothing.
  private var next: UInt64 = 0
  /// What was kept with the word.
  var value: UInt16 = 0

  @inline(__always)
  func goes(on unit: UInt16) -> Bool { next >> (unit & 63) & 1 != 0 }

  mutating func go(on unit: UInt16, to wordClass: UInt64) {
    next |= 1 << (unit & 63)
    below |= wordClass
  }

  var reachable: UInt64 { classes | below }
}

/// Which unit leads from which node to which: a hash table whose entries hold all three, so that a step is one look.
private struct WordSteps {
  /// Node, unit and child in 16 bits each; 0 where a place is free. Their number is a power of two.
  private(set) var entries: [UInt64]
  private var used = 0

  init(capacity: Int) { entries = Array(repeating: 0, count: capacity) }

  /// All steps.
  var all: [(node: UInt16, unit: UInt16, child: UInt16)] {
    entries.filter { $0 != 0 }.map {
      (UInt16($0 >> 32), UInt16(truncatingIfNeeded: $0 >> 16), UInt16(truncatingIfNeeded: $0))
    }
  }

  func step(from node: UInt16, by unit: UInt16) -> UInt16? {
    entries.withUnsafeBufferPointer { Self.step(in: $0, from: node, by: unit) }
  }

  /// The node to which `unit` leads from `node`.
  @inline(__always)
  static func step(in entries: UnsafeBufferPointer<UInt64>, from node: UInt16, by unit: UInt16) -> UInt16? {
    let key = UInt64(node) << 16 | UInt64(unit)
    var slot = slot(key, entries.count)
    while entries[slot] != 0 {
      if entries[slot] >> 16 == key { return UInt16(truncatingIfNeeded: entries[slot]) }
      slot = (slot + 1) & (entries.count - 1)
    }
    return nil
  }

  mutating func add(from node: UInt16, by unit: UInt16, to child: UInt16) {
    if (used + 1) * 2 > entries.count { grow() }
    place(UInt64(node) << 32 | UInt64(unit) << 16 | UInt64(child))
    used += 1
  }

  private mutating func place(_ entry: UInt64) {
    var slot = Self.slot(entry >> 16, entries.count)
    while entries[slot] != 0 { slot = (slot + 1) & (entries.count - 1) }
    entries[slot] = entry
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: 0, count: old.count * 2)
    for entry in old where entry != 0 { place(entry) }
  }

  @inline(__always)
  private static func slot(_ key: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 33) & (count - 1)
  }
}

/// Gathers the words of a table, at most 65,535 prefixes.
struct WordTableBuilder<Class: OptionSet & Sendable> where Class.RawValue == UInt64, Class.Element == Class {
  private var roots = [UInt16](repeating: 0, count: 65536)
  // Node 0 stands for no word.
  private var nodes = [WordNode()]
  private var steps: WordSteps

  /// A table with room for half of `capacity` characters, a power of two; it grows when they are more.
  init(capacity: Int = 1 << 14) {
    steps = WordSteps(capacity: capacity)
  }

  /// The table as it stands.
  func build() -> WordTable<Class> {
    WordTable(roots: roots, nodes: nodes, steps: steps)
  }

  /// Adds `word` to a class; `value` is kept with it.
  mutating func insert(_ word: String, _ wordClass: Class, value: UInt16 = 0) {
    var node = 0
    for (index, unit) in word.utf16.enumerated() {
      if index == 0 {
        if roots[Int(unit)] == 0 { roots[Int(unit)] = addNode() }
        node = Int(roots[Int(unit)])
      } else {
        nodes[node].go(on: unit, to: wordClass.rawValue)
        node = Int(steps.step(from: UInt16(node), by: unit) ?? addChild(of: UInt16(node), unit))
      }
    }
    guard node > 0 else { return }
    nodes[node].classes |= wordClass.rawValue
    if value != 0 { nodes[node].value = value }
  }

  private mutating func addNode() -> UInt16 {
    nodes.append(WordNode())
    return UInt16(nodes.count - 1)
  }

  private mutating func addChild(of node: UInt16, _ unit: UInt16) -> UInt16 {
    let child = addNode()
    steps.add(from: node, by: unit, to: child)
    return child
  }
}

/// A word found at a place.
struct WordMatch<Class> {
  /// The number of units.
  var length: Int
  /// The classes of the word.
  var classes: Class
  /// What was kept with it: for markers and holidays their index plus one, for words of time a number.
  var value: UInt16
}
