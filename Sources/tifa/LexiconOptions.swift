import Analysis
public import ArgumentParser
import Lexicons
import Reports
public import Segmentation
import SloganDetection

/// Which word lists are used: the same for every command that cuts words.
struct LexiconOptions: ParsableArguments {
  @Option(
    name: .customLong("lexicon"), parsing: .singleValue,
    help: ArgumentHelp(
      "Terms of yours, one a line (repeatable). Without a cost a term is one word wherever it stands.",
      valueName: "file"))
  var files: [String] = []

  @Flag(name: .customLong("no-lexicons"), help: "Use no built-in word lists; without --lexicon the words are ICU's.")
  var withoutBuiltIn = false

  @Option(
    help: ArgumentHelp(
      "How large words are: fine (their parts), standard, or coarse (units of several words whole). By default "
        + "standard for segment, coarse for all that counts.",
      valueName: "fine|standard|coarse"))
  var granularity: Granularity?

  @Flag(help: "The texts hold words parted by blanks already: take them as they are.")
  var segmented = false

  /// The segmenter that the options describe, with the lists it is made of.
  func load(granularity byDefault: Granularity = .coarse) throws -> LexiconSet {
    var additional: [TermLexicon] = []
    for file in files { additional.append(try TermLexicon(try LexiconFile(path: file))) }
    return try LexiconSet(
      folder: withoutBuiltIn ? nil : try LexiconFolder.find(), additional: additional,
      granularity: granularity ?? byDefault, isSegmented: segmented)
  }
}

/// The word lists of a run.
struct LexiconSet {
  /// The folder of the built-in lists, unless they are switched off.
  let folder: LexiconFolder?
  /// All terms that enter segmentation.
  let terms: TermIndex
  /// Name and fingerprint of each list that was read, for metadata.
  let fingerprints: [(name: String, fingerprint: Fingerprint)]

  /// How large words are.
  let granularity: Granularity
  /// Whether the texts are segmented already.
  let isSegmented: Bool

  init(folder: LexiconFolder?, additional: [TermLexicon], granularity: Granularity, isSegmented: Bool) throws {
    self.folder = folder
    self.granularity = granularity
    self.isSegmented = isSegmented
    terms = try BuiltInTerms.load(folder, additional: additional)
    // Names without their folders: equal input gives equal metadata wherever it lies.
    fingerprints = terms.fingerprints.map { (String($0.name.split(separator: "/").last ?? ""), $0.fingerprint) }
  }

  /// The segmenter over ICU's dictionary and these terms.
  func segmenter() throws -> WordSegmenter {
    try WordSegmenter(terms: terms, granularity: granularity, isSegmented: isSegmented)
  }

  /// The stop words of a file, or the built-in ones; nothing without either.
  func stopWords(file: String? = nil) throws -> StopWordList? {
    guard let path = file ?? folder?.file("stopwords") else { return nil }
    let file = try LexiconFile(path: path)
    return StopWordList(
      name: String(path.split(separator: "/").last ?? ""), words: StopWords.read(file), fingerprint: file.fingerprint)
  }

  /// What a comparison must not take for copying; nothing without the built-in lists.
  func comparison() throws -> ComparisonLexicon {
    guard let path = folder?.file("comparison") else { return ComparisonLexicon() }
    return try ComparisonLexicon(LexiconFile(path: path))
  }

  /// Name and fingerprint of each built-in list.
  static func fingerprints() throws -> [(name: String, fingerprint: Fingerprint)] {
    let folder = try LexiconFolder.find()
    return try folder.lists().map { ($0, try LexiconFile(path: folder.file($0)!).fingerprint) }
  }

  /// How words are cut, for metadata.
  var parameters: [(name: String, value: Cell)] {
    [("granularity", .text(granularity.rawValue)), ("segmented", .flag(isSegmented))]
  }

  /// For `FILE.meta.json` and `summary.json`.
  var metadata: Cell { metadata() }

  /// The same with the slogans that are known, and the words that are left out.
  func metadata(with slogans: SloganLexicon? = nil, stopWords: StopWordList? = nil) -> Cell {
    var members = fingerprints.map { (name: $0.name, value: Cell.text($0.fingerprint.description)) }
    if let slogans { members.append(("slogans.tsv", .text(slogans.fingerprint.description))) }
    if let stopWords { members.append((stopWords.name, .text(stopWords.fingerprint.description))) }
    return .object(members, flat: "")
  }
}

/// The words that are no terms, and where they come from.
struct StopWordList {
  /// The file's name without its folder.
  var name: String
  var words: Set<String>
  var fingerprint: Fingerprint
}

extension Granularity: ExpressibleByArgument {}
