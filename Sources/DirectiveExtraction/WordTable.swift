/// Word lists in one trie: which words begin at a place, and of which classes they are.
///
/// A double-array trie (Aoe 1989): the children of a node lie in one array at the node's base plus the code of the unit
/// that leads to them, and each cell names its parent, so that a step is one look and one comparison whatever the number
/// of words.
final class WordTable<Class: WordClassSet>: @unchecked Sendable {
  /// For each UTF-16 unit its code, which is also the cell of the words that begin with it; 0 where no word has it.
  private let codes: UnsafeBufferPointer<UInt16>
  private let cells: UnsafeBufferPointer<WordCell>
  /// What was kept with the word of each cell.
  private let values: UnsafeBufferPointer<UInt16>
  /// The sets of classes that cells name by their index, the empty one first.
  private let sets: UnsafeBufferPointer<UInt64>

  init(codes: [UInt16], cells: [WordCell], values: [UInt16], sets: [UInt64]) {
    self.codes = Self.keep(codes)
    self.cells = Self.keep(cells)
    self.values = Self.keep(values)
    self.sets = Self.keep(sets)
  }

  deinit {
    codes.deallocate()
    cells.deallocate()
    values.deallocate()
    sets.deallocate()
  }

  /// A copy that is looked at without checks of bounds: whatever leads to its places was laid out with it.
  private static func keep<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeBufferPointer<Element> {
    let kept = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
    _ = kept.initialize(from: elements)
    return UnsafeBufferPointer(kept)
  }

  /// Writes for each place of `text` the classes of the words that may begin with its first three units; `text` ends with
  /// two units that are in no word.
  func beginnings(in text: TextUnits, into classes: UnsafeMutableBufferPointer<UInt64>) {
    guard text.count > 2 else { return }
    var (code, next) = (codes[Int(text[0])], codes[Int(text[1])])
    for at in 0..<text.count - 2 {
      let third = codes[Int(text[at + 2])]
      let one = Int(code)
      let two = Int(cells[one].base) + Int(next)
      let three = Int(cells[two].base) + Int(third)
      // Without a branch, which would be guessed wrong at every third place.
      let isTwo = mask(cells[two].parent, equals: code)
      let isThree = isTwo & mask(cells[three].parent, equals: UInt16(truncatingIfNeeded: two))
      classes[at] =
        sets[Int(cells[one].own)] | sets[Int(cells[two].own & isTwo)] | sets[Int(cells[three].reachable & isThree)]
      (code, next) = (next, third)
    }
  }

  /// All bits where the two are equal, else none.
  @inline(__always)
  private func mask(_ a: UInt16, equals b: UInt16) -> UInt16 { a == b ? .max : 0 }

  /// The cell to which `code` leads from `node`, if it leads anywhere.
  @inline(__always)
  private func step(from node: Int, by code: UInt16) -> (cell: Int, isThere: Bool) {
    let cell = Int(cells[node].base) + Int(code)
    return (cell, Int(cells[cell].parent) == node)
  }

  /// The classes of the word of one unit.
  func single(_ unit: UInt16) -> Class { Class(rawValue: sets[Int(cells[Int(codes[Int(unit)])].own)]) }

  /// The longest word of one of `wanted` that begins at `at` and ends at `end` at the latest.
  @inline(__always)
  func longest(_ text: TextUnits, _ at: Int, _ end: Int, _ wanted: Class) -> WordMatch<Class>? {
    at < end ? walk(text, at, end, wanted.rawValue) : nil
  }

  private func walk(_ text: TextUnits, _ start: Int, _ end: Int, _ wanted: UInt64) -> WordMatch<Class>? {
    var found: WordMatch<Class>?
    var node = Int(codes[Int(text[start])])
    var at = start + 1
    while true {
      let classes = sets[Int(cells[node].own)]
      if classes & wanted != 0 {
        found = WordMatch(length: at - start, classes: Class(rawValue: classes), value: values[node])
      }
      guard at < end else { return found }
      let (next, isThere) = step(from: node, by: codes[Int(text[at])])
      guard isThere else { return found }
      node = next
      at += 1
    }
  }

  /// The classes of the word that fills `start..<end` exactly.
  func classes(_ text: TextUnits, _ start: Int, _ end: Int) -> Class {
    guard start < end else { return [] }
    var node = Int(codes[Int(text[start])])
    for at in start + 1..<end {
      let (next, isThere) = step(from: node, by: codes[Int(text[at])])
      guard isThere else { return [] }
      node = next
    }
    return Class(rawValue: sets[Int(cells[node].own)])
  }
}

/// Classes of words, as bits.
protocol WordClassSet: OptionSet, Sendable where RawValue == UInt64, Element == Self {}

/// A prefix of words.
struct WordCell: BitwiseCopyable {
  /// The parent of a cell that is free.
  static let none = UInt16.max
  /// The parent of the cells of single units, at which all words begin.
  static let root = UInt16.max - 1

  /// The cell of the prefix that is one unit shorter.
  var parent = none
  /// What the codes of the units behind it are added to; 0 where no word goes on.
  var base: UInt16 = 0
  /// The set of classes of the word that ends here, and that of this and all words that go on.
  var own: UInt16 = 0
  var reachable: UInt16 = 0
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
