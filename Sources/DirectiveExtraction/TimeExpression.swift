import Text

/// Words that name a time, and what they mean.
struct TimeExpression {
  /// What the words are built on.
  enum Form: Hashable {
    /// 今年, 2027年, 到2027年底, 年内.
    case year
    /// 6月, 6月底前, 6月1日前.
    case month
    /// 三季度; the number from 1.
    case quarter(Int)
    /// 上半年, 下半年; 1 or 2.
    case half(Int)
    /// 本季度, 下季度; the quarters from the document's.
    case thisQuarter(Int)
    /// 本周, 下周一; the weeks from the document's, and the day from Monday, 0, where one is named.
    case thisWeek(Int, day: Int?)
    /// 一个月内, so many days, months or an uncountable unit.
    case duration(days: Int, months: Int, isDatable: Bool)
    /// “十四五”末; its last year.
    case plan(Int)
    /// 即日起.
    case now
    /// 春节前, 汛期前; index into the lexicon's holidays.
    case holiday(Int)
  }

  /// How the words bound the time.
  enum Edge {
    /// Not at all: 三季度, 今年.
    case none
    /// By its end: 前 底 末 内, or 到 before it.
    case by
    /// From its beginning: 起.
    case from
  }

  /// How far from its beginning a time has one of the marks that all times have; more than the longest number and period.
  static let reach = 20

  var span: Span
  var form: Form
  /// The year, where the words name one.
  var year: Int?
  /// Years after the document's (今年 0, 明年 1).
  var yearOffset: Int?
  var month: Int?
  var day: Int?
  /// The first year of a stretch of years: 2021—2025年.
  var firstYear: Int?
  /// Months after the document's (本月 0, 下月 1).
  var monthOffset: Int?
  /// Where a stretch sets in whose end `month` and `day` name: 3月1日至5月31日.
  var first: (year: Int?, month: Int, day: Int)?
  var edge: Edge

  /// Whether the words by themselves are a deadline, wherever they stand.
  var isBound: Bool {
    switch form {
    case .quarter, .half, .thisQuarter, .thisWeek, .now, .plan, .holiday: true
    case .month where first != nil: true
    case .year, .month, .duration: edge == .by
    }
  }

  /// The first and last day, against a document's date.
  func interval(_ date: PartialDate?, _ holidays: [DirectiveLexicon.Holiday]) -> (
    from: CalendarDate?, to: CalendarDate?
  ) {
    let today = date.flatMap { $0.day == nil ? nil : $0.first }
    switch form {
    case .now: return (today, nil)
    case .plan(let year): return (nil, CalendarDate(year: year, month: 12, day: 31))
    case .duration(let days, let months, let isDatable):
      guard isDatable, let today else { return (nil, nil) }
      return (today, today.adding(months: months)?.adding(days: days))
    case .holiday(let index):
      if let year = year ?? (yearOffset == nil ? nil : resolvedYear(date)) {
        let day = CalendarDate(year: year, month: 1, day: 1).flatMap { holidays[index].next(onOrAfter: $0) }
        return (nil, day?.year == year ? day : nil)
      }
      return (nil, today.flatMap { holidays[index].next(onOrAfter: $0) })
    case .quarter(let number): return stretch(date, first: number * 3 - 2, last: number * 3)
    case .half(let number): return stretch(date, first: number * 6 - 5, last: number * 6)
    case .thisQuarter(let offset):
      guard let year = date?.year, let month = date?.month else { return (nil, nil) }
      let quarter = (month - 1) / 3 + offset
      return days(in: year + quarter / 4, from: quarter % 4 * 3 + 1, to: quarter % 4 * 3 + 3)
    case .thisWeek(let offset, let day):
      guard let today, let monday = today.adding(days: offset * 7 - today.weekday) else { return (nil, nil) }
      let (from, to) = (monday.adding(days: day ?? 0), monday.adding(days: day ?? 6))
      switch edge {
      case .from: return (from, nil)
      case .by: return (nil, to)
      case .none: return (from, to)
      }
    case .month:
      if let monthOffset {
        guard let now = date?.month, let year = date?.year else { return (nil, nil) }
        let month = now - 1 + monthOffset
        return days(in: year + month / 12, from: month % 12 + 1, to: month % 12 + 1)
      }
      guard let month else { return (nil, nil) }
      return stretch(date, first: first?.month ?? month, last: month)
    case .year:
      guard let year = resolvedYear(date) else { return (nil, nil) }
      if edge == .from { return (CalendarDate(year: year, month: 1, day: 1), nil) }
      if let firstYear {
        return (CalendarDate(year: firstYear, month: 1, day: 1), CalendarDate(year: year, month: 12, day: 31))
      }
      return (nil, CalendarDate(year: year, month: 12, day: 31))
    }
  }

  private func resolvedYear(_ date: PartialDate?) -> Int? {
    year ?? date.map { $0.year + (yearOffset ?? 0) }
  }

  /// Months `first` to `last` of the year that is named, or of the document's year, or of the next when those are past.
  private func stretch(_ date: PartialDate?, first: Int, last: Int) -> (from: CalendarDate?, to: CalendarDate?) {
    guard var year = resolvedYear(date) else { return (nil, nil) }
    if self.year == nil, yearOffset == nil, let date, let end = lastDay(year, last), end < date.first { year += 1 }
    return days(in: year, from: first, to: last)
  }

  private func days(in year: Int, from first: Int, to last: Int) -> (from: CalendarDate?, to: CalendarDate?) {
    if let start = self.first {
      let firstYear = start.year ?? (first > last ? year - 1 : year)
      return (CalendarDate(year: firstYear, month: first, day: start.day), lastDay(year, last))
    }
    guard let from = CalendarDate(year: year, month: first, day: edge == .from ? day ?? 1 : 1) else {
      return (nil, nil)
    }
    switch edge {
    case .from: return (from, nil)
    case .by: return (nil, lastDay(year, last))
    case .none: return (day == nil ? from : CalendarDate(year: year, month: first, day: day!), lastDay(year, last))
    }
  }

  private func lastDay(_ year: Int, _ month: Int) -> CalendarDate? {
    CalendarDate(year: year, month: month, day: day ?? CalendarDate.days(inMonth: month, of: year))
  }
}

extension PhraseReader {
  /// The time expression that begins at `at`.
  @inline(__always)
  func time(_ at: Int, _ end: Int) -> TimeExpression? {
    guard at < end, places.mayHold(.time, at),
      places.mayHold(.timeMark, at, min(end, at + TimeExpression.reach))
    else { return nil }
    var parser = TimeParser(phrases: self, start: at, end: end)
    return parser.parse()
  }
}
