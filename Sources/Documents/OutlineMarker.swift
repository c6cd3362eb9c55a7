import Text

/// The numbering at the start of a heading or an item.
///
///     一、 （一） 1. （1） 1） ① 第一章 第二节 第三条 一是 第一， 首先， ##
struct OutlineMarker: Hashable, Sendable {
  /// A way of numbering. Documents mix them freely; which is above which is decided by each document.
  enum Kind: Int, CaseIterable, Hashable, Sendable {
    /// 第一编
    case part
    /// 第一章
    case chapter
    /// 第一节
    case section
    /// 第一条
    case article
    /// 一、
    case han
    /// （一）
    case bracketedHan
    /// 1. 1、
    case arabic
    /// （1）
    case bracketedArabic
    /// 1）
    case halfBracketedArabic
    /// ①
    case circled
    /// 一是
    case ordinalIs
    /// 第一，
    case ordinal
    /// 首先，
    case firstly
    /// ##
    case markdown

    /// Whether such a marker at the start of a line opens a new paragraph wherever it stands. The others are also used
    /// in the middle of one.
    var opensParagraph: Bool {
      switch self {
      case .ordinalIs, .ordinal, .firstly: false
      default: true
      }
    }
  }

  /// Its kind.
  var kind: Kind
  /// Its number: 3 of （三）; the number of # signs of a Markdown heading.
  var number: Int
  /// Offset behind it.
  var end: Int

  /// The marker at `start`, or nothing.
  ///
  /// - Complexity: O(1): a marker is short.
  static func match(_ text: UnsafeBufferPointer<UInt16>, at start: Int, end: Int) -> OutlineMarker? {
    guard start < end else { return nil }
    var at = start
    func unit(_ offset: Int = 0) -> UInt16 { at + offset < end ? text[at + offset] : 0 }
    switch unit() {
    case 0x7B2C: return ordinal(text, start, end)  // 第
    case 0xFF08, 0x28:  // （ (
      at += 1
      let isHan = hanDigit(unit()) != nil
      guard let number = isHan ? hanNumber(text, &at, end) : arabicNumber(text, &at, end, digits: 2),
        unit() == 0xFF09 || unit() == 0x29
      else { return nil }
      return OutlineMarker(kind: isHan ? .bracketedHan : .bracketedArabic, number: number, end: at + 1)
    case 0x2460...0x2473: return OutlineMarker(kind: .circled, number: Int(unit() - 0x245F), end: at + 1)
    case 0x23:
      while unit() == 0x23 { at += 1 }
      guard at - start <= 6, unit() == 0x20 else { return nil }
      return OutlineMarker(kind: .markdown, number: at - start, end: at + 1)
    case 0x9996, 0x5176, 0x518D, 0x6700:  // 首先 其次 再次 最后
      let words: [(UInt16, UInt16)] = [(0x9996, 0x5148), (0x5176, 0x6B21), (0x518D, 0x6B21), (0x6700, 0x540E)]
      guard let index = words.firstIndex(where: { $0 == (unit(), unit(1)) }), isComma(unit(2)) else { return nil }
      return OutlineMarker(kind: .firstly, number: index + 1, end: at + 3)
    default: break
    }
    if LayoutCharacter.isDigit(unit()) {
      guard let number = arabicNumber(text, &at, end, digits: 2) else { return nil }
      switch unit() {
      case 0x2E, 0xFF0E, 0x3001:  // . ． 、
        // 3.5 is a number, and 1、2 a list of them.
        guard !LayoutCharacter.isDigit(unit(1)) else { return nil }
        return OutlineMarker(kind: .arabic, number: number, end: at + 1)
      case 0xFF09, 0x29: return OutlineMarker(kind: .halfBracketedArabic, number: number, end: at + 1)
      default: return nil
      }
    }
    guard let number = hanNumber(text, &at, end) else { return nil }
    switch unit() {
    case 0x3001:
      guard !isSpanOfNumbers(text, number, at + 1, end) else { return nil }
      return OutlineMarker(kind: .han, number: number, end: at + 1)
    case 0x662F: return OutlineMarker(kind: .ordinalIs, number: number, end: at + 1)  // 是
    default: return nil
    }
  }

  /// The units that a marker may begin with: most lines and sentences begin with another one, and need no match.
  struct Beginnings: @unchecked Sendable {
    // Written in `init` only, and never freed: the one table lives as long as the process.
    private let bits: UnsafeMutablePointer<UInt64>

    fileprivate init() {
      bits = .allocate(capacity: 1024)
      bits.initialize(repeating: 0, count: 1024)
      let units = "第（(#首其再最0123456789０１２３４５６７８９〇零○一二三四五六七八九十百①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
      for unit in units.utf16 { bits[Int(unit >> 6)] |= 1 << UInt64(unit & 63) }
    }

    @inline(__always)
    func contains(_ unit: UInt16) -> Bool { bits[Int(unit &>> 6)] &>> UInt64(unit & 63) & 1 == 1 }
  }

  /// The one table. Loops ask for it once: each time takes as long as a look into it.
  static let beginnings = Beginnings()

  /// Whether 、 parts two numbers that belong together (三、四季度, 二、三产业) and not a number from its heading
  /// (一、一心一意, 二、二〇二三年).
  private static func isSpanOfNumbers(
    _ text: UnsafeBufferPointer<UInt16>, _ number: Int, _ at: Int, _ end: Int
  ) -> Bool {
    guard at + 1 < end, let next = hanDigit(text[at]), next == number + 1 else { return false }
    return measured.contains(text[at + 1])
  }

  /// What is counted in such pairs.
  private static let measured = Set("季级产线类等档期批层次流年月日号楼班区环".utf16)

  /// 第…编 章 节 条, and 第一，
  private static func ordinal(_ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int) -> OutlineMarker? {
    var at = start + 1
    guard at < end else { return nil }
    let isHan = hanDigit(text[at]) != nil
    guard let number = isHan ? hanNumber(text, &at, end) : arabicNumber(text, &at, end, digits: 3), at < end
    else { return nil }
    let kind: Kind
    switch text[at] {
    case 0x7F16: kind = .part  // 编
    case 0x7AE0: kind = .chapter  // 章
    case 0x8282: kind = .section  // 节
    case 0x6761: kind = .article  // 条
    case let unit where isHan && isComma(unit): kind = .ordinal
    default: return nil
    }
    if kind != .ordinal, at + 1 < end {
      // 第三条规定 is no heading, 第三条 规定 and 第三条之一 are.
      if kind == .article, text[at + 1] == 0x4E4B, at + 2 < end, hanDigit(text[at + 2]) != nil {
        at += 2
        _ = hanNumber(text, &at, end)
        at -= 1
      } else if !LayoutCharacter.isBlank(text[at + 1]), !isHeadingBreak(text[at + 1], kind) {
        return nil
      }
    }
    return OutlineMarker(kind: kind, number: number, end: at + 1)
  }

  /// Chapters and sections are also written without a blank (第一章总则); an article is so too seldom to tell it from
  /// a reference (第三条规定的…).
  private static func isHeadingBreak(_ unit: UInt16, _ kind: Kind) -> Bool {
    unit == 0xFF1A || unit == 0x3A || unit == 0x3010 || unit == 0xFF08
      || (kind != .article && LayoutCharacter.isHan(unit))
  }

  private static func isComma(_ unit: UInt16) -> Bool { unit == 0xFF0C || unit == 0x2C || unit == 0x3001 }

  private static func arabicNumber(
    _ text: UnsafeBufferPointer<UInt16>, _ at: inout Int, _ end: Int, digits: Int
  ) -> Int? {
    let start = at
    var number = 0
    while at < end, LayoutCharacter.isDigit(text[at]) {
      guard at - start < digits else { return nil }
      number = number * 10 + Int(text[at] >= 0xFF10 ? text[at] - 0xFF10 : text[at] - 0x30)
      at += 1
    }
    return at > start ? number : nil
  }

  /// A Chinese numeral below a thousand.
  private static func hanNumber(_ text: UnsafeBufferPointer<UInt16>, _ at: inout Int, _ end: Int) -> Int? {
    let start = at
    var total = 0
    var digit: Int?
    while at < end, at - start < 7, let value = hanDigit(text[at]) {
      if value >= 10 {
        total += (digit ?? 1) * value
        digit = nil
      } else {
        digit = value
      }
      at += 1
    }
    guard at > start else { return nil }
    return total + (digit ?? 0)
  }

  private static func hanDigit(_ unit: UInt16) -> Int? {
    switch unit {
    case 0x5341: 10
    case 0x767E: 100
    default: HanNumeral.digit(unit)
    }
  }
}
