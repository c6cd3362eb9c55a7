import Text

/// Finds numbered formulas that stand without quotation marks, and more than once.
struct RecurringFormulas: Sendable {
  /// How often a formula must stand in the document.
  static let leastFrequency = 2
  /// How much of a list's name behind 大 is looked at, in code units.
  static let longestListName = 8

  private static let functionWords: Set<UInt16> = [
    0x7684, 0x548C, 0x4E0E, 0x53CA, 0x5728, 0x7B49, 0x662F, 0x4E3A, 0x4E86,
  ]

  private let words: CompiledCoinageWords

  init(_ words: CompiledCoinageWords) { self.words = words }

  /// Formulas of two numerals and two words of one character (一市一品), which begin at some of `places`.
  func twofold(at places: [Int], in segmented: SegmentedDocument, known: [SloganMention]) -> [[UInt16]] {
    let text = segmented.document.text
    let isKnown = SpanIndex(known.map(\.span))
    var frequency: [[UInt16]: Int] = [:]
    var order: [[UInt16]] = []
    for at in places {
      guard Self.isWord(text[at + 1]), Self.isWord(text[at + 3]), text[at + 1] != text[at + 3],
        !followsNumeral(at, in: text), !isKnown.overlaps(Span(at, at + 4)),
        case let form = Array(text[at..<at + 4]), isTwofold(form)
      else { continue }
      // In whole words, and not one word of the dictionary.
      let tokens = segmented.tokens[segmented.tokens(in: Span(at, at + 4))]
      guard tokens.count > 1, Int(tokens.first!.start) == at, Int(tokens.last!.end) == at + 4 else { continue }
      if frequency[form] == nil { order.append(form) }
      frequency[form, default: 0] += 1
    }
    return order.filter { frequency[$0]! >= Self.leastFrequency }
  }

  /// Names of lists (六大优势产业), of each as much as recurs, in whole words.
  func lists(at places: [Int], in segmented: SegmentedDocument, known: [SloganMention]) -> [[UInt16]] {
    let isKnown = SpanIndex(known.map(\.span))
    var frequency: [[UInt16]: Int] = [:]
    var places = places.filter { !followsNumeral($0, in: segmented.document.text) }.map { at in
      prefixes(of: at, in: segmented).filter { !isKnown.overlaps(Span(at, at + $0.count)) }
    }
    places.removeAll { $0.isEmpty }
    for prefix in places.joined() where !words.traps.contains(prefix) { frequency[prefix, default: 0] += 1 }
    var chosen: [[UInt16]] = []
    var seen: Set<[UInt16]> = []
    for prefixes in places {
      guard let shortest = prefixes.lazy.compactMap({ frequency[$0] }).first(where: { $0 >= Self.leastFrequency })
      else {
        continue
      }
      // The longest that recurs, but not what only some of the places have.
      let name = prefixes.last { prefix in
        let count = frequency[prefix] ?? 0
        return count >= Self.leastFrequency && count * 2 > shortest
      }
      if let name, seen.insert(name).inserted { chosen.append(name) }
    }
    return chosen
  }

  /// What a list's name that begins at `offset` may be: ending with the first word behind 大, the second, and so on.
  private func prefixes(of offset: Int, in segmented: SegmentedDocument) -> [[UInt16]] {
    let text = segmented.document.text
    let behind = Span(offset + 2, min(offset + 2 + Self.longestListName, text.count))
    var prefixes: [[UInt16]] = []
    for token in segmented.tokens[segmented.tokens(in: behind)] {
      let end = Int(token.end)
      // 的 和 与 及 在 等 是 为 了 end the name.
      if token.count == 1, Self.functionWords.contains(text[Int(token.start)]) { break }
      guard end <= behind.end, text[max(Int(token.start), offset)..<end].allSatisfy(NumberedFormula.isHan) else {
        break
      }
      if end - offset >= 4 { prefixes.append(Array(text[offset..<end])) }
    }
    return prefixes
  }

  /// Whether a character may be a word that is counted.
  private static func isWord(_ unit: UInt16) -> Bool {
    NumberedFormula.isHan(unit) && !NumberedFormula.isItem(unit) && ChineseNumeral.value(of: unit) == nil
      && !ChineseNumeral.isLarge(unit)
  }

  private func isTwofold(_ form: [UInt16]) -> Bool {
    !words.traps.contains(form)
      && [0, 2].allSatisfy { words.trapLength(at: $0, in: form) == nil && !words.unitFollows($0 + 1, in: form) }
  }

  private func followsNumeral(_ offset: Int, in text: [UInt16]) -> Bool {
    guard offset > 0 else { return false }
    let before = text[offset - 1]
    return ChineseNumeral.value(of: before) != nil || ChineseNumeral.isLarge(before) || before == 0x7B2C  // 第
  }
}
