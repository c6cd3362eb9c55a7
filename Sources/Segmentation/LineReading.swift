import Lexicons
import Text

/// What is known of a line before any of it is cut: of each pair of its characters, which longer words stand in it, and
/// which terms are fixed or reported.
///
/// It is looked up for all places before any decision is taken, so that the look-ups overlap in the processor.
///
/// Not safe for use from two threads at a time.
final class LineReading {
  /// A fixed term inside a unit of several words.
  private static let fixedCost: UInt16 = 20
  private static let nouns: TermClass = [
    TermClass(name: "noun")!, TermClass(name: "place")!, TermClass(name: "organisation")!,
  ]
  private static let verb = TermClass(name: "verb")!
  /// The longest word, in characters, that ICU looks for.
  private static let longestWord = 20

  /// A word of the dictionary or a term that stands in the line.
  struct Word {
    /// Offset in the line.
    var start: Int32
    var count: UInt8
    /// Those of the term, and whether it ends with a letter or digit.
    var flags: UInt8
    var cost: UInt16

    static let open: UInt8 = 128
  }

  private let trie: DictionaryTrie?
  private let index: TermIndex
  private let classes = CharacterClass.table
  /// The least cost of a word of ICU's dictionary that no lexicon lists.
  private let unlistedCost: UInt32
  private let pairs: PairTable

  /// The text that the line is part of.
  private(set) var text = UnsafeBufferPointer<UInt16>(start: nil, count: 0)
  /// Where the line begins.
  private(set) var start = 0
  /// By offset in the line: what is known of the two characters there.
  var found: UnsafeMutablePointer<PairTable.Entry> { entries.values }
  // Only one method at a time uses these, and a check at each use shows in the profile.
  @exclusivity(unchecked) private var entries = Scratch<PairTable.Entry>()
  @exclusivity(unchecked) private var candidates = Scratch<Int32>()
  /// The words of the line that are in no pair of it, by rising start; the last is a sentinel.
  @exclusivity(unchecked) private(set) var words: [Word] = []
  /// The fixed terms of the line, by rising start, shorter ones first.
  @exclusivity(unchecked) private(set) var fixed: [FixedTerm] = []
  /// The places of its listed terms, in the same order.
  @exclusivity(unchecked) private(set) var listed: [TermPlace] = []

  /// A reading that looks words up in a dictionary, if there is one, and in the terms of `index`.
  init(trie: DictionaryTrie?, index: TermIndex) {
    self.trie = trie
    self.index = index
    unlistedCost = index.rules == nil ? 0 : WordRules.unlistedCost
    pairs = PairTable(trie: trie, index: index)
  }

  deinit {
    entries.free()
    candidates.free()
  }

  /// Reads the line `from..<to`.
  ///
  /// - Complexity: O(*n*) times the number of terms that begin with the same three characters.
  func read(_ text: UnsafeBufferPointer<UInt16>, _ from: Int, _ to: Int) {
    let count = to - from
    entries.reserve(count)
    candidates.reserve(count)
    (self.text, start) = (text, from)
    words.removeAll(keepingCapacity: true)
    fixed.removeAll(keepingCapacity: true)
    listed.removeAll(keepingCapacity: true)
    let line = text.baseAddress! + from
    let (found, candidates, pairs) = (found, candidates.values, pairs)
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

  /// Whether the lexicons say that a word is a noun, a place or an organisation, and no verb.
  func isNoun(_ word: UnsafePointer<UInt16>, _ count: Int) -> Bool {
    let classes = index.classes(of: Array(UnsafeBufferPointer(start: word, count: count))[...])
    return !classes.isDisjoint(with: Self.nouns) && classes.isDisjoint(with: Self.verb)
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
    let from = start + at
    if term.isFixed { fixed.append(FixedTerm(start: from, end: from + Int(term.count), isUnit: term.isUnit)) }
    if term.isListed { listed.append(TermPlace(start: from, count: Int(term.count))) }
  }
}
