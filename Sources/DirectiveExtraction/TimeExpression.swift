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

  var span: Span
  var form: Form
  /// The year, where the words name one.
  var year: Int?
  /// Years after the document's (今年 0, 明年 1).
  var yearOffset: Int?
  var month: Int?
  var day: Int?
  var edge: Edge

  /// Whether the words can stand alone before a verb.
  var isAdverbial: Bool { true }

  /// Whether the words by themselves are a deadline, wherever they stand.
  var isBound: Bool {
    switch form {
    case .quarter, .half, .now, .plan, .holiday: true
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
      return (nil, today.flatMap { holidays[index].next(onOrAfter: $0) })
    case .quarter(let number): return stretch(date, first: number * 3 - 2, last: number * 3)
    case .half(let number): return stretch(date, first: number * 6 - 5, last: number * 6)
    case .month:
      guard let month else { return (nil, nil) }
      return stretch(date, first: month, last: month)
    case .year:
      guard let year = resolvedYear(date) else { return (nil, nil) }
      if edge == .from { return (CalendarDate(year: year, month: 1, day: 1), nil) }
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
    CalendarDate(year: year, month: month, day: min(day ?? 31, CalendarDate.days(inMonth: month, of: year)))
  }
}

/// Finds time expressions.
enum TimeReader {
  /// The time expression that begins at `at`.
  static func match(_ text: [UInt16], _ table: WordTable, _ at: Int, _ end: Int) -> TimeExpression? {
    guard at < end, mayBegin(text[at], table) else { return nil }
    var parser = TimeParser(text: text, table: table, start: at, end: end)
    return parser.parse()
  }

  /// The characters with which time expressions begin, beside the names of holidays.
  static let starts = "0123456789一二三四五六七八九十两〇到至今明后本年月第上下半即“从自"

  /// Whether `unit` may begin one.
  @inline(__always)
  static func mayBegin(_ unit: UInt16, _ table: WordTable) -> Bool {
    table.first[Int(unit)] & (WordClass.timeStart.rawValue | WordClass.holiday.rawValue) != 0
  }
}

/// Parses one time expression.
private struct TimeParser {
  let text: [UInt16]
  let table: WordTable
  let start: Int
  let end: Int
  var at: Int
  var result: TimeExpression
  var isUntil = false
  var isSince = false

  init(text: [UInt16], table: WordTable, start: Int, end: Int) {
    self.text = text
    self.table = table
    self.start = start
    self.end = end
    at = start
    result = TimeExpression(span: Span(start, start), form: .year, edge: .none)
  }

  mutating func parse() -> TimeExpression? {
    if let holiday = table.longest(text, at, end, .holiday) {
      at += holiday.length
      guard take("之前") || take("前") else { return nil }
      result.form = .holiday(Int(holiday.value) - 1)
      return finish()
    }
    if take("从") || take("自") { isSince = true } else if take("到") || take("至") { isUntil = true }
    if take("即日起") {
      result.form = .now
      return finish()
    }
    if isSince || isUntil, at >= end { return nil }
    guard body() else { return nil }
    if take("起") { result.edge = .from } else if isSince { return nil }
    if isUntil { result.edge = .by }
    return finish()
  }

  private func finish() -> TimeExpression {
    var result = result
    result.span = Span(start, at)
    return result
  }

  private mutating func body() -> Bool {
    if plan() || relative() { return true }
    if let number = ChineseNumeral.read(text, at, end) {
      if number.value >= 1900, number.value <= 2100, number.end < end, text[number.end] == 0x5E74 {  // 年
        at = number.end + 1
        result.year = number.value
        return yearTail()
      }
      if month(number) || duration(number) { return true }
    }
    return season() || half() || duration((0, at))
  }

  /// “十四五”末, “十五五”期间.
  private mutating func plan() -> Bool {
    let opening = at
    let isQuoted = take("“")
    guard take("十"), let number = ChineseNumeral.read(text, at, min(end, at + 1)), number.value > 0 else {
      at = opening
      return false
    }
    at = number.end
    guard take("五"), !isQuoted || take("”") else {
      at = opening
      return false
    }
    guard take("时期末") || take("期末") || take("末") || take("时期") || take("期间") else {
      at = opening
      return false
    }
    result.form = .plan(2025 + 5 * (number.value - 4))
    result.edge = .by
    return true
  }

  /// 今年, 明年底前, 年内, 月底前, 本月内.
  private mutating func relative() -> Bool {
    if take("今年") || take("本年度") || take("本年") {
      result.yearOffset = 0
      return yearTail()
    }
    if take("明年") {
      result.yearOffset = 1
      return yearTail()
    }
    if take("后年") {
      result.yearOffset = 2
      return yearTail()
    }
    if take("年内") || take("年底之前") || take("年底以前") || take("年底前") || take("年底") || take("年末前") || take("年末") {
      result.yearOffset = 0
      result.edge = .by
      return true
    }
    return false
  }

  /// What may stand behind a year: 底前, 内, a month, a season.
  private mutating func yearTail() -> Bool {
    if take("年底前") || take("底之前") || take("底以前") || take("底前") || take("年底") || take("年末") || take("底") || take("末前")
      || take("末") || take("年内") || take("内") || take("以前") || take("之前") || take("前")
    {
      result.edge = .by
      return true
    }
    if let number = ChineseNumeral.read(text, at, end), month(number) { return true }
    return season() || half() || true
  }

  /// 6月, 6月底前, 6月1日前, 6月上旬.
  private mutating func month(_ number: (value: Int, end: Int)) -> Bool {
    guard (1...12).contains(number.value), number.end < end, text[number.end] == 0x6708 else { return false }  // 月
    at = number.end + 1
    result.form = .month
    result.month = number.value
    if let day = ChineseNumeral.read(text, at, end), (1...31).contains(day.value), day.end < end,
      text[day.end] == 0x65E5 || text[day.end] == 0x53F7  // 日 号
    {
      result.day = day.value
      at = day.end + 1
    } else if take("上旬") {
      result.day = 10
    } else if take("中旬") {
      result.day = 20
    } else {
      _ = take("下旬") || take("份")
      if take("底") || take("末") { result.edge = .by }
    }
    if take("之前") || take("以前") || take("前") || take("内") { result.edge = .by }
    return true
  }

  /// 三季度, 第一季度末, 二季度前.
  private mutating func season() -> Bool {
    let opening = at
    _ = take("第")
    guard let number = ChineseNumeral.read(text, at, end), (1...4).contains(number.value) else {
      at = opening
      return false
    }
    at = number.end
    guard take("季度") else {
      at = opening
      return false
    }
    result.form = .quarter(number.value)
    if take("末前") || take("末") || take("底前") || take("底") || take("前") { result.edge = .by }
    _ = take("内")
    return true
  }

  /// 上半年, 下半年.
  private mutating func half() -> Bool {
    if take("上半年") {
      result.form = .half(1)
    } else if take("下半年") {
      result.form = .half(2)
    } else {
      return false
    }
    if take("底前") || take("前") { result.edge = .by }
    _ = take("内")
    return true
  }

  /// 一个月内, 15日内, 半年内, 2小时内, 7个工作日内.
  private mutating func duration(_ number: (value: Int, end: Int)) -> Bool {
    let opening = at
    var amount = number.value
    at = number.end
    let isHalf = take("半")
    if isHalf, number.value > 0 || amount == 0 { amount = number.value }
    guard amount > 0 || isHalf else {
      at = opening
      return false
    }
    _ = take("个")
    var (days, months, isDatable) = (0, 0, true)
    if take("工作日") || take("小时") || take("分钟") || take("学时") {
      isDatable = false
    } else if take("月") {
      months = amount
      if isHalf { days = 15 }
    } else if take("季度") {
      months = amount * 3
    } else if take("年") {
      months = amount * 12 + (isHalf ? 6 : 0)
    } else if take("周") || take("星期") {
      days = amount * 7
    } else if take("天") || take("日") {
      days = amount
    } else {
      at = opening
      return false
    }
    _ = take("时间")
    guard take("之内") || take("以内") || take("内") else {
      at = opening
      return false
    }
    result.form = .duration(days: days, months: months, isDatable: isDatable)
    result.edge = .by
    return true
  }

  private mutating func take(_ word: StaticString) -> Bool {
    guard at + word.length <= end else { return false }
    var index = 0
    while index < word.length {
      if text[at + index] != word.unit(index) { return false }
      index += 1
    }
    at += word.length
    return true
  }
}
