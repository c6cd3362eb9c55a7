import Analysis
import ArgumentParser
import Documents
import Lexicons
import Reports
import SloganDetection

/// `tifa check`: how set formulations are quoted.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check how set formulations are quoted.",
    discussion: """
      Kinds of findings: verb (a verb that belongs to another formula), number (五个自信), character (a wrong, missing or \
      doubled one, or two that changed places), member (a written-out list with a member missing, wrong or out of \
      order), order (a series out of order), title (a misquoted title), anachronism (a formula in a document older \
      than it), superseded (after its successor took over), quotation (a quotation mark never closed). Only what the \
      entries are sure of is said.
      Exit status 1 when something is found.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var slogans: SloganOptions

  @Flag(help: "Status 0 even when something is found.")
  var exitZero = false

  @OptionGroup var table: TableOptions
  @OptionGroup var run: RunOptions

  func run() async throws {
    let reader = try input.reader()
    _ = try table.style()
    let found = try input.find(isQuiet: run.quiet)
    let lexicon = try slogans.load()
    let detect = SloganDetector(lexicon)
    let check = SloganChecker(lexicon)
    var progress = Progress(found.inputs, isQuiet: run.quiet)
    var rows: [[Cell]] = []
    let outcome = try await CorpusReader(reader, jobs: run.workers).run(
      found.inputs, initial: { [] as [[Cell]] },
      step: { rows, read in
        let text = FoldedText(read.document, for: lexicon)
        rows += check(text, mentions: detect(text)).map { SloganFindingReport.row($0, in: read.document) }
      }, consume: { rows += $0 }, progress: { progress.update($0) })
    progress.finish()
    run.report(outcome)
    try table.write(
      SloganFindingReport.schema, hasPages: found.mayHavePages,
      parameters: [("documents", .integer(outcome.documents))]
        + RunRecord(input: input, slogans: lexicon, onlySlogans: slogans.only).parameters
    ) { add in
      for row in rows { try add(row) }
    }
    try run.finish(outcome, found)
    if !rows.isEmpty, !exitZero { throw ExitStatus.incomplete }
  }
}
