public import ICU
public import Lexicons
import Text

/// The slogans to be found, and what is known about them.
///
///     let slogans = try SloganLexicon.entries(of: text, file: "slogans.tsv")
///     let lexicon = try SloganLexicon(slogans)
///     lexicon["四个自信"]?.verbs   // 坚定 …
public struct SloganLexicon: Sendable {
  /// The slogans, in the order of their files.
  public let entries: [Slogan]
  /// Formulas that are named together, each series in its canonical order.
  public let series: [[Int]]
  /// Wordings known to be wrong.
  public let misquotes: [Misquote]
  /// The mark of the files that it was read from.
  public private(set) var fingerprint = Fingerprint()
  /// Words by which novel formulas are told from others.
  public let coinageWords: CoinageWords
  let generalVerbs: [String]
  let modifiers: [String]
  /// Groups of characters that are taken for one another.
  let confusions: [String]
  let folding: FormulaFolding
  private let indexOfForm: [[UInt16]: Int]

  /// A lexicon of `entries`. Where two have the same wording the later stands, so that a user's file follows the
  /// built-in one.
  public init(_ entries: [Slogan], support: SloganSupport = SloganSupport()) throws(ICUError) {
    let folding = try FormulaFolding()
    self.folding = folding
    var kept: [Slogan] = []
    var place: [[UInt16]: Int] = [:]
    for entry in entries {
      let form = folding.fold(entry.canonical)
      if let index = place[form] {
        kept[index] = entry
      } else {
        place[form] = kept.count
        kept.append(entry)
      }
    }
    for (index, entry) in kept.enumerated() {
      for variant in entry.variants where place[folding.fold(variant)] == nil { place[folding.fold(variant)] = index }
    }
    self.entries = kept
    indexOfForm = place
    series = support.series.map { names in names.compactMap { place[folding.fold($0)] } }
    misquotes = support.misquotes
    generalVerbs = support.verbs
    modifiers = support.modifiers
    confusions = support.confusions
    coinageWords = support.coinageWords
  }

  /// Takes in the mark of one more file.
  mutating func add(_ fingerprint: Fingerprint) { self.fingerprint.add(fingerprint) }

  /// The slogan with that canonical form or variant, in any style of writing.
  public subscript(form: String) -> Slogan? { index(of: form).map { entries[$0] } }

  /// The index of the slogan with that canonical form or variant.
  public func index(of form: String) -> Int? { indexOfForm[folding.fold(form)] }

  func index(ofFolded form: [UInt16]) -> Int? { indexOfForm[form] }

  /// Every verb that governs some slogan.
  var allVerbs: [String] {
    var seen = Set<String>()
    return (entries.flatMap(\.verbs) + generalVerbs).filter { seen.insert($0).inserted }
  }
}

/// A wording known to be wrong, and what should stand there.
public struct Misquote: Hashable, Sendable {
  /// What is wrong about it.
  public var kind: SloganFinding.Kind
  /// The wrong wording.
  public var wrong: String
  /// The right one.
  public var expected: String
  /// When a match counts.
  public var condition: SloganCondition
}

/// Words beside the slogans themselves that detection and checks need.
public struct SloganSupport: Sendable {
  /// Canonical forms named together, in order.
  public var series: [[String]] = []
  /// Wordings known to be wrong.
  public var misquotes: [Misquote] = []
  /// Verbs that govern slogans, beside those that the entries list.
  public var verbs: [String] = []
  /// Words that may stand between a verb and its slogan.
  public var modifiers: [String] = []
  /// Words by which novel formulas are told from others.
  public var coinageWords = CoinageWords()
  /// Groups of characters that sound or look alike.
  public var confusions: [String] = []

  /// No such words.
  public init() {}
}

/// Words by which novel formulas are told from others.
public struct CoinageWords: Sendable {
  /// Quoted words with numerals that are no formulas (五一, 长三角).
  public var traps: Set<String> = []
  /// Beginnings that only look like numerals (四川, 双向).
  public var beginnings: [String] = []
  /// Units of time and measure, and what else makes a count of a numeral before it (月, 公里, 号).
  public var units: [String] = []
  /// Endings that make a quantity or a name of a numeral right before them (个乡镇, 国集团).
  public var endings: [String] = []
  /// Nouns that end a coined name (工程, 行动).
  public var tails: [String] = []
  /// Nouns that follow a coined name (工程, 体系).
  public var heads: [String] = []

  /// No such words.
  public init() {}
}
