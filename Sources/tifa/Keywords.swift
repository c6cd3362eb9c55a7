import Analysis
public import ArgumentParser
import Documents
import Lexicons
import Reports
import Segmentation
public import TermFrequency

/// Which terms are listed: the same for `keywords` and `analyze`.
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

  @Option(help: ArgumentHelp("How many terms, or all.", valueName: "n|all"))
  var top: Top = .first(100)

  @Option(
    help: ArgumentHelp(
      "What orders and rates terms: whole (places where the term is a word) or all (nested ones too).",
      valueName: "whole|all"))
  var count: TermSelection.Counted = .whole

  @Option(help: "The least number of characters; shorter terms are listed when a lexicon has them (党, 国).")
  var minLength = 2

  @Flag(help: "Numbers are terms too.")
  var keepNumbers = false

  @Option(name: .customLong("stopwords"), help: ArgumentHelp("Words to leave out, one a line.", valueName: "file"))
  var stopWordFile: String?

  @Flag(name: .customLong("no-stopwords"), help: "Leave out no stop words.")
  var noStopWords = false

  /// The selection that the options describe.
  func selection(_ lexicons: LexiconSet) throws -> TermSelection {
    var selection = TermSelection()
    selection.counted = count
    selection.minimumLength = minLength
    selection.keepsNumbers = keepNumbers
    if !noStopWords { selection.stopWords = try lexicons.stopWords(file: stopWordFile) }
    let terms = lexicons.terms
    selection.isListed = { terms.lists($0) }
    if case .first(let number) = top { selection.top = number }
    return selection
  }

  /// For metadata.
  var parameters: [(name: String, value: Cell)] {
    [
      ("top", .text(top.defaultValueDescription)), ("count", .text(count.rawValue)),
      ("min_length", .integer(minLength)),
      ("keep_numbers", .flag(keepNumbers)), ("stopwords", .flag(!noStopWords)),
      ("per_10k", .text("per 10,000 word tokens (words, numbers, Latin), before stop words and length filters")),
      ("dispersion_dp", .text("Gries' deviation of proportions, normalised (Lijffijt and Gries 2012)")),
    ]
  }
}

extension TermSelection.Counted: ExpressibleByArgument {}

/// `tifa keywords`: the terms of a corpus by frequency.
struct Keywords: AsyncParsableCommand {
  enum Grouping: String, CaseIterable, ExpressibleByArgument { case document }

  static let configuration = CommandConfiguration(
    abstract: "Count the terms of texts: the CSV keyword report.",
    discussion:
      "By default the 100 most frequent terms of all texts together, without numbers, stop words and single characters."
  )

  @OptionGroup var input: InputOptions
  @OptionGroup var terms: TermOptions

  @Option(help: "Count each document for itself (with --long).")
  var by: Grouping?

  @Flag(help: "One row a document and term: document, term, frequency.")
  var long = false

  @Flag(name: .customLong("no-dispersion"), help: "Keep no frequencies by document: memory for the vocabulary alone.")
  var noDispersion = false

  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var run: RunOptions

  func validate() throws {
    if (by != nil) != long { throw ValidationError("--by document and --long belong together.") }
    if long, noDispersion {
      throw ValidationError("--long needs the frequencies by document that --no-dispersion drops.")
    }
  }

  func run() async throws {
    let reader = try input.reader()
    _ = try table.style()
    let found = try input.find(isQuiet: run.quiet)
    let lexicons = try lexicons.load()
    let segment = try lexicons.segmenter()
    let selection = try terms.selection(lexicons)
    var progress = Progress(total: found.inputs.count, isQuiet: run.quiet)
    let (counter, outcome) = try await CorpusReader(reader, jobs: run.workers).gather(
      found.inputs, in: TermCounter(keepsDocuments: !noDispersion), analyze: { segment($0) },
      progress: { progress.update($0) })
    progress.finish()
    run.report(outcome)
    let parameters: [(name: String, value: Cell)] =
      [("documents", .integer(outcome.documents)), ("words", .integer(counter.words)), ("lexicons", lexicons.metadata)]
      + terms.parameters
    if long {
      try table.write(TermReport.longSchema, parameters: parameters) { add in
        try TermReport.longRows(counter, selection: selection, add)
      }
    } else {
      let rows = TermReport.rows(TermTable(counter, selection: selection))
      try table.write(TermReport.schema, parameters: parameters) { add in for row in rows { try add(row) } }
    }
    try run.finish(outcome, found)
  }
}
