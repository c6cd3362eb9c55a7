/// The words of `CoinageWords`, folded and ready to be looked for.
struct CompiledCoinageWords: Sendable {
  /// Quoted words that are no formulas.
  let traps: Set<[UInt16]>
  private let beginnings: WordsByFirstUnit
  private let units: WordsByFirstUnit
  private let endings: [[UInt16]]
  private let heads: WordsByFirstUnit
  /// Backwards.
  private let tails: WordsByFirstUnit

  init(_ words: CoinageWords, folding: FormulaFolding) {
    let fold: (String) -> [UInt16] = { folding.fold($0) }
    traps = Set(words.traps.map(fold))
    beginnings = WordsByFirstUnit(words.beginnings.map(fold))
    units = WordsByFirstUnit(words.units.map(fold))
    endings = (words.units + words.endings).map(fold)
    heads = WordsByFirstUnit(words.heads.map(fold))
    tails = WordsByFirstUnit(words.tails.map { fold($0).reversed() })
  }

  /// The length of a word that only looks like a numeral and begins at `offset`.
  func trapLength(at offset: Int, in form: [UInt16]) -> Int? {
    beginnings.mayBegin(with: form[offset]) ? beginnings.longest(at: offset, in: form[...]) : nil
  }

  /// Whether a unit of time or measure begins at `offset`.
  func unitFollows(_ offset: Int, in form: [UInt16]) -> Bool { units.longest(at: offset, in: form[...]) != nil }

  /// Whether the whole ends with a count (三个月) or a name with a numeral (嫦娥五号).
  func endsAsQuantity(_ form: [UInt16]) -> Bool {
    endings.contains { ending in
      guard form.count > ending.count, form.suffix(ending.count).elementsEqual(ending) else { return false }
      return ChineseNumeral.value(of: form[form.count - ending.count - 1]) != nil
    }
  }

  /// Whether it ends with a noun that ends coined names.
  func endsWithTail(_ form: [UInt16]) -> Bool {
    guard let last = form.last, tails.mayBegin(with: last) else { return false }
    return tails.longest(at: 0, in: form.reversed()[...]) != nil
  }

  /// Whether a noun that follows coined names begins `text`, which is folded.
  func headBegins(_ text: ArraySlice<UInt16>) -> Bool { heads.longest(at: text.startIndex, in: text) != nil }
}

/// Words grouped by their first unit, so that most places of a text are settled by one look.
private struct WordsByFirstUnit: Sendable {
  private var words: [UInt16: [[UInt16]]] = [:]
  /// A bit for each first unit.
  private var firsts = [UInt64](repeating: 0, count: 1024)

  init(_ list: [[UInt16]]) {
    for word in Set(list) {
      words[word[0], default: []].append(word)
      firsts[Int(word[0] >> 6)] |= 1 << UInt64(word[0] & 63)
    }
    for key in words.keys { words[key]!.sort { $0.count > $1.count } }
  }

  /// Whether some word begins with `unit`.
  func mayBegin(with unit: UInt16) -> Bool { firsts[Int(unit >> 6)] >> UInt64(unit & 63) & 1 != 0 }

  /// The length of the longest word that begins at `offset`.
  func longest(at offset: Int, in text: ArraySlice<UInt16>) -> Int? {
    guard offset < text.endIndex, mayBegin(with: text[offset]), let candidates = words[text[offset]] else { return nil }
    return candidates.first { text[offset...].starts(with: $0) }?.count
  }
}
