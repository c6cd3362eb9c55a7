import Glibc

/// The cheapest cut of a run of text into words, by dynamic programming over all words that fit.
///
/// This is what ICU's own engine computes (`CjkBreakEngine`): from left to right each place keeps the least cost at which
/// it is reached; of equal costs the earlier predecessor stays; a character that is no word of its own may stand alone
/// at the highest cost. Terms of the lexicons are further words: their costs replace those of ICU's dictionary.
///
/// Two caches make it five times as fast as ICU: one entry a first character, and a direct-mapped one for the first two,
/// each filled from the trie when it is first asked for.
///
/// Not safe for use from two threads at a time.
final class Lattice {
  /// ICU's cost for a character that is no word of its own.
  private static let unknownCost: UInt32 = 255
  /// A run of letters or digits has no competitor but a lexicon's mixed terms (A股, 5G).
  private static let atomCost: UInt32 = 50
  /// The longest word, in characters, that ICU looks for.
  private static let longestWord = 20

  /// What is known of words that begin with a character.
  private struct First: BitwiseCopyable {
    var state: DictionaryTrie.State
    var cost: UInt16
    var isKnown: Bool
  }

  /// What is known of words that begin with two characters.
  private struct Second: BitwiseCopyable {
    var key: UInt32
    var state: DictionaryTrie.State
    /// Terms of three units or more in the index.
    var firstTerm: UInt32
    var termCount: UInt16
    /// The cost of the two as a word, 0 for none.
    var cost: UInt16
  }

  private let trie: DictionaryTrie
  private let index: TermIndex
  private let classes = CharacterClass.table
  private let firsts: UnsafeMutablePointer<First>
  private let seconds: UnsafeMutablePointer<Second>
  private static let secondBits = 15
  private var costs: UnsafeMutablePointer<UInt32>
  private var lengths: UnsafeMutablePointer<Int32>
  private var capacity = 1024

  init(trie: DictionaryTrie, index: TermIndex) {
    self.trie = trie
    self.index = index
    // Zeroed by the system page by page, so that a short text pays for what it touches only.
    firsts = Self.zeroed(0x10000)
    seconds = Self.zeroed(1 << Self.secondBits)
    costs = .allocate(capacity: capacity + 1)
    lengths = .allocate(capacity: capacity + 1)
  }

  private static func zeroed<Element: BitwiseCopyable>(_ count: Int) -> UnsafeMutablePointer<Element> {
    calloc(count, MemoryLayout<Element>.stride)!.assumingMemoryBound(to: Element.self)
  }

  deinit {
    free(firsts)
    free(seconds)
    costs.deallocate()
    lengths.deallocate()
  }

  /// Cuts `from..<to`, a run of Chinese characters, letters, digits and what joins them, and calls `emit` with the end of
  /// each word, from left to right.
  ///
  /// - Complexity: O(*n*), with at most 20 words tried at each place.
  func cut(_ text: UnsafeBufferPointer<UInt16>, _ from: Int, _ to: Int, _ ends: inout [Int32]) {
    let count = to - from
    if count > capacity { grow(to: count) }
    let (costs, lengths) = (costs, lengths)
    costs[0] = 0
    for at in 1...count { costs[at] = .max }
    for at in 0..<count {
      let cost = costs[at]
      guard cost != .max else { continue }
      let unit = text[from + at]
      if classes[unit].isHan {
        let first = first(unit)
        relax(at, 1, cost &+ UInt32(first.cost))
      } else {
        relax(at, Self.atomEnd(text, from + at, to, classes) - from - at, cost &+ Self.atomCost)
      }
      guard at + 1 < count else { continue }
      let second = second(unit, text[from + at + 1])
      if second.cost != 0, endsWell(text, from + at + 2, to) { relax(at, 2, cost &+ UInt32(second.cost)) }
      var covered: UInt32 = 0
      if second.termCount != 0 { covered = relaxTerms(second, text, from, at, to, cost) }
      if second.state != 0 { relaxWords(second.state, text, from, at, to, cost, covered) }
    }
    // Lengths of the words on the path lead back from the end; the ends are wanted from the left.
    let start = ends.count
    var at = count
    while at > 0 {
      ends.append(Int32(truncatingIfNeeded: from + at))
      at -= Int(lengths[at])
    }
    ends[start...].reverse()
  }

  @inline(__always)
  private func relax(_ at: Int, _ length: Int, _ cost: UInt32) {
    if cost < costs[at + length] {
      costs[at + length] = cost
      lengths[at + length] = Int32(truncatingIfNeeded: length)
    }
  }

  @inline(__always)
  private func relaxWords(
    _ from: DictionaryTrie.State, _ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ at: Int, _ to: Int,
    _ cost: UInt32, _ covered: UInt32
  ) {
    var state = from
    var end = start + at + 2
    let limit = min(to, start + at + Self.longestWord)
    while state != 0, end < limit {
      let step = trie.step(state, text[end])
      end += 1
      state = step.state
      let length = end - start - at
      if step.cost != 0, covered >> UInt32(length) & 1 == 0 { relax(at, length, cost &+ step.cost) }
    }
  }

  /// Tries the terms of three units or more, and tells by bits which lengths they settle.
  private func relaxTerms(
    _ second: Second, _ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ at: Int, _ to: Int, _ cost: UInt32
  ) -> UInt32 {
    var covered: UInt32 = 0
    let place = start + at
    index.terms.withUnsafeBufferPointer { terms in
      index.units.withUnsafeBufferPointer { units in
        for number in Int(second.firstTerm)..<Int(second.firstTerm) + Int(second.termCount) {
          let term = terms[number]
          let length = Int(term.count)
          guard place + length <= to else { continue }
          let begin = Int(term.start)
          let third = units[begin + 2]
          // Terms are sorted: behind a greater third unit none can match.
          if third > text[place + 2] { break }
          guard third == text[place + 2] else { continue }
          var same = 3
          while same < length, units[begin + same] == text[place + same] { same += 1 }
          guard same == length else { continue }
          if length < 32 { covered |= 1 << UInt32(length) }
          if term.isPruned || term.isFixed || !endsWell(text, place + length, to) { continue }
          relax(at, length, cost &+ UInt32(term.cost))
        }
      }
    }
    return covered
  }

  /// Whether a word may end before `end`: not inside a run of letters or digits.
  @inline(__always)
  private func endsWell(_ text: UnsafeBufferPointer<UInt16>, _ end: Int, _ to: Int) -> Bool {
    end == to || classes[text[end]].isHan || !classes[text[end - 1]].isAlphanumeric
      || !classes[text[end]].isAlphanumeric
  }

  /// The end of the run of letters and digits that begins at `at`, by Unicode's word rules (UAX 29, WB5–WB12).
  static func atomEnd(
    _ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ to: Int, _ classes: CharacterClassTable
  ) -> Int {
    var end = at + 1
    while end < to {
      let here = classes[text[end]]
      if here.isAlphanumeric {
        end += 1
        continue
      }
      guard here.isMiddle, end + 1 < to else { break }
      let (before, after) = (classes[text[end - 1]], classes[text[end + 1]])
      let joinsLetters = here != .middleOfNumber && before == .letter && after == .letter
      let joinsDigits = (here == .middleOfBoth || here == .middleOfNumber) && before == .digit && after == .digit
      guard here != .middleUnsettled, joinsLetters || joinsDigits else { break }
      end += 2
    }
    return end
  }

  @inline(__always)
  private func first(_ unit: UInt16) -> First {
    let known = firsts[Int(unit)]
    return known.isKnown ? known : fill(unit)
  }

  private func fill(_ unit: UInt16) -> First {
    let step = trie.step(trie.root, unit)
    var cost = step.cost == 0 ? Self.unknownCost : step.cost
    if let number = index.range(of: TermIndex.key(unit, 0)).first, !index.terms[number].isFixed {
      cost = index.terms[number].isPruned ? Self.unknownCost : UInt32(index.terms[number].cost)
    }
    let first = First(state: step.state, cost: UInt16(clamping: cost), isKnown: true)
    firsts[Int(unit)] = first
    return first
  }

  @inline(__always)
  private func second(_ unit: UInt16, _ next: UInt16) -> Second {
    let key = TermIndex.key(unit, next)
    let slot = Int((key &* 0x9E37_79B1) >> UInt32(32 - Self.secondBits))
    let known = seconds[slot]
    return known.key == key ? known : fill(key, unit, next, slot)
  }

  private func fill(_ key: UInt32, _ unit: UInt16, _ next: UInt16, _ slot: Int) -> Second {
    let start = first(unit).state
    let step = start == 0 ? (state: 0, cost: 0) : trie.step(start, next)
    var second = Second(
      key: key, state: step.state, firstTerm: 0, termCount: 0, cost: UInt16(clamping: step.cost))
    var range = index.range(of: key)
    if let number = range.first, index.terms[number].count == 2 {
      let term = index.terms[number]
      // A fixed term is cut out before the lattice sees the line.
      second.cost = term.isPruned || term.isFixed ? 0 : term.cost
      range = range.dropFirst()
    }
    second.firstTerm = UInt32(range.lowerBound)
    second.termCount = UInt16(clamping: range.count)
    seconds[slot] = second
    return second
  }

  private func grow(to count: Int) {
    costs.deallocate()
    lengths.deallocate()
    capacity = max(count, capacity * 2)
    costs = .allocate(capacity: capacity + 1)
    lengths = .allocate(capacity: capacity + 1)
  }
}
