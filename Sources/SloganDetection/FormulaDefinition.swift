import Text

/// Finds what a text says that a formula means: “五包五促”工作法，即….
enum FormulaDefinition {
  /// How many characters may stand between the quotation mark and the word that defines.
  static let reach = 8
  /// The longest definition, in code units.
  static let longest = 240

  /// The definition that follows a closing quotation mark at `offset`.
  static func find(behind offset: Int, in text: [UInt16]) -> Span? {
    var at = offset
    if at < text.count, QuotationMark(text[at]) != nil { at += 1 }
    var passed = 0
    while at < text.count, NumberedFormula.isHan(text[at]), passed < reach {
      if let start = definingWord(at, in: text) { return definition(from: start, in: text) }
      at += 1
      passed += 1
    }
    guard at < text.count else { return nil }
    // ， , （ ( ： — open a definition; nothing else does.
    guard [0xFF0C, 0x2C, 0xFF08, 0x28, 0x3A, 0xFF1A, 0x2014].contains(text[at]) else { return nil }
    while at < text.count, text[at] == 0x2014 { at += 1 }
    if at < text.count, !NumberedFormula.isHan(text[at]) { at += 1 }
    return definingWord(at, in: text).flatMap { definition(from: $0, in: text) }
  }

  /// Whether a definition begins close enough behind `offset` to be that of the formula ending there.
  static func begins(_ definition: Span, soonAfter offset: Int) -> Bool {
    definition.start >= offset && definition.start - offset <= reach + 8
  }

  /// Where a definition begins when 即, 是指, 指的是 or 就是 stands at `offset`.
  private static func definingWord(_ offset: Int, in text: [UInt16]) -> Int? {
    guard offset < text.count, [0x5373, 0x662F, 0x6307].contains(text[offset]) else { return nil }
    for word in [[0x5373, 0x662F], [0x662F, 0x6307], [0x6307, 0x7684, 0x662F], [0x5373]] as [[UInt16]] {
      let end = offset + word.count
      guard end < text.count, text[offset..<end].elementsEqual(word) else { continue }
      // 即将 即使 即可 即便 即日 即时 即刻 say something else.
      if word == [0x5373], [0x5C06, 0x4F7F, 0x53EF, 0x4FBF, 0x65E5, 0x65F6, 0x523B].contains(text[end]) { continue }
      return end
    }
    return nil
  }

  private static func definition(from offset: Int, in text: [UInt16]) -> Span? {
    var start = offset
    while start < text.count, [0x3A, 0xFF1A, 0x20, 0xFF0C].contains(text[start]) { start += 1 }
    var end = start
    var depth = 0
    while end < text.count, end - start < longest {
      let unit = text[end]
      if unit == 0x0A || unit == 0x3002 || unit == 0xFF1B { break }
      if unit == 0xFF08 || unit == 0x28 { depth += 1 }
      if unit == 0xFF09 || unit == 0x29 {
        if depth == 0 { break }
        depth -= 1
      }
      end += 1
    }
    return end - start >= 2 ? Span(start, end) : nil
  }
}
