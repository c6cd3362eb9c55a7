public import Text

extension Document {
  /// A place with the quotation marks that touch it, where it has only their counterparts: “三牛”精神 for 三牛”精神.
  ///
  /// A formula's own place has no marks around it, so that one which a quotation runs into would show half of it.
  ///
  /// - Complexity: O(*n*) in the length of the place.
  public func balancingQuotations(_ span: Span) -> Span {
    var (unopened, unclosed, straight) = (0, 0, 0)
    for unit in text[span.range] {
      switch QuotationMark(unit) {
      case .opening: unclosed += 1
      case .closing: if unclosed > 0 { unclosed -= 1 } else { unopened += 1 }
      case .straight: straight += 1
      case nil: break
      }
    }
    var balanced = span
    func before() -> QuotationMark? { balanced.start > 0 ? QuotationMark(text[balanced.start - 1]) : nil }
    func behind() -> QuotationMark? { balanced.end < text.count ? QuotationMark(text[balanced.end]) : nil }
    while unopened > 0, before() == .opening {
      balanced.start -= 1
      unopened -= 1
    }
    while unclosed > 0, behind() == .closing {
      balanced.end += 1
      unclosed -= 1
    }
    if straight % 2 == 1 {
      if before() == .straight { balanced.start -= 1 } else if behind() == .straight { balanced.end += 1 }
    }
    return balanced
  }
}
