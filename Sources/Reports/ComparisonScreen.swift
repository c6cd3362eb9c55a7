public import Analysis
import Comparison
import Statistics
import Text

/// Two speeches compared, on one screen.
public enum ComparisonScreen {
  /// What a reader wants to know first, in about forty lines of eighty columns.
  public static func text(_ comparison: SpeechComparison) -> String {
    heads(comparison) + emphasis(comparison) + slogans(comparison) + tasks(comparison) + passages(comparison)
  }

  private static func heads(_ comparison: SpeechComparison) -> String {
    var text = ""
    for (side, documents) in [("A", comparison.a), ("B", comparison.b)] {
      let words = documents.reduce(0) { $0 + $1.slogans.words }
      let name = documents.count == 1 ? documents[0].document.id : "\(documents.count, "document")"
      text += "\(side)  \(name)  \(words, "word")\n"
      guard documents.count == 1 else { continue }
      let sections = ComparisonReport.sections(documents[0]).filter { !$0.title.isEmpty }
      let shown = sections.prefix(5).map { section in
        "\(percent(section.share)) \(shortened(section.title, to: 20))"
      }
      if !shown.isEmpty { text += lines(shown, indent: "   ") }
    }
    return text
  }

  private static func emphasis(_ comparison: SpeechComparison) -> String {
    var text = "\nStressed more (times in A : B)\n"
    let rows = comparison.terms.rows
    let inA = rows.filter { $0.logOdds.z > 0 }.prefix(12)
    let inB = rows.reversed().filter { $0.logOdds.z < 0 }.prefix(12)
    for (side, rows) in [("A", Array(inA)), ("B", Array(inB))] where !rows.isEmpty {
      let items = rows.map { row in
        "\(row.target.item) \(row.target.frequency):\(row.reference.frequency)\(row.isSignificant ? "*" : "")"
      }
      text += lines(items, head: "  \(side)  ")
    }
    if inA.isEmpty, inB.isEmpty { text += "  no term is used more in one than in the other\n" }
    let significant = rows.count { $0.isSignificant }
    text +=
      significant == 0
      ? "  none of \(rows.count, "term") differs significantly (Fisher's exact test, Holm)\n"
      : "  * \(significant) of \(rows.count, "term") \(significant == 1 ? "differs" : "differ") significantly (Fisher's exact test, Holm)\n"
    return text
  }

  private static func slogans(_ comparison: SpeechComparison) -> String {
    func changes(_ kind: SloganChange.Kind) -> [SloganChange] { comparison.sloganChanges.filter { $0.kind == kind } }
    var text =
      "\nSlogans: " + SloganChange.Kind.allCases.map { "\(changes($0).count) \($0.rawValue)" }.joined(separator: ", ")
      + "\n"
    for kind in [SloganChange.Kind.reworded, .dropped, .added] {
      let items = changes(kind).prefix(kind == .reworded ? 5 : 9).map { change in
        change.counterpart.map { "\(change.slogan) → \($0)" }
          ?? "\(change.slogan) \(change.frequencyA + change.frequencyB)"
      }
      if !items.isEmpty { text += lines(items, head: "  \(kind.rawValue)  ") }
    }
    return text
  }

  private static func tasks(_ comparison: SpeechComparison) -> String {
    guard !comparison.tasks.rows.isEmpty else { return "" }
    let counts = DirectiveComparison.Change.allCases.map { change in
      "\(comparison.tasks.rows.count { $0.change == change }) \(change.rawValue)"
    }
    return "\nTasks: " + counts.joined(separator: ", ") + "\n"
  }

  private static func passages(_ comparison: SpeechComparison) -> String {
    var text = "\nCopied: \(percent(comparison.shareOfA)) of A stands in B, \(percent(comparison.shareOfB)) of B in A; "
    text += "\(comparison.passages.count, "passage")\n"
    let longest = comparison.passages.sorted {
      $0.passage.sharedCount != $1.passage.sharedCount
        ? $0.passage.sharedCount > $1.passage.sharedCount : $0.passage.a < $1.passage.a
    }
    for shared in longest.prefix(5) {
      let a = comparison.a[shared.documentA].document
      let b = comparison.b[shared.documentB].document
      let places = [(a, shared.passage.a, comparison.a.count), (b, shared.passage.b, comparison.b.count)].map {
        document, span, documents in
        "\(documents > 1 ? document.id + " " : "")line \(document.sourceSpan(of: span).line)"
      }
      let (characters, edits) = (shared.passage.sharedCount, shared.passage.edits.count)
      text += "  \(places[0]) : \(places[1])  \(characters, "character"), \(edits, "edit")  "
      text += shortened(a.string(shared.passage.a), to: 36) + "\n"
    }
    let leftovers = comparison.passages.filter { !$0.leftovers.isEmpty }
    if !leftovers.isEmpty {
      let names = Set(leftovers.flatMap(\.leftovers)).sorted()
      text += "  names of the other place left over in \(leftovers.count) of them: \(names.joined(separator: "、"))\n"
    }
    return text
  }

  private static func percent(_ share: Double?) -> String {
    share.map { DecimalText.fixed($0 * 100, places: 0) + " %" } ?? "none"
  }

  /// Items one after another on lines of eighty columns, behind a head that the first line begins with.
  private static func lines(_ items: [String], head: String = "", indent: String? = nil) -> String {
    let margin = indent ?? String(repeating: " ", count: TerminalTable.width(head))
    var text = ""
    var line = indent ?? head
    var isFirst = true
    for item in items {
      if !isFirst, TerminalTable.width(line) + 2 + TerminalTable.width(item) > 80 {
        text += line + "\n"
        line = margin + item
      } else {
        line += (isFirst ? "" : "  ") + item
      }
      isFirst = false
    }
    return text + line + "\n"
  }

  private static func shortened(_ text: String, to width: Int) -> String {
    var result = ""
    var used = 0
    for character in text where character != "\n" {
      let next = TerminalTable.width(String(character))
      if used + next > width - 1 { return result + "…" }
      result.append(character)
      used += next
    }
    return result
  }
}
