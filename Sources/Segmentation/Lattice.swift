import Text

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
  /// A fixed term inside a unit of several words.
  private static let fixedCost: UInt16 = 20
  /// The longest word, in characters, that ICU looks for.
  private static let longestWord = 20

  /// Whether there is a dictionary to cut with; without one, lines can only be read.
  let hasDictionary: Bool
  let classes = CharacterClass.table
  private let trie: DictionaryTrie?
  private let index: TermIndex
  let rules: WordRules?
  /// What the rules know of each character.
  private let characters: WordRules.Characters?
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
  /// The words of the line that are in no pair of it, by rising start; the last is a sentinel.
  @exclusivity(unchecked) private var words: [Word] = []
  /// The first of them that no run before has met.
  private var nextWord = 0
  /// The fixed terms of the line, by rising start, shorter ones first.
  @exclusivity(unchecked) private(set) var fixed: [FixedTerm] = []
  /// The places of its listed terms, in the same order.
  @exclusivity(unchecked) private(set) var listed: [TermPlace] = []

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

  /// A word of the dictionary or a term that stands in the line.
  private struct Word {
    /// Offset in the line.
    var start: Int32
    var count: UInt8
    /// Those of the term, and whether it ends with a letter or digit.
    var flags: UInt8
    var cost: UInt16

    static let open: UInt8 = 128
  }

  init(trie: DictionaryTrie?, index: TermIndex) {
    hasDictionary = trie != nil
    self.trie = trie
    self.index = index
    rules = index.rules
    characters = index.rules?.characters
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
    nextWord = 0
    words.removeAll(keepingCapacity: true)
    fixed.removeAll(keepingCapacity: true)
    listed.removeAll(keepingCapacity: true)
    let line = text.baseAddress! + from
    let (found, candidates, pairs) = (found, candidates, pairs)
    // Few places have a long word or a term to report, and a guess at one of them would often be wrong: so they are
    // gathered without a branch.
    var gathered = 0
    for at in 0..<count {
      let next = at &+ 1 < count ? line[at &+ 1] : 0
      let known = pairs[line[at], next]
      found[at] = known
      candidates[gathered] = Int32(truncatingIfNeeded: at)
      let third = at &+ 2 < count ? line[at &+ 2] : 0
      gathered &+= pairs.mayGoOn(line[at], next, third) | (known.isMarked ? 1 : 0)
    }
    for candidate in 0..<gathered {
      let at = Int(candidates[candidate])
      if found[at].isMarked { findShortTerms(line, at, count) }
      if at &+ 2 < count { findLongWords(line, at, count) }
    }
    words.append(Word(start: .max, count: 0, flags: 0, cost: 0))
  }

  /// The terms of one and two units at a place.
  private func findShortTerms(_ line: UnsafePointer<UInt16>, _ at: Int, _ count: Int) {
    if let number = index.range(of: TermIndex.key(line[at], 0)).first { mark(index.terms[number], at) }
    guard at + 1 < count else { return }
    guard let number = index.range(of: TermIndex.key(line[at], line[at + 1])).first, index.terms[number].count == 2
    else { return }
    mark(index.terms[number], at)
    if classes[line[at + 1]].isAlphanumeric { append(index.terms[number], line, at) }
  }

  /// The terms of three units or more at a place, and the words of the dictionary of that length that are none.
  private func findLongWords(_ line: UnsafePointer<UInt16>, _ at: Int, _ count: Int) {
    var settled: UInt32 = 0
    for number in index.terms(in: pairs.longTerms(line[at], line[at + 1]), third: line[at + 2]) {
      let term = index.terms[number]
      guard stands(term, line, at, count) else { continue }
      // ICU's cost is replaced.
      if term.count < 32 { settled |= 1 << UInt32(term.count) }
      if !term.isPruned { append(term, line, at) }
      mark(term, at)
    }
    guard let trie else { return }
    var state = found[at].state
    var end = at &+ 2
    let limit = min(count, at &+ Self.longestWord)
    while state != 0, end < limit {
      let step = trie.step(state, line[end])
      end &+= 1
      state = step.state
      if step.cost != 0, settled & 1 &<< UInt32(end &- at) == 0 {
        let cost = UInt16(truncatingIfNeeded: max(step.cost, unlistedCost))
        words.append(Word(start: Int32(at), count: UInt8(end &- at), flags: 0, cost: cost))
      }
    }
  }

  /// Whether a term, of which three units are known to, stands at a place.
  @inline(__always)
  private func stands(_ term: TermIndex.Term, _ line: UnsafePointer<UInt16>, _ at: Int, _ count: Int) -> Bool {
    index.units.withUnsafeBufferPointer { units in
      let (start, length) = (Int(term.start), Int(term.count))
      guard at + length <= count else { return false }
      var same = 3
      while same < length, units[start + same] == line[at + same] { same += 1 }
      return same == length
    }
  }

  @inline(__always)
  private func append(_ term: TermIndex.Term, _ line: UnsafePointer<UInt16>, _ at: Int) {
    let isOpen = classes[line[at + Int(term.count) - 1]].isAlphanumeric
    let cost = term.isFixed ? Self.fixedCost : term.cost
    words.append(
      Word(start: Int32(at), count: term.count, flags: term.flags | (isOpen ? Word.open : 0), cost: cost))
  }

  /// Reports a term that is fixed or listed.
  @inline(__always)
  private func mark(_ term: TermIndex.Term, _ at: Int) {
    let start = lineStart + at
    if term.isFixed { fixed.append(FixedTerm(start: start, end: start + Int(term.count), isUnit: term.isUnit)) }
    if term.isListed { listed.append(TermPlace(start: start, count: Int(term.count))) }
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
    let count = to - from
    let start = from - lineStart
    let found = found + start
    // Parts are of the dictionaries.
    var ruled: Run?
    if choice != .parts, let characters {
      ruled = Run(units: text.baseAddress! + from, found: found, count: count, characters: characters)
    }
    path[0] = 0
    (path + 1).update(repeating: .max, count: count + 1)
    words.withUnsafeBufferPointer { words in
      while nextWord > 0, words[nextWord - 1].start >= start { nextWord -= 1 }
      var next = nextWord
      for at in 0..<count {
        let reached = path[at]
        guard reached != .max else { continue }
        let cost = UInt32(truncatingIfNeeded: reached >> 32)
        let known = found[at]
        if known.single != 0 {
          Self.relax(path, at, at &+ 1, cost &+ known.single)
        } else {
          let end = Self.atomEnd(text, from + at, to, classes, characters) - from
          Self.relax(path, at, end, cost &+ Self.atomCost)
          if let ruled { relaxMixed(path, ruled, at, end, cost) }
        }
        // Where the two are no word, or the run ends before, this reaches no place that counts.
        Self.relax(path, at, at &+ 2, cost &+ known.cost)
        while words[next].start <= start &+ at {
          if words[next].start == start &+ at { relaxWord(path, words[next], at, count, to, cost, choice) }
          next &+= 1
        }
        if known.mayApplyRules, let ruled { relaxRules(path, ruled, at, cost) }
      }
      nextWord = next
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

  /// Tries a long word.
  @inline(__always)
  private func relaxWord(
    _ path: UnsafeMutablePointer<Step>, _ word: Word, _ at: Int, _ count: Int, _ to: Int, _ cost: UInt32,
    _ choice: Choice
  ) {
    let end = at &+ Int(word.count)
    // A part is shorter than the whole.
    guard end <= count, choice != .parts || at > 0 || end < count else { return }
    let isUnit = word.flags & TermIndex.Term.unit != 0
    if word.flags != 0 {
      // A fixed term is cut out before the lattice sees the line; units are wanted by the first cut only.
      if choice == .all ? word.flags & TermIndex.Term.fixed != 0 : isUnit { return }
      // No word ends inside a run of letters or digits.
      if word.flags & Word.open != 0, end < count, classes[text[to - count + end]].isAlphanumeric { return }
    }
    Self.relax(path, at, end, cost &+ UInt32(word.cost), isUnit ? .unit : .word)
  }

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
    _ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ to: Int, _ classes: CharacterClassTable,
    _ characters: WordRules.Characters? = nil
  ) -> Int {
    var end = at + 1
    while end < to {
      let here = classes[text[end]]
      if here.isAlphanumeric {
        end += 1
        continue
      }
      if let characters, classes[text[end - 1]] == .digit, characters.roles(text[end]).contains(.percent) {
        return end + 1
      }
      if characters != nil, end + 1 < to, isFractionBar(text[end]), classes[text[end - 1]] == .digit,
        classes[text[end + 1]] == .digit
      {
        end += 2
        continue
      }
      guard here.isMiddle, end + 1 < to else { break }
      let (before, after) = (classes[text[end - 1]], classes[text[end + 1]])
      let joinsLetters = here != .middleOfNumber && before == .letter && after == .letter
      let joinsDigits = (here == .middleOfBoth || here == .middleOfNumber) && before == .digit && after == .digit
      if characters != nil, before == .digit, after == .digit {
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
