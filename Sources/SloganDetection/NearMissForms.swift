/// The wordings that `NearMissCheck` looks for: formulas, their variants, what they list, and the parts of those that have
/// several.
struct NearMissForms: Sendable {
  /// One of them.
  struct Form {
    var units: [UInt16]
    /// How it is written.
    var written: String
    /// Whether it has parts.
    var hasSeparator: Bool
  }

  /// How many units a formula must have, so that one that differs in a character can be nothing else.
  static let shortestFormula = 7

  /// All.
  let all: [Form]
  /// The units of all, one after the other.
  let units: [UInt16]
  /// Where those of each begin, and behind the last where they end.
  let bounds: [Int]

  init(_ lexicon: SloganLexicon) {
    var all: [Form] = []
    var seen: Set<[UInt16]> = []
    let folding = lexicon.folding
    func add(_ written: String) {
      let units = folding.fold(written)
      guard units.count >= Self.shortestFormula, seen.insert(units).inserted else { return }
      let form = Form(
        units: units, written: written,
        hasSeparator: units.contains(FormulaFolding.separator))
      all.append(form)
    }
    let entries = lexicon.entries.filter { $0.condition.clauses.isEmpty }
    for entry in entries {
      for form in [entry.canonical] + entry.variants { add(form) }
    }
    for entry in entries {
      for form in [entry.canonical] + entry.variants {
        let parts = form.split { Self.separators.contains($0) }
        guard parts.count > 1 else { continue }
        // Without its separators every part of it counts as one that has them: it is a list all the same.
        let joined = folding.fold(parts.joined())
        if joined.count >= Self.shortestFormula, seen.insert(joined).inserted {
          all.append(Form(units: joined, written: form, hasSeparator: true))
        }
        for part in parts { add(String(part)) }
      }
      for member in entry.members { for wording in member { add(wording) } }
    }
    self.all = all
    units = all.flatMap(\.units)
    bounds = all.reduce(into: [0]) { $0.append($0.last! + $1.units.count) }
  }

  private static let separators: Set<Character> = ["、", "，", "；", ","]
}
