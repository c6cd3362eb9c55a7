import DirectiveExtraction

/// What became of the tasks of one text in another: last year's report and this year's.
///
/// Two directives are the same task when their words, apart from figures, times and units that act, agree: the Dice
/// coefficient of their character pairs is at least 0.6. Each directive has at most one counterpart; the most similar
/// pairs are joined first.
///
/// - Complexity: O(*n* log *n*) for texts whose directives differ; pairs of characters that very many directives share
///   propose no counterpart.
public struct DirectiveComparison: Sendable {
  /// What became of a task.
  public enum Change: String, Sendable, CaseIterable {
    /// Only the new text has it.
    case new
    /// Both have it, with the same deadline, figures and actors.
    case repeated
    /// Both have it, and something differs.
    case changed
    /// Only the old text had it.
    case dropped
  }

  /// What differs in a changed task.
  public enum Difference: String, Sendable {
    /// The words of the deadline.
    case deadline
    /// Figures with their units and bounds.
    case figure
    /// Who acts, leads or supports.
    case actor
  }

  /// One task with what became of it.
  public struct Row: Sendable {
    /// What became of it.
    public var change: Change
    /// What differs.
    public var differences: [Difference]
    /// The directive: of the new text, or of the old one when it was dropped.
    public var directive: DirectiveOccurrence
    /// The same task in the old text.
    public var counterpart: DirectiveOccurrence?
    /// How much the words agree, 0…1.
    public var similarity: Double
  }

  /// The tasks of the new text in its order, then those dropped in the order of the old.
  public let rows: [Row]

  private static let threshold = 0.6
  /// Character pairs in more directives than this propose no counterpart.
  private static let commonest = 400

  /// Compares the directives of two texts.
  public init(old: [DirectiveOccurrence], new: [DirectiveOccurrence]) {
    let oldKeys = old.map { Self.key($0) }
    let newKeys = new.map { Self.key($0) }
    let counterparts = Self.matched(oldKeys, newKeys)
    var taken = [Bool](repeating: false, count: old.count)
    var rows: [Row] = []
    for (index, directive) in new.enumerated() {
      guard let match = counterparts[index] else {
        rows.append(Row(change: .new, differences: [], directive: directive, counterpart: nil, similarity: 0))
        continue
      }
      taken[match.old] = true
      let differences = Self.differences(old[match.old], directive)
      rows.append(
        Row(
          change: differences.isEmpty ? .repeated : .changed, differences: differences, directive: directive,
          counterpart: old[match.old], similarity: match.similarity))
    }
    for (index, directive) in old.enumerated() where !taken[index] {
      rows.append(Row(change: .dropped, differences: [], directive: directive, counterpart: nil, similarity: 0))
    }
    self.rows = rows
  }

  private static func differences(_ old: DirectiveOccurrence, _ new: DirectiveOccurrence) -> [Difference] {
    var found: [Difference] = []
    let (before, now) = (old.words, new.words)
    if before.deadline != now.deadline { found.append(.deadline) }
    if before.quantities.map(\.text) != now.quantities.map(\.text) { found.append(.figure) }
    if before.actors != now.actors || before.lead != now.lead || before.support != now.support { found.append(.actor) }
    return found
  }

  /// The distinct pairs of neighbouring characters of the words, apart from figures, times and actors.
  private static func key(_ occurrence: DirectiveOccurrence) -> [UInt32] {
    var text = occurrence.text
    for part in [occurrence.words.deadline] + occurrence.words.actors where !part.isEmpty {
      text = removing(part, from: text)
    }
    let units = text.utf16.filter { $0 >= 0x4E00 && $0 <= 0x9FFF }
    var pairs: Set<UInt32> = []
    for (first, second) in zip(units, units.dropFirst()) { pairs.insert(UInt32(first) << 16 | UInt32(second)) }
    return pairs.sorted()
  }

  private static func removing(_ part: String, from text: String) -> String {
    let (units, part) = (Array(text.utf16), Array(part.utf16))
    guard !part.isEmpty, part.count <= units.count else { return text }
    for start in 0...units.count - part.count where units[start..<start + part.count] == part[...] {
      return String(decoding: units[..<start] + units[(start + part.count)...], as: UTF16.self)
    }
    return text
  }

  /// For each new directive its counterpart among the old.
  private static func matched(_ old: [[UInt32]], _ new: [[UInt32]]) -> [(old: Int, similarity: Double)?] {
    var places: [UInt32: [Int]] = [:]
    for (index, key) in old.enumerated() { for pair in key { places[pair, default: []].append(index) } }
    var candidates: [(old: Int, new: Int, similarity: Double)] = []
    for (index, key) in new.enumerated() {
      var shared: [Int: Int] = [:]
      for pair in key {
        guard let holders = places[pair], holders.count <= commonest else { continue }
        for holder in holders { shared[holder, default: 0] += 1 }
      }
      for (holder, count) in shared {
        let similarity = 2 * Double(count) / Double(key.count + old[holder].count)
        if similarity >= threshold { candidates.append((holder, index, similarity)) }
      }
    }
    candidates.sort { ($1.similarity, $0.new, $0.old) < ($0.similarity, $1.new, $1.old) }
    var result = [(old: Int, similarity: Double)?](repeating: nil, count: new.count)
    var isTaken = [Bool](repeating: false, count: old.count)
    for candidate in candidates where result[candidate.new] == nil && !isTaken[candidate.old] {
      result[candidate.new] = (candidate.old, candidate.similarity)
      isTaken[candidate.old] = true
    }
    return result
  }
}
