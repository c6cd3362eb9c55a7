/// The classes of words that fields are read by: times, frequencies, bounds, units that lead and support. Their members
/// are data: `Lexicons/directives`.
struct FieldWord: WordClassSet {
  let rawValue: UInt64

  // MARK: Times

  /// Characters of whole numbers.
  static let numeral = FieldWord(rawValue: 1 << 0)
  /// 到 至.
  static let until = FieldWord(rawValue: 1 << 1)
  /// 从 自.
  static let since = FieldWord(rawValue: 1 << 2)
  /// 即日起.
  static let now = FieldWord(rawValue: 1 << 3)
  /// 今年 明年; the value counts the years from the document's.
  static let year = FieldWord(rawValue: 1 << 4)
  /// 本月 下月; the value counts the months from the document's.
  static let thisMonth = FieldWord(rawValue: 1 << 38)
  /// 本季度 下季度; the value counts the quarters from the document's.
  static let thisQuarter = FieldWord(rawValue: 1 << 39)
  /// 本周 下周; the value counts the weeks from the document's.
  static let thisWeek = FieldWord(rawValue: 1 << 40)
  /// 提前, before a period.
  static let ahead = FieldWord(rawValue: 1 << 41)
  /// Ends of the document's year: 年内, 年底前.
  static let yearEnd = FieldWord(rawValue: 1 << 5)
  /// What bounds the time before it: 底前, 末, 之前.
  static let end = FieldWord(rawValue: 1 << 6)
  /// 内 以内.
  static let within = FieldWord(rawValue: 1 << 7)
  /// Five-year plans; the value is the last year.
  static let plan = FieldWord(rawValue: 1 << 8)
  /// What makes a time of a plan: 末, 期间.
  static let era = FieldWord(rawValue: 1 << 9)
  /// 上半年 下半年; the value is 1 or 2.
  static let half = FieldWord(rawValue: 1 << 10)
  /// Thirds of a month; the value is the last day, 0 for the end of the month.
  static let third = FieldWord(rawValue: 1 << 11)
  /// Periods of so many days.
  static let days = FieldWord(rawValue: 1 << 12)
  /// Periods of so many months.
  static let months = FieldWord(rawValue: 1 << 13)
  /// Periods that no calendar counts: 工作日.
  static let undated = FieldWord(rawValue: 1 << 14)
  /// 第, before the number of a quarter.
  static let ordinal = FieldWord(rawValue: 1 << 30)
  /// 半, before or behind a period.
  static let halved = FieldWord(rawValue: 1 << 31)
  /// Days and seasons by which things are done; the value is their index plus one.
  static let holiday = FieldWord(rawValue: 1 << 15)

  /// Nouns that make a name with the time before them: 今年工作, 2025年版.
  static let timed = FieldWord(rawValue: 1 << 33)

  // MARK: Frequencies

  /// 每, before a period.
  static let each = FieldWord(rawValue: 1 << 16)
  /// What may follow 每: 季度, 两年's 年.
  static let period = FieldWord(rawValue: 1 << 17)
  /// 定期 按月.
  static let frequency = FieldWord(rawValue: 1 << 18)
  /// 常态化: a frequency only before a verb.
  static let habit = FieldWord(rawValue: 1 << 19)

  // MARK: Quantities

  /// Units of measure.
  static let unit = FieldWord(rawValue: 1 << 20)
  /// Bounds before a figure: 不低于.
  static let boundBefore = FieldWord(rawValue: 1 << 21)
  /// Bounds behind it: 左右.
  static let boundBehind = FieldWord(rawValue: 1 << 22)

  // MARK: Units that lead and support

  /// Words of a label before the units that lead: 牵头单位：.
  static let leadLabel = FieldWord(rawValue: 1 << 23)
  /// Words of a label before those that support.
  static let supportLabel = FieldWord(rawValue: 1 << 24)
  /// Words of a label before a list whose first unit leads.
  static let chargeLabel = FieldWord(rawValue: 1 << 25)
  /// Verbs that end a clause behind units that support.
  static let supportVerb = FieldWord(rawValue: 1 << 26)
  /// Verbs that end a bracket behind a list whose first unit leads.
  static let chargeVerb = FieldWord(rawValue: 1 << 27)
  /// What may follow those verbs: 抓好落实.
  static let chargeTail = FieldWord(rawValue: 1 << 28)
  /// Words before a deadline: 完成时限.
  static let deadlineLabel = FieldWord(rawValue: 1 << 36)
  /// What may stand between units and verb: 按职责分工, 分别.
  static let manner = FieldWord(rawValue: 1 << 29)

  /// Nouns of such a label: 单位.
  static let labelled = FieldWord(rawValue: 1 << 35)

  // MARK: Lists and addresses

  /// Nouns of a list of duties.
  static let duty = FieldWord(rawValue: 1 << 32)
  /// Nouns of a list of conditions: 情形.
  static let circumstance = FieldWord(rawValue: 1 << 34)
  /// Places and times that a prohibition names: 禁止燃放区域.
  static let restricted = FieldWord(rawValue: 1 << 42)
  /// Nouns of a lead-in whose items are powers: 职权.
  static let power = FieldWord(rawValue: 1 << 44)
  /// Words of a verb of one character and its object: 办实事.
  static let verbObject = FieldWord(rawValue: 1 << 43)
  /// Words that address the audience.
  static let address = FieldWord(rawValue: 1 << 37)

  // MARK: Several of them

  /// Words of labels before units.
  static let labels: FieldWord = [.leadLabel, .supportLabel, .chargeLabel]
  /// Words with which a time may begin.
  static let opensTime: FieldWord = [
    .numeral, .until, .since, .now, .year, .thisMonth, .thisQuarter, .thisWeek, .ahead, .yearEnd, .plan, .half,
    .holiday,
    .ordinal, .halved,
  ]
  /// Words of frequency.
  static let opensFrequency: FieldWord = [.each, .frequency, .habit]
}
