import Text

/// Finds the verb that governs a mention: the word right before it (增强“四个意识”), past a modifier
/// (坚持和发展新时代“枫桥经验”).
struct GoverningVerbs: Sendable {
  /// How many modifiers may stand between the verb and the slogan.
  private static let maximumModifiers = 2

  private let verbs: FormulaTrie
  private let modifiers: FormulaTrie
  private let conjunctions: Set<[UInt16]>
  private let folding: FormulaFolding

  init(_ lexicon: SloganLexicon) {
    let folding = lexicon.folding
    self.folding = folding
    verbs = FormulaTrie(lexicon.allVerbs.map { folding.fold($0).reversed() })
    modifiers = FormulaTrie(lexicon.modifiers.map { folding.fold($0).reversed() })
    conjunctions = Set(["", "、", "和", "与", "及", "以及"].map { Array($0.utf16) })
  }

  /// The longest verb that ends right before `offset`.
  func verb(before offset: Int, in text: [UInt16]) -> Span? {
    var end = offset
    for _ in 0...Self.maximumModifiers {
      if let verb = verbs.longest(endingBefore: end, in: text, folding: folding) { return verb }
      guard let modifier = modifiers.longest(endingBefore: end, in: text, folding: folding) else { return nil }
      end = modifier.start
    }
    return nil
  }

  /// Whether nothing but marks and a conjunction stands between two mentions.
  func joins(_ end: Int, _ start: Int, in text: [UInt16]) -> Bool {
    guard start >= end, start - end <= 8 else { return false }
    return conjunctions.contains(text[end..<start].filter { folding.table[Int($0)] != 0 })
  }
}
