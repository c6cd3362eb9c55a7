/// Tells formulas made with numbers (五包五促, 三个一律, 1+3, 12221) from dates, periods, counts and names.
///
/// It judges the words between a pair of quotation marks, folded.
struct NumberedFormula {
  private let words: CompiledCoinageWords

  init(_ words: CompiledCoinageWords) { self.words = words }

  /// Whether `form` is made with numbers as a formula is.
  func holds(_ form: [UInt16]) -> Bool {
    guard (2...24).contains(form.count), !form.contains(where: Self.endsSentence) else { return false }
    let isFormula = form.contains(where: Self.isDigit) ? isDigitFormula(form) : isHanFormula(form)
    return isFormula && !words.traps.contains(form)
  }

  // MARK: With digits

  /// `1+3`, `15+N`, `12221`, `415X`, `1351工程`, `59条`.
  private func isDigitFormula(_ form: [UInt16]) -> Bool {
    let head = form.prefix { Self.isDigit($0) || Self.isVariable($0) || Self.isPlus($0) }
    let tail = Array(form.dropFirst(head.count))
    let hasPlus = head.dropFirst().dropLast().contains(where: Self.isPlus)
    if hasPlus, head.last.map(Self.isPlus) != true { return tail.isEmpty || tail.allSatisfy(Self.isHan) }
    if head.count == form.count { return isBareNumber(form) }
    if head.count >= 3, head.count <= 6, words.endsWithTail(tail) { return !isYear(Array(head)) || tail.count >= 4 }
    // A count of items: 7个专项行动, 营商环境创新提升59条. A count of time or measure is none.
    guard let number = form.firstIndex(where: Self.isDigit) else { return false }
    let measure = form[number...].drop { Self.isDigit($0) }
    guard let first = measure.first, form[number...].count - measure.count <= 2 else { return false }
    return Self.isItem(first) && (number == 0 || measure.count == 1) && form.count >= 3
  }

  private func isBareNumber(_ form: [UInt16]) -> Bool {
    if form.contains(where: Self.isVariable) { return form.count >= 3 && form.allSatisfy { !Self.isPlus($0) } }
    return (3...6).contains(form.count) && form.allSatisfy(Self.isDigit) && !isYear(form)
  }

  private func isYear(_ form: [UInt16]) -> Bool {
    form.count == 4 && (form.starts(with: [0x31, 0x39]) || form.starts(with: [0x32, 0x30]))
  }

  // MARK: With Han numerals

  private func isHanFormula(_ form: [UInt16]) -> Bool {
    if form.allSatisfy(Self.isNumeral) {
      // 十四五, 五一, 九一八 are periods and dates; 十百千万 names tiers.
      return form.allSatisfy { $0 == 0x5341 || ChineseNumeral.isLarge($0) }
    }
    let runs = numerals(of: form)
    let counting = runs.filter { !$0.isUnit }
    if counting.count >= 2 { return form.count <= 16 }
    guard let only = counting.first else { return false }
    let rest = form.count - only.end
    if only.isLarge || form.count > 10 { return false }
    if only.isOne { return isSingleOne(form, only) }
    if only.start == 0 { return rest >= 1 && !words.endsAsQuantity(form) && (!only.isDouble || form.count <= 5) }
    return Self.isItem(form[only.end]) && rest >= 2 || rest == 1 || (only.start == 1 && form.count <= 5)
  }

  /// 一 alone counts nothing: only a coinage of four characters (一表同享), or one of a system (一单制), is a formula.
  private func isSingleOne(_ form: [UInt16], _ run: Numeral) -> Bool {
    // 一股了之, 一发了之 are idioms.
    if form.contains(where: { [0x4E86, 0x4E4B, 0x4E0D, 0x7684, 0x5C31].contains($0) }) { return false }
    return run.start == 0 && (form.count == 4 || form.count == 3 && form[2] == 0x5236) && !Self.isItem(form[1])
  }

  private struct Numeral {
    var start: Int
    var end: Int
    var isOne: Bool
    var isDouble: Bool
    var isLarge: Bool
    /// Whether it counts time or a measure.
    var isUnit: Bool
  }

  private func numerals(of form: [UInt16]) -> [Numeral] {
    var numerals: [Numeral] = []
    var at = 0
    while at < form.count {
      if let length = words.trapLength(at: at, in: form) {
        at += length
        continue
      }
      guard Self.isNumeral(form[at]) else {
        at += 1
        continue
      }
      let start = at
      while at < form.count, Self.isNumeral(form[at]) { at += 1 }
      let run = form[start..<at]
      // At the end a numeral counts nothing, but for the sum of a formula that began with one (千项万亿).
      if at == form.count, numerals.isEmpty || run.count < 2 || !run.allSatisfy(ChineseNumeral.isLarge) { break }
      if start > 0, form[start - 1] == 0x7B2C { continue }  // 第
      numerals.append(
        Numeral(
          start: start, end: at, isOne: run.elementsEqual([0x4E00]), isDouble: run.elementsEqual([0x53CC]),
          isLarge: run.allSatisfy(ChineseNumeral.isLarge), isUnit: words.unitFollows(at, in: form)))
    }
    return numerals
  }

  /// Whether two numerals of it count (三线一网).
  func countsTwice(_ form: [UInt16]) -> Bool { numerals(of: form).count { !$0.isUnit } >= 2 }

  /// Whether a count of time or measure opens it (三年行动).
  func beginsWithQuantity(_ form: [UInt16]) -> Bool {
    guard let first = form.first, Self.isNumeral(first) else { return false }
    return numerals(of: form).first.map { $0.start == 0 && $0.isUnit } ?? false
  }

  // MARK: Classes of characters

  static func isNumeral(_ unit: UInt16) -> Bool {
    ChineseNumeral.value(of: unit) != nil || ChineseNumeral.isLarge(unit)
  }
  static func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }
  static func isHan(_ unit: UInt16) -> Bool { (0x4E00...0x9FFF).contains(unit) }
  /// N, X and M stand for any number; folded to small letters.
  static func isVariable(_ unit: UInt16) -> Bool { unit == 0x6E || unit == 0x78 || unit == 0x6D }
  static func isPlus(_ unit: UInt16) -> Bool { unit == 0x2B || unit == 0xD7 }
  static func endsSentence(_ unit: UInt16) -> Bool {
    unit == 0x3002 || unit == 0x21 || unit == 0x3F || unit == 0x3A || unit == 0x300A || unit == 0x300B
  }
  /// 个 项 条 大 张 篇 类 种: what counts items of a list.
  static func isItem(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x4E2A, 0x9879, 0x6761, 0x5927, 0x5F20, 0x7BC7, 0x7C7B, 0x79CD: true
    default: false
    }
  }
}
