import Text

/// Where a text may hold a formula, found in one pass.
struct FormulaPlaces {
  /// What stands between pairs of quotation marks, innermost, without the marks.
  private(set) var quoted: [Span] = []
  /// Where two numerals stand with one character between and one behind them (一市一品).
  private(set) var twofold: [Int] = []
  /// Where a numeral and 大 begin a list's name (六大优势产业).
  private(set) var greatLists: [Int] = []

  /// The places in `text`; quoted stretches of at most `limit` units, each in one line. Straight marks are paired in the
  /// order of the line.
  init(in text: [UInt16], folding: FormulaFolding, limit: Int) {
    let units = text.span
    let isOfInterest = folding.isOfInterest.span
    var opening: (offset: Int, kind: QuotationMark)?
    for at in 0..<units.count where isOfInterest[Int(units[at])] {
      let unit = units[at]
      if let kind = QuotationMark(unit) {
        switch (kind, opening?.kind) {
        case (.closing, .opening), (.straight, .straight):
          let span = Span(opening!.offset + 1, at)
          if !span.isEmpty, span.count <= limit { quoted.append(span) }
          opening = nil
        case (.closing, _): opening = nil
        case (.opening, _), (.straight, _): opening = (at, kind)
        }
      } else if unit == 0x0A {
        opening = nil
      } else if at + 4 <= units.count {
        if ChineseNumeral.value(of: units[at + 2]) != nil { twofold.append(at) }
        if units[at + 1] == 0x5927, ![0x4E00, 0x4E8C, 0x53CC].contains(unit) { greatLists.append(at) }
      }
    }
  }
}
