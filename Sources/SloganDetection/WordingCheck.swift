import Text

/// Finds wrong wordings: those that a list knows, formulas of a series with a wrong number, and formulas with one slip of
/// the pen.
struct WordingCheck: Sendable {
  /// How far a neighbour of the series may stand from a formula with a wrong number, in code units.
  private static let neighbourhood = 40

  private let lexicon: SloganLexicon
  /// What is looked for: misquotes, formulas with a wrong number, and what near misses are told by.
  let formulas: [[[UInt16]]]
  private let conditions: [CompiledCondition]
  private let sloganOfWrongNumber: [Int]
  private let verbs: GoverningVerbs
  private let nearMisses: NearMissCheck

  init(_ lexicon: SloganLexicon) {
    self.lexicon = lexicon
    let folding = lexicon.folding
    conditions = lexicon.misquotes.map { CompiledCondition($0.condition, folding: folding) }
    var wrongNumbers: [[UInt16]] = []
    var slogans: [Int] = []
    let numerals: [UInt16] = Array("一二两三四五六七八九十123456789".utf16)
    for slogan in lexicon.series.flatMap({ $0 }) {
      let form = folding.fold(lexicon.entries[slogan].canonical)
      // 四位一体 and the like are coinages of their own; only N个… is a list that has one number.
      guard form.count > 2, ChineseNumeral.value(of: form[0]) != nil, form[1] == 0x4E2A else { continue }
      let right = ChineseNumeral.value(of: form[0])
      for numeral in numerals where (ChineseNumeral.value(of: numeral) ?? Int(numeral) - 0x30) != right {
        let wrong = [numeral] + form.dropFirst()
        guard lexicon.index(ofFolded: wrong) == nil else { continue }
        wrongNumbers.append(wrong)
        slogans.append(slogan)
      }
    }
    sloganOfWrongNumber = slogans
    verbs = GoverningVerbs(lexicon)
    nearMisses = NearMissCheck(lexicon)
    formulas = [
      lexicon.misquotes.map { folding.fold($0.wrong) }, wrongNumbers, nearMisses.halves,
    ]
  }

  /// What is wrong in a text, where `formulas` stand as `matches` tell; `mentions` are those that stand by themselves.
  func findings(
    in text: FoldedText, matches: ArraySlice<[FormulaTrie.Match]>, mentions: [SloganMention]
  ) -> [SloganFinding] {
    let document = text.document
    var findings = listed(matches[0], in: document, marks: text.marks, mentions: mentions)
    findings += numbers(matches[1], in: document, mentions: mentions)
    // A listed mistake says more than that some character is wrong.
    let listed = SpanIndex(findings.map(\.span))
    let misses = nearMisses.findings(in: text, halves: matches[2], mentions: mentions)
    return findings + misses.filter { !listed.overlaps($0.span) }
  }

  private func listed(
    _ matches: [FormulaTrie.Match], in document: Document, marks: [Int], mentions: [SloganMention]
  ) -> [SloganFinding] {
    guard !matches.isEmpty else { return [] }
    var findings: [SloganFinding] = []
    var quotations = QuotationScanner(marks: marks)
    let right = SpanIndex(mentions.map(\.span))
    var end = 0
    for match in matches where match.start >= end {
      let span = Span(match.start, match.end)
      let isQuoted = quotations.holds(span, in: document.text)
      guard
        conditions[match.formula].holds(
          at: span, quoted: isQuoted, in: document.text, date: document.metadata.date, folding: lexicon.folding),
        !right.covers(span)
      else { continue }
      let misquote = lexicon.misquotes[match.formula]
      findings.append(
        SloganFinding(
          kind: misquote.kind, span: document.balancingQuotations(span), expected: misquote.expected))
      end = match.end
    }
    return findings
  }

  /// 坚定“五个自信”: the verb, or a neighbour of the series, shows which formula is meant.
  private func numbers(
    _ matches: [FormulaTrie.Match], in document: Document, mentions: [SloganMention]
  ) -> [SloganFinding] {
    guard !matches.isEmpty else { return [] }
    var neighbours: [Int: SpanIndex] = [:]
    for series in lexicon.series {
      for slogan in series {
        let others = series.filter { $0 != slogan }
        neighbours[slogan] = SpanIndex(mentions.filter { others.contains($0.slogan) }.map(\.span))
      }
    }
    return matches.compactMap { match in
      let slogan = sloganOfWrongNumber[match.formula]
      let entry = lexicon.entries[slogan]
      let verb = verbs.verb(before: match.start, in: document.text).map { document.string($0) }
      let around = Span(match.start - Self.neighbourhood, match.end + Self.neighbourhood)
      let hasNeighbour = neighbours[slogan]?.overlaps(around) == true
      guard hasNeighbour || verb.map(entry.verbs.contains) == true else { return nil }
      return SloganFinding(kind: .number, span: Span(match.start, match.end), expected: entry.canonical)
    }
  }
}
