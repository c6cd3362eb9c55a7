import Analysis
import ArgumentParser
import Documents
import Reports
import Segmentation
import TermFrequency
import Text

/// `tifa collocations`: which words stand near a term.
struct CollocationsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collocations",
    abstract: "Find the words that stand near a term more often than chance would have it.",
    discussion: """
      Near is the same sentence, --window words to either side. TERM is one word or several in a row. All counts are \
      of places; the measures are those of the literature, told in docs/columns.md.
      """)

  @Argument(help: ArgumentHelp("The term.", valueName: "term"))
  var term: String

  @OptionGroup var input: InputOptions

  @Option(help: "So many words to either side.")
  var window = 5

  @Option(
    help: ArgumentHelp(
      "What orders the rows: \(CollocationReport.measures.joined(separator: ", ")).", valueName: "column"))
  var measure = "log_dice"

  @Option(help: "A word needs so many places near the term.")
  var minFrequency = 3

  @Option(help: "A word needs so many places in all texts.")
  var minTotal = 3

  @Option(help: ArgumentHelp("How many words, or all.", valueName: "n|all"))
  var top: TermOptions.Top = .first(50)

  @Option(help: ArgumentHelp("The columns, parted by commas; docs/columns.md tells what there is.", valueName: "a,b,…"))
  var columns: String?

  @Flag(name: .customLong("no-stopwords"), help: "Leave out no stop words.")
  var noStopWords = false

  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var run: RunOptions

  func validate() throws {
    if window < 1 { throw UsageFailure("--window \(window): expected 1 or more") }
    if minFrequency < 1 { throw UsageFailure("--min-frequency \(minFrequency): expected 1 or more") }
    if minTotal < 1 { throw UsageFailure("--min-total \(minTotal): expected 1 or more") }
    if CollocationReport.measure(measure) == nil {
      throw UsageFailure("--measure \(measure): one of \(CollocationReport.measures.joined(separator: ", "))")
    }
  }

  func run() async throws {
    let reader = try input.reader()
    _ = try table.style()
    let all = CollocationReport.schema
    let schema = try columns.map { try all.selecting(option: $0) } ?? all.selecting(CollocationReport.defaultColumns)
    let found = try input.find(isQuiet: run.quiet)
    let lexicons = try lexicons.load()
    let segment = try lexicons.segmenter()
    let stopWordList = noStopWords ? nil : try lexicons.stopWords()
    let stopWords = stopWordList?.words ?? []
    var progress = Progress(found.inputs, isQuiet: run.quiet)
    let (stream, outcome) = try await CorpusReader(reader, jobs: run.workers).gather(
      found.inputs, in: WordStream(), analyze: { segment($0) }, progress: { progress.update($0) })
    progress.finish()
    run.report(outcome)
    let collocations = Collocations(stream, node: Array(term.utf16), window: window)
    if collocations.nodeFrequency == 0, !run.quiet {
      Terminal.note("note: “\(term)” stands nowhere as a word or as several in a row")
    }
    let value = CollocationReport.measure(measure)!
    let rows = collocations.rows.filter {
      $0.frequency >= minFrequency && $0.total >= minTotal && !stopWords.contains($0.word)
    }
    if rows.isEmpty, collocations.nodeFrequency > 0, !run.quiet {
      Terminal.note(
        "note: no word stands near “\(term)” \(minFrequency, "time") or more (--min-frequency) and \(minTotal, "time") in "
          + "all (--min-total)")
    }
    let keys = rows.map { value($0) ?? -.infinity }
    let ordered = rows.indices.sorted { keys[$0] != keys[$1] ? keys[$0] > keys[$1] : $0 < $1 }.map { rows[$0] }
    var limit = ordered.count
    if case .first(let number) = top { limit = number }
    try table.write(schema, parameters: parameters(outcome, collocations, lexicons, stopWordList)) { add in
      for row in ordered.prefix(limit) { try add(CollocationReport.cells(row, schema)) }
    }
    try run.finish(outcome, found)
  }

  private func parameters(
    _ outcome: CorpusReader.Outcome, _ collocations: Collocations, _ lexicons: LexiconSet, _ stopWords: StopWordList?
  ) -> [(name: String, value: Cell)] {
    [
      ("documents", .integer(outcome.documents)), ("words", .integer(collocations.words)), ("term", .text(term)),
      ("term_frequency", .integer(collocations.nodeFrequency)), ("words_near", .integer(collocations.wordsNear)),
      ("window", .integer(window)), ("measure", .text(measure)), ("top", .text(top.defaultValueDescription)),
      ("min_frequency", .integer(minFrequency)),
      ("min_total", .integer(minTotal)), ("stopwords", .flag(!noStopWords)),
      ("mi", .text("binary logarithm")),
      ("g2", .text("Dunning's four-cell form, negative where rarer than expected")),
    ] + RunRecord(input: input, lexicons: lexicons, stopWords: stopWords).parameters
  }
}
