import Text

/// Finds quotation marks that are never closed.
///
/// Two opening marks in a row mean that the first was not closed, unless the second opens a paragraph: a quotation of
/// several paragraphs opens each and closes the last. Straight marks say nothing.
enum QuotationCheck {
  private static let pairs: [(opening: UInt16, closing: UInt16)] = [
    (0x201C, 0x201D), (0x300C, 0x300D), (0x300E, 0x300F),
  ]

  /// The findings in `document`, whose quotation marks are among those at `marks`.
  static func findings(in document: Document, marks: [Int]) -> [SloganFinding] {
    let text = document.text
    var open: [Int?] = Array(repeating: nil, count: pairs.count)
    var findings: [SloganFinding] = []
    for at in marks {
      let unit = text[at]
      for (index, pair) in pairs.enumerated() {
        if unit == pair.closing {
          open[index] = nil
        } else if unit == pair.opening {
          if let earlier = open[index], !opensParagraph(at, in: text) {
            findings.append(finding(earlier, pair, in: text))
          }
          open[index] = at
        }
      }
    }
    for (index, pair) in pairs.enumerated() {
      if let earlier = open[index] { findings.append(finding(earlier, pair, in: text)) }
    }
    return findings
  }

  private static func finding(_ at: Int, _ pair: (opening: UInt16, closing: UInt16), in text: [UInt16]) -> SloganFinding
  {
    // As much of what follows as shows the place.
    var end = at + 1
    while end < text.count, end - at < 12, text[end] != 0x0A, text[end] != pair.opening { end += 1 }
    return SloganFinding(
      kind: .quotation, span: Span(at, end), expected: String(decoding: [pair.closing], as: UTF16.self))
  }

  private static func opensParagraph(_ offset: Int, in text: [UInt16]) -> Bool {
    var at = offset - 1
    while at >= 0, text[at] == 0x20 || text[at] == 0x3000 || text[at] == 0x09 { at -= 1 }
    return at < 0 || text[at] == 0x0A
  }
}
