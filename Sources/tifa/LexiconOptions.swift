import Analysis
public import ArgumentParser
import Lexicons
public import Segmentation
import TermFrequency

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
    var fingerprints = terms.fingerprints.map {
      (name: String($0.name.split(separator: "/").last ?? ""), fingerprint: $0.fingerprint)
    }
    if let rules = terms.rules { fingerprints.append(("characters.tsv", rules.fingerprint)) }
    self.fingerprints = fingerprints
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

  /// What makes a word a term: it is long enough or listed, and none of `stopWords`.
  func selection(stopWords: StopWordList?) -> TermSelection {
    var selection = TermSelection()
    selection.stopWords = stopWords?.words ?? []
    selection.isListed = { [terms] in terms.lists($0) }
    return selection
  }

  /// What a comparison must not take for copying; nothing without the built-in lists.
  func comparison() throws -> ComparisonLexicon {
    guard let path = folder?.file("comparison") else { return ComparisonLexicon() }
    return try ComparisonLexicon(LexiconFile(path: path))
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
