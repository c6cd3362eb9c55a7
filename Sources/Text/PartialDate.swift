/// A date of the Gregorian calendar known to the year, the month or the day.
///
///     PartialDate(iso: "2023-03")?.first   // 2023-03-01
///     PartialDate(iso: "2023-03")?.last    // 2023-03-31
///
/// Its description is the ISO 8601 form it was made from.
public struct PartialDate: Hashable, Sendable, CustomStringConvertible {
  /// The year, 1…9999.
  public var year: Int
  /// The month, 1…12, where known.
  public var month: Int?
  /// The day, where known; never without a month.
  public var day: Int?

  /// A date, or nothing where the calendar has no such day.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day { guard (1...CalendarDate.days(inMonth: month, of: year)).contains(day) else { return nil } }
    } else if day != nil {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// `2023`, `2023-03` or `2023-03-05`; nothing else.
  public init?(iso: String) {
    let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4 else { return nil }
    guard parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }) else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(part) else { return nil }
      numbers.append(number)
    }
    self.init(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
  }

  /// The first day it may mean.
  public var first: CalendarDate { CalendarDate(year: year, month: month ?? 1, day: day ?? 1)! }

  /// The last day it may mean.
  public var last: CalendarDate {
    let month = month ?? 12
    return CalendarDate(year: year, month: month, day: day ?? CalendarDate.days(inMonth: month, of: year))!
  }

  /// The ISO form, as exact as the date is known.
  public var description: String {
    var text = CalendarDate.padded(year, to: 4)
    if let month { text += "-" + CalendarDate.padded(month, to: 2) }
    if let day { text += "-" + CalendarDate.padded(day, to: 2) }
    return text
  }
}

/// A day of the Gregorian calendar.
///
///     CalendarDate(year: 2024, month: 1, day: 31)!.adding(months: 1)   // 2024-02-29
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year, 1…9999.
  public let year: Int
  /// The month, 1…12.
  public let month: Int
  /// The day, from 1.
  public let day: Int

  /// A day, or nothing where the calendar has none such.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    guard (1...Self.days(inMonth: month, of: year)).contains(day) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The number of days of a month.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The same day so many months later (earlier when negative), or that month's last day where it is shorter.
  public func adding(months: Int) -> CalendarDate? {
    let count = year * 12 + month - 1 + months
    guard count >= 12 else { return nil }
    let (year, month) = (count / 12, count % 12 + 1)
    return CalendarDate(year: year, month: month, day: min(day, Self.days(inMonth: month, of: year)))
  }

  /// The day so many days later (earlier when negative).
  public func adding(days: Int) -> CalendarDate? { CalendarDate(ordinal: ordinal + days) }

  /// Days since 1 March of the year 0, by which days are counted and compared.
  public var ordinal: Int {
    let y = month > 2 ? year : year - 1
    let m = month > 2 ? month - 3 : month + 9
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1
  }

  /// The day of the week from Monday, 0, to Sunday, 6.
  public var weekday: Int { (ordinal + 2) % 7 }

  /// The day with that `ordinal`.
  public init?(ordinal: Int) {
    guard ordinal >= 0 else { return nil }
    let (era, dayOfEra) = ordinal.quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let m = (5 * dayOfYear + 2) / 153
    let month = m < 10 ? m + 3 : m - 9
    self.init(
      year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * m + 2) / 5 + 1)
  }

  /// By time.
  public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  /// The ISO form, as in `2023-03-05`.
  public var description: String {
    Self.padded(year, to: 4) + "-" + Self.padded(month, to: 2) + "-" + Self.padded(day, to: 2)
  }

  static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
