import Analysis
import ArgumentParser
import DirectiveExtraction
import Documents
import Glibc
import Lexicons
import Reports
import Segmentation
import SloganDetection
import TermFrequency
import Text

/// `tifa analyze`: everything that is found in a corpus, as a folder of tables and a short summary.
struct Analyze: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Analyse a corpus: a folder of tables, and a summary to read.",
    discussion: """
      Writes to the folder of -o: terms.csv (all terms), slogans.csv and slogan_mentions.csv (set formulations, nested \
      places too), directives.csv (who must do what by when), and summary.json.
      """)

  @OptionGroup var input: InputOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write to; made if it is not there.", valueName: "folder"))
  var output: String

  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var slogans: SloganOptions

  @Flag(name: .customLong("no-bom"), help: "CSV files begin with no byte order mark.")
  var noMark = false

  @Option(help: "Column heads: en or zh.")
  var labels: TableOptions.Labels = .en

  @OptionGroup var run: RunOptions

  func run() async throws {
    let reader = try input.reader()
    let found = try input.find(isQuiet: run.quiet)
    let lexicons = try lexicons.load()
    let slogans = try slogans.load()
    let directives = try DirectiveExtractor(lexicon: DirectiveLexicon(LexiconFolder.find()))
    let analyzer = Analyzer(
      reader: reader, segment: try lexicons.segmenter(), slogans: SloganAnalyzer(slogans),
      directives: directives)
    let bundle = try Bundle(
      folder: output,
      style: TableStyle(
        .csv, hasMark: !noMark, hasChineseLabels: labels == .zh, hasPages: found.mayHavePages))
    var progress = Progress(found.inputs, isQuiet: run.quiet)
    let (corpus, outcome) = try await analyzer.analyze(
      found.inputs, jobs: run.workers, progress: { progress.update($0) })
    progress.finish()
    run.report(outcome)

    let stopWords = try lexicons.stopWords()
    let table = TermTable(corpus.terms, selection: lexicons.selection(stopWords: stopWords))
    try bundle.add(TermReport.schema, TermReport.rows(table))
    try bundle.add(SloganReport.schema, SloganReport.rows(corpus.slogans.rows, words: corpus.terms.words))
    try bundle.add(SloganReport.mentionSchema, corpus.mentions.lazy.map { SloganReport.row($0) })
    try bundle.add(DirectiveReport.schema, corpus.directives.lazy.map { DirectiveReport.row($0) })
    try bundle.finish(
      summary: summary(
        corpus, outcome,
        RunRecord(
          input: input, lexicons: lexicons, slogans: slogans, onlySlogans: self.slogans.only, stopWords: stopWords,
          directives: directives.lexicon)))
    Terminal.write(text(corpus, outcome, table, bundle.files))
    try run.finish(outcome, found)
  }

  private func summary(
    _ corpus: CorpusAnalysis, _ outcome: CorpusReader.Outcome, _ record: RunRecord
  ) -> [(name: String, value: Cell)] {
    RunMetadata.members + [
      ("documents", .integer(outcome.documents)), ("unreadable", .integer(outcome.errors.count)),
      ("characters", .integer(corpus.characters)), ("sentences", .integer(corpus.sentences)),
      ("words", .integer(corpus.terms.words)), ("distinct_words", .integer(corpus.terms.vocabulary.count)),
      ("slogan_mentions", .integer(corpus.mentions.count)), ("directives", .integer(corpus.directives.count)),
    ] + record.parameters
  }

  /// What a reader wants to know first.
  private func text(
    _ corpus: CorpusAnalysis, _ outcome: CorpusReader.Outcome, _ table: TermTable, _ files: [String]
  ) -> String {
    var text = "\(outcome.documents, "document"), \(corpus.characters, "character"), \(corpus.terms.words, "word")"
    text += ", \(corpus.directives.count, "directive")"
    if !outcome.errors.isEmpty { text += "; \(outcome.errors.count) could not be read" }
    text += "\n\nTerms, most frequent first\n"
    text += TextColumns.text(table.rows.prefix(30).map { "\($0.term) \($0.count.frequency)" }, width: 78)
    text += "\nSlogans, most frequent first\n"
    let slogans = corpus.slogans.rows.filter { $0.isKnown && $0.frequency > 0 }
    text += TextColumns.text(slogans.prefix(20).map { "\($0.slogan) \($0.frequency)" }, width: 78)
    text += "\nWritten to \(output): \(files.joined(separator: ", "))\n"
    return text
  }
}

/// A folder of tables that belong together.
final class Bundle {
  private let folder: String
  private let style: TableStyle
  /// The names of the files written so far.
  private(set) var files: [String] = []

  /// Makes the folder if it is not there.
  init(folder: String, style: TableStyle) throws {
    self.folder = folder
    self.style = style
    try Self.requireNameOfFolder(folder)
    var made = ""
    for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
      made += part + "/"
      if part.isEmpty || part == "." || part == ".." { continue }
      if mkdir(made, 0o777) != 0, errno != EEXIST {
        throw OutputFile.Failure(path: folder, reason: String(cString: strerror(errno)))
      }
    }
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw OutputFile.Failure(path: folder, reason: "is no folder")
    }
    try OutputFile.requireWritable(at: folder + "/summary.json")
  }

  /// Who says `-o x.csv` wants a table, and would find a folder of that name. One that is there, or is said with a `/`
  /// behind it, is meant.
  private static func requireNameOfFolder(_ path: String) throws {
    var status = stat()
    guard !path.hasSuffix("/"), stat(path, &status) != 0, let ending = OutputFile.ending(of: path),
      TableFormat(path: path) != nil || DocumentFormat(ending: ending) != nil || ending == "xlsx"
    else { return }
    throw OutputFile.Failure(
      path: path, reason: "tables are written to a folder; say \(path)/ if it is to be called so")
  }

  /// Writes a table.
  func add(_ schema: TableSchema, _ rows: some Sequence<[Cell]>) throws {
    let name = schema.name + ".csv"
    let sink = try TableSink(schema, style, path: folder + "/" + name)
    for row in rows { try sink.add(row) }
    try sink.finish(parameters: nil)
    files.append(name)
  }

  /// Writes `summary.json`.
  func finish(summary: [(name: String, value: Cell)]) throws {
    let file = try OutputFile(path: folder + "/summary.json")
    try file.write(JSONText.document(summary))
    try file.commit()
    files.append("summary.json")
  }
}
