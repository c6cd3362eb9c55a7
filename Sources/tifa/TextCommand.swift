import Analysis
import ArgumentParser
import Documents
import Reports
import Text

/// `tifa text`: the text of files as it is analysed.
struct TextCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text",
    abstract: "Print the repaired text, a paragraph a line.",
    discussion:
      "With --no-repair, the source as it is: the text that positions in all tables refer to. With --map, where each "
      + "stretch of the text stands in it, as JSON Lines.")

  @OptionGroup var input: InputOptions

  @Flag(help: "The source map instead of the text: start and end in the text, source_start and source_end.")
  var map = false

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file (.txt; with --map .jsonl).", valueName: "file"))
  var output: String?

  @OptionGroup var run: RunOptions

  func run() async throws {
    let reader = try input.reader()
    try requireFittingEnding()
    if let output { try OutputFile.requireWritable(at: output) }
    let found = try input.find(isQuiet: run.quiet)
    let file = try output.map { try OutputFile(path: $0) }
    let printsMap = map
    let printsSource = input.noRepair
    let style = TableStyle(.jsonl, hasPages: found.mayHavePages)
    var progress = Progress(found.inputs, isQuiet: run.quiet)
    let outcome = try await CorpusReader(reader, jobs: run.workers).run(
      found.inputs, initial: { "" },
      step: { text, read in
        guard printsMap else {
          let units = printsSource ? read.source : read.document.text
          text += String(units: units)
          if let last = units.last, !printsSource || last != 0x0A && last != 0x0D { text += "\n" }
          return
        }
        var writer = TableWriter(SourceMapReport.schema, style)
        for row in SourceMapReport.rows(read.document) { writer.add(row) }
        text += writer.takeText()
      },
      consume: { text in if let file { try file.write(text) } else { Terminal.write(text) } },
      progress: { progress.update($0) })
    progress.finish()
    try file?.commit()
    run.report(outcome)
    try run.finish(outcome, found)
  }

  /// A text called x.docx or x.csv would open nowhere.
  private func requireFittingEnding() throws {
    guard let output, let ending = OutputFile.ending(of: output) else { return }
    if map {
      guard TableFormat(path: output) != .jsonl else { return }
      throw UsageFailure("\(output): the map is written as JSON Lines, not .\(ending); end the name in .jsonl")
    }
    guard ![.text, .markdown].contains(DocumentFormat(ending: ending)) else { return }
    throw UsageFailure("\(output): plain text is written, not .\(ending); end the name in .txt or .md")
  }
}
