/// Word lists in one trie: which words begin at a place, and of which classes they are.
///
/// A node's children are found by hashing, so that a step costs the same whatever the number of words; a table of
/// first characters turns most places of a text away without a step.
final class WordTable<Class: OptionSet & Sendable>: Sendable where Class.RawValue == UInt64, Class.Element == Class {
  /// For each UTF-16 unit, the classes of all words that begin with it.
  let first: [UInt64]
  private let keys: [UInt64]
  private let children: [UInt32]
  private let classes: [Class]
  private let values: [UInt16]

  init(first: [UInt64], keys: [UInt64], children: [UInt32], classes: [Class], values: [UInt16]) {
    self.first = first
    self.keys = keys
    self.children = children
    self.classes = classes
    self.values = values
  }

  /// The longest word of one of `wanted` that begins at `at` and ends at `end` at the latest.
  @inline(__always)
  func longest(_ text: [UInt16], _ at: Int, _ end: Int, _ wanted: Class) -> WordMatch<Class>? {
    guard at < end, first[Int(text[at])] & wanted.rawValue != 0 else { return nil }
    return walk(text, at, end, wanted)
  }

  private func walk(_ text: [UInt16], _ at: Int, _ end: Int, _ wanted: Class) -> WordMatch<Class>? {
    var node: UInt32 = 0
    var found: WordMatch<Class>?
    var position = at
    while position < end, let next = Self.step(from: node, by: text[position], keys, children) {
      node = next
      position += 1
      if !classes[Int(node)].isDisjoint(with: wanted) {
        found = WordMatch(length: position - at, classes: classes[Int(node)], value: values[Int(node)])
      }
    }
    return found
  }

  /// The classes of the word that fills `start..<end` exactly.
  func classes(_ text: [UInt16], _ start: Int, _ end: Int) -> Class {
    var node: UInt32 = 0
    for position in start..<end {
      guard let next = Self.step(from: node, by: text[position], keys, children) else { return [] }
      node = next
    }
    return classes[Int(node)]
  }

  @inline(__always)
  static func step(from node: UInt32, by unit: UInt16, _ keys: [UInt64], _ children: [UInt32]) -> UInt32? {
    let key = UInt64(node) << 16 | UInt64(unit) | 1 << 48
    var slot = hash(key) & (keys.count - 1)
    while keys[slot] != 0 {
      if keys[slot] == key { return children[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }

  static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 33)
  }
}

/// Gathers the words of a table.
struct WordTableBuilder<Class: OptionSet & Sendable> where Class.RawValue == UInt64, Class.Element == Class {
  private var first = [UInt64](repeating: 0, count: 65536)
  private var keys: [UInt64]
  private var children: [UInt32]
  private var classes: [Class] = [[]]
  private var values: [UInt16] = [0]
  private var used = 0

  /// A table with room for half of `capacity` characters, a power of two; it grows when they are more.
  init(capacity: Int = 1 << 14) {
    keys = Array(repeating: 0, count: capacity)
    children = Array(repeating: 0, count: capacity)
  }

  /// The table as it stands.
  func build() -> WordTable<Class> {
    WordTable(first: first, keys: keys, children: children, classes: classes, values: values)
  }

  /// Adds `word` to a class; `value` is kept with it.
  mutating func insert(_ word: String, _ wordClass: Class, value: UInt16 = 0) {
    var node: UInt32 = 0
    for (index, unit) in word.utf16.enumerated() {
      if index == 0 { first[Int(unit)] |= wordClass.rawValue }
      node = WordTable<Class>.step(from: node, by: unit, keys, children) ?? addChild(of: node, unit)
    }
    classes[Int(node)].formUnion(wordClass)
    if value != 0 { values[Int(node)] = value }
  }

  private mutating func addChild(of node: UInt32, _ unit: UInt16) -> UInt32 {
    if (used + 1) * 2 > keys.count { grow() }
    let child = UInt32(classes.count)
    classes.append([])
    values.append(0)
    place(UInt64(node) << 16 | UInt64(unit) | 1 << 48, child)
    return child
  }

  private mutating func place(_ key: UInt64, _ child: UInt32) {
    var slot = WordTable<Class>.hash(key) & (keys.count - 1)
    while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    children[slot] = child
    used += 1
  }

  private mutating func grow() {
    let (oldKeys, oldChildren) = (keys, children)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    children = Array(repeating: 0, count: oldKeys.count * 2)
    used = 0
    for (key, child) in zip(oldKeys, oldChildren) where key != 0 { place(key, child) }
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
