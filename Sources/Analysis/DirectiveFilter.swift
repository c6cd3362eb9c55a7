public import DirectiveExtraction
public import Text

/// Which directives are listed.
public struct DirectiveFilter: Sendable {
  /// Only these kinds; all when empty.
  public var modalities: [Modality] = []
  /// Only those that name this unit or a unit whose name holds it, as actor, lead or support.
  public var actor: String?
  /// Only those whose last day is known and before this one.
  public var dueBefore: CalendarDate?
  /// Only those with a deadline, dated or not.
  public var needsDeadline = false

  /// All directives.
  public init() {}

  /// Whether a directive passes.
  public func passes(_ occurrence: DirectiveOccurrence) -> Bool {
    let (directive, words) = (occurrence.directive, occurrence.words)
    if !modalities.isEmpty, !modalities.contains(directive.modality) { return false }
    if needsDeadline, directive.deadline == nil { return false }
    if let dueBefore {
      guard let last = directive.deadline?.to, last < dueBefore else { return false }
    }
    if let actor {
      let units = words.actors + words.lead + words.support
      guard units.contains(where: { Self.contains($0, actor) }) else { return false }
    }
    return true
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    let (text, part) = (Array(text.utf16), Array(part.utf16))
    guard !part.isEmpty, part.count <= text.count else { return part.isEmpty }
    return (0...text.count - part.count).contains { text[$0..<$0 + part.count] == part[...] }
  }
}
