public import Text

/// Checks how a text quotes set formulations, and says only what it is sure of.
///
///     let check = SloganChecker(lexicon)
///     check(document, mentions: detect(document))   // 坚定“四个意识”: verb, expected 增强“四个意识”
///
/// An entry without the fact that a check needs is left alone, and so is a document without a date by the checks that
/// need one.
///
/// - Complexity: O(*n*) in the length of the text.
public struct SloganChecker: Sendable {
  private let lexicon: SloganLexicon
  private let wordings: WordingCheck
  private let lists: MemberListCheck
  /// What both look for, so that a text is gone through once.
  private let formulas: FormulaLists
  /// For each slogan of a series: the series, its place there, and the verbs that belong to the others alone.
  private let places: [Int: (series: Int, position: Int, foreignVerbs: Set<String>)]

  /// A checker against `lexicon`.
  public init(_ lexicon: SloganLexicon) {
    self.lexicon = lexicon
    wordings = WordingCheck(lexicon)
    lists = MemberListCheck(lexicon)
    formulas = FormulaLists(wordings.formulas + [lists.formulas])
    var places: [Int: (series: Int, position: Int, foreignVerbs: Set<String>)] = [:]
    for (number, series) in lexicon.series.enumerated() {
      for (position, slogan) in series.enumerated() {
        let others = series.filter { $0 != slogan }.flatMap { lexicon.entries[$0].verbs }
        places[slogan] = (number, position, Set(others).subtracting(lexicon.entries[slogan].verbs))
      }
    }
    self.places = places
  }

  /// What is wrong in `document`, by place; `mentions` are those that the detector found in it.
  public func callAsFunction(_ document: Document, mentions: [SloganMention]) -> [SloganFinding] {
    self(FoldedText(document, for: lexicon), mentions: mentions)
  }

  /// What is wrong in a document that is folded already.
  public func callAsFunction(_ text: FoldedText, mentions: [SloganMention]) -> [SloganFinding] {
    let document = text.document
    var findings: [SloganFinding] = []
    let outer = mentions.filter { $0.within == nil }
    appendVerbs(to: &findings, in: document, outer)
    appendOrder(to: &findings, in: document, outer)
    appendDates(to: &findings, in: document, outer)
    let matches = formulas.matches(in: text)
    findings += wordings.findings(in: text, matches: matches.dropLast(), mentions: outer)
    findings += lists.findings(in: document, matches: matches[matches.count - 1], mentions: outer)
    findings += QuotationCheck.findings(in: document, marks: text.marks)
    return findings.sorted { $0.span != $1.span ? $0.span < $1.span : $0.kind.rawValue < $1.kind.rawValue }
  }

  /// A verb that belongs to another slogan of the series: 坚定“四个意识”.
  private func appendVerbs(to findings: inout [SloganFinding], in document: Document, _ mentions: [SloganMention]) {
    for mention in mentions where !mention.sharesVerb {
      guard let verb = mention.verb, let place = places[mention.slogan] else { continue }
      let entry = lexicon.entries[mention.slogan]
      guard place.foreignVerbs.contains(document.string(verb)), let proper = entry.verbs.first else { continue }
      let span = withClosingMark(Span(verb.start, mention.span.end), in: document.text)
      findings.append(SloganFinding(kind: .verb, span: span, expected: "\(proper)“\(entry.canonical)”"))
    }
  }

  /// Neighbours of a series that stand in the wrong order: 坚定“四个自信”、增强“四个意识”. A comma begins a new series
  /// (坚决做到“两个维护”，增强“四个意识”、坚定“四个自信” is in order).
  private func appendOrder(to findings: inout [SloganFinding], in document: Document, _ mentions: [SloganMention]) {
    var run: [SloganMention] = []
    for mention in mentions {
      if let last = run.last, !isNeighbour(mention, of: last, in: document.text) {
        judge(run, in: document, &findings)
        run = []
      }
      if places[mention.slogan] != nil { run.append(mention) }
    }
    judge(run, in: document, &findings)
  }

  private func isNeighbour(_ mention: SloganMention, of last: SloganMention, in text: [UInt16]) -> Bool {
    guard places[mention.slogan]?.series == places[last.slogan]?.series else { return false }
    let between = text[last.span.end..<max(last.span.end, mention.span.start)]
    return between.count <= 12 && !between.contains(where: { Self.seriesEnds.contains($0) })
  }

  private func judge(_ run: [SloganMention], in document: Document, _ findings: inout [SloganFinding]) {
    let positions = run.map { places[$0.slogan]!.position }
    guard run.count >= 2, positions != positions.sorted() else { return }
    let expected = zip(positions, run).sorted { $0.0 < $1.0 }.map { _, mention in
      let entry = lexicon.entries[mention.slogan]
      return "\(entry.verbs.first ?? "")“\(entry.canonical)”"
    }
    let start = run[0].sharesVerb ? run[0].span.start : run[0].verb?.start ?? run[0].span.start
    let span = withClosingMark(Span(start, run[run.count - 1].span.end), in: document.text)
    findings.append(SloganFinding(kind: .order, span: span, expected: expected.joined(separator: "、")))
  }

  /// With the mark that closes a quotation opened inside.
  private func withClosingMark(_ span: Span, in text: [UInt16]) -> Span {
    guard span.end < text.count, QuotationMark(text[span.end]) == .closing else { return span }
    let inside = text[span.range].compactMap { QuotationMark($0) }
    return inside.last == .opening ? Span(span.start, span.end + 1) : span
  }

  /// 。 ； ， and its half-width form, and a line feed.
  private static let seriesEnds: Set<UInt16> = [0x3002, 0xFF1B, 0xFF0C, 0x2C, 0x0A]

  /// A slogan before its first use, or after its successor took over.
  private func appendDates(to findings: inout [SloganFinding], in document: Document, _ mentions: [SloganMention]) {
    guard let date = document.metadata.date else { return }
    for mention in mentions {
      let entry = lexicon.entries[mention.slogan]
      if let first = entry.firstUse, date.last < first.first {
        findings.append(SloganFinding(kind: .anachronism, span: mention.span, expected: "\(first)"))
      }
      if case .superseded(let successor) = entry.status, let next = lexicon[successor], let first = next.firstUse,
        date.first > first.last
      {
        findings.append(SloganFinding(kind: .superseded, span: mention.span, expected: next.canonical))
      }
    }
  }
}
