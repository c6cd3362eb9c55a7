import ICU
import Text

/// Cuts lines into tokens: what one worker needs, with its caches.
///
/// A line is cut in one pass by the character classes: Chinese runs go to the lattice, letters and digits follow
/// Unicode's word rules, marks stand alone. What the classes do not cover is left to ICU: the whole line when no lexicon
/// is in use (a piece cut out of a line may be cut otherwise than in it, and the result must be ICU's), only the piece
/// when one is.
///
/// Not safe for use from two threads at a time.
final class LineCutter {
  private let line: LineReading
  private let lattice: Lattice
  /// Where ICU's dictionary cannot be read, ICU cuts all but the fixed terms.
  private let hasDictionary: Bool
  private let breaker: BreakIterator
  private let hasLexicons: Bool
  private let classes = CharacterClass.table
  private let characters: WordRules.Characters?
  private let granularity: Granularity

  init(trie: DictionaryTrie?, index: TermIndex, granularity: Granularity) throws(ICUError) {
    line = LineReading(trie: trie, index: index)
    lattice = Lattice(line, rules: index.rules)
    hasDictionary = trie != nil
    characters = index.rules?.characters
    self.granularity = granularity
    breaker = try BreakIterator(.word, locale: "zh")
    hasLexicons = !index.isEmpty || index.rules != nil
  }

  /// Appends the tokens of the line `from..<to`, which holds no line feed.
  func cut(
    _ text: UnsafeBufferPointer<UInt16>, from: Int, to: Int, tokens: inout [Token], places: inout [TermPlace]
  ) throws(ICUError) {
    guard hasLexicons else {
      let start = tokens.count
      if hasDictionary, cutPlainly(text, from, to, &tokens) { return }
      tokens.removeSubrange(start...)
      return try cutByICU(text, from, to, &tokens)
    }
    read(text, from, to, &places)
    var at = from
    for fixed in FixedTerm.chosen(line.fixed) {
      try cutPiece(text, at, fixed.start, &tokens)
      if fixed.isUnit, granularity != .coarse, hasDictionary {
        try cutPiece(text, fixed.start, fixed.end, choice: .words, &tokens)
      } else {
        // Whole at every granularity.
        tokens.append(Token(start: fixed.start, end: fixed.end, kind: kind(text, fixed.start, fixed.end)))
      }
      at = fixed.end
    }
    try cutPiece(text, at, to, &tokens)
  }

  private func read(_ text: UnsafeBufferPointer<UInt16>, _ from: Int, _ to: Int, _ places: inout [TermPlace]) {
    line.read(text, from, to)
    places += line.listed
  }

  // MARK: Segmented text

  /// Appends the words of a line as its blanks part them.
  func split(
    _ text: UnsafeBufferPointer<UInt16>, from: Int, to: Int, tokens: inout [Token], places: inout [TermPlace]
  ) {
    read(text, from, to, &places)
    var at = from
    while at < to {
      var end = at + 1
      let isBlank = isBlank(text[at])
      while end < to, self.isBlank(text[end]) == isBlank { end += 1 }
      tokens.append(Token(start: at, end: end, kind: isBlank ? .space : kind(text, at, end)))
      at = end
    }
  }

  private func isBlank(_ unit: UInt16) -> Bool {
    let here = classes[unit]
    return here == .blank || here == .otherBlank || here == .lineEnd
  }

  // MARK: Without lexicons

  /// Cuts a line as ICU would; false when it holds something that the rules here do not cover.
  private func cutPlainly(
    _ text: UnsafeBufferPointer<UInt16>, _ from: Int, _ to: Int, _ tokens: inout [Token]
  ) -> Bool {
    line.read(text, from, to)
    var at = from
    while at < to {
      let here = classes[text[at]]
      if here.isHan {
        var end = at + 1
        while end < to, classes[text[end]].isHan { end += 1 }
        lattice.forEachWord(at, end) { end, _ in
          tokens.append(Token(start: at, end: end, kind: classes[text[at]] == .han ? .word : kind(text, at, end)))
          at = end
        }
      } else if here.isAlphanumeric {
        let end = Lattice.atomEnd(text, at, to, classes)
        if end + 1 < to, classes[text[end]] == .middleUnsettled, classes[text[end + 1]].isAlphanumeric { return false }
        tokens.append(Token(start: at, end: end, kind: kind(text, at, end)))
        at = end
      } else if here == .complex {
        return false
      } else {
        at = appendMark(text, at, to, &tokens)
      }
    }
    return true
  }

  // MARK: With lexicons

  /// Cuts what stands between two fixed terms.
  private func cutPiece(
    _ text: UnsafeBufferPointer<UInt16>, _ from: Int, _ to: Int, choice: Lattice.Choice = .all,
    _ tokens: inout [Token]
  ) throws(ICUError) {
    guard hasDictionary else { return try cutByICU(text, from, to, &tokens) }
    var at = from
    while at < to {
      let here = classes[text[at]]
      if here.isHan || here.isAlphanumeric {
        let end = runEnd(text, at, to)
        if end < to, classes[text[end]] == .complex, here.isAlphanumeric {
          // A letter that an accent or a foreign letter follows.
          at = try appendComplex(text, at, to, &tokens)
        } else {
          appendCut(text, at, end, choice, &tokens)
          at = end
        }
      } else if here == .complex {
        at = try appendComplex(text, at, to, &tokens)
      } else {
        at = appendMark(text, at, to, &tokens)
      }
    }
  }

  /// The end of the run of Chinese characters, letters and digits that the lattice takes as a whole.
  private func runEnd(_ text: UnsafeBufferPointer<UInt16>, _ from: Int, _ to: Int) -> Int {
    var at = from
    while at < to {
      let here = classes[text[at]]
      if here.isHan {
        at += 1
      } else if here.isAlphanumeric {
        let end = Lattice.atomEnd(text, at, to, classes, characters)
        if end < to, classes[text[end]] == .complex, at > from { return at }
        at = end
      } else if joinsNames(text, at, from, to) || joinsNumbers(text, at, from, to) {
        at += 1
      } else {
        return at
      }
    }
    return at
  }

  /// Whether `·` at `at` stands between parts of a transliterated name.
  private func joinsNames(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ from: Int, _ to: Int) -> Bool {
    guard let characters, classes[text[at]] == .middleOfWord, at > from, at + 1 < to else { return false }
    return characters.roles(text[at - 1]).contains(.transliteration)
      && characters.roles(text[at + 1]).contains(.transliteration)
  }

  /// Whether a mark at `at` belongs to a number: a dash between the ends of a range, or ○ among Chinese numerals.
  private func joinsNumbers(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ from: Int, _ to: Int) -> Bool {
    guard let characters, at > from else { return false }
    let (here, before) = (characters.roles(text[at]), characters.roles(text[at - 1]))
    if here.contains(.numeral) { return before.contains(.numeral) }
    guard here.contains(.rangeMark), at + 1 < to, classes[text[at + 1]] == .digit else { return false }
    return classes[text[at - 1]] == .digit || !before.isDisjoint(with: [.dateUnit, .percent])
  }

  private func appendComplex(
    _ text: UnsafeBufferPointer<UInt16>, _ from: Int, _ to: Int, _ tokens: inout [Token]
  ) throws(ICUError) -> Int {
    var end = from + 1
    while end < to, classes[text[end]] == .complex || classes[text[end]].isAlphanumeric { end += 1 }
    try cutByICU(text, from, end, &tokens)
    return end
  }

  // MARK: Both

  private func appendCut(
    _ text: UnsafeBufferPointer<UInt16>, _ from: Int, _ to: Int, _ choice: Lattice.Choice, _ tokens: inout [Token]
  ) {
    var start = from
    lattice.forEachWord(from, to, choice: choice, keepsUnits: granularity == .coarse) { end, origin in
      append(text, start, end, origin, &tokens)
      start = end
    }
  }

  /// One word, or its parts when they are wanted.
  private func append(
    _ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int, _ origin: Lattice.Origin, _ tokens: inout [Token]
  ) {
    if granularity == .fine, end - start > 2, origin != .number, appendParts(text, start, end, origin, &tokens) {
      return
    }
    // Most tokens begin with no numeral and are words; the others are looked at in full.
    let isWord = classes[text[start]] == .han && classes[text[end - 1]].isHan
    let isNumber = origin == .number || origin == .range
    let kind: Token.Kind = isNumber ? .number : isWord ? .word : kind(text, start, end)
    tokens.append(Token(start: start, end: end, kind: kind))
  }

  /// The parts of a Chinese word: surname and given name, or shorter words, one of which may be a single character at an
  /// end (现代|化, 副|省长). False where it has none.
  private func appendParts(
    _ text: UnsafeBufferPointer<UInt16>, _ from: Int, _ to: Int, _ origin: Lattice.Origin, _ tokens: inout [Token]
  ) -> Bool {
    guard (from..<to).allSatisfy({ classes[text[$0]].isHan }) else { return false }
    let parts: [Int]
    switch origin {
    case .name: parts = [from + 1, to]
    case .longName: parts = [from + 2, to]
    default:
      parts = lattice.parts(from, to)
      var start = from
      var single = 0
      for end in parts {
        if end - start == 1 { single += start == from || end == to ? 1 : 2 }
        start = end
      }
      guard single <= 1 else { return false }
    }
    var start = from
    for end in parts {
      if end - start > 2, end - start < to - from, appendParts(text, start, end, .word, &tokens) {
      } else {
        tokens.append(Token(start: start, end: end, kind: kind(text, start, end)))
      }
      start = end
    }
    return true
  }

  /// A mark, or a run of blanks; returns where it ends.
  private func appendMark(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ to: Int, _ tokens: inout [Token]) -> Int {
    let here = classes[text[at]]
    var end = at + 1
    if here == .blank { while end < to, classes[text[end]] == .blank { end += 1 } }
    // —— and …… are one mark each.
    if characters != nil, text[at] == 0x2014 || text[at] == 0x2026 {
      while end < to, text[end] == text[at] { end += 1 }
    }
    let isSpace = here == .blank || here == .otherBlank || here == .lineEnd
    tokens.append(Token(start: at, end: end, kind: isSpace ? .space : .punctuation))
    return end
  }

  private func cutByICU(
    _ text: UnsafeBufferPointer<UInt16>, _ from: Int, _ to: Int, _ tokens: inout [Token]
  ) throws(ICUError) {
    guard from < to else { return }
    var start = from
    try breaker.forEachBoundary(in: UnsafeBufferPointer(rebasing: text[from..<to])) { boundary, status in
      let end = from + boundary
      tokens.append(Token(start: start, end: end, kind: TokenKinds.kind(text, start, end, ruleStatus: status)))
      start = end
    }
  }

  private func kind(_ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int) -> Token.Kind {
    TokenKinds.kind(text, start, end, classes)
  }
}

/// Which kind a token is.
enum TokenKinds {
  /// By the classes of its units: with a letter Latin; of numerals and digits only, or a digit first, a number; of marks
  /// only, punctuation; else a word.
  static func kind(
    _ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int, _ classes: CharacterClassTable
  ) -> Token.Kind {
    var (hasLetter, hasDigit, hasNumeral, hasOther) = (false, false, false, false)
    for at in start..<end {
      switch classes[text[at]] {
      case .letter: hasLetter = true
      case .digit: hasDigit = true
      case .numeral: hasNumeral = true
      case .han: hasOther = true
      case .complex where isLatin(text[at]): hasLetter = true
      case .complex: hasOther = hasOther || isLetter(text, at)
      default: break
      }
    }
    if hasLetter { return .latin }
    if hasDigit && (!hasOther || classes[text[start]] == .digit) { return .number }
    if hasOther { return .word }
    return hasDigit || hasNumeral ? .number : .punctuation
  }

  /// Whether a unit that the classes do not cover belongs to a letter or character of any script, and not to a mark.
  private static func isLetter(_ text: UnsafeBufferPointer<UInt16>, _ at: Int) -> Bool {
    // A lone surrogate is none.
    var scalar = Unicode.Scalar(text[at])
    if UTF16.isLeadSurrogate(text[at]), at + 1 < text.count, UTF16.isTrailSurrogate(text[at + 1]) {
      scalar = UTF16.decode(UTF16.EncodedScalar([text[at], text[at + 1]]))
    }
    return scalar?.properties.isAlphabetic ?? false
  }

  /// By what ICU says of a token that it cut.
  static func kind(
    _ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int, ruleStatus: Int32
  ) -> Token.Kind {
    switch ruleStatus {
    case 100..<200: .number
    // Marks among them: ICU takes @ for a letter.
    case 200...: kind(text, start, end, CharacterClass.table)
    default: isSpace(text[start]) ? .space : .punctuation
    }
  }

  private static func isLatin(_ unit: UInt16) -> Bool {
    (0xC0...0x24F).contains(unit) || (0x1E00...0x1EFF).contains(unit)
  }

  private static func isSpace(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
