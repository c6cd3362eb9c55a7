import Text

/// The numerals from which formulas are made.
enum ChineseNumeral {
  /// The value of a Han numeral below eleven; 两 and 双 are two.
  static func value(of unit: UInt16) -> Int? {
    switch unit {
    case 0x4E24, 0x53CC: 2  // 两 双
    case 0x5341: 10  // 十
    default: HanNumeral.digit(unit).flatMap { $0 == 0 ? nil : $0 }
    }
  }

  /// Whether a unit is 百, 千, 万 or 亿.
  static func isLarge(_ unit: UInt16) -> Bool {
    unit == 0x767E || unit == 0x5343 || unit == 0x4E07 || unit == 0x4EBF
  }

  /// How many members a formula may list: all its numerals together (两不愁三保障: 5), or the first (五位一体: 5).
  ///
  /// Nothing for a formula without numerals or with large ones (千万工程).
  static func memberCounts(of canonical: String) -> Set<Int>? {
    var numbers: [Int] = []
    var afterTen = false
    for unit in canonical.utf16 {
      if isLarge(unit) { return nil }
      if let number = value(of: unit) {
        if afterTen, number < 10, let last = numbers.last {
          numbers[numbers.count - 1] = last + number
        } else {
          numbers.append(number)
        }
        afterTen = number == 10
      } else {
        afterTen = false
      }
    }
    guard let first = numbers.first else { return nil }
    return [first, numbers.reduce(0, +)]
  }

  /// A formula with digits for its numerals (2个维护, 3严3实, 10个明确), or nothing for one without such numerals.
  ///
  /// 双 is never written as a digit, nor are 百, 千 and 万.
  static func inDigits(_ formula: [UInt16]) -> [UInt16]? {
    var digits: [UInt16] = []
    var at = 0
    while at < formula.count {
      guard formula[at] != 0x53CC, let first = value(of: formula[at]) else {
        digits.append(formula[at])
        at += 1
        continue
      }
      var number = first
      at += 1
      if first == 10, at < formula.count, let units = value(of: formula[at]), units < 10 {
        number += units
        at += 1
      }
      digits += Array(String(number).utf16)
    }
    return digits == formula ? nil : digits
  }
}
