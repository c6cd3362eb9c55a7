@testable import Documents

/// A text laid out on pages as printers, converters and pasting lay texts out, for repair to undo.
struct WrappedText: CustomStringConvertible {
  enum Indent: String, CaseIterable { case none, fullWidth, spaces, lost }
  enum Furniture: String, CaseIterable { case none, numbers, heads }
  enum Number: String, CaseIterable { case dashes, hyphens, words, bare }

  var columns: Int
  /// Whether every character counts the same, or ASCII counts half.
  var countsCharacters: Bool
  /// Whether lines are cut without regard to marks and words.
  var cutsAnywhere: Bool
  var usesHalfWidthMarks: Bool
  var indent: Indent
  var hasBlankLines: Bool
  var furniture: Furniture
  var number: Number
  var head: String
  var linesOnPage: Int
  var hasBlankAtPageEnd: Bool
  var hasPageBreaks: Bool

  init(using random: inout some RandomNumberGenerator) {
    columns = Int.random(in: 26...40, using: &random)
    countsCharacters = Bool.random(using: &random)
    cutsAnywhere = Bool.random(using: &random)
    usesHalfWidthMarks = Int.random(in: 0..<5, using: &random) == 0
    indent = [.none, .none, .fullWidth, .spaces, .lost].randomElement(using: &random)!
    hasBlankLines = Int.random(in: 0..<7, using: &random) == 0
    furniture = [.none, .numbers, .heads, .heads].randomElement(using: &random)!
    number = Number.allCases.randomElement(using: &random)!
    head = ["政府工作报告", "××市2024年政府工作报告", "内部资料 注意保存"].randomElement(using: &random)!
    linesOnPage = Int.random(in: 20...30, using: &random)
    hasBlankAtPageEnd = Int.random(in: 0..<3, using: &random) == 0
    hasPageBreaks = Int.random(in: 0..<5, using: &random) == 0
  }

  var description: String {
    "\(columns) columns, \(countsCharacters ? "characters" : "screen") \(cutsAnywhere ? "cut anywhere" : "marks kept"), "
      + "indent \(indent), \(furniture) \(number), blanks \(hasBlankLines) \(hasBlankAtPageEnd), breaks \(hasPageBreaks)"
  }

  /// The paragraphs as they should come back.
  func expected(_ paragraphs: [String]) -> [String] {
    guard usesHalfWidthMarks else { return paragraphs }
    let half: [Character: Character] = ["，": ",", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")"]
    return paragraphs.map { String($0.map { half[$0] ?? $0 }) }
  }

  /// The paragraphs as a page shows them.
  func layOut(_ paragraphs: [String]) -> String {
    var lines: [String] = []
    for paragraph in expected(paragraphs) {
      if hasBlankLines, !lines.isEmpty { lines.append("") }
      lines += wrap(paragraph)
    }
    guard furniture != .none else { return lines.joined(separator: "\n") + "\n" }
    var text = ""
    let pages = stride(from: 0, to: lines.count, by: linesOnPage).map { lines[$0..<min($0 + linesOnPage, lines.count)] }
    for (index, page) in pages.enumerated() {
      if furniture == .heads { text += head + "\n" }
      text += page.joined(separator: "\n") + "\n"
      switch number {
      case .dashes: text += "— \(index + 1) —\n"
      case .hyphens: text += "-\(index + 1)-\n"
      case .words: text += "第\(index + 1)页 共\(pages.count)页\n"
      case .bare: text += "\(index + 1)\n"
      }
      if hasBlankAtPageEnd { text += "\n" }
      if hasPageBreaks, index + 1 < pages.count { text += "\u{C}" }
    }
    return text
  }

  private func wrap(_ paragraph: String) -> [String] {
    var lines: [String] = []
    var line = indent == .fullWidth ? "　　" : indent == .spaces ? "    " : ""
    var width = indent == .none ? 0 : 4
    for piece in pieces(paragraph) {
      let columns = piece.utf16.reduce(0) { $0 + (countsCharacters ? 2 : LayoutCharacter.columns($1)) }
      if width + columns > 2 * self.columns, width > 4 {
        lines.append(line)
        (line, width) = ("", 0)
      }
      line += piece
      width += columns
    }
    return lines + [line]
  }

  /// What is not cut: characters, or words with the marks that cling to them.
  private func pieces(_ paragraph: String) -> [String] {
    if cutsAnywhere { return paragraph.unicodeScalars.map { String($0) } }
    let units = Array(paragraph.utf16)
    var pieces: [String] = []
    var start = 0
    while start < units.count {
      var end = start + 1
      func isWord(_ unit: UInt16) -> Bool {
        LayoutCharacter.isLetter(unit) || unit &- 0x30 < 10 || unit == 0x2E || unit == 0x25
      }
      if isWord(units[start]) { while end < units.count, isWord(units[end]) { end += 1 } }
      while end < units.count, LayoutCharacter.isOpener(units[end - 1]) { end += 1 }
      while end < units.count, LayoutCharacter.cannotBegin(units[end]) { end += 1 }
      pieces.append(String(decoding: units[start..<end], as: UTF16.self))
      start = end
    }
    return pieces
  }
}
