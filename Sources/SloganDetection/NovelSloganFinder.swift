public import Text

/// Proposes formulas that the lexicon does not know: numbered formulas and quoted coinages.
///
///     let find = NovelSloganFinder(lexicon)
///     find(segmented, known: mentions)   // “五包五促”，即包宣传…: 五包五促, numeric, defined
///
/// A numbered formula is proposed when the text quotes it, or when one of the shape 一市一品 recurs without quotation
/// marks; a coinage only when a noun that follows coined names (工程, 行动) or a definition shows that it names
/// something. Every further place of a proposed form in the document is a mention, quoted or not.
///
/// - Complexity: O(*n*) in the length of the text.
public struct NovelSloganFinder: Sendable {
  /// The longest quoted stretch that may be a formula, in code units.
  static let longestForm = 26
  /// How often a formula must stand in the document when it is never quoted.
  static let leastUnquoted = 2

  /// How much of a list's name behind 大 is looked at, in code units.
  static let longestListName = 8

  private let lexicon: SloganLexicon
  private let words: CompiledCoinageWords
  private let formula: NumberedFormula

  /// A finder of what `lexicon` lacks.
  public init(_ lexicon: SloganLexicon) {
    self.lexicon = lexicon
    words = CompiledCoinageWords(lexicon.coinageWords, folding: lexicon.folding)
    formula = NumberedFormula(words)
  }

  private struct Candidate {
    var form: String
    var category: SloganCategory
    var definition: Span?
  }

  /// The candidates of a document, by place; `known` are the mentions that the detector found in it.
  public func callAsFunction(_ segmented: SegmentedDocument, known: [SloganMention]) -> [NovelSlogan] {
    let document = segmented.document
    var order: [[UInt16]] = []
    var candidates: [[UInt16]: Candidate] = [:]
    let known = known.filter { $0.within == nil }
    let scan = FormulaPlaces(in: document.text, folding: lexicon.folding, limit: Self.longestForm)
    for span in scan.quoted {
      let span = withoutNote(span, in: document.text)
      let key = fold(span, in: document.text)
      guard let category = category(of: key, at: span, in: segmented, known: known) else { continue }
      let definition = FormulaDefinition.find(behind: span.end, in: document.text)
      if candidates[key] == nil {
        order.append(key)
        candidates[key] = Candidate(form: plain(span, in: document.text), category: category, definition: definition)
      } else if let definition, candidates[key]?.definition == nil {
        candidates[key]?.definition = definition
      }
    }
    let recurring =
      recurringTwofold(at: scan.twofold, in: segmented, known: known)
      + recurringLists(at: scan.greatLists, in: segmented, known: known)
    for key in recurring where candidates[key] == nil && lexicon.index(ofFolded: key) == nil {
      order.append(key)
      candidates[key] = Candidate(form: String(decoding: key, as: UTF16.self), category: .numeric)
    }
    return mentions(of: order, candidates, in: document, known: known)
  }

  private func mentions(
    of order: [[UInt16]], _ candidates: [[UInt16]: Candidate], in document: Document, known: [SloganMention]
  ) -> [NovelSlogan] {
    guard !order.isEmpty else { return [] }
    let text = document.text
    var marks: [Int] = []
    var matches = FormulaTrie(order).matches(in: text, folding: lexicon.folding, marks: &marks)
    var quotations = QuotationScanner(marks: marks)
    FormulaTrie.putLongestFirst(&matches)
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
    of key: [UInt16], at span: Span, in segmented: SegmentedDocument, known: [SloganMention]
  ) -> SloganCategory? {
    guard key.count >= 2, !words.traps.contains(key), lexicon.index(ofFolded: key) == nil else { return nil }
    if isCovered(span, by: known) { return nil }
    if formula.holds(key) {
      // A word of the dictionary is none, but for those of two characters (三农), which hardly is what a dictionary means.
      let mayBeWord = NumberedFormula.isDigit(key[0]) || key.count == 2 && key[0] != 0x4E00
      return !mayBeWord && isOneWord(span, in: segmented) ? nil : .numeric
    }
    return isCoinage(key, at: span, in: segmented.document.text) && !isOneWord(span, in: segmented) ? .quoted : nil
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

  private func isCovered(_ span: Span, by known: [SloganMention]) -> Bool {
    var low = 0
    var high = known.count
    while low < high {
      let middle = (low + high) / 2
      if known[middle].span.end <= span.start { low = middle + 1 } else { high = middle }
    }
    var covered = 0
    while low < known.count, known[low].span.start < span.end {
      covered += min(known[low].span.end, span.end) - max(known[low].span.start, span.start)
      low += 1
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
      decoding: units.map { unit in
        let isWide = (0xFF10...0xFF19).contains(unit) || (0xFF21...0xFF5A).contains(unit) || unit == 0xFF0B
        return isWide ? unit - 0xFEE0 : unit
      }, as: UTF16.self)
  }

  private func fold(_ span: Span, in text: [UInt16]) -> [UInt16] {
    text[span.range].compactMap { unit in
      let folded = lexicon.folding.table[Int(unit)]
      return folded == 0 ? nil : folded
    }
  }

  // MARK: Unquoted

  /// Formulas of two numerals and two words of one character (一市一品) that recur.
  private func recurringTwofold(
    at places: [Int], in segmented: SegmentedDocument, known: [SloganMention]
  ) -> [[UInt16]] {
    let text = segmented.document.text
    var frequency: [[UInt16]: Int] = [:]
    var order: [[UInt16]] = []
    var nextKnown = 0
    for at in places {
      let form = Array(text[at..<at + 4])
      guard isTwofold(form), !precedesNumeral(at, in: text) else { continue }
      while nextKnown < known.count, known[nextKnown].span.end <= at { nextKnown += 1 }
      if nextKnown < known.count, known[nextKnown].span.start < at + 4 { continue }
      let tokens = segmented.tokens(in: Span(at, at + 4))
      guard let first = tokens.first, let last = tokens.last, tokens.count > 1 else { continue }
      guard segmented.tokens[first].span.start == at, segmented.tokens[last].span.end == at + 4 else { continue }
      if frequency[form] == nil { order.append(form) }
      frequency[form, default: 0] += 1
    }
    return order.filter { frequency[$0]! >= Self.leastUnquoted }
  }

  /// Names of lists (六大优势产业) that recur; of each as much as recurs, in whole words.
  private func recurringLists(
    at places: [Int], in segmented: SegmentedDocument, known: [SloganMention]
  ) -> [[UInt16]] {
    let text = segmented.document.text
    let isKnown = SpanIndex(known.map(\.span))
    var frequency: [[UInt16]: Int] = [:]
    var names: [[[UInt16]]] = []
    for at in places where !precedesNumeral(at, in: text) {
      var prefixes: [[UInt16]] = []
      for token in segmented.tokens[segmented.tokens(in: Span(at + 2, min(at + 2 + Self.longestListName, text.count)))]
      {
        let (start, end) = (Int(token.start), Int(token.end))
        guard start >= at + 2 || end <= at + 2 || prefixes.isEmpty, end - at - 2 <= Self.longestListName,
          text[max(start, at)..<end].allSatisfy(NumberedFormula.isHan), !isKnown.overlaps(Span(at, end))
        else { break }
        if end - at >= 4 { prefixes.append(Array(text[at..<end])) }
      }
      names.append(prefixes)
      for prefix in prefixes where !words.traps.contains(prefix) { frequency[prefix, default: 0] += 1 }
    }
    var chosen: [[UInt16]] = []
    for prefixes in names {
      // The longest that recurs, but not one that only some places have.
      guard let shortest = prefixes.first(where: { frequency[$0, default: 0] >= Self.leastUnquoted }) else { continue }
      let name = prefixes.last {
        frequency[$0, default: 0] * 2 > frequency[shortest]! && frequency[$0]! >= Self.leastUnquoted
      }
      if let name, !chosen.contains(name) { chosen.append(name) }
    }
    return chosen
  }

  private func isTwofold(_ form: [UInt16]) -> Bool {
    guard NumberedFormula.isHan(form[1]), NumberedFormula.isHan(form[3]), form[1] != form[3] else { return false }
    guard !NumberedFormula.isItem(form[1]), !NumberedFormula.isItem(form[3]), !words.traps.contains(form) else {
      return false
    }
    guard ChineseNumeral.value(of: form[1]) == nil, ChineseNumeral.value(of: form[3]) == nil else { return false }
    if ChineseNumeral.isLarge(form[1]) || ChineseNumeral.isLarge(form[3]) { return false }
    return words.trapLength(at: 0, in: form) == nil && words.trapLength(at: 2, in: form) == nil
      && !words.unitFollows(1, in: form)
      && !words.unitFollows(3, in: form)
  }

  private func precedesNumeral(_ offset: Int, in text: [UInt16]) -> Bool {
    guard offset > 0 else { return false }
    let before = text[offset - 1]
    return ChineseNumeral.value(of: before) != nil || ChineseNumeral.isLarge(before) || before == 0x7B2C
  }
}

/// Finds what a text says that a formula means: “五包五促”工作法，即….
enum FormulaDefinition {
  /// How many characters may stand between the quotation mark and the word that defines.
  static let reach = 8
  /// The longest definition, in code units.
  static let longest = 240

  /// The definition that follows a closing quotation mark at `offset`.
  static func find(behind offset: Int, in text: [UInt16]) -> Span? {
    var at = offset
    if at < text.count, QuotationMark(text[at]) != nil { at += 1 }
    var passed = 0
    while at < text.count, NumberedFormula.isHan(text[at]), passed < reach {
      if let start = definingWord(at, in: text) { return definition(from: start, in: text) }
      at += 1
      passed += 1
    }
    guard at < text.count else { return nil }
    // ， , （ ( ： — open a definition; nothing else does.
    guard [0xFF0C, 0x2C, 0xFF08, 0x28, 0x3A, 0xFF1A, 0x2014].contains(text[at]) else { return nil }
    while at < text.count, text[at] == 0x2014 { at += 1 }
    if at < text.count, !NumberedFormula.isHan(text[at]) { at += 1 }
    return definingWord(at, in: text).flatMap { definition(from: $0, in: text) }
  }

  /// Whether a definition begins close enough behind `offset` to be that of the formula ending there.
  static func begins(_ definition: Span, soonAfter offset: Int) -> Bool {
    definition.start >= offset && definition.start - offset <= reach + 8
  }

  /// Where a definition begins when 即, 是指, 指的是 or 就是 stands at `offset`.
  private static func definingWord(_ offset: Int, in text: [UInt16]) -> Int? {
    for word in [[0x5373, 0x662F], [0x662F, 0x6307], [0x6307, 0x7684, 0x662F], [0x5373]] as [[UInt16]] {
      let end = offset + word.count
      guard end < text.count, text[offset..<end].elementsEqual(word) else { continue }
      // 即将 即使 即可 即便 即日 即时 即刻 say something else.
      if word == [0x5373], [0x5C06, 0x4F7F, 0x53EF, 0x4FBF, 0x65E5, 0x65F6, 0x523B].contains(text[end]) { continue }
      return end
    }
    return nil
  }

  private static func definition(from offset: Int, in text: [UInt16]) -> Span? {
    var start = offset
    while start < text.count, [0x3A, 0xFF1A, 0x20, 0xFF0C].contains(text[start]) { start += 1 }
    var end = start
    var depth = 0
    while end < text.count, end - start < longest {
      let unit = text[end]
      if unit == 0x0A || unit == 0x3002 || unit == 0xFF1B { break }
      if unit == 0xFF08 || unit == 0x28 { depth += 1 }
      if unit == 0xFF09 || unit == 0x29 {
        if depth == 0 { break }
        depth -= 1
      }
      end += 1
    }
    return end - start >= 2 ? Span(start, end) : nil
  }
}
