/// The cheapest cut of a run of text into words, by dynamic programming over all words that fit.
///
/// This is what ICU's own engine computes (`CjkBreakEngine`): from left to right each place keeps the least cost at which
/// it is reached; of equal costs the earlier predecessor stays; a character that is no word of its own may stand alone
/// at the highest cost. Terms of the lexicons are further words: their costs replace those of ICU's dictionary.
///
/// A line is read first (`LineReading`), then its runs are cut.
///
/// Not safe for use from two threads at a time.
final class Lattice {
  /// A run of letters or digits has no competitor but a lexicon's mixed terms (A股, 5G).
  private static let atomCost: UInt32 = 50
  let line: LineReading
  let rules: WordRules?
  let classes = CharacterClass.table
  /// What the rules know of each character.
  private let characters: WordRules.Characters?
  // Only one method at a time grows these, and a check at each use shows in the profile.
  /// By offset in the run that is cut: how a place is reached at the least cost; then, where its word ends.
  @exclusivity(unchecked) private var path = Scratch<Step>()
  /// The same for a word that is cut further.
  @exclusivity(unchecked) private var innerPath = Scratch<Step>()
  /// The first of the line's long words that the run before has not met.
  private var nextWord = 0

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
    /// The rule for ranges of numbers; a unit of several words, too.
    case range
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

  /// A lattice over the line that `line` has read last.
  init(_ line: LineReading, rules: WordRules?) {
    self.line = line
    self.rules = rules
    characters = rules?.characters
  }

  deinit {
    path.free()
    innerPath.free()
  }

  /// Cuts `from..<to`, a run of Chinese characters, letters, digits and what joins them in the line, and hands on the
  /// words from left to right; units of several words whole or in their words.
  ///
  /// - Complexity: O(*n*), with at most 20 words of the dictionary tried at each place.
  @inline(__always)
  func forEachWord(
    _ from: Int, _ to: Int, choice: Choice = .all, keepsUnits: Bool = true,
    _ body: (_ end: Int, _ origin: Origin) -> Void
  ) {
    // A word may be tried that ends one place behind the run.
    path.reserve(to - from + 2)
    innerPath.reserve(to - from + 2)
    let path = path.values
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
    let path = innerPath.values
    findPath(path, from, to, .parts)
    var ends: [Int] = []
    var at = 0
    while at < to - from {
      at = Self.place(path[at])
      ends.append(from + at)
    }
    return ends
  }

  /// Puts the words of each unit of several words in its place.
  private func cutUnits(_ from: Int, _ to: Int) {
    let (path, innerPath) = (path.values, innerPath.values)
    var at = 0
    while at < to - from {
      let (end, origin) = (Self.place(path[at]), Self.origin(path[at]))
      if origin == .unit || origin == .range {
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
    precondition(count < 1 << Self.placeBits, "a run of more than 268 million characters")
    let text = line.text
    let start = from - line.start
    let found = line.found + start
    // Parts are of the dictionaries.
    var ruled: Run?
    if choice != .parts, let characters {
      ruled = Run(
        units: text.baseAddress! + from, found: found, count: count, characters: characters,
        hasUnits: choice == .all)
    }
    path[0] = 0
    (path + 1).update(repeating: .max, count: count + 1)
    line.words.withUnsafeBufferPointer { words in
      // Runs follow one another, but for those in a word that is cut further, and those of the next line.
      var next = min(nextWord, words.count - 1)
      while next > 0, words[next - 1].start >= start { next -= 1 }
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
        // Where two Chinese characters are no word, or the run ends before, this reaches no place that counts; inside a
        // run of letters or digits none must be reached, or all of the run would be looked at from each.
        if known.single != 0 || known.cost != PairTable.noWord { Self.relax(path, at, at &+ 2, cost &+ known.cost) }
        while words[next].start <= start &+ at {
          if words[next].start == start &+ at { relaxWord(path, words[next], text, at, count, to, cost, choice) }
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
    _ path: UnsafeMutablePointer<Step>, _ word: LineReading.Word, _ text: UnsafeBufferPointer<UInt16>, _ at: Int,
    _ count: Int, _ to: Int, _ cost: UInt32, _ choice: Choice
  ) {
    let end = at &+ Int(word.count)
    // A part is shorter than the whole.
    guard end <= count, choice != .parts || at > 0 || end < count else { return }
    let isUnit = word.flags & TermIndex.Term.unit != 0
    if word.flags != 0 {
      // A fixed term is cut out before the lattice sees the line; units are wanted by the first cut only.
      if choice == .all ? word.flags & TermIndex.Term.fixed != 0 : isUnit { return }
      // No word ends inside a run of letters or digits.
      if word.flags & LineReading.Word.open != 0, end < count, classes[text[to - count + end]].isAlphanumeric { return }
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
    // What joins names or numbers stands alone where it does not.
    guard classes[text[at]].isAlphanumeric else { return end }
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
