import Text

/// Tells a short formula from a part of a longer one by the characters around it.
///
/// 两高 stands in “两高”项目 but not in “两高地、两基地”, 四清 not in “四看四清”, 2个维护 not in 12个维护, 千万工程 not in
/// 十百千万工程.
struct FormulaSurroundings {
  /// The longest formula that other formulas are made of, in code units.
  private static let shortFormula = 2
  /// How far before a match one that ends where it begins may start, in code units.
  private static let reach = 24

  /// The folding that the matches were found by.
  let folding: FormulaFolding
  /// All matches in the text, by start.
  var matches: [FormulaTrie.Match] = []

  /// Whether a match at `span` can be the formula itself.
  func allow(_ span: Span, at index: Int, in text: [UInt16], isQuoted: Bool) -> Bool {
    let first = text[span.start]
    if NumberedFormula.isDigit(folding.table[Int(first)]) {
      if span.start > 0, continuesNumber(text[span.start - 1]) { return false }
      if span.count <= Self.shortFormula, !isQuoted { return false }
    }
    // A number goes on: 千万工程 is no part of “十百千万”工程.
    if span.start > 0, ChineseNumeral.isLarge(first), NumberedFormula.isNumeral(text[span.start - 1]) {
      return false
    }
    guard isQuoted, span.count <= Self.shortFormula, ChineseNumeral.value(of: first) != nil else { return true }
    return isEdge(span.start - 1, in: text) || endsAnother(at: span.start, before: index)
  }

  /// Whether a quoted match is all that stands between quotation marks and separators, other formulas apart
  /// (“两重两新”).
  func fillsQuotation(_ span: Span, at index: Int, in text: [UInt16]) -> Bool {
    (isEdge(span.start - 1, in: text) || endsAnother(at: span.start, before: index))
      && (isEdge(span.end, in: text) || beginsAnother(at: span.end, behind: index))
  }

  /// Whether a formula may begin or end beside the unit at `offset`: a quotation mark, a blank or a separator.
  private func isEdge(_ offset: Int, in text: [UInt16]) -> Bool {
    guard text.indices.contains(offset) else { return true }
    let folded = folding.table[Int(text[offset])]
    return folded == 0 || folded == FormulaFolding.separator
  }

  private func endsAnother(at offset: Int, before index: Int) -> Bool {
    matches[..<index].reversed().prefix { $0.start >= offset - Self.reach }.contains { $0.end == offset }
  }

  private func beginsAnother(at offset: Int, behind index: Int) -> Bool {
    matches[index...].prefix { $0.start <= offset }.contains { $0.start == offset }
  }

  private func continuesNumber(_ unit: UInt16) -> Bool {
    let folded = folding.table[Int(unit)]
    return NumberedFormula.isDigit(folded) || folded == 0x2E || folded == 0x2B || folded == 0x2D  // . + -
  }
}
