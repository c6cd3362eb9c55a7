import Analysis
public import ArgumentParser
public import DirectiveExtraction
import Documents
import Glibc
import Lexicons
import Reports
import Segmentation
import Text

extension Modality: ExpressibleByArgument {}

/// `tifa directives`: the requirements a text lays on somebody, as a table, a ledger or a comparison.
struct Directives: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Extract who must do what by when: the task ledger (任务分解表).",
    discussion: """
      One row a directive; with --format table, and on a terminal, only the main columns. --ledger gives the table \
      that clerks file, with Chinese heads; -o FILE.xlsx writes it for Excel. --against compares with an older text: \
      which tasks are new, repeated, changed (deadline, figure, actor) and dropped. Deadlines are dated against the \
      document's date (front matter, first lines, the day of signing, or --date).
      """)

  @OptionGroup var input: InputOptions

  @Flag(help: "The ledger: 序号 章节 任务内容 牵头单位 责任单位 配合单位 完成时限 量化目标 力度 原文 出处.")
  var ledger = false

  @Flag(help: "Count directives by actor and by modality.")
  var summary = false

  @Option(help: ArgumentHelp("Compare with the tasks of an older text (a file or a folder).", valueName: "old"))
  var against: String?

  @Option(
    parsing: .singleValue,
    help: "Only this kind (repeatable): obligation, prohibition, recommendation, permission, target.")
  var modality: [Modality] = []

  @Option(help: ArgumentHelp("Only directives of a unit whose name holds this.", valueName: "name"))
  var actor: String?

  @Option(help: ArgumentHelp("Only directives that are due before this day.", valueName: "YYYY-MM-DD"))
  var dueBefore: String?

  @Flag(help: "Only directives with a deadline.")
  var withDeadline = false

  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var run: RunOptions

  func validate() throws {
    if [ledger, summary, against != nil].count(where: { $0 }) > 1 {
      throw UsageFailure("--ledger, --summary and --against exclude each other.")
    }
    if isWorkbook, table.format != nil { throw UsageFailure("--format does not go with a workbook (.xlsx).") }
    if isWorkbook, !ledger { throw UsageFailure("A workbook (.xlsx) needs --ledger.") }
    if let dueBefore, PartialDate(iso: dueBefore)?.day == nil {
      throw UsageFailure("--due-before \(dueBefore): expected YYYY-MM-DD")
    }
  }

  private var isWorkbook: Bool { table.output.flatMap { OutputFile.ending(of: $0) } == "xlsx" }

  func run() async throws {
    let reader = try input.reader()
    if isWorkbook, let path = table.output {
      try OutputFile.requireWritable(at: path)
    } else {
      _ = try table.style()
    }
    let found = try input.find(isQuiet: run.quiet)
    let lexicons = try lexicons.load()
    let extractor = try DirectiveExtractor(lexicon: DirectiveLexicon(LexiconFolder.find()))
    let chain = Chain(reader: reader, segment: try lexicons.segmenter(), extract: extractor, jobs: run.workers)
    let filter = filter()

    let (documents, outcome) = try await chain.read(found.inputs, isQuiet: run.quiet)
    run.report(outcome)
    noteUndated(documents)
    let directives = documents.flatMap(\.directives).filter { filter.passes($0) }
    let parameters = parameters(outcome, lexicons, extractor.lexicon)
    if let against {
      let older = try input.find([against], isQuiet: run.quiet)
      let (old, oldOutcome) = try await chain.read(older.inputs, isQuiet: run.quiet)
      run.report(oldOutcome)
      let comparison = DirectiveComparison(
        old: old.flatMap(\.directives).filter { filter.passes($0) }, new: directives)
      let hasPages = found.mayHavePages || older.mayHavePages
      try table.write(DirectiveChangeReport.schema, hasPages: hasPages, parameters: parameters) { add in
        for row in comparison.rows { try add(DirectiveChangeReport.row(row)) }
      }
      try run.finish(oldOutcome, older)
    } else if summary {
      try table.write(DirectiveSummaryReport.schema, parameters: parameters) { add in
        for row in DirectiveSummaryReport.rows(directives) { try add(row) }
      }
    } else if ledger {
      try writeLedger(directives, parameters)
    } else {
      let isForScreen = try table.style().format == .table
      try table.write(
        isForScreen ? DirectiveReport.screen : DirectiveReport.schema, hasPages: found.mayHavePages,
        parameters: parameters
      ) { add in
        for directive in directives {
          try add(isForScreen ? DirectiveReport.screenRow(directive) : DirectiveReport.row(directive))
        }
      }
    }
    try run.finish(outcome, found)
  }

  private func filter() -> DirectiveFilter {
    var filter = DirectiveFilter()
    filter.modalities = modality
    filter.actor = actor
    filter.dueBefore = dueBefore.flatMap { PartialDate(iso: $0)?.first }
    filter.needsDeadline = withDeadline
    return filter
  }

  /// Says once that deadlines cannot be dated where a document has some and no date.
  private func noteUndated(_ documents: [DocumentDirectives]) {
    guard !run.quiet else { return }
    let undated = documents.filter { document in
      !document.isDated
        && document.directives.contains { $0.directive.deadline.map { $0.from == nil && $0.to == nil } ?? false }
    }
    guard let first = undated.first else { return }
    let others = undated.count > 1 ? " and \(undated.count - 1) more" : ""
    Terminal.note("note: \(first.document)\(others): no date known, so deadlines are not dated; give one with --date")
  }

  private func writeLedger(_ directives: [DirectiveOccurrence], _ parameters: [(name: String, value: Cell)]) throws {
    let rows = directives.enumerated().lazy.map { LedgerReport.row($0.element, number: $0.offset + 1) }
    guard isWorkbook, let path = table.output else {
      var table = table
      table.labels = .zh
      try table.write(LedgerReport.schema, parameters: parameters) { add in for row in rows { try add(row) } }
      return
    }
    let workbook = try Workbook(path: path, LedgerReport.schema, widths: LedgerReport.widths)
    for row in rows { workbook.add(row) }
    try workbook.commit()
    if workbook.cutCells > 0, !run.quiet {
      Terminal.note(
        "warning: \(workbook.cutCells, "cell") cut at \(Workbook.longestCell) characters, the most that Excel holds")
    }
    guard workbook.isPlain else { return }
    try RunMetadata.write(beside: path, table: LedgerReport.schema.name, rows: directives.count, parameters: parameters)
  }

  private func parameters(
    _ outcome: CorpusReader.Outcome, _ lexicons: LexiconSet, _ lexicon: DirectiveLexicon
  ) -> [(name: String, value: Cell)] {
    [
      ("documents", .integer(outcome.documents)), ("modality", .texts(modality.map(\.rawValue))),
      ("actor", .text(actor)), ("due_before", .text(dueBefore)),
      ("with_deadline", .flag(withDeadline)),
    ] + RunRecord(input: input, lexicons: lexicons, directives: lexicon).parameters
  }
}

/// From files to directives.
private struct Chain {
  let reader: DocumentReader
  let segment: WordSegmenter
  let extract: DirectiveExtractor
  let jobs: Int

  func read(
    _ inputs: [DocumentInput], isQuiet: Bool
  ) async throws -> (documents: [DocumentDirectives], outcome: CorpusReader.Outcome) {
    var progress = Progress(inputs, isQuiet: isQuiet)
    var documents: [DocumentDirectives] = []
    let outcome = try await CorpusReader(reader, jobs: jobs).run(
      inputs, initial: { [] as [DocumentDirectives] },
      step: { [self] found, read in found.append(DocumentDirectives(segment(read.document), extract)) },
      consume: { documents += $0 }, progress: { progress.update($0) })
    progress.finish()
    return (documents, outcome)
  }
}
