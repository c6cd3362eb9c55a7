import Text

/// Where a text may hold a formula that no lexicon knows.
struct FormulaPlaces {
  /// How many units of a text are looked at before its numerals are.
  private static let blockSize = 1024

  /// What stands between pairs of quotation marks, innermost, without the marks.
  private(set) var quoted: [Span] = []
  /// Where two numerals stand with one character between and one behind them (一市一品).
  private(set) var twofold: [Int] = []
  /// Where a numeral and 大 begin a list's name (六大优势产业).
  private(set) var greatLists: [Int] = []

  /// The places in `text`, which has quotation marks and line ends at `marks`; quoted stretches of at most `limit` units,
  /// each in one line. Straight marks are paired in the order of the line.
  init(in text: [UInt16], marks: [Int], folding: FormulaFolding, limit: Int) {
    findQuotations(in: text, marks: marks, limit: limit)
    findNumerals(in: text, folding: folding)
  }

  private mutating func findQuotations(in text: [UInt16], marks: [Int], limit: Int) {
    var opening: (offset: Int, kind: QuotationMark)?
    for at in marks {
      guard let kind = QuotationMark(text[at]) else {
        opening = nil
        continue
      }
      switch (kind, opening?.kind) {
      case (.closing, .opening), (.straight, .straight):
        let span = Span(opening!.offset + 1, at)
        if !span.isEmpty, span.count <= limit { quoted.append(span) }
        opening = nil
      case (.closing, _): opening = nil
      case (.opening, _), (.straight, _): opening = (at, kind)
      }
    }
  }

  private mutating func findNumerals(in text: [UInt16], folding: FormulaFolding) {
    let units = text.span
    let isNumeral = folding.numerals.span
    let last = text.count - 3
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.blockSize) { room in
      let numerals = room.baseAddress!
      for block in stride(from: 0, to: last, by: Self.blockSize) {
        // Without a branch, since they cannot be guessed.
        var count = 0
        for at in block..<min(block + Self.blockSize, last) {
          numerals[count] = Int32(truncatingIfNeeded: at)
          let unit = units[unchecked: at]
          count &+= Int(truncatingIfNeeded: isNumeral[unchecked: Int(unit &>> 6)] &>> UInt64(unit) & 1)
        }
        for at in (0..<count).lazy.map({ Int(numerals[$0]) }) {
          if ChineseNumeral.value(of: units[at + 2]) != nil { twofold.append(at) }
          if units[at + 1] == 0x5927, ![0x4E00, 0x4E8C, 0x53CC].contains(units[at]) { greatLists.append(at) }
        }
      }
    }
  }
}
