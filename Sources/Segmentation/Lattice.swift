import Glibc

/// The cheapest cut of a run of text into words, by dynamic programming over all words that fit.
///
/// This is what ICU's own engine computes (`CjkBreakEngine`): from left to right each place keeps the least cost at which
/// it is reached; of equal costs the earlier predecessor stays; a character that is no word of its own may stand alone
/// at the highest cost. Terms of the lexicons are further words: their costs replace those of ICU's dictionary.
///
/// Two caches make it five times as fast as ICU: the cost of each single character, and a direct-mapped table of what is
/// known of words by their first two, each filled from the trie when it is first asked for.
///
/// Not safe for use from two threads at a time.
final class Lattice {
  /// ICU's cost for a character that is no word of its own.
  private static let unknownCost: UInt16 = 255
  /// A run of letters or digits has no competitor but a lexicon's mixed terms (A股, 5G).
  private static let atomCost: UInt32 = 50
  /// The longest word, in characters, that ICU looks for.
  private static let longestWord = 20
  /// Marks a letter or digit in the table of single characters.
  private static let atom: UInt16 = .max

  private let trie: DictionaryTrie
  private let index: TermIndex
  private let classes = CharacterClass.table
  /// By unit: the cost of the character as a word, 0 where not yet asked for.
  private let singles: UnsafeMutablePointer<UInt16>
  /// By unit: where words of the dictionary that begin with the character go on; asked for when a pair is filled.
  private let states: UnsafeMutablePointer<DictionaryTrie.State>
  private let pairs: UnsafeMutablePointer<Pair>
  private static let pairBits: UInt32 = 17
  /// By offset in the run: how a place is reached at the least cost.
  private var path: UnsafeMutablePointer<Step>
  /// By offset in the run: what is known of the two characters there.
  private var found: UnsafeMutablePointer<Pair>
  private var capacity = 1024

  /// How a place is reached: the cost in the upper half, where the last word begins in the lower. So the lesser of two
  /// steps is the cheaper one, or at equal cost the one from the earlier place, as in ICU; and taking it needs no branch.
  private typealias Step = UInt64

  /// What is known of words that begin with two characters, in 64 bits so that the hot ones stay in the processor's cache.
  ///
  /// From the low end: 15 bits that tell the pairs of one slot apart, 10 of cost, 1 for terms, 11 for third characters, 26
  /// of state; the highest bit is set in every entry that is filled.
  private struct Pair: BitwiseCopyable {
    private var bits: UInt64

    init(tag: UInt32, cost: UInt32, hasTerms: Bool, thirds: UInt16, state: DictionaryTrie.State) {
      bits = UInt64(tag) | UInt64(cost) << 15 | (hasTerms ? 1 << 25 : 0) | UInt64(thirds) << 26 | UInt64(state) << 37
      bits |= 1 << 63
    }

    @inline(__always) func has(_ tag: UInt32) -> Bool {
      UInt32(truncatingIfNeeded: bits) & 0x7FFF == tag && bits >> 63 != 0
    }
    /// The cost of the two as a word, 0 for none.
    @inline(__always) var cost: UInt32 { UInt32(truncatingIfNeeded: bits >> 15) & 0x3FF }
    /// Whether longer terms of the index begin so.
    @inline(__always) var hasTerms: Bool { bits >> 25 & 1 != 0 }
    /// Where longer words of the dictionary go on with `third`; 0 for nowhere. Spares most looks into the trie, whose
    /// two megabytes are in no cache.
    @inline(__always) func state(before third: UInt16) -> DictionaryTrie.State {
      bits >> UInt64(26 + DictionaryTrie.unitBit(third)) & 1 != 0
        ? UInt32(truncatingIfNeeded: bits >> 37) & 0x3FF_FFFF : 0
    }
  }

  init(trie: DictionaryTrie, index: TermIndex) {
    self.trie = trie
    self.index = index
    // Zeroed by the system page by page, so that a short text pays for what it touches only.
    singles = Self.zeroed(0x10000)
    states = Self.zeroed(0x10000)
    pairs = Self.zeroed(1 << Int(Self.pairBits))
    path = .allocate(capacity: capacity + 1)
    found = .allocate(capacity: capacity + 1)
  }

  deinit {
    free(singles)
    free(states)
    free(pairs)
    path.deallocate()
    found.deallocate()
  }

  private static func zeroed<Element: BitwiseCopyable>(_ count: Int) -> UnsafeMutablePointer<Element> {
    calloc(count, MemoryLayout<Element>.stride)!.assumingMemoryBound(to: Element.self)
  }

  /// Cuts `from..<to`, a run of Chinese characters, letters, digits and what joins them, and appends the end of each word,
  /// from left to right.
  ///
  /// - Complexity: O(*n*), with at most 20 words of the dictionary tried at each place.
  func cut(_ text: UnsafeBufferPointer<UInt16>, _ from: Int, _ to: Int, _ ends: inout [Int32]) {
    let count = to - from
    if count > capacity { grow(to: count) }
    let run = text.baseAddress! + from
    // First all pairs, then the path: look-ups that wait for no decision overlap in the processor.
    let (path, found) = (path, found)
    for at in 0..<count - 1 { found[at] = pair(run[at], run[at + 1]) }
    path[0] = 0
    (path + 1).update(repeating: .max, count: count)
    for at in 0..<count {
      let reached = path[at]
      guard reached != .max else { continue }
      let cost = UInt32(truncatingIfNeeded: reached >> 32)
      let single = single(run[at])
      if single != Self.atom {
        Self.relax(path, at, at &+ 1, cost &+ UInt32(single))
      } else {
        Self.relax(path, at, Self.atomEnd(text, from + at, to, classes) - from, cost &+ Self.atomCost)
      }
      guard at &+ 1 < count else { continue }
      let pair = found[at]
      if pair.cost != 0, endsWell(run, at + 2, count) { Self.relax(path, at, at &+ 2, cost &+ pair.cost) }
      guard at &+ 2 < count else { continue }
      let settled = pair.hasTerms ? relaxTerms(path, run, at, count, cost) : 0
      var state = pair.state(before: run[at &+ 2])
      var end = at &+ 2
      let limit = min(count, at &+ Self.longestWord)
      while state != 0, end < limit {
        let step = trie.step(state, run[end])
        end &+= 1
        state = step.state
        if step.cost != 0, settled & 1 &<< UInt32(end &- at) == 0 { Self.relax(path, at, end, cost &+ step.cost) }
      }
    }
    // The path leads back from the end; the ends are wanted from the left.
    let start = ends.count
    var at = count
    while at > 0 {
      ends.append(Int32(truncatingIfNeeded: from + at))
      at = Int(path[at] & 0xFFFF_FFFF)
    }
    if ends.count - start > 1 { ends[start...].reverse() }
  }

  /// Reaches `end` by a word from `at`, if that is cheaper than before.
  @inline(__always)
  private static func relax(_ path: UnsafeMutablePointer<Step>, _ at: Int, _ end: Int, _ cost: UInt32) {
    path[end] = min(path[end], UInt64(cost) &<< 32 | UInt64(truncatingIfNeeded: at))
  }

  /// Tries the terms of three units or more, and tells by bits which lengths they settle: there ICU's cost is replaced.
  private func relaxTerms(
    _ path: UnsafeMutablePointer<Step>, _ run: UnsafePointer<UInt16>, _ at: Int, _ count: Int, _ cost: UInt32
  ) -> UInt32 {
    var settled: UInt32 = 0
    let range = index.range(of: TermIndex.key(run[at], run[at + 1]))
    index.terms.withUnsafeBufferPointer { terms in
      index.units.withUnsafeBufferPointer { units in
        for number in range {
          let term = terms[number]
          let length = Int(term.count)
          guard length > 2, at + length <= count else { continue }
          let begin = Int(term.start)
          let third = units[begin + 2]
          // Terms are sorted: behind a greater third unit none can match.
          if third > run[at + 2] { break }
          guard third == run[at + 2] else { continue }
          var same = 3
          while same < length, units[begin + same] == run[at + same] { same += 1 }
          guard same == length else { continue }
          if length < 32 { settled |= 1 << UInt32(length) }
          // A fixed term is cut out before the lattice sees the line.
          if term.isPruned || term.isFixed || !endsWell(run, at + length, count) { continue }
          Self.relax(path, at, at + length, cost &+ UInt32(term.cost))
        }
      }
    }
    return settled
  }

  /// Whether a word may end before `end`: not inside a run of letters or digits.
  @inline(__always)
  private func endsWell(_ run: UnsafePointer<UInt16>, _ end: Int, _ count: Int) -> Bool {
    end == count || single(run[end]) != Self.atom || !classes[run[end - 1]].isAlphanumeric
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

  // MARK: Caches

  @inline(__always)
  private func single(_ unit: UInt16) -> UInt16 {
    let known = singles[Int(unit)]
    return known != 0 ? known : fillSingle(unit)
  }

  private func fillSingle(_ unit: UInt16) -> UInt16 {
    var cost = Self.atom
    if classes[unit].isHan {
      let own = trie.step(DictionaryTrie.root, unit)
      states[Int(unit)] = own.state
      cost = own.cost == 0 ? Self.unknownCost : UInt16(clamping: own.cost)
      if let number = index.range(of: TermIndex.key(unit, 0)).first, !index.terms[number].isFixed {
        cost = index.terms[number].isPruned ? Self.unknownCost : max(1, index.terms[number].cost)
      }
    }
    singles[Int(unit)] = cost
    return cost
  }

  @inline(__always)
  private func pair(_ unit: UInt16, _ next: UInt16) -> Pair {
    // An odd factor maps the pairs one to one, so the lower half tells apart what the upper half throws together.
    let hash = TermIndex.key(unit, next) &* 0x9E37_79B1
    let known = pairs[Int(hash >> (32 - Self.pairBits))]
    return known.has(hash & 0x7FFF) ? known : fillPair(unit, next, hash)
  }

  private func fillPair(_ unit: UInt16, _ next: UInt16, _ hash: UInt32) -> Pair {
    // Fills the state as well.
    _ = single(unit)
    let state = states[Int(unit)]
    let step = state == 0 ? (state: 0, cost: 0) : trie.step(state, next)
    var cost = step.cost
    var range = index.range(of: TermIndex.key(unit, next))
    if let number = range.first, index.terms[number].count == 2 {
      let term = index.terms[number]
      cost = term.isPruned || term.isFixed ? 0 : max(1, UInt32(term.cost))
      range = range.dropFirst()
    }
    let pair = Pair(
      tag: hash & 0x7FFF, cost: min(cost, 0x3FF), hasTerms: !range.isEmpty, thirds: trie.nextUnits(step.state),
      state: step.state)
    pairs[Int(hash >> (32 - Self.pairBits))] = pair
    return pair
  }

  private func grow(to count: Int) {
    path.deallocate()
    found.deallocate()
    capacity = max(count, capacity * 2)
    path = .allocate(capacity: capacity + 1)
    found = .allocate(capacity: capacity + 1)
  }
}
