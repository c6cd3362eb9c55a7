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
  var first: (month: Int, day: Int)?
  var edge: Edge

  /// Whether the words by themselves are a deadline, wherever they stand.
  var isBound: Bool {
    switch form {
    case .quarter, .half, .now, .plan, .holiday: true
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
      return (CalendarDate(year: first > last ? year - 1 : year, month: first, day: start.day), lastDay(year, last))
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

/// Parses one time expression by the words of `times.tsv`.
private struct TimeParser {
  let phrases: PhraseReader
  let start: Int
  let end: Int
  var at: Int
  var result: TimeExpression

  private var text: TextUnits { phrases.text }

  init(phrases: PhraseReader, start: Int, end: Int) {
    self.phrases = phrases
    self.start = start
    self.end = end
    at = start
    result = TimeExpression(span: Span(start, start), form: .year, edge: .none)
  }

  mutating func parse() -> TimeExpression? {
    if let holiday = take(.holiday) {
      // 汛前 has its bound in itself; 开学前7天 counts from it.
      let isWhole = text[at - 1] == Han.前 && phrases.places.isTokenStart(start)
      guard isWhole || take(.end) != nil, at >= end || !WidthFolding.isDigit(text[at]) else { return nil }
      result.form = .holiday(holiday - 1)
      return finish()
    }
    let isSince = take(.since) != nil
    let isUntil = !isSince && take(.until) != nil
    if take(.now) != nil {
      result.form = .now
      return finish()
    }
    guard at < end, body() else { return nil }
    if at < end, text[at] == Han.起 {
      at += 1
      result.edge = .from
    } else if isSince {
      return nil
    }
    if isUntil { result.edge = .by }
    return finish()
  }

  private func finish() -> TimeExpression {
    var result = result
    result.span = Span(start, at)
    return result
  }

  private mutating func body() -> Bool {
    if let year = take(.plan) {
      guard take(.era) != nil else { return false }
      result.form = .plan(year)
      result.edge = .by
      return true
    }
    if let offset = take(.year) {
      result.yearOffset = offset
      return yearTail()
    }
    // 若干年内, 几年内: not this year's end.
    if !isAfterAmount, take(.yearEnd) != nil {
      result.yearOffset = 0
      result.edge = .by
      return true
    }
    if let half = take(.half) { return self.half(half) }
    // 月底 of 6 月底 is another month's.
    if !isAfterAmount, let offset = take(.thisMonth) { return thisMonth(offset) }
    guard let number = number(at) else { return season() || duration((0, at)) }
    if number.value >= 1900, number.value <= 2100, number.end < end, text[number.end] == Han.年 {
      at = number.end + 1
      result.year = number.value
      return yearTail()
    }
    return years(number) || month(number) || season() || duration(number)
  }

  /// 2021—2025年.
  private mutating func years(_ first: (value: Int, end: Int)) -> Bool {
    guard (1900...2100).contains(first.value), first.end < end, QuantityReader.joinsRange(text[first.end]),
      let last = number(first.end + 1), (first.value...2100).contains(last.value), last.end < end,
      text[last.end] == Han.年
    else { return false }
    at = last.end + 1
    (result.firstYear, result.year) = (first.value, last.value)
    return true
  }

  /// Whether 若干, 几, 数, 多 or a numeral stands before it.
  private var isAfterAmount: Bool {
    var before = start - 1
    while before > 0, Mark.isBlank(text[before]) { before -= 1 }
    guard before >= 0 else { return false }
    switch text[before] {
    case Han.干, Han.几, Han.数, Han.多, Han.近: return true
    default: return Ordinal.isNumeral(text[before]) || WidthFolding.isDigit(text[before])
    }
  }

  /// What may stand behind a year: 底前, 内, a month, a season.
  private mutating func yearTail() -> Bool {
    if takeEnd() {
      result.edge = .by
      return true
    }
    if let number = number(at), month(number) { return true }
    if let half = take(.half) { return self.half(half) }
    let opening = at
    if let holiday = take(.holiday) {
      if take(.end) != nil {
        result.form = .holiday(holiday - 1)
        return true
      }
      at = opening
    }
    _ = season()
    return true
  }

  /// 本月底前, 下月15日前.
  private mutating func thisMonth(_ offset: Int) -> Bool {
    result.form = .month
    result.monthOffset = offset
    takeDay()
    if takeEnd() { result.edge = .by }
    return true
  }

  /// The day of a month: 1日, 上旬.
  private mutating func takeDay() {
    if let day = number(at), (1...31).contains(day.value), day.end < end,
      text[day.end] == Han.日 || text[day.end] == Han.号
    {
      result.day = day.value
      at = day.end + 1
      takeHour()
    } else if let day = number(at), (1...31).contains(day.value),
      phrases.fields.longest(text, day.end, end, .end) != nil
    {
      // 9月20前, as it is often written.
      result.day = day.value
      at = day.end
    } else if let day = take(.third) {
      if day > 0 { result.day = day }
    }
  }

  /// The hour of a day: 18:00, 17时, 下午5点.
  private mutating func takeHour() {
    if at < end, text[at] == Mark.openBracket { takeWeekday() }
    var opening = at
    if phrases.starts("上午", at, end) || phrases.starts("下午", at, end) { opening += 2 }
    guard let hour = number(opening), hour.value <= 24, hour.end < end else { return }
    switch text[hour.end] {
    case 0x3A:  // :
      guard let minute = number(hour.end + 1) else { return }
      at = minute.end
    case Han.时, Han.点: at = hour.end + 1
    default: break
    }
  }

  /// （星期一） behind a day.
  private mutating func takeWeekday() {
    guard phrases.starts("星期", at + 1, end) || phrases.starts("周", at + 1, end) else { return }
    let close = phrases.skipBracket(at, min(end, at + 6))
    if close > at + 1 { at = close }
  }

  /// The end of a stretch that sets in with the day that was read: 至10日, 至5月31日.
  private mutating func takeLastDay() {
    guard let month = result.month, at < end, isUpTo(text[at]),
      let number = number(at + 1), number.end < end
    else { return }
    switch text[number.end] {
    case Han.月 where (1...12).contains(number.value):
      at = number.end + 1
      (result.first, result.month, result.day) = ((month, result.day ?? 1), number.value, nil)
      takeDay()
    case Han.日 where (1...31).contains(number.value), Han.号 where (1...31).contains(number.value):
      guard let day = result.day else { return }
      at = number.end + 1
      (result.first, result.day) = ((month, day), number.value)
    default: break
    }
  }

  /// 至 到 — -.
  private func isUpTo(_ unit: UInt16) -> Bool {
    unit == Han.至 || unit == Han.到 || unit == 0x2014 || unit == 0x2D
  }

  /// 6月, 6月底前, 6月1日前, 6月上旬.
  private mutating func month(_ number: (value: Int, end: Int)) -> Bool {
    guard (1...12).contains(number.value), number.end < end, text[number.end] == Han.月 else { return false }
    at = number.end + 1
    result.form = .month
    result.month = number.value
    takeDay()
    if result.day == nil, at < end, text[at] == Han.份 { at += 1 }
    takeLastDay()
    if takeEnd() { result.edge = .by }
    return true
  }

  /// 三季度, 第一季度末, 二季度前.
  private mutating func season() -> Bool {
    let opening = at
    _ = take(.ordinal)
    guard let number = number(at), (1...4).contains(number.value),
      phrases.starts("季度", number.end, end)
    else {
      at = opening
      return false
    }
    at = number.end + 2
    result.form = .quarter(number.value)
    closeStretch()
    return true
  }

  /// 上半年, 下半年.
  private mutating func half(_ number: Int) -> Bool {
    result.form = .half(number)
    closeStretch()
    return true
  }

  /// 底前 makes a bound of a quarter or half; 内 leaves it a stretch.
  private mutating func closeStretch() {
    if take(.end) != nil { result.edge = .by }
    _ = take(.within)
  }

  /// 一个月内, 15日内, 半年内, 2小时内, 7个工作日内.
  private mutating func duration(_ number: (value: Int, end: Int)) -> Bool {
    let opening = at
    let amount = number.value
    at = number.end
    var isHalf = take(.halved) != nil
    guard amount > 0 || isHalf else { return reset(opening) }
    if at < end, text[at] == Han.个 { at += 1 }
    if !isHalf { isHalf = take(.halved) != nil }
    var (days, months, isDatable) = (0, 0, true)
    if take(.undated) != nil {
      isDatable = false
    } else if let length = take(.months) {
      months = amount * length
      if isHalf { (months, days) = length == 1 ? (months, 15) : (months + length / 2, 0) }
    } else if let length = take(.days) {
      days = amount * length
    } else {
      return reset(opening)
    }
    if phrases.starts("时间", at, end) { at += 2 }
    guard take(.within) != nil, at >= end || !isNoun(behindWithin: text[at]) else { return reset(opening) }
    result.form = .duration(days: days, months: months, isDatable: isDatable)
    result.edge = .by
    return true
  }

  /// 内乱 内战 内部 内需: of 十年内乱 no time is meant.
  private func isNoun(behindWithin unit: UInt16) -> Bool {
    switch unit {
    case Han.乱, Han.战, Han.部, Han.需: true
    default: false
    }
  }

  /// The number at `place`, and what stands behind it: in 2006 年 6 月 the blanks count for nothing.
  private func number(_ place: Int) -> (value: Int, end: Int)? {
    guard var number = SmallNumber.read(text, blanksEnd(place), end) else { return nil }
    number.end = blanksEnd(number.end)
    return number
  }

  private func blanksEnd(_ place: Int) -> Int {
    var place = place
    while place < end, Mark.isBlank(text[place]) { place += 1 }
    return place
  }

  private mutating func reset(_ opening: Int) -> Bool {
    at = opening
    return false
  }

  private mutating func takeEnd() -> Bool { take([.end, .within]) != nil }

  /// Goes behind the word of one of `classes` that stands here, and gives its value.
  @inline(__always)
  private mutating func take(_ classes: FieldWord) -> Int? {
    guard let match = phrases.fields.longest(text, at, end, classes) else { return nil }
    at += match.length
    return Int(match.value)
  }
}
