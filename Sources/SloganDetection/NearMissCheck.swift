import Text

/// Finds long formulas with exactly one wrong character.
///
/// Each formula is looked for by its two halves: with one wrong character, one half is still right.
struct NearMissCheck: Sendable {
  /// How many units a formula must have, so that one that differs in a character can be nothing else.
  static let shortestFormula = 7
  /// A shorter one than this may be another phrase where the difference is at its edges (全军全国各族人民).
  static let shortestSureFormula = 9
  /// The 的 和 与 及 or 了 of a longer phrase are a choice of words, and no mistake.
  private static let particles: Set<UInt16> = [0x7684, 0x548C, 0x4E0E, 0x53CA, 0x4E86]

  private let lexicon: SloganLexicon
  /// The first half of each formula, and behind it the second.
  let halves: [[UInt16]]
  private let formulas: [(units: [UInt16], slogan: Int)]

  init(_ lexicon: SloganLexicon) {
    self.lexicon = lexicon
    var formulas: [(units: [UInt16], slogan: Int)] = []
    for (index, entry) in lexicon.entries.enumerated() where entry.condition.clauses.isEmpty {
      let units = lexicon.folding.fold(entry.canonical)
      // The members of a series are varied at will (学科学、讲科学、用科学).
      if units.count >= Self.shortestFormula, !units.contains(FormulaFolding.separator) {
        formulas.append((units, index))
      }
    }
    // Where several formulas share a half, it is found for the first of them; the others have their other half.
    halves = formulas.flatMap { formula in
      let middle = formula.units.count / 2
      return [Array(formula.units[..<middle]), Array(formula.units[middle...])]
    }
    self.formulas = formulas
  }

  /// What is wrong where halves stand, as `matches` tells by rising start.
  func findings(
    in document: Document, matches: [FormulaTrie.Match], mentions: [SloganMention]
  ) -> [SloganFinding] {
    var findings: [SloganFinding] = []
    var next = 0
    for match in matches {
      while next < mentions.count, mentions[next].span.end <= match.start { next += 1 }
      if next < mentions.count, mentions[next].span.contains(Span(match.start, match.end)) { continue }
      let formula = formulas[match.formula / 2]
      let isFirstHalf = match.formula % 2 == 0
      let span =
        isFirstHalf
        ? window(from: match.start, count: formula.units.count, in: document.text)
        : window(to: match.end, count: formula.units.count, in: document.text)
      guard let span, differsInOneHan(span, from: formula.units, in: document.text) else { continue }
      if isMostlyRight(span, mentions[next...]) { continue }
      findings.append(
        SloganFinding(kind: .character, span: span, expected: lexicon.entries[formula.slogan].canonical))
    }
    // One mistake may spoil a formula and a shorter one inside it: the longest tells it.
    findings.sort { $0.span.start != $1.span.start ? $0.span < $1.span : $0.span.end > $1.span.end }
    var kept: [SloganFinding] = []
    for finding in findings where kept.last.map({ $0.span.contains(finding.span) }) != true {
      while let last = kept.last, finding.span.contains(last.span) { kept.removeLast() }
      kept.append(finding)
    }
    return kept
  }

  /// Whether another slogan covers more than half of `span`: then that one is meant.
  private func isMostlyRight(_ span: Span, _ mentions: ArraySlice<SloganMention>) -> Bool {
    mentions.prefix { $0.span.start < span.end }.contains { $0.span.overlaps(span) && $0.span.count * 2 > span.count }
  }

  private func window(from start: Int, count: Int, in text: [UInt16]) -> Span? {
    var at = start
    var left = count
    while left > 0 {
      guard at < text.count, text[at] != 0x0A else { return nil }
      if lexicon.folding.table[Int(text[at])] != 0 { left -= 1 }
      at += 1
    }
    return Span(start, at)
  }

  private func window(to end: Int, count: Int, in text: [UInt16]) -> Span? {
    var at = end
    var left = count
    while left > 0 {
      guard at > 0, text[at - 1] != 0x0A else { return nil }
      at -= 1
      if lexicon.folding.table[Int(text[at])] != 0 { left -= 1 }
    }
    return Span(at, end)
  }

  private func differsInOneHan(_ span: Span, from formula: [UInt16], in text: [UInt16]) -> Bool {
    var at = 0
    var differences = 0
    for unit in text[span.range] {
      let folded = lexicon.folding.table[Int(unit)]
      guard folded != 0 else { continue }
      if folded != formula[at] {
        differences += 1
        // A different first character is the end of another phrase (在毛主席为首的党中央, 渭河流域…).
        let isShort = formula.count < Self.shortestSureFormula
        guard differences == 1, isShort ? at > 1 && at < formula.count - 1 : at > 0 else { return false }
        guard NumberedFormula.isHan(folded), NumberedFormula.isHan(formula[at]) else { return false }
        guard !Self.particles.contains(folded), !Self.particles.contains(formula[at]) else { return false }
      }
      at += 1
    }
    return differences == 1
  }
}
