import Analysis
public import ArgumentParser
import Documents
import Lexicons
import Reports
import Segmentation
public import TermFrequency
import Text

/// Which terms `keywords` lists.
struct TermOptions: ParsableArguments {
  enum Top: ExpressibleByArgument {
    case all
    case first(Int)
    init?(argument: String) {
      if argument == "all" {
        self = .all
      } else if let number = Int(argument), number > 0 {
        self = .first(number)
      } else {
        return nil
      }
    }
    var defaultValueDescription: String {
      switch self {
      case .all: "all"
      case .first(let number): String(number)
      }
    }
  }

  @Option(
    help: ArgumentHelp(
      "How many terms, or all; by default 100, all in a comparison (--against), 20 a group (--by).", valueName: "n|all")
  )
  var top: Top?

  @Option(
    help: ArgumentHelp(
      "What orders and rates terms: whole (places where the term is a word) or all (nested ones too).",
      valueName: "whole|all"))
  var count: TermSelection.Counted = .whole

  @Option(help: "The least number of characters; shorter terms are listed when a lexicon has them (党, 国).")
  var minLength = 2

  @Flag(help: "Numbers are terms too.")
  var keepNumbers = false

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp(
      "Only terms that a lexicon gives one of these classes (repeatable, or parted by commas): noun, verb, adjective, "
        + "function, number (with those that no lexicon lists), name, place, organisation, idiom.",
      valueName: "class"))
  var classes: [String] = []

  @Option(name: .customLong("stopwords"), help: ArgumentHelp("Words to leave out, one a line.", valueName: "file"))
  var stopWordFile: String?

  @Flag(name: .customLong("no-stopwords"), help: "Leave out no stop words.")
  var noStopWords = false

  /// The selection that the options describe; `top` is how many terms are listed when the user does not say.
  func selection(_ lexicons: LexiconSet, top: Top = .first(100)) throws -> TermSelection {
    let terms = lexicons.terms
    var selection = lexicons.selection(stopWords: try stopWords(lexicons))
    selection.counted = count
    selection.minimumLength = minLength
    let wanted = try wantedClasses()
    let wantsNumbers = wanted.contains(TermClass(name: "number")!)
    selection.keepsNumbers = keepNumbers || wantsNumbers
    if !wanted.isEmpty {
      selection.isWanted = { term, kind in
        kind == .number && wantsNumbers || !terms.classes(of: term).isDisjoint(with: wanted)
      }
    }
    if case .first(let number) = self.top ?? top { selection.top = number }
    return selection
  }

  /// The words to leave out, unless none are.
  func stopWords(_ lexicons: LexiconSet) throws -> StopWordList? {
    noStopWords ? nil : try lexicons.stopWords(file: stopWordFile)
  }

  private func wantedClasses() throws -> TermClass {
    var wanted: TermClass = []
    for name in classes.flatMap({ $0.split(separator: ",") }) {
      guard let found = TermClass(name: String(name)) else {
        throw UsageFailure("--class \(name): classes are \(TermClass.names.joined(separator: ", "))")
      }
      wanted.insert(found)
    }
    return wanted
  }

  /// For metadata.
  var parameters: [(name: String, value: Cell)] {
    [
      ("top", .text(top?.defaultValueDescription)), ("count", .text(count.rawValue)),
      ("min_length", .integer(minLength)),
      ("keep_numbers", .flag(keepNumbers)), ("stopwords", .flag(!noStopWords)),
      ("class", .text(classes.joined(separator: ","))),
      ("per_10k", .text("per 10,000 word tokens (words, numbers, Latin), before stop words and length filters")),
      ("dispersion_dp", .text("Gries' deviation of proportions, normalised (Lijffijt and Gries 2012)")),
    ]
  }
}

extension TermSelection.Counted: ExpressibleByArgument {}

/// `tifa keywords`: the terms of a corpus by frequency, or by how a reference differs.
struct Keywords: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count the terms of texts, alone or against others: the CSV keyword report.",
    discussion: """
      By default the 100 most frequent terms of all texts together, without numbers, stop words and single characters. \
      --against PATH… compares with other texts, or with a list of frequencies (.csv, .tsv): every term with at least \
      five occurrences in both together, the one that the texts stress most first. --by compares each group of \
      documents with all others.
      """)

  @OptionGroup var input: InputOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Compare with these texts, or with a frequency list (.csv, .tsv).", valueName: "path"))
  var against: [String] = []

  @Option(
    help: ArgumentHelp(
      "How many words the texts of a frequency list have, where no FILE.meta.json beside it tells.", valueName: "n"))
  var referenceWords: Int?

  @Option(
    help: ArgumentHelp(
      "Compare each group of documents with the rest: document, year, speaker, or any metadata field. With --long: count each document for itself.",
      valueName: "field"))
  var by: String?

  @Option(help: "What is counted: words; slogans of the lexicon and new ones; phrases of several words.")
  var terms: KeywordItems = .words

  @OptionGroup var termOptions: TermOptions

  @OptionGroup var slogans: SloganOptions

  @Option(help: "A comparison lists terms with so many occurrences on both sides together.")
  var minFrequency = 5

  @Option(
    help: ArgumentHelp(
      "What orders a comparison: \(KeynessReport.measures.joined(separator: ", ")).", valueName: "column"))
  var measure = "log_odds_z"

  @Option(help: ArgumentHelp("The columns, parted by commas; docs/columns.md tells what there is.", valueName: "a,b,…"))
  var columns: String?

  @Flag(help: "Only terms that differ significantly (p_adjusted, Holm) in a comparison.")
  var significant = false

  @Option(help: "The level of significance.")
  var level = 0.05

  @Flag(help: "One row a document and term: document, term, frequency, nested.")
  var long = false

  @Flag(name: .customLong("no-dispersion"), help: "Keep no frequencies by document: memory for the vocabulary alone.")
  var noDispersion = false

  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var run: RunOptions

  var isComparison: Bool { !against.isEmpty || (by != nil && !long) }

  func validate() throws {
    if long, by != "document" { throw UsageFailure("--long goes with --by document.") }
    if long, noDispersion {
      throw UsageFailure("--long needs the frequencies by document that --no-dispersion drops.")
    }
    if isComparison, noDispersion {
      throw UsageFailure("A comparison needs the frequencies by document that --no-dispersion drops.")
    }
    if by != nil, !against.isEmpty { throw UsageFailure("--by and --against are two comparisons; choose one.") }
    if significant, !isComparison { throw UsageFailure("--significant needs --against or --by.") }
    if !slogans.files.isEmpty, terms != .slogans {
      throw UsageFailure("--slogans FILE goes with --terms slogans.")
    }
    if let referenceWords, referenceWords < 1 {
      throw UsageFailure("--reference-words \(referenceWords): expected 1 or more")
    }
    if termOptions.minLength < 1 { throw UsageFailure("--min-length \(termOptions.minLength): expected 1 or more") }
    if minFrequency < 1 { throw UsageFailure("--min-frequency \(minFrequency): expected 1 or more") }
    if !(level > 0 && level < 1) { throw UsageFailure("--level \(level): expected a number between 0 and 1") }
    if KeynessReport.measure(measure) == nil {
      throw UsageFailure("--measure \(measure): one of \(KeynessReport.measures.joined(separator: ", "))")
    }
  }

  func run() async throws {
    let reader = try input.reader()
    _ = try table.style()
    let found = try input.find(isQuiet: run.quiet)
    if isComparison || columns != nil || terms != .words {
      try await KeywordComparison(command: self).run(reader, found)
      return
    }
    let lexicons = try lexicons.load()
    let segment = try lexicons.segmenter()
    let selection = try termOptions.selection(lexicons)
    var progress = Progress(found.inputs, isQuiet: run.quiet)
    let (counter, outcome) = try await CorpusReader(reader, jobs: run.workers).gather(
      found.inputs, in: TermCounter(keepsDocuments: !noDispersion), analyze: { segment($0) },
      progress: { progress.update($0) })
    progress.finish()
    run.report(outcome)
    let parameters: [(name: String, value: Cell)] =
      [
        ("documents", .integer(outcome.documents)), ("words", .integer(counter.words)),
        ("terms", .text(terms.rawValue)),
      ]
      + termOptions.parameters
      + RunRecord(input: input, lexicons: lexicons, stopWords: try termOptions.stopWords(lexicons)).parameters
    if long {
      try table.write(TermReport.longSchema, parameters: parameters) { add in
        try TermReport.longRows(CorpusCounts(counter, selection: selection), selection: selection, add)
      }
    } else {
      let rows = TermReport.rows(TermTable(counter, selection: selection))
      try table.write(TermReport.schema, parameters: parameters) { add in for row in rows { try add(row) } }
    }
    try run.finish(outcome, found)
  }
}
