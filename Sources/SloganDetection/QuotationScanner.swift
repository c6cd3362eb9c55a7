import Text

/// Tells whether stretches of a text, asked for in rising order, stand in quotation marks.
struct QuotationScanner {
  /// How far away the marks may be.
  static let reach = 24

  private let marks: [Int]
  private var next = 0

  /// A scanner of a text whose quotation marks and line ends stand at `marks`, in rising order.
  init(marks: [Int]) { self.marks = marks }

  /// Whether the nearest mark before `span` opens and the nearest one behind it closes, both in its line.
  ///
  /// - Precondition: no span begins before the one asked for last.
  mutating func holds(_ span: Span, in text: [UInt16]) -> Bool {
    while next < marks.count, marks[next] < span.start { next += 1 }
    guard next > 0, case let before = marks[next - 1], span.start - before <= Self.reach else { return false }
    guard let opening = QuotationMark(text[before]), opening != .closing else { return false }
    var behind = next
    while behind < marks.count, marks[behind] < span.end { behind += 1 }
    guard behind < marks.count, case let after = marks[behind], after - span.end < Self.reach else { return false }
    guard let closing = QuotationMark(text[after]), closing != .opening else { return false }
    // A straight mark may be either, so both must touch.
    if opening == .straight || closing == .straight { return before == span.start - 1 && after == span.end }
    return true
  }
}
