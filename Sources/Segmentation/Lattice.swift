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
  /// What common words cost at most: one in 160,000.
  private static let commonCost: UInt32 = 120
  /// A fixed term inside a unit of several words.
  private static let fixedCost: UInt32 = 20
  /// The longest word, in characters, that ICU looks for.
  private static let longestWord = 20
  /// Marks a letter or digit in the table of single characters.
  private static let atom: UInt16 = .max

  private let trie: DictionaryTrie
  private let index: TermIndex
  let classes = CharacterClass.table
  private let rules: WordRules?
  /// The roles of characters by unit, the rules' own table: asked for at every place, where counting a reference to
  /// the rules would show.
  private let roles: UnsafePointer<UInt16>?
  /// The least cost of a word of ICU's dictionary that no lexicon lists.
  private let unlistedCost: UInt32
  /// By unit: the cost of the character as a word, 0 where not yet asked for.
  private let singles: UnsafeMutablePointer<UInt16>
  /// By unit: where words of the dictionary that begin with the character go on; asked for when a pair is filled.
  private let states: UnsafeMutablePointer<DictionaryTrie.State>
  /// A cache of 131,072 sets of two: by hash of two units, what is known of them. A pair that is new to its set moves the
  /// first to the second place, so that a rare pair does not drive out a frequent one for long.
  private let pairs: UnsafeMutablePointer<Pair>
  private let tails: UnsafeMutablePointer<Tail>
  /// By offset in the run: how a place is reached at the least cost.
  private var path: UnsafeMutablePointer<Step>
  /// By offset in the run: what is known of the two characters there.
  private var found: UnsafeMutablePointer<Pair>
  private var capacity = 1024

  /// How a place is reached: the cost in the upper half, where the last word begins in the lower 28 bits, its origin
  /// between them. So the lesser of two steps is the cheaper one, or at equal cost the one from the earlier place, as in
  /// ICU; and taking it needs no branch.
  typealias Step = UInt64
  private static let placeBits: UInt64 = 28

  /// Where a word came from, as far as that matters for what becomes of it.
  enum Origin: UInt8 {
    /// A dictionary, a lexicon, or no source at all.
    case word
    /// The rules for numbers.
    case number
    /// The rule for Chinese names, with a surname of one character.
    case name
    /// The same with a surname of two.
    case longName
    /// A lexicon's unit of several words.
    case unit
    /// The rule for suffixes.
    case derived
  }

  /// A word on the cheapest path.
  struct Piece {
    var end: Int
    var origin: Origin
  }

  /// Which words may be used.
  enum Choice {
    /// All.
    case all
    /// All but units of several words; fixed terms compete.
    case words
    /// Words of the dictionaries that are shorter than the whole.
    case parts
  }

  /// What is known of words that begin with two characters, in 64 bits so that the hot ones stay in the processor's cache.
  ///
  /// From the low end: 16 bits that tell the pairs of one set apart, 10 of cost, 1 for longer terms of the index, 10 for
  /// third characters of the dictionary's words, 26 of state; the highest is set in every entry that is filled.
  private struct Pair: BitwiseCopyable {
    private var bits: UInt64

    init(tag: UInt32, cost: UInt32, hasTerms: Bool, thirds: UInt16, state: DictionaryTrie.State) {
      bits = UInt64(tag) | UInt64(cost) << 16 | (hasTerms ? 1 << 26 : 0) | UInt64(thirds) << 27
      bits |= UInt64(state) << 37 | 1 << 63
    }

    /// A word of the path, in the place of what was known where it begins.
    @inline(__always)
    init(wordEnd: Int, origin: Origin) { bits = UInt64(truncatingIfNeeded: wordEnd) << 8 | UInt64(origin.rawValue) }
    /// The word that `init(wordEnd:origin:)` was given.
    @inline(__always) var word: (end: Int, origin: Origin) {
      (Int(truncatingIfNeeded: bits >> 8), Origin(rawValue: UInt8(truncatingIfNeeded: bits)) ?? .word)
    }

    @inline(__always) func has(_ tag: UInt32) -> Bool {
      UInt32(truncatingIfNeeded: bits) & 0xFFFF == tag && bits >> 63 != 0
    }
    /// The second if it has the tag, else the first; without a branch, which would be guessed wrong half the time while
    /// the two are on their way from memory.
    @inline(__always) static func either(_ first: Pair, _ second: Pair, with tag: UInt32) -> Pair {
      let isSecond = UInt64(truncatingIfNeeded: second.has(tag) ? 1 : 0)
      var chosen = first
      chosen.bits ^= (first.bits ^ second.bits) & (0 &- isSecond)
      return chosen
    }
    /// The cost of the two as a word, 0 for none.
    @inline(__always) var cost: UInt32 { UInt32(truncatingIfNeeded: bits >> 16) & 0x3FF }
    /// Whether terms of the index begin so and go on.
    @inline(__always) var hasTerms: Bool { bits >> 26 & 1 != 0 }
    /// Where longer words of the dictionary go on with `third`; 0 for nowhere. Spares most looks into the trie, whose
    /// two megabytes are in no cache.
    @inline(__always) func state(before third: UInt16) -> DictionaryTrie.State {
      bits >> UInt64(27 + DictionaryTrie.unitBit(third)) & 1 != 0
        ? UInt32(truncatingIfNeeded: bits >> 37) & 0x3FF_FFFF : 0
    }
  }

  /// The terms of three units or more that begin with a pair: 32 bits for their third units, 8 for how many there are, 24
  /// for the first. Beside the pairs, since few places ask for it.
  private struct Tail: BitwiseCopyable {
    private var bits: UInt64

    init(terms: Range<Int>, thirds: UInt32) {
      bits = UInt64(thirds) | UInt64(min(terms.count, 0xFF)) << 32 | UInt64(terms.lowerBound) << 40
    }

    /// Which of the 32 bits stands for a unit.
    @inline(__always) static func thirdBit(_ unit: UInt16) -> UInt32 { 1 &<< ((UInt32(unit) &* 0x9E37) >> 11 & 31) }
    /// Whether terms may go on with `third`.
    @inline(__always) func goesOn(with third: UInt16) -> Bool {
      UInt32(truncatingIfNeeded: bits) & Self.thirdBit(third) != 0
    }
    /// Where the terms begin in the index, and how many there are; 255 may be more.
    @inline(__always) var terms: (first: Int, count: Int) { (Int(bits >> 40), Int(bits >> 32 & 0xFF)) }
  }

  init(trie: DictionaryTrie, index: TermIndex) {
    self.trie = trie
    self.index = index
    rules = index.rules
    roles = index.rules?.roleTable
    unlistedCost = index.rules == nil ? 0 : WordRules.unlistedCost
    // Zeroed by the system page by page, so that a short text pays for what it touches only.
    singles = Self.zeroed(0x10000)
    states = Self.zeroed(0x10000)
    pairs = Self.zeroed(0x4_0000)
    tails = Self.zeroed(0x4_0000)
    path = .allocate(capacity: capacity + 1)
    found = .allocate(capacity: capacity + 1)
  }

  deinit {
    free(singles)
    free(states)
    free(pairs)
    free(tails)
    path.deallocate()
    found.deallocate()
  }

  private static func zeroed<Element: BitwiseCopyable>(_ count: Int) -> UnsafeMutablePointer<Element> {
    calloc(count, MemoryLayout<Element>.stride)!.assumingMemoryBound(to: Element.self)
  }

  /// Cuts `from..<to`, a run of Chinese characters, letters, digits and what joins them, and appends the words from left
  /// to right.
  ///
  /// - Complexity: O(*n*), with at most 20 words of the dictionary tried at each place.
  func cut(
    _ text: UnsafeBufferPointer<UInt16>, _ from: Int, _ to: Int, choice: Choice = .all, _ pieces: inout [Piece]
  ) {
    forEachWord(text, from, to, choice: choice) { pieces.append(Piece(end: $0, origin: $1)) }
  }

  /// The same, handing each word on; `body` may not use the lattice.
  @inline(__always)
  func forEachWord(
    _ text: UnsafeBufferPointer<UInt16>, _ from: Int, _ to: Int, choice: Choice = .all,
    _ body: (_ end: Int, _ origin: Origin) -> Void
  ) {
    findPath(text, from, to, choice)
    var at = 0
    while at < to - from {
      let word = found[at].word
      body(from + word.end, word.origin)
      at = word.end
    }
  }

  /// Finds the cheapest path, and leaves in `found` at each place where one of its words begins that word.
  private func findPath(_ text: UnsafeBufferPointer<UInt16>, _ from: Int, _ to: Int, _ choice: Choice) {
    let count = to - from
    precondition(count < 1 << Self.placeBits, "a line without marks of more than 268 million characters")
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
        let end = Self.atomEnd(text, from + at, to, classes, rules) - from
        Self.relax(path, at, end, cost &+ Self.atomCost)
        if let rules, choice != .parts { relaxMixed(path, rules, run, at, end, count, cost) }
      }
      if let roles, choice != .parts {
        let here = WordRules.Roles(rawValue: roles[Int(run[at])])
        if !here.isDisjoint(with: .active), let rules {
          // Many a common character may transliterate; few stand beside another one.
          let isAlone = here == .transliteration && at &+ 1 < count && !rules.mayTransliterate(run[at &+ 1])
          if !isAlone { relaxRules(path, rules, here, run, at, count, cost) }
        }
      }
      // A part is shorter than the whole.
      let count = choice == .parts && at == 0 ? count &- 1 : count
      guard at &+ 1 < count else { continue }
      let pair = found[at]
      if pair.cost != 0, endsWell(run, at + 2, count) { Self.relax(path, at, at &+ 2, cost &+ pair.cost) }
      guard at &+ 2 < count else { continue }
      let third = run[at &+ 2]
      let settled = pair.hasTerms ? relaxTerms(path, run, at, count, cost, choice) : 0
      var state = pair.state(before: third)
      var end = at &+ 2
      let limit = min(count, at &+ Self.longestWord)
      while state != 0, end < limit {
        let step = trie.step(state, run[end])
        end &+= 1
        state = step.state
        if step.cost != 0, settled & 1 &<< UInt32(end &- at) == 0 {
          Self.relax(path, at, end, cost &+ max(step.cost, unlistedCost))
        }
      }
    }
    // The path leads back from the end; the words are wanted from the left. What the places hold is not needed any more,
    // so each is turned round to hold where its word ends.
    var at = count
    while at > 0 {
      let step = path[at]
      found[Self.place(step)] = Pair(wordEnd: at, origin: Self.origin(step))
      at = Self.place(step)
    }
  }

  /// Whether the two characters at an offset of the run are a common word.
  func isWord(_ at: Int) -> Bool { found[at].cost != 0 && found[at].cost < Self.commonCost }

  /// Where the word of a step begins.
  @inline(__always)
  static func place(_ step: Step) -> Int { Int(step & (1 << placeBits - 1)) }
  /// What the word of a step is.
  @inline(__always)
  static func origin(_ step: Step) -> Origin {
    Origin(rawValue: UInt8(truncatingIfNeeded: step >> placeBits) & 0xF) ?? .word
  }
  /// The cost of all words up to the end of a step.
  @inline(__always)
  static func cost(_ step: Step) -> UInt32 { UInt32(truncatingIfNeeded: step >> 32) }

  /// Reaches `end` by a word from `at`, if that is cheaper than before.
  @inline(__always)
  static func relax(
    _ path: UnsafeMutablePointer<Step>, _ at: Int, _ end: Int, _ cost: UInt32, _ origin: Origin = .word
  ) {
    let step = UInt64(cost) &<< 32 | UInt64(origin.rawValue) &<< placeBits | UInt64(truncatingIfNeeded: at)
    path[end] = min(path[end], step)
  }

  /// Tries the terms of three units or more, and tells by bits which lengths they settle: there ICU's cost is replaced.
  private func relaxTerms(
    _ path: UnsafeMutablePointer<Step>, _ run: UnsafePointer<UInt16>, _ at: Int, _ count: Int, _ cost: UInt32,
    _ choice: Choice
  ) -> UInt32 {
    var settled: UInt32 = 0
    let tail = tail(run[at], run[at + 1])
    guard tail.goesOn(with: run[at + 2]) else { return 0 }
    let known = tail.terms
    let range =
      known.count < 0xFF
      ? known.first..<known.first + known.count : index.range(of: TermIndex.key(run[at], run[at + 1]))
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
          if term.isPruned || !endsWell(run, at + length, count) { continue }
          // A fixed term is cut out before the lattice sees the line; units are wanted by the first cut only.
          if choice == .all ? term.isFixed : term.isUnit { continue }
          let own = term.isFixed ? Self.fixedCost : UInt32(term.cost)
          Self.relax(path, at, at + length, cost &+ own, term.isUnit ? .unit : .word)
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
  ///
  /// With rules a comma of full width joins no digits (1996，1997 are two numbers), a colon joins hour and minute, a
  /// bar the parts of a fraction, and a sign of percent or degree belongs to its number.
  static func atomEnd(
    _ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ to: Int, _ classes: CharacterClassTable, _ rules: WordRules? = nil
  ) -> Int {
    var end = at + 1
    while end < to {
      let here = classes[text[end]]
      if here.isAlphanumeric {
        end += 1
        continue
      }
      if let rules, classes[text[end - 1]] == .digit, rules.roles(text[end]).contains(.percent) { return end + 1 }
      if rules != nil, end + 1 < to, isFractionBar(text[end]), classes[text[end - 1]] == .digit,
        classes[text[end + 1]] == .digit
      {
        end += 2
        continue
      }
      guard here.isMiddle, end + 1 < to else { break }
      let (before, after) = (classes[text[end - 1]], classes[text[end + 1]])
      let joinsLetters = here != .middleOfNumber && before == .letter && after == .letter
      let joinsDigits = (here == .middleOfBoth || here == .middleOfNumber) && before == .digit && after == .digit
      if rules != nil, before == .digit, after == .digit {
        if text[end] == 0xFF0C || text[end] == 0x3B || text[end] == 0xFF1B { break }
        if here == .middleUnsettled, end - at <= 2 {
          end += 2
          continue
        }
      }
      guard here != .middleUnsettled, joinsLetters || joinsDigits else { break }
      end += 2
    }
    return end
  }

  /// `/` and `∶` in either width: 1/3, 3∶0.
  @inline(__always)
  private static func isFractionBar(_ unit: UInt16) -> Bool { unit == 0x2F || unit == 0xFF0F || unit == 0x2236 }

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

  /// What is known of two units.
  @inline(__always)
  private func pair(_ unit: UInt16, _ next: UInt16) -> Pair {
    // An odd factor maps the pairs one to one, so the lower half tells apart what the upper half throws together.
    let hash = TermIndex.key(unit, next) &* 0x9E37_79B1
    let slot = Int(hash >> 15) &<< 1
    let tag = hash & 0x7FFF
    let known = Pair.either(pairs[slot], pairs[slot | 1], with: tag)
    return known.has(tag) ? known : fillPair(unit, next, slot, tag)
  }

  /// The terms that begin with two units of which `pair` has just been asked.
  private func tail(_ unit: UInt16, _ next: UInt16) -> Tail {
    let hash = TermIndex.key(unit, next) &* 0x9E37_79B1
    let slot = Int(hash >> 15) &<< 1
    let tag = hash & 0x7FFF
    if pairs[slot].has(tag) { return tails[slot] }
    if pairs[slot | 1].has(tag) { return tails[slot | 1] }
    // Another pair of this run has taken the place since.
    _ = fillPair(unit, next, slot, tag)
    return tails[slot]
  }

  private func fillPair(_ unit: UInt16, _ next: UInt16, _ slot: Int, _ tag: UInt32) -> Pair {
    // Fills the state as well.
    _ = single(unit)
    let state = states[Int(unit)]
    let step = state == 0 ? (state: 0, cost: 0) : trie.step(state, next)
    var cost = step.cost == 0 ? 0 : max(step.cost, unlistedCost)
    var range = index.range(of: TermIndex.key(unit, next))
    if let number = range.first, index.terms[number].count == 2 {
      let term = index.terms[number]
      cost = term.isPruned || term.isFixed ? 0 : max(1, UInt32(term.cost))
      range = range.dropFirst()
    }
    let pair = Pair(
      tag: tag, cost: min(cost, 0x3FF), hasTerms: !range.isEmpty, thirds: trie.nextUnits(step.state), state: step.state)
    (pairs[slot | 1], tails[slot | 1]) = (pairs[slot], tails[slot])
    pairs[slot] = pair
    if !range.isEmpty {
      var thirds: UInt32 = 0
      for number in range { thirds |= Tail.thirdBit(index.units[Int(index.terms[number].start) + 2]) }
      tails[slot] = Tail(terms: range, thirds: thirds)
    }
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
