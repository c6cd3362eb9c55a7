public import Text

/// Proposes formulas that the lexicon does not know: numbered formulas and quoted coinages.
///
///     let find = NovelSloganFinder(lexicon)
///     find(segmented, known: mentions)   // “五包五促”，即包宣传…: 五包五促, numeric, defined
///
/// A numbered formula is proposed when the text quotes it, or when one of the shape 一市一品 or 六大优势产业 recurs without
/// quotation marks; a coinage only when a noun that follows coined names (工程, 行动) or a definition shows that it names
/// something. Every further place of a proposed form in the document is a mention, quoted or not.
///
/// - Complexity: O(*n*) in the length of the text.
public struct NovelSloganFinder: Sendable {
  /// The longest quoted stretch that may be a formula, in code units.
  static let longestForm = 26

  /// The longest formula with a comma.
  static let longestWithComma = 10

  private let lexicon: SloganLexicon
  private let words: CompiledCoinageWords
  private let formula: NumberedFormula
  private let recurring: RecurringFormulas

  /// A finder of what `lexicon` lacks.
  public init(_ lexicon: SloganLexicon) {
    self.lexicon = lexicon
    words = CompiledCoinageWords(lexicon.coinageWords, folding: lexicon.folding)
    formula = NumberedFormula(words)
    recurring = RecurringFormulas(words)
  }

  private struct Candidate {
    var form: String
    var category: SloganCategory
    var definition: Span?
  }

  /// The candidates of a document, by place; `known` are the mentions that the detector found in it.
  public func callAsFunction(_ segmented: SegmentedDocument, known: [SloganMention]) -> [NovelSlogan] {
    self(segmented, FoldedText(segmented.document, for: lexicon), known: known)
  }

  /// The candidates of a document that is folded already: `text` is that of `segmented`.
  public func callAsFunction(
    _ segmented: SegmentedDocument, _ text: FoldedText, known: [SloganMention]
  ) -> [NovelSlogan] {
    let document = segmented.document
    var order: [[UInt16]] = []
    var candidates: [[UInt16]: Candidate] = [:]
    let known = known.filter { $0.within == nil }
    let places = FormulaPlaces(
      in: document.text, marks: text.marks, folding: lexicon.folding, limit: Self.longestForm)
    var nextKnown = 0
    for span in places.quoted {
      let span = withoutNote(span, in: document.text)
      while nextKnown < known.count, known[nextKnown].span.end <= span.start { nextKnown += 1 }
      if isCovered(span, by: known[nextKnown...]) || isSentence(span, in: document.text) { continue }
      let key = fold(span, in: document.text)
      guard let category = category(of: key, at: span, in: segmented), isNew(key) else { continue }
      let definition = FormulaDefinition.find(behind: span.end, in: document.text)
      if candidates[key] == nil {
        order.append(key)
        candidates[key] = Candidate(form: plain(span, in: document.text), category: category, definition: definition)
      } else if let definition, candidates[key]?.definition == nil {
        candidates[key]?.definition = definition
      }
    }
    let unquoted =
      recurring.twofold(at: places.twofold, in: segmented, known: known)
      + recurring.lists(at: places.greatLists, in: segmented, known: known)
    for key in unquoted where candidates[key] == nil && lexicon.index(ofFolded: key) == nil {
      order.append(key)
      candidates[key] = Candidate(form: String(units: key), category: .numeric)
    }
    return mentions(of: order, candidates, in: document, text, known: known)
  }

  private func mentions(
    of order: [[UInt16]], _ candidates: [[UInt16]: Candidate], in document: Document, _ folded: FoldedText,
    known: [SloganMention]
  ) -> [NovelSlogan] {
    guard !order.isEmpty else { return [] }
    let text = document.text
    let matches = FormulaTrie(order).matches(in: folded)
    var quotations = QuotationScanner(marks: folded.marks)
    var found: [NovelSlogan] = []
    var end = 0
    var nextKnown = 0
    for match in matches where match.end > end {
      let span = Span(match.start, match.end)
      while nextKnown < known.count, known[nextKnown].span.end <= span.start { nextKnown += 1 }
      if nextKnown < known.count, known[nextKnown].span.contains(span) { continue }
      let candidate = candidates[order[match.formula]]!
      let isQuoted = quotations.holds(span, in: text)
      // 三新 or 双高 outside quotation marks may be part of other words.
      if !isQuoted, order[match.formula].count < 4 { continue }
      let definition = candidate.definition.flatMap { FormulaDefinition.begins($0, soonAfter: span.end) ? $0 : nil }
      found.append(
        NovelSlogan(
          form: candidate.form, category: candidate.category, span: span, isQuoted: isQuoted, definition: definition))
      end = match.end
    }
    return found
  }

  // MARK: Quoted

  private func category(
    of key: [UInt16], at span: Span, in segmented: SegmentedDocument
  ) -> SloganCategory? {
    // A bare number names something only where a noun follows (“12221”市场营销体系); else it is any number.
    if key.allSatisfy(NumberedFormula.isDigit), !isFollowedByName(span, in: segmented.document.text) { return nil }
    if formula.holds(key) {
      // A word with one numeral that a dictionary has is none (一刀切, 双轨制), but for those of two characters (三农),
      // of which the dictionary hardly means the same.
      let isSure = NumberedFormula.isDigit(key[0]) || key.count == 2 && key[0] != 0x4E00 || formula.countsTwice(key)
      return !isSure && isOneWord(span, in: segmented) ? nil : .numeric
    }
    return isCoinage(key, at: span, in: segmented.document.text) && !isOneWord(span, in: segmented) ? .quoted : nil
  }

  private func isNew(_ key: [UInt16]) -> Bool {
    key.count >= 2 && !words.traps.contains(key) && lexicon.index(ofFolded: key) == nil
  }

  private func isOneWord(_ span: Span, in segmented: SegmentedDocument) -> Bool {
    let tokens = segmented.tokens[segmented.tokens(in: span)].filter { $0.kind != .space && $0.kind != .punctuation }
    return tokens.count == 1 && tokens[0].span.contains(span)
  }

  private func isCoinage(_ key: [UInt16], at span: Span, in text: [UInt16]) -> Bool {
    guard (3...12).contains(key.count) else { return false }
    guard key.allSatisfy({ NumberedFormula.isHan($0) || NumberedFormula.isPlus($0) || $0 == 0xB7 }) else {
      return false
    }
    if FormulaDefinition.find(behind: span.end, in: text) != nil { return true }
    guard key.count >= 4, !key.contains(0x7684), !formula.beginsWithQuantity(key) else { return false }  // 的
    let behind = text[min(span.end + 1, text.count)..<min(span.end + 9, text.count)].prefix { $0 != 0x0A }
    return words.headBegins(behind.map { lexicon.folding.table[Int($0)] }[...]) || words.endsWithTail(key)
  }

  /// Whether a long stretch has a comma, as sayings and couplets have; the parts of a formula stand between 、.
  private func isSentence(_ span: Span, in text: [UInt16]) -> Bool {
    span.count > Self.longestWithComma && text[span.range].contains { $0 == 0xFF0C || $0 == 0x2C }
  }

  private func isFollowedByName(_ span: Span, in text: [UInt16]) -> Bool {
    guard span.end + 1 < text.count else { return false }
    return NumberedFormula.isHan(text[span.end + 1]) || QuotationMark(text[span.end + 1]) == .opening
  }

  private func isCovered(_ span: Span, by known: ArraySlice<SloganMention>) -> Bool {
    var covered = 0
    for mention in known {
      if mention.span.start >= span.end { break }
      covered += min(mention.span.end, span.end) - max(mention.span.start, span.start)
    }
    return covered * 3 >= span.count * 2
  }

  /// Without a note mark at its end: 五张清单［3］.
  private func withoutNote(_ span: Span, in text: [UInt16]) -> Span {
    guard span.count > 3, text[span.end - 1] == 0xFF3D || text[span.end - 1] == 0x5D else { return span }
    var at = span.end - 2
    while at > span.start, NumberedFormula.isDigit(lexicon.folding.table[Int(text[at])]) { at -= 1 }
    return text[at] == 0xFF3B || text[at] == 0x5B ? Span(span.start, at) : span
  }

  /// The characters at `span` without quotation marks and blanks, digits and letters in half width.
  private func plain(_ span: Span, in text: [UInt16]) -> String {
    let units = text[span.range].filter { lexicon.folding.table[Int($0)] != 0 }
    return String(
      units: units.map { unit in
        let isWide = (0xFF10...0xFF19).contains(unit) || (0xFF21...0xFF5A).contains(unit) || unit == 0xFF0B
        return isWide ? unit - 0xFEE0 : unit
      })
  }

  private func fold(_ span: Span, in text: [UInt16]) -> [UInt16] {
    text[span.range].compactMap { unit in
      let folded = lexicon.folding.table[Int(unit)]
      return folded == 0 ? nil : folded
    }
  }
}
