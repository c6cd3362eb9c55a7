/// The words that rules add to the lattice at a place.
extension Lattice {
  /// What numbers cost: more than a frequent word, less than its numerals one by one.
  private static let numberCost: UInt32 = 55
  private static let numeralCost: UInt32 = 5
  private static let yearCost: UInt32 = 40
  /// What makes it dear to call something a name; the characters' own costs come on top.
  private static let nameCost: UInt32 = 60
  /// A given name of one character is less marked than one of two.
  private static let shortNameCost: UInt32 = 40
  /// What a title before or behind it takes off.
  private static let titleDiscount: UInt32 = 40
  private static let transliterationCost: UInt32 = 80
  /// What a head adds to the words before it: less than as a word of its own.
  private static let headCost: UInt32 = 10
  /// The most words before a head.
  private static let longestOrganisation = 4
  /// A suffix follows words that are sure to be words.
  private static let dearestStem: UInt32 = 150
  /// What a word across the seam of stem and suffix, or of suffix and what follows, adds.
  private static let crossingCost: UInt32 = 40

  /// Tries the words that begin at a place, and the word before it with a suffix.
  func relaxRules(_ path: UnsafeMutablePointer<Step>, _ run: Run, _ at: Int, _ cost: UInt32) {
    let roles = run.characters.roles(run[at])
    if roles.contains(.suffix) { relaxSuffix(path, run, at, cost) }
    guard at + 1 < run.count else { return }
    if roles.contains(.dateUnit), run.has(.timePart, at + 1) { relaxTimeUnit(path, run, at, cost) }
    if roles.contains(.numeral) { relaxNumeral(path, run, at, cost) }
    if roles.contains(.ordinal) {
      let end = run.numberEnd(at + 1, classes)
      if end > at + 1 { Self.relax(path, at, end, cost &+ Self.numberCost, .number) }
    }
    // 几十, 数百, but not 几一.
    if roles.contains(.vagueNumber), run.has(.numeral, at + 1), !run.has(.yearDigit, at + 1) {
      Self.relax(path, at, run.numeralEnd(at + 1), cost &+ Self.numberCost, .number)
    }
    if roles.contains(.organisationHead) { relaxOrganisation(path, run, at, cost) }
    if roles.contains(.surname) { relaxName(path, run, at, cost) }
    if roles.contains(.longSurname) { relaxLongName(path, run, at, cost) }
    if roles.contains(.transliteration) { relaxTransliteration(path, run, at, cost) }
  }

  /// A run of text with what is known of its characters.
  struct Run {
    let units: UnsafePointer<UInt16>
    let found: UnsafePointer<PairTable.Entry>
    let count: Int
    let characters: WordRules.Characters
    /// Whether units of several words may be used.
    let hasUnits: Bool

    subscript(at: Int) -> UInt16 { units[at] }
    /// Whether the two characters at a place are a common word.
    func isWord(_ at: Int) -> Bool { at + 1 < count && found[at].cost < commonCost }
    /// Whether they are a title (同志, 书记).
    func isTitle(_ at: Int) -> Bool { at + 1 < count && found[at].isTitle }
    func has(_ role: WordRules.Roles, _ at: Int) -> Bool { at < count && characters.roles(units[at]).contains(role) }

    /// The end of the run of characters of that role from `at`; `at` itself where there is none.
    func end(of role: WordRules.Roles, _ at: Int) -> Int {
      var end = at
      let limit = min(count, at + longestRun)
      while end < limit, characters.roles(units[end]).contains(role) { end += 1 }
      return end
    }
    /// The end of the numerals from `at`. A smaller unit right behind 万 or 亿 begins another word: 1.6亿|千瓦.
    func numeralEnd(_ at: Int) -> Int {
      let end = end(of: .numeral, at)
      guard end > at + 1 else { return end }
      return (at + 1..<end).first { isSmallUnit(units[$0]) && isLargeUnit(units[$0 - 1]) } ?? end
    }
    private func isSmallUnit(_ unit: UInt16) -> Bool { unit == 0x5343 || unit == 0x767E }  // 千 百
    private func isLargeUnit(_ unit: UInt16) -> Bool { unit == 0x4E07 || unit == 0x4EBF }  // 万 亿

    /// The same for numerals or for digits.
    func numberEnd(_ at: Int, _ classes: CharacterClassTable) -> Int {
      var end = at
      let limit = min(count, at + longestRun)
      while end < limit, classes[units[end]] == .digit { end += 1 }
      return end > at ? end : numeralEnd(at)
    }
  }

  // MARK: Numbers

  /// 二十五, 一九九八年, 十二月, 三分之一, 百分之五点三, 三点五, 十几.
  private func relaxNumeral(_ path: UnsafeMutablePointer<Step>, _ run: Run, _ at: Int, _ cost: UInt32) {
    relaxRange(path, run, at, cost)
    let end = run.numeralEnd(at)
    let price = cost &+ Self.numberCost
    if end - at > 1 {
      let own = price &+ Self.numeralCost &* UInt32(end - at)
      Self.relax(path, at, end, own, .number)
      // The last may belong to a unit: 五十万|千瓦.
      if end - at > 2, !run.has(.yearDigit, end - 1) { Self.relax(path, at, end - 1, own, .number) }
    }
    guard end < run.count else { return }
    switch run[end] {
    case 0x51E0 where run[end - 1] == 0x5341:  // 十几
      Self.relax(path, at, end + 1, price, .number)
    case 0x70B9:  // 三点五
      let last = run.numeralEnd(end + 1)
      if last > end + 1 { Self.relax(path, at, last, price, .number) }
    case 0x5206:  // 三分之一
      if let last = fractionEnd(run, end) { Self.relax(path, at, last, price, .number) }
    default:
      if run.has(.dateUnit, end), isDate(run, at, end) { Self.relax(path, at, end + 1, price, .number) }
    }
  }

  /// A unit of time behind a number belongs to it rather than to a word that it begins: 五|年|内 and 五|年|内乱, not
  /// 五|年内; but 1998年|年内.
  private func relaxTimeUnit(_ path: UnsafeMutablePointer<Step>, _ run: Run, _ at: Int, _ cost: UInt32) {
    let word = run.found[at].cost
    guard at > 0, word != PairTable.noWord, !run.has(.dateUnit, at - 1) else { return }
    let number = Self.place(path[at])
    let isNumber =
      classes[run[number]] == .digit || run.has(.numeral, number) || run.has(.vagueNumber, number)
      || run.has(.ordinal, number)
    guard isNumber else { return }
    // So dear that with the part behind it, it is a little cheaper than the word.
    let part = run.found[at + 1].single
    Self.relax(path, at, at + 1, cost &+ (word > part + 1 ? word - part - 1 : 1))
  }

  /// The end of 分之 and the numerals behind it, which may have a point.
  private func fractionEnd(_ run: Run, _ at: Int) -> Int? {
    guard at + 2 < run.count, run[at] == 0x5206, run[at + 1] == 0x4E4B else { return nil }
    let end = run.numeralEnd(at + 2)
    guard end > at + 2 else { return nil }
    let isPointed = end + 1 < run.count && run[end] == 0x70B9
    return isPointed ? max(end, run.numeralEnd(end + 1)) : end
  }

  /// Whether numerals and a unit name a date and not a duration: 一九九八年, 十二月, 二十一日, but 两年, 十年.
  private func isDate(_ run: Run, _ at: Int, _ end: Int) -> Bool {
    switch run[end] {
    case 0x5E74: (end - at == 4 || end - at == 2) && (at..<end).allSatisfy { run.has(.yearDigit, $0) }  // 年
    case 0x6708, 0x65E5: end - at <= 3 && run[at] != 0x4E24  // 月 日, but not 两日
    default: false
    }
  }

  /// What may follow a run of letters or digits and make one word with it: 2025年, 3月, 120万, A股.
  func relaxMixed(_ path: UnsafeMutablePointer<Step>, _ run: Run, _ at: Int, _ end: Int, _ cost: UInt32) {
    guard end < run.count, classes[run[at]].isAlphanumeric else { return }
    relaxRange(path, run, at, cost)
    let price = cost &+ Self.numberCost
    let isNumber = classes[run[end - 1]] == .digit && classes[run[at]] == .digit
    if isNumber, run.has(.dateUnit, end) {
      // A year of four digits is surer: 1998年|底, not 1998|年底.
      let isYear = run[end] == 0x5E74 && end - at == 4
      if isDateOfDigits(run, at, end) {
        Self.relax(path, at, end + 1, isYear ? cost &+ Self.yearCost : price, .number)
      }
      if run[end] == 0x6708, end + 1 < run.count, run[end + 1] == 0x4EFD {  // 月份
        Self.relax(path, at, end + 2, price, .number)
      }
    } else if isNumber, run.has(.numeral, end), !run.has(.yearDigit, end) {
      let last = run.numeralEnd(end)
      Self.relax(path, at, last, price, .number)
      // 2600亿|千瓦时
      if last > end + 1 { Self.relax(path, at, last - 1, price, .number) }
    } else if run.has(.latinSuffix, end), end - at <= 4, classes[run[end - 1]] == .letter {
      Self.relax(path, at, end + 1, price)
    }
  }

  /// 2021—2025年, 3%至5%, 三到五, 3月5日至8日.
  private func relaxRange(_ path: UnsafeMutablePointer<Step>, _ run: Run, _ at: Int, _ cost: UInt32) {
    // Of 2023-03-05 no part is a range.
    func isDash(_ at: Int) -> Bool { run.has(.rangeMark, at) && !classes[run[at]].isHan }
    guard run.hasUnits, let middle = amountEnd(run, at), run.has(.rangeMark, middle), at == 0 || !isDash(at - 1),
      let end = amountEnd(run, middle + 1), !isDash(end)
    else { return }
    Self.relax(path, at, end, cost &+ Self.numberCost, .range)
  }

  /// The end of a number with its sign or large unit, of a fraction, or of a date; nothing where none begins.
  private func amountEnd(_ run: Run, _ from: Int) -> Int? {
    var at = from
    // 年, 月, 日, 时.
    var parts = 0
    while at < run.count, parts < 4 {
      let isDigit = classes[run[at]] == .digit
      let text = UnsafeBufferPointer(start: run.units, count: run.count)
      let end = isDigit ? Self.atomEnd(text, at, run.count, classes, run.characters) : run.numeralEnd(at)
      guard end > at, !classes[run[end - 1]].isLetter else { break }
      if run.has(.dateUnit, end), isDigit ? isDateOfDigits(run, at, end) : isDate(run, at, end) {
        at = end + 1
        parts += 1
        continue
      }
      // A date is a date to its end: 1956年|五年.
      if at > from { break }
      if isDigit { return run.has(.numeral, end) && !run.has(.yearDigit, end) ? run.numeralEnd(end) : end }
      return fractionEnd(run, end) ?? end
    }
    return at > from ? at : nil
  }

  private func isDateOfDigits(_ run: Run, _ at: Int, _ end: Int) -> Bool {
    let next = end + 1 < run.count ? run[end + 1] : 0
    switch run[end] {
    case 0x5E74:  // 年: 1998 or 98, but not 90|年代, 1998|年度, 3|年
      let isYear = end - at == 4 || end - at == 2 && run[at] & 0xF > 4
      return isYear && next != 0x4EE3 && next != 0x5EA6
    case 0x5206: return end - at <= 2 && next != 0x4E4B && next != 0x522B  // 分, not 分之 分别
    default: return end - at <= 2
    }
  }

  // MARK: Names

  private func relaxName(_ path: UnsafeMutablePointer<Step>, _ run: Run, _ at: Int, _ cost: UInt32) {
    let price = cost &+ Self.nameCost &+ run.characters.surnameCost(run[at])
    relaxGiven(path, run, at, at + 1, price, .name)
  }

  /// The nouns before a head on the cheapest path and the head: 农村工作领导小组.
  private func relaxOrganisation(_ path: UnsafeMutablePointer<Step>, _ run: Run, _ at: Int, _ cost: UInt32) {
    let rest = UnsafeBufferPointer(start: run.units + at, count: run.count - at)
    guard run.hasUnits, let length = rules?.headLength(rest), length > 0 else { return }
    var begin = at
    for _ in 0..<Self.longestOrganisation {
      let start = Self.place(path[begin])
      let isWord = Self.origin(path[begin]) == .word || Self.origin(path[begin]) == .unit
      guard isWord, begin - start >= 2, line.isNoun(run.units + start, begin - start) else { break }
      begin = start
    }
    if begin < at { Self.relax(path, begin, at + length, cost &+ Self.headCost, .unit) }
  }

  private func relaxLongName(_ path: UnsafeMutablePointer<Step>, _ run: Run, _ at: Int, _ cost: UInt32) {
    guard at + 2 < run.count, let surname = rules?.surnameCost(run[at], run[at + 1]) else { return }
    relaxGiven(path, run, at, at + 2, cost &+ Self.nameCost &+ surname, .longName)
  }

  /// A given name of one or two characters from `given`, after a surname from `at`; cheaper beside a title.
  private func relaxGiven(
    _ path: UnsafeMutablePointer<Step>, _ run: Run, _ at: Int, _ given: Int, _ price: UInt32, _ origin: Origin
  ) {
    let only = run.characters.lastCost(run[given])
    let isAfterTitle = at > 1 && run.isTitle(at - 2)
    if only != 0 {
      let discount = isAfterTitle || run.isTitle(given + 1) ? Self.titleDiscount : 0
      Self.relax(path, at, given + 1, price &+ Self.shortNameCost &+ only &- discount, origin)
    }
    guard given + 1 < run.count else { return }
    let (first, last) = (run.characters.firstCost(run[given]), run.characters.lastCost(run[given + 1]))
    if first != 0, last != 0 {
      let discount = isAfterTitle || run.isTitle(given + 2) ? Self.titleDiscount : 0
      Self.relax(path, at, given + 2, price &+ first &+ last &- discount, origin)
    }
  }

  /// Runs of three to eight transliterating characters, and such runs joined by `·`.
  private func relaxTransliteration(_ path: UnsafeMutablePointer<Step>, _ run: Run, _ at: Int, _ cost: UInt32) {
    var end = run.end(of: .transliteration, at)
    let price = cost &+ Self.transliterationCost
    let each = rules?.transliterationCost ?? 0
    if end - at > 2 {
      for stop in at + 3...min(end, at + 8) { Self.relax(path, at, stop, price &+ each &* UInt32(stop - at)) }
    }
    guard end - at <= 8 else { return }
    let limit = at + 3 * longestRun
    while end < limit, end + 1 < run.count, run[end] == 0xB7, run.has(.transliteration, end + 1) {
      let part = end + 2
      end = run.end(of: .transliteration, end + 1)
      // Each end of the last part is tried: ordinary words may follow it.
      for stop in part...end { Self.relax(path, at, stop, price &+ each &* UInt32(stop - at)) }
    }
  }

  // MARK: Suffixes

  /// Lengthens the word that ends at `at` on the cheapest path by the suffix that stands there: 规范|化 → 规范化.
  private func relaxSuffix(_ path: UnsafeMutablePointer<Step>, _ run: Run, _ at: Int, _ cost: UInt32) {
    let begin = Self.place(path[at])
    guard at - begin >= 2, at - begin <= 4, Self.origin(path[at]) == .word,
      cost &- Self.cost(path[begin]) < Self.dearestStem
    else { return }
    // 责任|制度 and 全国|率先 are likelier than 责任制|度 and 全国率|先.
    let isCrossed = run.isWord(at - 1) || run.isWord(at)
    let crossing = isCrossed ? Self.crossingCost : 0
    Self.relax(path, begin, at + 1, cost &+ run.characters.suffixCost(run[at]) &+ crossing, .derived)
  }
}

/// The longest run of numerals, or of transliterating characters, that the rules look at.
private let longestRun = 24
/// What common words cost at most: one in 160,000.
private let commonCost: UInt32 = 120
