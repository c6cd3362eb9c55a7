import Analysis
import ArgumentParser
import Documents
import Reports
import Segmentation
import Text

/// `tifa segment`: words parted by blanks, or one record a token.
struct Segment: AsyncParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, jsonl, csv, tsv }

  static let configuration = CommandConfiguration(
    abstract: "Cut texts into words.",
    discussion:
      "One line of words for each paragraph, or with --format jsonl one object a token, with its place in the source.")

  @OptionGroup var input: InputOptions
  @OptionGroup var lexicons: LexiconOptions

  @Flag(name: .customLong("plain-icu"), help: "The words of ICU's own iterator, for comparison.")
  var plainICU = false

  @Option(help: "text: words parted by a blank; jsonl, csv, tsv: a record a token.")
  var format: Format?

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "file"))
  var output: String?

  @Flag(name: .customLong("no-bom"), help: "CSV files begin with no byte order mark.")
  var noMark = false

  @OptionGroup var run: RunOptions

  func run() async throws {
    let reader = try input.reader()
    if let output { try OutputFile.requireWritable(at: output) }
    let found = try input.find(isQuiet: run.quiet)
    let segment = try segmenter()
    let style = try style(hasPages: found.mayHavePages)
    let head = head(style)
    let render = renderer(style)
    let file = try output.map { try OutputFile(path: $0) }
    var progress = Progress(found.inputs, isQuiet: run.quiet)
    var isFirst = true
    let outcome = try await CorpusReader(reader, jobs: run.workers).run(
      found.inputs, initial: { "" },
      step: { text, read in text += render(segment(read.document)) },
      consume: { text in
        let text = isFirst ? head + text : text
        isFirst = false
        if let file { try file.write(text) } else { Terminal.write(text) }
      }, progress: { progress.update($0) })
    progress.finish()
    try file?.commit()
    run.report(outcome)
    try run.finish(outcome, found)
  }

  private func segmenter() throws -> @Sendable (Document) -> SegmentedDocument {
    if plainICU {
      let segment = try PlainICUSegmenter()
      return { segment($0) }
    }
    let segment = try lexicons.load(granularity: .standard).segmenter()
    return { segment($0) }
  }

  /// The style of a table; nothing for words parted by blanks.
  private func style(hasPages: Bool) throws -> TableStyle? {
    return TableFormat(rawValue: try chosenFormat().rawValue).map {
      TableStyle($0, hasMark: output != nil && !noMark, hasPages: hasPages)
    }
  }

  private func chosenFormat() throws -> Format {
    if let format { return format }
    guard let output, let ending = OutputFile.ending(of: output) else { return .text }
    guard let format = TableFormat(path: output) else {
      throw UsageFailure("\(output): no format has the ending .\(ending); say --format text, jsonl, csv or tsv")
    }
    return Format(rawValue: format.rawValue) ?? .text
  }

  /// The head of a table, before the first document.
  private func head(_ style: TableStyle?) -> String {
    guard let style else { return "" }
    var writer = TableWriter(TokenReport.schema, style)
    return writer.takeText()
  }

  private func renderer(_ style: TableStyle?) -> @Sendable (SegmentedDocument) -> String {
    guard let style else { return { TokenReport.text($0) } }
    return { segmented in
      var writer = TableWriter(TokenReport.schema, style)
      // The head stands once, before the first document.
      _ = writer.takeText()
      for row in TokenReport.rows(segmented) { writer.add(row) }
      return writer.takeText()
    }
  }
}
