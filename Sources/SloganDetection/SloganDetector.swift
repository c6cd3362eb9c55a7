import ICU
public import Pipeline
public import Text

/// Finds the slogans of a lexicon, whatever surrounds them.
///
///     let detect = SloganDetector(lexicon)
///     detect(Document(id: "", text: "增强“四个意识”、坚定“四个自信”"))   // 四个意识 with 增强, 四个自信 with 坚定
///
/// A slogan is found inside quotation marks of any style or none, with stray blanks, in full or half width, in
/// Traditional characters, with digits for its numerals (2个维护), and where a long line breaks in its middle. Of matches
/// that lie one in another the longest is a mention by itself and the others are *nested*; matches that merely overlap
/// both stand by themselves. So mentions and nested ones together are all places of a slogan's variants where its
/// condition holds.
///
/// - Complexity: O(*n*) in the length of the text, whatever the number of slogans.
public struct SloganDetector: Stage {
  /// As a stage it reads documents.
  public typealias Input = Document
  /// The slogans it looks for.
  public let lexicon: SloganLexicon
  private let trie: FormulaTrie
  private let formulas: [Formula]
  private let conditions: [CompiledCondition?]
  private let verbs: GoverningVerbs

  /// What is asked about each match, so close together that the formulas of a long list stay in the processor's cache.
  private struct Formula {
    var slogan: Int32
    var isNumeric: Bool
    var hasCondition: Bool
  }

  /// A detector of the slogans of `lexicon`.
  public init(_ lexicon: SloganLexicon) {
    self.lexicon = lexicon
    let folding = lexicon.folding
    var formulas: [[UInt16]] = []
    var sloganOfFormula: [Int32] = []
    for (index, entry) in lexicon.entries.enumerated() {
      for form in [entry.canonical] + entry.variants {
        let formula = folding.fold(form)
        formulas.append(formula)
        sloganOfFormula.append(Int32(index))
      }
    }
    // Set series are also written without their separators (获得感幸福感安全感); a listed form goes first.
    for (index, formula) in formulas.enumerated() where formula.contains(FormulaFolding.separator) {
      formulas.append(formula.filter { $0 != FormulaFolding.separator })
      sloganOfFormula.append(sloganOfFormula[index])
    }
    for (index, formula) in formulas.enumerated() {
      guard lexicon.entries[Int(sloganOfFormula[index])].category == .numeric,
        let form = ChineseNumeral.inDigits(formula)
      else { continue }
      formulas.append(form)
      sloganOfFormula.append(sloganOfFormula[index])
    }
    trie = FormulaTrie(formulas)
    self.formulas = sloganOfFormula.map { slogan in
      let entry = lexicon.entries[Int(slogan)]
      return Formula(
        slogan: slogan, isNumeric: entry.category == .numeric, hasCondition: !entry.condition.clauses.isEmpty)
    }
    conditions = lexicon.entries.map { entry in
      entry.condition.clauses.isEmpty ? nil : CompiledCondition(entry.condition, folding: folding)
    }
    verbs = GoverningVerbs(lexicon)
  }

  /// The mentions of `document`, nested ones included, by start and then from the longest.
  public func callAsFunction(_ document: Document) -> [SloganMention] { self(FoldedText(document, for: lexicon)) }

  /// The mentions of a document that is folded already.
  public func callAsFunction(_ folded: FoldedText) -> [SloganMention] {
    let document = folded.document
    let text = document.text
    let folding = lexicon.folding
    let date = document.metadata.date
    let matches = trie.matches(in: folded)
    var quotations = QuotationScanner(marks: folded.marks)
    let surroundings = FormulaSurroundings(folding: folding, matches: matches)
    var mentions: [SloganMention] = []
    mentions.reserveCapacity(matches.count)
    var outer: (end: Int, slogan: Int)?
    var previous: SloganMention?
    for (index, match) in matches.enumerated() {
      let formula = formulas[match.formula]
      let slogan = Int(formula.slogan)
      let span = Span(match.start, match.end)
      let isQuoted = quotations.holds(span, in: text)
      if formula.isNumeric, !surroundings.allow(span, at: index, in: text, isQuoted: isQuoted) { continue }
      if formula.hasCondition, let condition = conditions[slogan],
        !condition.holds(
          at: span, quoted: isQuoted && surroundings.fillsQuotation(span, at: index, in: text), in: text, date: date,
          folding: folding)
      {
        continue
      }
      var mention = SloganMention(slogan: slogan, span: span, isQuoted: isQuoted)
      if let outer, match.end <= outer.end {
        // A variant inside a longer form of the same slogan is the same occurrence.
        if outer.slogan == slogan { continue }
        mention.within = outer.slogan
      } else {
        outer = (match.end, slogan)
        if let verb = verbs.verb(before: match.start, in: text) {
          mention.verb = verb
        } else if let previous, previous.verb != nil, verbs.joins(previous.span.end, match.start, in: text) {
          mention.verb = previous.verb
          mention.sharesVerb = true
        }
        previous = mention
      }
      mentions.append(mention)
    }
    return mentions
  }
}
