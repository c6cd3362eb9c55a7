import DirectiveExtraction

/// Finds for each directive of one text the same task in another, by its words.
///
/// Equal texts are one task, those with equal fields first. Of the others the most similar pairs are joined first, as
/// long as the Dice coefficient of their character pairs reaches `threshold`. Pairs of characters only *propose* what is
/// compared; the coefficient is then that of all of them.
///
/// Two sets whose Dice coefficient reaches *t* share an element among the |x| − ⌈|x|·t÷(2−t)⌉ + 1 rarest of each (prefix
/// filtering: Chaudhuri, Ganti and Kaushik 2006), so only these have to be looked up.
///
/// - Complexity: O(*n* log *n*) for directives that differ. A pair of characters that is among the rarest of more than
///   `commonest` directives proposes none, so that a thousand tasks of nearly the same words cost no million comparisons.
struct DirectiveCounterparts {
  /// A directive of the other text.
  struct Match {
    /// Its index.
    var old: Int
    /// How much the words agree, 0…1.
    var similarity: Double
  }

  /// The least similarity of one task.
  static let threshold = 0.6
  /// A pair of characters among the rarest of more directives proposes none.
  static let commonest = 400

  /// For each new directive its counterpart among the old.
  private(set) var matches: [Match?]
  private var isTaken: [Bool]

  init(old: [DirectiveOccurrence], new: [DirectiveOccurrence]) {
    matches = [Match?](repeating: nil, count: new.count)
    isTaken = [Bool](repeating: false, count: old.count)
    joinEqual(old, new) { Identity(text: $0.text, fields: Fields($0)) }
    joinEqual(old, new) { $0.text }
    joinSimilar(old, new)
  }

  /// What figures, deadline and units a directive has.
  struct Fields: Hashable {
    var deadline: String
    var figures: [String]
    var units: [[String]]

    init(_ occurrence: DirectiveOccurrence) {
      let words = occurrence.words
      deadline = words.deadline
      figures = words.quantities.map(\.text)
      units = [words.actors, words.lead, words.support]
    }
  }

  private struct Identity: Hashable {
    var text: String
    var fields: Fields
  }

  /// Joins those that are equal by `identity`, in their order.
  private mutating func joinEqual<Key: Hashable>(
    _ old: [DirectiveOccurrence], _ new: [DirectiveOccurrence], _ identity: (DirectiveOccurrence) -> Key
  ) {
    var waiting: [Key: [Int]] = [:]
    for index in old.indices.reversed() where !isTaken[index] {
      waiting[identity(old[index]), default: []].append(index)
    }
    for index in new.indices where matches[index] == nil {
      guard let match = waiting[identity(new[index])]?.popLast() else { continue }
      matches[index] = Match(old: match, similarity: 1)
      isTaken[match] = true
    }
  }

  private mutating func joinSimilar(_ old: [DirectiveOccurrence], _ new: [DirectiveOccurrence]) {
    let oldKeys = old.indices.map { isTaken[$0] ? [] : Self.key(old[$0]) }
    let newKeys = new.indices.map { matches[$0] != nil ? [] : Self.key(new[$0]) }
    var frequency: [UInt32: Int] = [:]
    for key in oldKeys + newKeys { for pair in key { frequency[pair, default: 0] += 1 } }
    func rarest(_ key: [UInt32]) -> ArraySlice<UInt32> {
      // Less a little: 7 · 0.6 ÷ 1.4 is 3, and a trifle more in floating point.
      let common = (Double(key.count) * Self.threshold / (2 - Self.threshold) - 1e-9).rounded(.up)
      return key.sorted { (frequency[$0]!, $0) < (frequency[$1]!, $1) }.prefix(key.count - Int(common) + 1)
    }
    var holders: [UInt32: [Int]] = [:]
    for (index, key) in oldKeys.enumerated() { for pair in rarest(key) { holders[pair, default: []].append(index) } }

    var candidates: [(match: Match, new: Int)] = []
    var lastSeen = [Int](repeating: -1, count: old.count)
    for (index, key) in newKeys.enumerated() {
      for pair in rarest(key) {
        guard let holders = holders[pair], holders.count <= Self.commonest else { continue }
        for holder in holders where lastSeen[holder] != index {
          lastSeen[holder] = index
          let similarity = Self.dice(oldKeys[holder], key)
          if similarity >= Self.threshold { candidates.append((Match(old: holder, similarity: similarity), index)) }
        }
      }
    }
    candidates.sort {
      ($1.match.similarity, $0.new, $0.match.old) < ($0.match.similarity, $1.new, $1.match.old)
    }
    for (match, index) in candidates where matches[index] == nil && !isTaken[match.old] {
      matches[index] = match
      isTaken[match.old] = true
    }
  }

  /// The Dice coefficient of two sorted sets.
  private static func dice(_ a: [UInt32], _ b: [UInt32]) -> Double {
    var (i, j, shared) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] { shared += 1 }
      let (first, second) = (a[i], b[j])
      if first <= second { i += 1 }
      if second <= first { j += 1 }
    }
    return a.isEmpty && b.isEmpty ? 0 : 2 * Double(shared) / Double(a.count + b.count)
  }

  /// The distinct pairs of neighbouring characters of the words, apart from figures, times and units; sorted.
  private static func key(_ occurrence: DirectiveOccurrence) -> [UInt32] {
    let fields = Fields(occurrence)
    var text = Array(occurrence.text.utf16)
    // The longest first: 县公安局 before 公安局.
    let parts = ([fields.deadline] + fields.figures + fields.units.joined()).map { Array($0.utf16) }
    for part in parts.sorted(by: { $0.count > $1.count }) { text = removing(part, from: text) }
    let units = text.filter { $0 >= 0x4E00 && $0 <= 0x9FFF }
    var pairs: Set<UInt32> = []
    for (first, second) in zip(units, units.dropFirst()) { pairs.insert(UInt32(first) << 16 | UInt32(second)) }
    return pairs.sorted()
  }

  /// A text without any place of `part`.
  private static func removing(_ part: [UInt16], from text: [UInt16]) -> [UInt16] {
    guard let first = part.first else { return text }
    var kept: [UInt16] = []
    var at = 0
    while at < text.count {
      if text[at] == first, text[at...].starts(with: part) {
        at += part.count
      } else {
        kept.append(text[at])
        at += 1
      }
    }
    return kept
  }
}
