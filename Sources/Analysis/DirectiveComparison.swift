import DirectiveExtraction

/// What became of the tasks of one text in another: last year's report and this year's.
///
/// Two directives are the same task when their texts are equal, or when their words, apart from figures, times and units
/// that act, lead or support, agree: the Dice coefficient of their character pairs is at least 0.6. Each directive has at
/// most one counterpart; equal texts are joined first, then the most similar pairs.
///
/// - Complexity: O(*n* log *n*) for texts whose directives differ.
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

  /// Compares the directives of two texts.
  public init(old: [DirectiveOccurrence], new: [DirectiveOccurrence]) {
    let counterparts = DirectiveCounterparts(old: old, new: new).matches
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
    let (before, now) = (DirectiveCounterparts.Fields(old), DirectiveCounterparts.Fields(new))
    if before.deadline != now.deadline { found.append(.deadline) }
    if before.figures != now.figures { found.append(.figure) }
    if before.units != now.units { found.append(.actor) }
    return found
  }
}
