import Text

/// Parses one time expression by the words of `times.tsv`.
struct TimeParser {
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
    if take(.ahead) != nil {
      guard let number = number(at), period(number, isAhead: true) else { return nil }
      return finish()
    }
    guard at < end, body() else { return nil }
    if at < end, text[at] == Han.起 {
      at += 1
      result.edge = .from
    } else if isSince, !isStretch || at < end && text[at] == Han.的 {
      return nil
    }
    if isUntil { result.edge = .by }
    return finish()
  }

  /// 从2025年到2027年; not 从 of 从1979年到1982年的四年间.
  private var isStretch: Bool { result.firstYear != nil || result.first != nil }

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
    if let offset = take(.thisQuarter) {
      result.form = .thisQuarter(offset)
      closeStretch()
      return true
    }
    if let offset = take(.thisWeek) { return thisWeek(offset) }
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

  /// What may stand behind a year: 底前, 内, the year that a stretch ends with, a month, a season.
  private mutating func yearTail() -> Bool {
    takeLastYear()
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

  /// The end of a stretch that sets in with the year that was read: 至2027年.
  private mutating func takeLastYear() {
    guard let first = result.year, at < end, isUpTo(text[at]), let last = number(at + 1),
      (first...2100).contains(last.value), last.end < end, text[last.end] == Han.年
    else { return }
    at = last.end + 1
    (result.firstYear, result.year) = (first, last.value)
  }

  /// 本周五前, 下周一前, 本周内.
  private mutating func thisWeek(_ offset: Int) -> Bool {
    var day: Int?
    if let number = number(at), (1...6).contains(number.value) {
      day = number.value - 1
      at = number.end
    } else if at < end, text[at] == Han.日 || text[at] == Han.天 {
      day = 6
      at += 1
    }
    // 本周一次, 下周三项: a number of things.
    guard at >= end || phrases.places.isTokenStart(at) else { return false }
    result.form = .thisWeek(offset, day: day)
    closeStretch()
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
    if let day = number(at), (1...31).contains(day.value) {
      let isNamed = day.end < end && (text[day.end] == Han.日 || text[day.end] == Han.号)
      // 9月20前, 11月2至10日, as they are often written.
      guard isNamed || phrases.fields.longest(text, day.end, end, .end) != nil || isFirstDay(day.end) else { return }
      result.day = day.value
      at = day.end
      if isNamed {
        at += 1
        takeHour()
      }
    } else if let day = take(.third), day > 0 {
      result.day = day
    }
  }

  /// Whether 至10日 follows the number of a day.
  private func isFirstDay(_ place: Int) -> Bool {
    guard place < end, isUpTo(text[place]), let last = number(place + 1), last.end < end else { return false }
    return text[last.end] == Han.日 || text[last.end] == Han.号
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

  /// The end of a stretch that sets in with the day that was read: 至10日, 至5月31日, 至2026年3月.
  private mutating func takeLastDay() {
    guard let month = result.month, at < end, isUpTo(text[at]),
      var number = number(at + 1), number.end < end
    else { return }
    var lastYear = result.year
    if let year = result.year, (year...2100).contains(number.value), text[number.end] == Han.年 {
      lastYear = number.value
      guard let next = self.number(number.end + 1), next.end < end else { return }
      number = next
    }
    switch text[number.end] {
    case Han.月 where (1...12).contains(number.value):
      at = number.end + 1
      result.first = (result.year, month, result.day ?? 1)
      (result.year, result.month, result.day) = (lastYear, number.value, nil)
      takeDay()
    case Han.日 where (1...31).contains(number.value), Han.号 where (1...31).contains(number.value):
      guard let day = result.day else { return }
      at = number.end + 1
      (result.first, result.day) = ((result.year, month, day), number.value)
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
  private mutating func duration(_ number: (value: Int, end: Int)) -> Bool { period(number, isAhead: false) }

  /// Such a period with 内 behind it, or one that 提前 stands before, which no date is known for.
  private mutating func period(_ number: (value: Int, end: Int), isAhead: Bool) -> Bool {
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
    guard isAhead || take(.within) != nil && (at >= end || !isNoun(behindWithin: text[at])) else {
      return reset(opening)
    }
    result.form = .duration(days: days, months: months, isDatable: isDatable && !isAhead)
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
