import Analysis
import ArgumentParser
import Documents
import Reports
import Segmentation
import Text

/// `tifa outline`: the headings of documents.
struct OutlineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outline",
    abstract: "List the headings of texts, with what each section has room for.",
    discussion:
      "Levels are those of each document's own numbering. With --format table (the default on a terminal), a tree.")

  @OptionGroup var input: InputOptions
  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var run: RunOptions

  func run() async throws {
    let reader = try input.reader()
    _ = try table.style()
    let found = try input.find(isQuiet: run.quiet)
    let style = try table.style(hasPages: found.mayHavePages)
    let lexicons = try lexicons.load()
    let segment = try lexicons.segmenter()
    var progress = Progress(found.inputs, isQuiet: run.quiet)
    if style.format == .table {
      let file = try table.output.map { try OutputFile(path: $0) }
      let outcome = try await CorpusReader(reader, jobs: run.workers).run(
        found.inputs, initial: { "" }, step: { $0 += OutlineReport.tree(segment($1.document)) },
        consume: { if let file { try file.write($0) } else { Terminal.write($0) } }, progress: { progress.update($0) })
      progress.finish()
      try file?.commit()
      run.report(outcome)
      return try run.finish(outcome, found)
    }
    let sink = try TableSink(OutlineReport.schema, style, path: table.output)
    let outcome = try await CorpusReader(reader, jobs: run.workers).run(
      found.inputs, initial: { [[Cell]]() },
      step: { $0 += OutlineReport.rows(segment($1.document)) },
      consume: { for row in $0 { try sink.add(row) } }, progress: { progress.update($0) })
    progress.finish()
    try sink.finish(
      parameters: [("documents", .integer(outcome.documents))]
        + RunRecord(input: input, lexicons: lexicons).parameters)
    run.report(outcome)
    try run.finish(outcome, found)
  }
}
