/// The cheapest cut of a run of text into words, by dynamic programming over all words that fit.
///
/// This is what ICU's own engine computes (`CjkBreakEngine`): from left to right each place keeps the least cost at which
/// it is reached; of equal costs the earlier predecessor stays; a character that is no word of its own may stand alone
/// at the highest cost. Terms of the lexicons are further words: their costs replace those of ICU's dictionary.
///
/// A line is read first, then its runs are cut: what is known of its pairs of characters is looked up for all places
/// before any decision is taken, so that the look-ups overlap in the processor; and the terms that stand in it are found
/// on the way.
///
/// Not safe for use from two threads at a time.
final class Lattice {
  /// A run of letters or digits has no competitor but a lexicon's mixed terms (A股, 5G).
  private static let atomCost: UInt32 = 50
  /// What common words cost at most: one in 160,000.
  private static let commonCost: UInt32 = 120
  /// A fixed term inside a unit of several words.
  private static let fixedCost: UInt32 = 20
  /// The longest word, in characters, that ICU looks for.
  private static let longestWord = 20

  /// Whether there is a dictionary to cut with; without one, lines can only be read.
  let hasDictionary: Bool
  let classes = CharacterClass.table
  private let trie: DictionaryTrie?
  private let index: TermIndex
  private let rules: WordRules?
  /// The least cost of a word of ICU's dictionary that no lexicon lists.
  private let unlistedCost: UInt32
  private let pairs: PairTable

  /// The line that was read.
  private var text = UnsafeBufferPointer<UInt16>(start: nil, count: 0)
  /// Where it begins.
  private var lineStart = 0
  /// By offset in the line: what is known of the two characters there.
  private var found: UnsafeMutablePointer<PairTable.Entry>
  /// By offset in the run that is cut: how a place is reached at the least cost; then, where its word ends.
  private var path: UnsafeMutablePointer<Step>
  /// The same for a word that is cut further.
  private var innerPath: UnsafeMutablePointer<Step>
  private var candidates: UnsafeMutablePointer<Int32>
  private var capacity = 1024
  // Only one method at a time uses these, and a check at each use shows in the profile.
  /// The terms that compete in the lattice and are not in its table of pairs, by rising place; the last is a sentinel.
  @exclusivity(unchecked) private var terms: [TermPlace] = []
  /// The first of them that no run before has met.
  private var nextTerm = 0
  /// The terms of the line that are fixed or listed, by rising start, shorter ones first.
  @exclusivity(unchecked) private(set) var marked: [TermMatch] = []

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

  /// Which words may be used.
  enum Choice {
    /// All.
    case all
    /// All but units of several words; fixed terms compete.
    case words
    /// Words of the dictionaries that are shorter than the whole.
    case parts
  }

  /// A place in the line, and the number of the term that stands there.
  private struct TermPlace {
    var start: Int
    var number: Int
  }

  init(trie: DictionaryTrie?, index: TermIndex) {
    hasDictionary = trie != nil
    self.trie = trie
    self.index = index
    rules = index.rules
    unlistedCost = index.rules == nil ? 0 : WordRules.unlistedCost
    pairs = PairTable(trie: trie, index: index)
    path = .allocate(capacity: capacity + 3)
    innerPath = .allocate(capacity: capacity + 3)
    found = .allocate(capacity: capacity)
    candidates = .allocate(capacity: capacity)
  }

  deinit {
    path.deallocate()
    innerPath.deallocate()
    found.deallocate()
    candidates.deallocate()
  }

  private func grow(to count: Int) {
    path.deallocate()
    innerPath.deallocate()
    found.deallocate()
    candidates.deallocate()
    capacity = max(count, capacity * 2)
    path = .allocate(capacity: capacity + 3)
    innerPath = .allocate(capacity: capacity + 3)
    found = .allocate(capacity: capacity)
    candidates = .allocate(capacity: capacity)
  }

  // MARK: Reading a line

  /// Reads the line `from..<to`, of which runs will be cut, and finds the terms in it.
  ///
  /// - Complexity: O(*n*) times the number of terms that begin with the same three characters.
  func read(_ text: UnsafeBufferPointer<UInt16>, _ from: Int, _ to: Int) {
    let count = to - from
    precondition(count < 1 << Self.placeBits, "a line of more than 268 million characters")
    if count > capacity { grow(to: count) }
    (self.text, lineStart) = (text, from)
    nextTerm = 0
    terms.removeAll(keepingCapacity: true)
    marked.removeAll(keepingCapacity: true)
    let line = text.baseAddress! + from
    let (found, candidates, pairs) = (found, candidates, pairs)
    // Nearly every place has no term, and a guess at one of them would often be wrong: so the places are gathered
    // without a branch, and those that a look at three characters excludes are dropped in the same way.
    var gathered = 0
    for at in 0..<count {
      let known = pairs[line[at], at &+ 1 < count ? line[at &+ 1] : 0]
      found[at] = known
      candidates[gathered] = Int32(truncatingIfNeeded: at)
      gathered &+= known.mayHaveTerms(before: at &+ 2 < count ? line[at &+ 2] : 0)
    }
    var kept = 0
    for candidate in 0..<gathered {
      let at = Int(candidates[candidate])
      let hasLong = at &+ 2 < count && index.mayHaveTerms(line[at], line[at &+ 1], line[at &+ 2])
      candidates[kept] = Int32(truncatingIfNeeded: at)
      kept &+= hasLong || found[at].isMarked ? 1 : 0
    }
    for candidate in 0..<kept {
      let at = Int(candidates[candidate])
      if found[at].isMarked { findShortTerms(line, at, count) }
      if at &+ 2 < count { findLongTerms(line, at, count) }
    }
    terms.append(TermPlace(start: .max, number: 0))
  }

  /// The terms of one and two units at a place.
  private func findShortTerms(_ line: UnsafePointer<UInt16>, _ at: Int, _ count: Int) {
    if let number = index.range(of: TermIndex.key(line[at], 0)).first { mark(number, at) }
    guard at + 1 < count else { return }
    guard let number = index.range(of: TermIndex.key(line[at], line[at + 1])).first, index.terms[number].count == 2
    else { return }
    mark(number, at)
    if classes[line[at + 1]].isAlphanumeric { terms.append(TermPlace(start: lineStart + at, number: number)) }
  }

  /// The terms of three units or more at a place.
  private func findLongTerms(_ line: UnsafePointer<UInt16>, _ at: Int, _ count: Int) {
    let known = found[at].longTerms
    let range =
      known.count < 0xFF
      ? known.first..<known.first + known.count : index.range(of: TermIndex.key(line[at], line[at + 1]))
    let third = line[at + 2]
    index.thirds.withUnsafeBufferPointer { thirds in
      // Terms are sorted: the first with that third unit, or a greater one.
      var (low, high) = (range.lowerBound, range.upperBound)
      while low < high {
        let middle = (low &+ high) / 2
        if thirds[middle] < third { low = middle &+ 1 } else { high = middle }
      }
      while low < range.upperBound, thirds[low] == third {
        if stands(low, line, at, count) {
          terms.append(TermPlace(start: lineStart + at, number: low))
          mark(low, at)
        }
        low += 1
      }
    }
  }

  /// Whether the term of that number, of which three units are known to, stands at a place.
  @inline(__always)
  private func stands(_ number: Int, _ line: UnsafePointer<UInt16>, _ at: Int, _ count: Int) -> Bool {
    index.units.withUnsafeBufferPointer { units in
      let term = index.terms[number]
      let (start, length) = (Int(term.start), Int(term.count))
      guard at + length <= count else { return false }
      var same = 3
      while same < length, units[start + same] == line[at + same] { same += 1 }
      return same == length
    }
  }

  /// Reports a term that is fixed or listed.
  @inline(__always)
  private func mark(_ number: Int, _ at: Int) {
    let term = index.terms[number]
    guard term.isMarked else { return }
    marked.append(TermMatch(start: lineStart + at, term: term))
  }

  // MARK: Cutting a run

  /// Cuts `from..<to`, a run of Chinese characters, letters, digits and what joins them in the line that was read, and
  /// hands on the words from left to right; units of several words whole or in their words.
  ///
  /// - Complexity: O(*n*), with at most 20 words of the dictionary tried at each place.
  @inline(__always)
  func forEachWord(
    _ from: Int, _ to: Int, choice: Choice = .all, keepsUnits: Bool = true,
    _ body: (_ end: Int, _ origin: Origin) -> Void
  ) {
    findPath(path, from, to, choice)
    if !keepsUnits { cutUnits(from, to) }
    var at = 0
    while at < to - from {
      let step = path[at]
      at = Self.place(step)
      body(from + at, Self.origin(step))
    }
  }

  /// The ends of the parts of a word, which are words themselves, or single characters; may be asked for while words are
  /// handed on.
  func parts(_ from: Int, _ to: Int) -> [Int] {
    findPath(innerPath, from, to, .parts)
    var ends: [Int] = []
    var at = 0
    while at < to - from {
      at = Self.place(innerPath[at])
      ends.append(from + at)
    }
    return ends
  }

  /// Puts the words of each unit of several words in its place.
  private func cutUnits(_ from: Int, _ to: Int) {
    var at = 0
    while at < to - from {
      let (end, origin) = (Self.place(path[at]), Self.origin(path[at]))
      if origin == .unit {
        findPath(innerPath, from + at, from + end, .words)
        var inner = 0
        while inner < end - at {
          let step = innerPath[inner]
          path[at + inner] = step + UInt64(at)
          inner = Self.place(step)
        }
      }
      at = end
    }
  }

  /// Finds the cheapest path, and leaves in `path` at each place where one of its words begins where it ends.
  private func findPath(_ path: UnsafeMutablePointer<Step>, _ from: Int, _ to: Int, _ choice: Choice) {
    terms.withUnsafeBufferPointer { terms in
      let count = to - from
      let run = text.baseAddress! + from
      let (found, trie) = (found + (from - lineStart), trie!)
      path[0] = 0
      (path + 1).update(repeating: .max, count: count + 1)
      while nextTerm > 0, terms[nextTerm - 1].start >= from { nextTerm -= 1 }
      var next = nextTerm
      for at in 0..<count {
        let reached = path[at]
        guard reached != .max else { continue }
        let cost = UInt32(truncatingIfNeeded: reached >> 32)
        let known = found[at]
        if known.single != 0 {
          Self.relax(path, at, at &+ 1, cost &+ known.single)
        } else {
          let end = Self.atomEnd(text, from + at, to, classes, rules) - from
          Self.relax(path, at, end, cost &+ Self.atomCost)
          if let rules, choice != .parts { relaxMixed(path, rules, run, at, end, count, cost) }
        }
        if known.mayApplyRules, choice != .parts, let rules { relaxRules(path, rules, run, at, count, from, cost) }
        // Where the two are no word, or the run ends before, this reaches no place that counts.
        Self.relax(path, at, at &+ 2, cost &+ known.cost)
        // A part is shorter than the whole.
        let count = choice == .parts && at == 0 ? count &- 1 : count
        var settled: UInt32 = 0
        while terms[next].start <= from &+ at {
          if terms[next].start == from &+ at {
            settled |= relaxTerm(path, terms[next].number, run, at, count, from, cost, choice)
          }
          next &+= 1
        }
        guard at &+ 2 < count else { continue }
        var state = known.state(before: run[at &+ 2])
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
      nextTerm = next
    }
    // The path leads back from the end; the words are wanted from the left. So each of its places is turned round to hold
    // where its word ends.
    var at = to - from
    var step = path[at]
    while at > 0 {
      let start = Self.place(step)
      let before = path[start]
      path[start] = Self.step(0, at, Self.origin(step))
      (at, step) = (start, before)
    }
  }

  /// Tries a term, and tells by a bit which length it settles: there ICU's cost is replaced.
  private func relaxTerm(
    _ path: UnsafeMutablePointer<Step>, _ number: Int, _ run: UnsafePointer<UInt16>, _ at: Int, _ count: Int,
    _ from: Int, _ cost: UInt32, _ choice: Choice
  ) -> UInt32 {
    let term = index.terms[number]
    let length = Int(term.count)
    guard at + length <= count else { return 0 }
    let settled: UInt32 = length < 32 ? 1 << UInt32(length) : 0
    if term.isPruned || !endsWell(from + at + length, from + count) { return settled }
    // A fixed term is cut out before the lattice sees the line; units are wanted by the first cut only.
    if choice == .all ? term.isFixed : term.isUnit { return settled }
    let own = term.isFixed ? Self.fixedCost : UInt32(term.cost)
    Self.relax(path, at, at + length, cost &+ own, term.isUnit ? .unit : .word)
    return settled
  }

  /// Whether a word may end before `end`: not inside a run of letters or digits.
  @inline(__always)
  private func endsWell(_ end: Int, _ to: Int) -> Bool {
    end == to || !classes[text[end]].isAlphanumeric || !classes[text[end - 1]].isAlphanumeric
  }

  /// Whether the two characters at a place of the line are a common word.
  func isWord(_ at: Int) -> Bool { found[at - lineStart].cost < Self.commonCost }

  /// A step to a place.
  @inline(__always)
  private static func step(_ cost: UInt32, _ place: Int, _ origin: Origin) -> Step {
    UInt64(cost) &<< 32 | UInt64(origin.rawValue) &<< placeBits | UInt64(truncatingIfNeeded: place)
  }
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
    path[end] = min(path[end], step(cost, at, origin))
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
}
