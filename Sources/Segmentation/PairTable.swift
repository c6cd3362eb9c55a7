import Glibc

/// What is known of words by their first two characters: a cache over ICU's dictionary, the terms and the rules, filled
/// as pairs are first asked for.
///
/// This is what makes the lattice five times as fast as ICU: a look here spares nearly all looks into the dictionary,
/// whose two megabytes are in no cache, and into the terms.
///
/// Not safe for use from two threads at a time.
final class PairTable {
  /// ICU's cost for a character that is no word of its own.
  private static let unknownCost: UInt16 = 255

  private let trie: DictionaryTrie?
  private let index: TermIndex
  private let rules: WordRules?
  private let classes = CharacterClass.table
  /// The least cost of a word of ICU's dictionary that no lexicon lists.
  private let unlistedCost: UInt32
  /// By unit: what is known of the character alone, 0 where not yet asked for.
  private let firsts: UnsafeMutablePointer<UInt16>
  /// By unit: where words of the dictionary that begin with the character go on.
  private let states: UnsafeMutablePointer<DictionaryTrie.State>
  /// 262,144 sets of two, by hash. A pair that is new to its set moves the first to the second place, so that a rare pair
  /// does not drive out a frequent one for long.
  private let entries: UnsafeMutablePointer<Entry>
  /// Beside each entry: the first term of three units or more that begins with the pair, and in the low 8 bits how many
  /// there are; 255 may be more.
  private let longTerms: UnsafeMutablePointer<UInt32>
  /// A bit for each hash of three units with which words of the dictionary or terms begin, of the pairs asked for so far.
  private let triples: UnsafeMutablePointer<UInt64>

  /// What is known of words that begin with two characters, in 64 bits so that the hot ones stay in the processor's cache.
  struct Entry: BitwiseCopyable {
    /// From the low end: 14 bits that tell the pairs of one set apart, 1 for marked, 1 for rules, 10 of cost, 8 of the cost
    /// of the first character, 26 of state, 1 for titles; the highest is set in every entry that is filled.
    private var bits: UInt64

    fileprivate init(
      tag: UInt32, isMarked: Bool, mayApplyRules: Bool, isTitle: Bool, cost: UInt32, single: UInt16,
      state: DictionaryTrie.State
    ) {
      bits = UInt64(tag) | (isMarked ? 1 << 14 : 0) | (mayApplyRules ? 1 << 15 : 0) | UInt64(cost) << 16
      bits |= UInt64(single) << 26 | UInt64(state) << 34 | (isTitle ? 1 << 60 : 0) | 1 << 63
    }

    @inline(__always) fileprivate func has(_ tag: UInt32) -> Bool {
      UInt32(truncatingIfNeeded: bits) & 0x3FFF == tag && bits >> 63 != 0
    }
    /// The second if it has the tag, else the first; without a branch, which would be guessed wrong half the time while
    /// the two are on their way from memory.
    @inline(__always) fileprivate static func either(_ first: Entry, _ second: Entry, with tag: UInt32) -> Entry {
      let isSecond = UInt64(truncatingIfNeeded: second.has(tag) ? 1 : 0)
      var chosen = first
      chosen.bits ^= (first.bits ^ second.bits) & (0 &- isSecond)
      return chosen
    }

    /// Whether the first character or the two are a term that is fixed or listed, or one that ends with a letter or digit.
    @inline(__always) var isMarked: Bool { bits >> 14 & 1 != 0 }
    /// Whether the rules may add words here.
    @inline(__always) var mayApplyRules: Bool { bits >> 15 & 1 != 0 }
    /// Whether the two are a title that stands before or behind names.
    @inline(__always) var isTitle: Bool { bits >> 60 & 1 != 0 }
    /// The cost of the two as a word: dearer than any two single characters where they are none.
    @inline(__always) var cost: UInt32 { UInt32(truncatingIfNeeded: bits >> 16) & 0x3FF }
    /// The cost of the first character as a word; 0 for letters, digits and marks.
    @inline(__always) var single: UInt32 { UInt32(truncatingIfNeeded: bits >> 26) & 0xFF }
    /// Where longer words of the dictionary go on; 0 for nowhere.
    @inline(__always) var state: DictionaryTrie.State { UInt32(truncatingIfNeeded: bits >> 34) & 0x3FF_FFFF }
  }

  private static let knownBit: UInt16 = 1 << 15
  private static let markedBit: UInt16 = 1 << 14
  /// The cost of two characters that are no word.
  static let noWord: UInt32 = 0x3FF

  init(trie: DictionaryTrie?, index: TermIndex) {
    self.trie = trie
    self.index = index
    rules = index.rules
    unlistedCost = index.rules == nil ? 0 : WordRules.unlistedCost
    // Zeroed by the system page by page, so that a short text pays for what it touches only.
    firsts = Self.zeroed(0x10000)
    states = Self.zeroed(0x10000)
    entries = Self.zeroed(0x8_0000)
    longTerms = Self.zeroed(0x8_0000)
    triples = Self.zeroed(1 << (Self.tripleBits - 6))
  }

  deinit {
    free(firsts)
    free(states)
    free(entries)
    free(longTerms)
    free(triples)
  }

  private static func zeroed<Element: BitwiseCopyable>(_ count: Int) -> UnsafeMutablePointer<Element> {
    calloc(count, MemoryLayout<Element>.stride)!.assumingMemoryBound(to: Element.self)
  }

  /// Where the set of two units begins, and what tells them apart in it.
  @inline(__always)
  private static func slot(_ unit: UInt16, _ next: UInt16) -> (slot: Int, tag: UInt32) {
    // An odd factor maps the pairs one to one, so the lower bits tell apart what the upper ones throw together.
    let hash = TermIndex.key(unit, next) &* 0x9E37_79B1
    return (Int(hash >> 14) &<< 1, hash & 0x3FFF)
  }

  /// What is known of two units; of the first alone where the second is 0.
  @inline(__always)
  subscript(unit: UInt16, next: UInt16) -> Entry {
    let (slot, tag) = Self.slot(unit, next)
    let known = Entry.either(entries[slot], entries[slot | 1], with: tag)
    return known.has(tag) ? known : fill(unit, next, slot, tag)
  }

  private static let tripleBits = 20

  /// Which of the bits of `triples` stands for three units.
  @inline(__always)
  private static func tripleBit(_ unit: UInt16, _ next: UInt16, _ third: UInt16) -> Int {
    let pair = TermIndex.key(unit, next) &* 0x9E37_79B1
    return Int(((pair ^ UInt32(third)) &* 0x85EB_CA6B) >> UInt32(32 - tripleBits))
  }

  /// 1 where words of the dictionary or terms may begin with three units, of which the first two have been asked for; 0
  /// where none does.
  @inline(__always)
  func mayGoOn(_ unit: UInt16, _ next: UInt16, _ third: UInt16) -> Int {
    let bit = Self.tripleBit(unit, next, third)
    return Int(truncatingIfNeeded: triples[bit >> 6] >> UInt64(bit & 63) & 1)
  }

  private func setTriple(_ unit: UInt16, _ next: UInt16, _ third: UInt16) {
    let bit = Self.tripleBit(unit, next, third)
    triples[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  /// The terms of three units or more that begin with two units of which the table has been asked.
  func longTerms(_ unit: UInt16, _ next: UInt16) -> Range<Int> {
    let (slot, tag) = Self.slot(unit, next)
    let known = longTerms[entries[slot].has(tag) ? slot : slot | 1]
    let (first, count) = (Int(known >> 8), Int(known & 0xFF))
    // Another pair of the line may have taken the place since.
    let isThere = entries[slot].has(tag) || entries[slot | 1].has(tag)
    return isThere && count < 0xFF ? first..<first + count : index.longTerms(TermIndex.key(unit, next))
  }

  @inline(never)
  private func fill(_ unit: UInt16, _ next: UInt16, _ slot: Int, _ tag: UInt32) -> Entry {
    let first = first(unit)
    let state = states[Int(unit)]
    let step = state == 0 ? (state: 0, cost: 0) : trie!.step(state, next)
    var cost = step.cost == 0 ? Self.noWord : min(max(step.cost, unlistedCost), Self.noWord - 1)
    var isMarked = first & Self.markedBit != 0
    var range = next == 0 ? 0..<0 : index.range(of: TermIndex.key(unit, next))
    if let number = range.first, index.terms[number].count == 2 {
      let term = index.terms[number]
      // Where it ends depends on what follows.
      let isOpen = classes[next].isAlphanumeric
      isMarked = isMarked || term.isMarked || isOpen
      cost = term.isPruned || term.isFixed || isOpen ? Self.noWord : min(max(1, UInt32(term.cost)), Self.noWord - 1)
      range = range.dropFirst()
    }
    for number in range { setTriple(unit, next, index.thirds[number]) }
    trie?.forEachNextUnit(step.state) { setTriple(unit, next, $0) }
    let entry = Entry(
      tag: tag, isMarked: isMarked, mayApplyRules: rules?.mayApply(unit, next) ?? false,
      isTitle: rules?.isTitle(unit, next) ?? false, cost: cost, single: first & 0xFF, state: step.state)
    (entries[slot | 1], longTerms[slot | 1]) = (entries[slot], longTerms[slot])
    entries[slot] = entry
    longTerms[slot] = UInt32(truncatingIfNeeded: range.lowerBound) << 8 | UInt32(min(range.count, 0xFF))
    return entry
  }

  /// The cost of a character as a word in the low 8 bits, 0 where it is a letter, digit or mark; and whether it is a term
  /// that is fixed or listed. Its state is there afterwards.
  private func first(_ unit: UInt16) -> UInt16 {
    if firsts[Int(unit)] != 0 { return firsts[Int(unit)] }
    let term = index.range(of: TermIndex.key(unit, 0)).first.map { index.terms[$0] }
    var bits = Self.knownBit | (term?.isMarked == true ? Self.markedBit : 0)
    if classes[unit].isHan {
      let own = trie?.step(DictionaryTrie.root, unit) ?? (state: 0, cost: 0)
      states[Int(unit)] = own.state
      var cost = own.cost == 0 ? Self.unknownCost : UInt16(clamping: own.cost)
      if let term, !term.isFixed { cost = term.isPruned ? Self.unknownCost : max(1, term.cost) }
      bits |= min(cost, Self.unknownCost)
    }
    firsts[Int(unit)] = bits
    return bits
  }
}
