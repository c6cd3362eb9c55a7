import Analysis
import ArgumentParser
import Documents
import Reports
import Segmentation
import Text

/// `tifa info`: what reading found out.
struct InfoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Tell how files were read: format, encoding, repairs, metadata, size.",
    discussion: """
      A row a document (on a terminal, a block of lines). encoding_by says how the encoding was found; the repairs are \
      counts.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var run: RunOptions

  func run() async throws {
    let reader = try input.reader()
    let sink = try TableSink(InfoReport.schema, table.style(), path: table.output)
    let found = try input.find(isQuiet: run.quiet)
    let lexicons = try lexicons.load()
    let segment = try lexicons.segmenter()
    var progress = Progress(found.inputs, isQuiet: run.quiet)
    let outcome = try await CorpusReader(reader, jobs: run.workers).run(
      found.inputs, initial: { [[Cell]]() },
      step: { rows, read in
        let words = segment(read.document).tokens.count { $0.kind.isWordLike }
        rows.append(InfoReport.row(read, words: words))
      },
      consume: { for row in $0 { try sink.add(row) } }, progress: { progress.update($0) })
    progress.finish()
    try sink.finish(
      parameters: [("documents", .integer(outcome.documents))]
        + RunRecord(input: input, lexicons: lexicons).parameters)
    run.report(outcome)
    try run.finish(outcome, found)
  }
}
