import Text

/// Finds formulas with one slip of the pen: a wrong, missing or doubled character, or two that changed places.
///
/// In a formula of one part any wrong character is a mistake; in one of several, which are varied at
/// will (立党为公、执政为民 and 执法为民), only one that sounds or looks like the right one.
struct NearMissCheck: Sendable {
  /// A formula shorter than this may be another phrase where the difference is at its edges (全军全国各族人民).
  static let shortestSureFormula = 9
  /// How much of a half is looked for.
  private static let seedLength = 5
  /// Which of these a phrase has is a choice of words, and no mistake.
  private static let choices = Set("的地得和与及同并了着过起出上下来到好住牢也都有在是对等要能应可之为以将已更最再还又而或相作做".utf16)

  private let lexicon: SloganLexicon
  private let confusable: ConfusableCharacters
  private let forms: NearMissForms
  /// The halves of long formulas: with one slip, one of them is still right.
  let halves: [[UInt16]]
  /// The forms that have each half, one half after the other.
  private let formsOfHalves: [(form: Int, isFirst: Bool)]
  /// Where those of each half begin, and behind the last where they end.
  private let boundsOfHalves: [Int]

  init(_ lexicon: SloganLexicon) {
    self.lexicon = lexicon
    confusable = ConfusableCharacters(lexicon.confusions)
    let forms = NearMissForms(lexicon)
    self.forms = forms
    var numbers: [[UInt16]: Int] = [:]
    var halves: [[UInt16]] = []
    var formsOfHalf: [[(form: Int, isFirst: Bool)]] = []
    for (number, form) in forms.all.enumerated() {
      let middle = form.units.count / 2
      for (half, isFirst) in [
        (form.units[..<middle].prefix(Self.seedLength), true), (form.units[middle...].suffix(Self.seedLength), false),
      ] {
        let half = Array(half)
        let at = numbers[half] ?? halves.count
        if at == halves.count {
          numbers[half] = at
          halves.append(half)
          formsOfHalf.append([])
        }
        formsOfHalf[at].append((number, isFirst))
      }
    }
    self.halves = halves
    formsOfHalves = formsOfHalf.flatMap { $0 }
    boundsOfHalves = formsOfHalf.reduce(into: [0]) { $0.append($0.last! + $1.count) }
  }

  /// What is wrong in `text`, where halves stand as told.
  func findings(
    in text: FoldedText, halves: [FormulaTrie.Match], mentions: [SloganMention]
  ) -> [SloganFinding] {
    let right = SpanIndex(mentions.map(\.span))
    let words = WordCut()
    var findings: [SloganFinding] = []
    for (slip, number) in slips(in: text, halves: halves) {
      let form = forms.all[number]
      guard isMistake(slip, in: form, of: text, right, words) else { continue }
      findings.append(SloganFinding(kind: .character, span: text.span(of: slip.range), expected: form.written))
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

  /// Where forms stand with a slip that may be a mistake.
  private func slips(in text: FoldedText, halves matches: [FormulaTrie.Match]) -> [(slip: Slip, form: Int)] {
    var slips: [(slip: Slip, form: Int)] = []
    text.units.withUnsafeBufferPointer { units in
      forms.units.withUnsafeBufferPointer { letters in
        let (bounds, own, sources) = (forms.bounds.span, boundsOfHalves.span, formsOfHalves.span)
        for match in matches {
          for number in own[match.formula]..<own[match.formula + 1] {
            let (form, isFirst) = sources[number]
            let formula = UnsafeBufferPointer(rebasing: letters[bounds[form]..<bounds[form + 1]])
            let at = isFirst ? match.first : match.first + min(Self.seedLength, formula.count - formula.count / 2)
            if let slip = Slip.find(formula, at: at, isEnd: !isFirst, in: units) { slips.append((slip, form)) }
          }
        }
      }
    }
    return slips
  }

  private func isMistake(
    _ slip: Slip, in form: NearMissForms.Form, of text: FoldedText, _ right: SpanIndex, _ words: WordCut
  ) -> Bool {
    let (formula, units) = (form.units, text.units)
    let changed = formula[slip.index..<slip.index + (slip.kind == .swapped ? 2 : 1)]
    let odd = changed + units[slip.place]
    guard odd.allSatisfy(NumberedFormula.isHan) else { return false }
    if changed.allSatisfy({ ChineseNumeral.value(of: $0) != nil }) { return false }
    // Where another slogan has the place, that one is meant.
    if right.covers(text.span(of: slip.place)) { return false }
    let isInside = slip.index > 0 && slip.index < formula.count - 1
    let isChoice =
      slip.kind == .dropped ? Self.choices.contains(changed[slip.index]) : odd.contains(where: Self.choices.contains)
    switch slip.kind {
    case .replaced:
      if odd.allSatisfy(Self.choices.contains) { return false }
      // In 56个民族共同… a measure stands behind its number.
      if slip.index == 0, text.followsNumeral(slip.place.lowerBound) { return false }
      let isAlike = confusable.areAlike(formula[slip.index], units[slip.place.lowerBound])
      if isAlike, isInside { return true }
      // A different first character is the end of another phrase (在毛主席为首的党中央, 渭河流域…).
      let margin = formula.count < Self.shortestSureFormula ? 2 : 1
      let isSure =
        isAlike
        || !isChoice && !form.hasSeparator && isInside && slip.index >= margin
          && !isMostlyRight(text.span(of: slip.range), right)
      // Another word is another phrase.
      return isSure && words.isAllSingle(slip.place, in: units)
    case .swapped:
      // Of two words of one character each either may go first (租购 and 购租).
      return !words.isAllSingle(slip.index..<slip.index + 2, in: formula)
    case .dropped:
      // What is left of the word must be none (not 工业 of 工商业), and the word not one that another phrase begins with.
      guard !isChoice, let word = words.words(at: slip.index..<slip.index + 1, in: formula).first,
        word.count > 1,
        word.lowerBound > 0, word.upperBound < formula.count
      else { return false }
      let start = slip.range.lowerBound + word.lowerBound
      let rest = start..<start + word.count - 1
      return words.isAllSingle(rest, in: units) && !units[rest].allSatisfy(Self.choices.contains)
    case .doubled:
      // At the edges a neighbour may have the same character (中国|国家, 发展|展望).
      return isInside
    }
  }

  /// Whether another slogan covers more than half of `span`: then that one is meant.
  private func isMostlyRight(_ span: Span, _ right: SpanIndex) -> Bool {
    right.overlapping(span).contains { right.spans[$0].count * 2 > span.count }
  }
}
