import Text

/// The numbering at the head of a sentence: 一是, 第二，, （三）, 4．, 第五条, ——.
struct Ordinal {
  enum Kind {
    /// 一是 二是, 第一， 第二，: a point inside a paragraph or at its head.
    case point
    /// （一） (1) 1． ①: a listed item.
    case item
    /// 第五条.
    case article
    /// —— or a bullet before a listed item.
    case dash
  }

  var kind: Kind
  /// The numbering as written, blanks behind it left out.
  var span: Span

  /// A numbering, and where the sentence goes on behind it.
  typealias Found = (ordinal: Ordinal, next: Int)

  /// The numbering that begins at `at`, if one does.
  static func parse(_ text: TextUnits, _ at: Int, _ end: Int) -> Found? {
    guard at < end else { return nil }
    switch text[at] {
    case Mark.openBracket: return bracketed(text, at, end)
    case Han.第: return numbered(text, at, end)
    case 0x2460...0x2473: return make(.item, text, at, at + 1, end)  // ①
    case 0x2014, 0x2D: return dashes(text, at, end)
    // • · * ● ■ □ ◆ ◇ ★ ▲ ► ▶ ➢ ✓, and the bullet that Word leaves in a PDF.
    case 0x2022, 0xB7, 0x2A, 0x25CF, 0x25A0, 0x25A1, 0x25C6, 0x25C7, 0x2605, 0x25B2, 0x25BA, 0x25B6, 0x27A2, 0x2713,
      0xF0B7:
      return make(.dash, text, at, at + 1, end)
    case 0x30...0x39: return digits(text, at, end)
    default: return point(text, at, end)
    }
  }

  private static func make(_ kind: Kind, _ text: TextUnits, _ at: Int, _ close: Int, _ end: Int) -> Found {
    var next = close
    while next < end, Mark.isBlank(text[next]) { next += 1 }
    return (Ordinal(kind: kind, span: Span(at, close)), next)
  }

  private static func bracketed(_ text: TextUnits, _ at: Int, _ end: Int) -> Found? {
    var position = at + 1
    while position < end, isNumeral(text[position]) || WidthFolding.isDigit(text[position]) { position += 1 }
    guard position > at + 1, position < end, text[position] == Mark.closeBracket else { return nil }
    return make(.item, text, at, position + 1, end)
  }

  private static func numbered(_ text: TextUnits, _ at: Int, _ end: Int) -> Found? {
    var position = at + 1
    while position < end, isNumeral(text[position]) || WidthFolding.isDigit(text[position]) { position += 1 }
    guard position > at + 1, position < end else { return nil }
    switch text[position] {
    case Mark.comma, Mark.enumeration, Mark.colon: return make(.point, text, at, position + 1, end)
    case Han.条: return make(.article, text, at, position + 1, end)
    default: return nil
    }
  }

  private static func digits(_ text: TextUnits, _ at: Int, _ end: Int) -> Found? {
    var position = at
    while position < end, WidthFolding.isDigit(text[position]) { position += 1 }
    guard position - at <= 3, position + 1 < end else { return nil }
    let mark = text[position]
    guard mark == 0x2E || mark == Mark.enumeration, !WidthFolding.isDigit(text[position + 1]) else { return nil }
    return make(.item, text, at, position + 1, end)
  }

  private static func dashes(_ text: TextUnits, _ at: Int, _ end: Int) -> Found? {
    var position = at
    while position < end, text[position] == 0x2014 || text[position] == 0x2D { position += 1 }
    let isBullet = text[at] == 0x2D && position < end && Mark.isBlank(text[position])
    return position - at >= 2 || isBullet ? make(.dash, text, at, position, end) : nil
  }

  /// 一是, 十一是, 一要 (whose 要 is the marker), 其一，.
  private static func point(_ text: TextUnits, _ at: Int, _ end: Int) -> Found? {
    var position = at
    while position < end, position - at < 3, isNumeral(text[position]) { position += 1 }
    guard position > at, position < end else { return nil }
    switch text[position] {
    case Han.是: return make(.point, text, at, position + 1, end)
    case Han.要:
      return position + 1 < end && text[position + 1] != Han.求 ? make(.point, text, at, position, end) : nil
    case Mark.enumeration:
      return position - at <= 2 ? make(.item, text, at, position + 1, end) : nil
    default: return nil
    }
  }

  /// Whether `unit` is a Chinese numeral of an ordinal.
  static func isNumeral(_ unit: UInt16) -> Bool {
    switch unit {
    case Han.一, Han.二, Han.三, Han.四, Han.五, Han.六, Han.七, Han.八, Han.九, Han.十, Han.百, Han.零: true
    default: false
    }
  }
}
