/// The numbers that Word sets before paragraphs by itself, from a file's numbering and styles.
struct DocxNumbering {
  /// What a paragraph says of its number.
  struct Reference {
    var style: String?
    var list: String?
    var level: Int?
    /// Whether its number was asked for already.
    var isLabelled = false
  }

  private struct Level {
    var format = "decimal"
    /// `%1` stands for the number of the first level.
    var text = ""
    var start = 1
  }

  private struct Style {
    var list: String?
    var level: Int?
    var parent: String?
  }

  /// The levels of each abstract list.
  private var abstracts: [String: [Int: Level]] = [:]
  /// The abstract list of each list.
  private var lists: [String: String] = [:]
  private var styles: [String: Style] = [:]
  /// The numbers reached, by abstract list.
  private var counters: [String: [Int]] = [:]

  init(numbering: [UInt8]?, styles: [UInt8]?) throws {
    if let numbering { try readNumbering(numbering) }
    if let styles, !abstracts.isEmpty { try readStyles(styles) }
  }

  /// The number before the next paragraph, counted on; nothing where it has none.
  mutating func label(of paragraph: Reference) -> String? {
    guard !lists.isEmpty else { return nil }
    var (list, level) = (paragraph.list, paragraph.level)
    var style = paragraph.style
    var hops = 0
    while list == nil, let name = style, let found = styles[name], hops < 16 {
      list = found.list
      level = level ?? found.level
      style = found.parent
      hops += 1
    }
    guard let list, list != "0", let abstract = lists[list], let levels = abstracts[abstract] else { return nil }
    let depth = max(0, min(8, level ?? 0))
    guard let own = levels[depth] else { return nil }
    var numbers = counters[abstract] ?? []
    while numbers.count <= depth { numbers.append((levels[numbers.count]?.start ?? 1) - 1) }
    numbers[depth] += 1
    numbers.removeLast(numbers.count - depth - 1)
    counters[abstract] = numbers
    guard own.format != "bullet", own.format != "none", !own.text.isEmpty else { return nil }
    var label = own.text
    for (index, number) in numbers.enumerated() {
      guard let place = label.range(of: "%\(index + 1)") else { continue }
      // Levels above stand as their own formats write them.
      let format = levels[index]?.format ?? "decimal"
      label.replaceSubrange(place, with: Self.write(max(0, number), as: format))
    }
    return label
  }

  /// A number as Word's formats write it.
  static func write(_ number: Int, as format: String) -> String {
    switch format {
    case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "koreanCounting",
      "chineseLegalSimplified", "ideographDigital", "taiwaneseCountingThousand":
      return han(number)
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
      return (1...20).contains(number) ? String(UnicodeScalar(UInt32(0x245F + number))!) : String(number)
    case "decimalFullWidth", "decimalFullWidth2":
      return String(String.UnicodeScalarView(String(number).unicodeScalars.map { UnicodeScalar($0.value + 0xFEE0)! }))
    case "lowerLetter", "upperLetter":
      guard (1...26).contains(number) else { return String(number) }
      return String(UnicodeScalar(UInt8((format == "lowerLetter" ? 0x60 : 0x40) + number)))
    case "ideographTraditional":
      let stems = Array("甲乙丙丁戊己庚辛壬癸")
      return (1...10).contains(number) ? String(stems[number - 1]) : String(number)
    case "lowerRoman": return roman(number).lowercased()
    case "upperRoman": return roman(number)
    case "decimalZero": return number < 10 ? "0\(number)" : String(number)
    default: return String(number)
    }
  }

  private static func han(_ number: Int) -> String {
    let digits = Array("〇一二三四五六七八九")
    switch number {
    case 1..<10: return String(digits[number])
    case 10..<20: return "十" + (number == 10 ? "" : String(digits[number - 10]))
    case 20..<100: return String(digits[number / 10]) + "十" + (number % 10 == 0 ? "" : String(digits[number % 10]))
    case 100..<1000:
      let rest = number % 100
      let tail = rest == 0 ? "" : rest < 10 ? "零" + han(rest) : (rest < 20 ? "一" : "") + han(rest)
      return String(digits[number / 100]) + "百" + tail
    default: return String(number)
    }
  }

  private static func roman(_ number: Int) -> String {
    guard (1..<100).contains(number) else { return String(number) }
    var (rest, text) = (number, "")
    for (value, letters) in [(90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
      while rest >= value {
        text += letters
        rest -= value
      }
    }
    return text
  }

  private mutating func readNumbering(_ xml: [UInt8]) throws {
    let events = try XMLEvents(xml)
    var (abstract, list): (String?, String?) = (nil, nil)
    var depth = 0
    while let event = try events.next() {
      guard case .start(let name) = event else {
        if case .end("abstractNum") = event { abstract = nil }
        if case .end("num") = event { list = nil }
        continue
      }
      switch name {
      case "abstractNum":
        abstract = events.attribute("abstractNumId")
        if let abstract { abstracts[abstract] = [:] }
      case "lvl":
        depth = events.attribute("ilvl").flatMap { Int($0) } ?? 0
        if let abstract { abstracts[abstract]?[depth] = Level() }
      case "numFmt": if let abstract { abstracts[abstract]?[depth]?.format = events.attribute("val") ?? "decimal" }
      case "lvlText": if let abstract { abstracts[abstract]?[depth]?.text = events.attribute("val") ?? "" }
      case "start":
        if let abstract { abstracts[abstract]?[depth]?.start = events.attribute("val").flatMap { Int($0) } ?? 1 }
      case "num": list = events.attribute("numId")
      case "abstractNumId": if let list { lists[list] = events.attribute("val") }
      default: break
      }
    }
  }

  private mutating func readStyles(_ xml: [UInt8]) throws {
    let events = try XMLEvents(xml)
    var style: String?
    while let event = try events.next() {
      guard case .start(let name) = event else {
        if case .end("style") = event { style = nil }
        continue
      }
      switch name {
      case "style":
        style = events.attribute("styleId")
        if let style { styles[style] = Style() }
      case "numId": if let style { styles[style]?.list = events.attribute("val") }
      case "ilvl": if let style { styles[style]?.level = events.attribute("val").flatMap { Int($0) } }
      case "basedOn": if let style { styles[style]?.parent = events.attribute("val") }
      default: break
      }
    }
  }
}
