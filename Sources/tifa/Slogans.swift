import Analysis
public import ArgumentParser
import Documents
import Lexicons
import Reports
import Segmentation
public import SloganDetection

extension SloganCategory: ExpressibleByArgument {}

/// `tifa slogans`: the set formulations of a corpus, or every place where one stands.
struct Slogans: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find set formulations (提法): how often, where, since when.",
    discussion: """
      By default one row a slogan: known ones, and candidates the lexicon does not know (known is false). frequency \
      counts places where it stands by itself, nested those inside longer slogans; together they are all its places, \
      in any of its variants. document_frequency counts both. --mentions gives one row a place.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var slogans: SloganOptions

  @Flag(help: "One row a place where a slogan stands.")
  var mentions = false

  @Flag(help: "Nested places too (with --mentions).")
  var nested = false

  @Flag(help: "Only candidates that the lexicon does not know, with what the text says they mean.")
  var novel = false

  @Option(
    parsing: .singleValue, help: "Only this category (repeatable): theory, numeric, policy, mobilizing, quoted.")
  var category: [SloganCategory] = []

  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var run: RunOptions

  func validate() throws {
    if nested, !mentions { throw UsageFailure("--nested needs --mentions.") }
  }

  func run() async throws {
    let reader = try input.reader()
    _ = try table.style()
    let found = try input.find(isQuiet: run.quiet)
    let lexicons = try lexicons.load()
    let segment = try lexicons.segmenter()
    let known = try slogans.load()
    let analyze = SloganAnalyzer(known)
    let corpus = CorpusReader(reader, jobs: run.workers)
    var progress = Progress(found.inputs, isQuiet: run.quiet)
    if mentions {
      let wanted: @Sendable (SloganOccurrence) -> Bool = { [self] mention in
        isWanted(category: mention.category, isKnown: mention.isKnown) && (nested || mention.within == nil)
      }
      var rows: [[Cell]] = []
      let outcome = try await corpus.run(
        found.inputs, initial: { [] as [[Cell]] },
        step: { rows, read in
          rows += analyze(segment(read.document)).mentions.filter(wanted).map { SloganReport.row($0) }
        }, consume: { rows += $0 }, progress: { progress.update($0) })
      progress.finish()
      run.report(outcome)
      try table.write(
        SloganReport.mentionSchema, hasPages: found.mayHavePages, parameters: parameters(outcome, lexicons, known)
      ) { add in
        for row in rows { try add(row) }
      }
      try run.finish(outcome, found)
    } else {
      let (counter, outcome) = try await corpus.gather(
        found.inputs, in: SloganCounter(), analyze: { analyze(segment($0)) }, progress: { progress.update($0) })
      progress.finish()
      run.report(outcome)
      let rows = counter.rows.filter { isWanted(category: $0.category, isKnown: $0.isKnown) }
      try table.write(
        novel ? SloganReport.novelSchema : SloganReport.schema,
        parameters: [("words", .integer(counter.words))] + parameters(outcome, lexicons, known)
      ) { add in
        for row in SloganReport.rows(rows, words: counter.words, withDefinition: novel) { try add(row) }
      }
      try run.finish(outcome, found)
    }
  }

  /// With `--only`, candidates are listed when they are asked for: most are slogans that the built-in list knows.
  private func isWanted(category: SloganCategory, isKnown: Bool) -> Bool {
    (self.category.isEmpty || self.category.contains(category)) && !(novel && isKnown)
      && !(slogans.only && !novel && !isKnown)
  }

  private func parameters(
    _ outcome: CorpusReader.Outcome, _ lexicons: LexiconSet, _ known: SloganLexicon
  ) -> [(name: String, value: Cell)] {
    [
      ("documents", .integer(outcome.documents)), ("category", .texts(category.map(\.rawValue))),
      ("novel", .flag(novel)), ("nested", .flag(nested)),
      ("per_10k", .text("frequency per 10,000 word tokens (words, numbers, Latin)")),
    ] + RunRecord(input: input, lexicons: lexicons, slogans: known, onlySlogans: slogans.only).parameters
  }
}
