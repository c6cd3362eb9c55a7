import Text

/// The day of signing below a notice or a plan, on a line of its own (`2024年3月5日`).
enum SignatureDate {
  /// How many of the last paragraphs may be the date: notes and lists of annexes stand behind it.
  private static let reach = 8

  /// The last paragraph that is a date to the day and nothing else, among the last ones.
  static func find(in paragraphs: [Paragraph], of text: UnsafeBufferPointer<UInt16>) -> PartialDate? {
    let last = paragraphs.reversed().lazy.filter { !$0.span.isEmpty }.prefix(reach)
    for paragraph in last where paragraph.span.count <= 20 {
      let units = text[paragraph.span.range].filter { !LayoutCharacter.isBlank($0) }
      guard let match = ChineseDate.match(units, at: 0), match.end == units.count, match.date.day != nil else {
        continue
      }
      return match.date
    }
    return nil
  }
}
