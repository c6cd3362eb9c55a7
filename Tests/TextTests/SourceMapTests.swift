import TestSupport
import Testing
import Text

struct SourceMapTests {
  @Test func `positions count code points, lines and columns from one`() {
    let document = Document(id: "", text: "甲😀乙\r\n丙\r丁\n戊")
    func place(_ text: String) -> SourceSpan {
      let units = Array(text.utf16)
      let start = document.text.indices.first { document.text[$0...].starts(with: units) }!
      return document.sourceSpan(of: Span(start, start + units.count))
    }
    #expect(place("甲") == SourceSpan(start: 0, end: 1, line: 1, column: 1))
    #expect(place("😀") == SourceSpan(start: 1, end: 2, line: 1, column: 2))
    #expect(place("乙") == SourceSpan(start: 2, end: 3, line: 1, column: 3))
    #expect(place("丙") == SourceSpan(start: 5, end: 6, line: 2, column: 1))
    #expect(place("丁") == SourceSpan(start: 7, end: 8, line: 3, column: 1))
    #expect(place("戊") == SourceSpan(start: 9, end: 10, line: 4, column: 1))
  }

  @Test func `an identity map leads every offset to its code point`() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let text = (0..<30).map { _ in ["甲", "a", "😀", "\n", "\r\n", "𠮷"].randomElement(using: &random)! }.joined()
      let document = Document(id: "", text: text)
      var offset = 0
      for (number, scalar) in text.unicodeScalars.enumerated() {
        #expect(document.sourceMap.sourceOffset(of: offset) == number, "\(text.debugDescription)")
        offset += UTF16.width(scalar)
      }
    }
  }
}

struct PartialDateTests {
  @Test(arguments: ["2023", "2023-03", "2023-03-05", "0001-01-01"])
  func `ISO dates read and write alike`(iso: String) { #expect(PartialDate(iso: iso)?.description == iso) }

  @Test(arguments: ["", "23", "2023-3", "2023-13", "2023-02-30", "2023-00-01", "2023-03-05T", "2023/03"])
  func `other strings are no dates`(text: String) { #expect(PartialDate(iso: text) == nil) }

  @Test func `a date known to the month has a first and a last day`() {
    #expect(PartialDate(iso: "2024-02")?.first.description == "2024-02-01")
    #expect(PartialDate(iso: "2024-02")?.last.description == "2024-02-29")
    #expect(PartialDate(iso: "2023")?.last.description == "2023-12-31")
  }
}

struct CalendarDateTests {
  @Test func `ordinals count every day of four centuries once`() {
    var day = CalendarDate(year: 1900, month: 1, day: 1)!
    var ordinal = day.ordinal
    while day.year < 2300 {
      let next = day.adding(days: 1)!
      ordinal += 1
      #expect(next.ordinal == ordinal)
      #expect(CalendarDate(ordinal: ordinal) == next)
      #expect(day < next)
      #expect(next.weekday == (day.weekday + 1) % 7)
      day = next
    }
    #expect(CalendarDate(year: 2000, month: 1, day: 3)?.weekday == 0)
  }

  @Test func `months are added with the last day kept inside`() {
    #expect(CalendarDate(year: 2024, month: 1, day: 31)?.adding(months: 1)?.description == "2024-02-29")
    #expect(CalendarDate(year: 2024, month: 11, day: 30)?.adding(months: 3)?.description == "2025-02-28")
    #expect(CalendarDate(year: 2024, month: 3, day: 15)?.adding(months: -3)?.description == "2023-12-15")
  }
}
