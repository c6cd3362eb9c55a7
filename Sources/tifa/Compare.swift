import Analysis
import ArgumentParser
import Comparison
import DirectiveExtraction
import Documents
import Lexicons
import Reports
import Segmentation
import SloganDetection
import TermFrequency
import Text

/// `tifa compare`: two speeches, or all pairs of a folder.
struct Compare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare two speeches: what they stress, keep, add, drop, reword, copy.",
    discussion: """
      A and B are a file or a folder each; more with --a PATH… --b PATH…. Prints one screen; -o FOLDER writes \
      emphasis.csv, sections.csv, slogan_changes.csv, directive_changes.csv, passages.csv and summary.json. Figures \
      with a sign are positive for what A has more of.
      --matrix compares every two documents of the paths: how alike they are, and how much of each stands in the \
      other.
      """)

  @OptionGroup var input: InputOptions

  @Option(name: .customLong("a"), parsing: .upToNextOption, help: ArgumentHelp("The first side.", valueName: "path"))
  var pathsA: [String] = []

  @Option(name: .customLong("b"), parsing: .upToNextOption, help: ArgumentHelp("The second side.", valueName: "path"))
  var pathsB: [String] = []

  @Flag(help: "All pairs of documents: document_a, document_b, similarity, share_copied_a, share_copied_b, method.")
  var matrix = false

  @Option(help: "With --matrix: only pairs of which one shares so much with the other.")
  var minShare: Double?

  @Option(help: "A term needs so many occurrences on both sides together.")
  var minFrequency = 5

  @Option(help: "The level of significance.")
  var level = 0.05

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the tables to a folder; with --matrix, the one table to a file.", valueName: "path"))
  var output: String?

  @Option(help: "With --matrix: format of the table; by default table on a terminal, else csv.")
  var format: TableFormat?

  @Flag(name: .customLong("no-bom"), help: "Files begin with no byte order mark.")
  var noMark = false

  @Option(help: "Column heads: en or zh.")
  var labels: TableOptions.Labels = .en

  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var slogans: SloganOptions
  @OptionGroup var run: RunOptions

  func validate() throws {
    if matrix, !pathsA.isEmpty || !pathsB.isEmpty {
      throw UsageFailure("--matrix takes its paths without --a and --b.")
    }
    if !(level > 0 && level < 1) { throw UsageFailure("--level \(level): expected a number between 0 and 1") }
    if minFrequency < 1 { throw UsageFailure("--min-frequency \(minFrequency): expected 1 or more") }
    if let minShare, !(0...1).contains(minShare) {
      throw UsageFailure("--min-share \(minShare): expected a number from 0 to 1")
    }
    guard !matrix else { return }
    if minShare != nil { throw UsageFailure("--min-share goes with --matrix.") }
    if format != nil { throw UsageFailure("--format goes with --matrix; the tables of a folder are CSV.") }
    if pathsA.isEmpty && pathsB.isEmpty {
      guard input.paths.count == 2 else {
        throw UsageFailure("Two paths are compared, A and B; name more of a side with --a PATH… --b PATH….")
      }
    } else if pathsA.isEmpty || pathsB.isEmpty || !input.paths.isEmpty {
      throw UsageFailure("--a and --b go together, and take all paths.")
    }
  }

  func run() async throws {
    let reader = try input.reader()
    let lexicons = try lexicons.load()
    let known = try slogans.load()
    var record = RunRecord(input: input, lexicons: lexicons, slogans: known, onlySlogans: slogans.only)
    let formalities = try lexicons.comparison()
    record.comparison = formalities
    let documents = ComparedReader(
      reader: reader, jobs: run.workers, segment: try lexicons.segmenter(), slogans: SloganAnalyzer(known),
      terms: lexicons.terms, formalities: formalities,
      directives: matrix ? nil : try DirectiveExtractor(lexicon: DirectiveLexicon(LexiconFolder.find())))
    if matrix {
      try await PassageMatrixCommand(command: self, documents: documents, record: record).run()
      return
    }
    let foundA = try input.find(pathsA.isEmpty ? [input.paths[0]] : pathsA, isQuiet: run.quiet)
    let foundB = try input.find(pathsB.isEmpty ? [input.paths[1]] : pathsB, isQuiet: run.quiet)
    // Made first: a place that cannot be written must not be found out after the work.
    let bundle = try output.map {
      try Bundle(
        folder: $0,
        style: TableStyle(
          .csv, hasMark: !noMark, hasChineseLabels: labels == .zh, hasPages: foundA.mayHavePages || foundB.mayHavePages)
      )
    }
    var progress = Progress(foundA.inputs + foundB.inputs, isQuiet: run.quiet)
    let (a, outcomeA) = try await documents.read(foundA.inputs, &progress)
    let (b, outcomeB) = try await documents.read(foundB.inputs, &progress)
    progress.finish()
    var outcome = outcomeA
    outcome.append(outcomeB)
    run.report(outcome)

    let stopWords = try lexicons.stopWords()
    record.stopWords = stopWords
    record.directives = documents.directives?.lexicon
    let comparison = SpeechComparison(
      a, b, selection: lexicons.selection(stopWords: stopWords), lexicon: known, formalities: documents.formalities,
      minimumFrequency: minFrequency,
      level: level)
    var text = ComparisonScreen.text(comparison)
    if let output, let bundle {
      try bundle.add(ComparisonReport.emphasisSchema, ComparisonReport.emphasisRows(comparison))
      try bundle.add(ComparisonReport.sectionSchema, ComparisonReport.sectionRows(comparison))
      try bundle.add(ComparisonReport.sloganSchema, ComparisonReport.sloganRows(comparison))
      try bundle.add(ComparisonReport.passageSchema, ComparisonReport.passageRows(comparison))
      try bundle.add(DirectiveChangeReport.schema, comparison.tasks.rows.map { DirectiveChangeReport.row($0) })
      try bundle.finish(
        summary: summary(comparison, outcome, record))
      text += "\nWritten to \(output): \(bundle.files.joined(separator: ", "))\n"
    }
    Terminal.write(text)
    if !outcome.errors.isEmpty || !foundA.errors.isEmpty || !foundB.errors.isEmpty { throw ExitStatus.incomplete }
  }

  private func summary(
    _ comparison: SpeechComparison, _ outcome: CorpusReader.Outcome, _ record: RunRecord
  ) -> [(name: String, value: Cell)] {
    func side(_ documents: [ComparedDocument], _ share: Double?) -> Cell {
      .object(
        [("documents", .texts(documents.map(\.document.id))), ("share_copied", .measure(share, places: 4))]
          + ComparisonReport.diversity(documents), flat: "")
    }
    return RunMetadata.members + [
      ("a", side(comparison.a, comparison.shareOfA)), ("b", side(comparison.b, comparison.shareOfB)),
      ("unreadable", .integer(outcome.errors.count)), ("terms", .integer(comparison.terms.rows.count)),
      ("significant_terms", .integer(comparison.terms.rows.count { $0.isSignificant })),
      ("significant_slogans", .integer(comparison.slogans.rows.count { $0.isSignificant })),
      (
        "slogan_changes",
        .object(
          SloganChange.Kind.allCases.map { kind in
            (kind.rawValue, .integer(comparison.sloganChanges.count { $0.kind == kind }))
          }, flat: "")
      ),
      (
        "directive_changes",
        .object(
          DirectiveComparison.Change.allCases.map { change in
            (change.rawValue, .integer(comparison.tasks.rows.count { $0.change == change }))
          }, flat: "")
      ),
      ("passages", .integer(comparison.passages.count)),
      ("passages_with_leftovers", .integer(comparison.passages.count { !$0.leftovers.isEmpty })),
      ("min_frequency", .integer(minFrequency)), ("level", .decimal(level)),
      ("sign", .text("positive for what A has more of")),
      ("p_adjusted", .text("Fisher's exact test, two-sided; Holm over all terms, and over all slogans")),
      ("log_odds_z", .text("Monroe et al. 2008; informative Dirichlet prior of 500 words, full variance")),
      ("log_ratio", .text("binary logarithm; 0 counts as 0.5 (Hardie 2014)")),
      ("share_copied", .text("characters in passages by all, both outside set formulas, titles and salutations")),
      ("mtld", .text("McCarthy and Jarvis 2010; a stretch ends where its TTR falls below 0.72")),
      ("hdd", .text("McCarthy and Jarvis 2007; mean contribution of 42 draws")),
    ] + record.parameters
  }
}

/// Reads documents with all that a comparison needs of them.
struct ComparedReader {
  let reader: DocumentReader
  let jobs: Int
  let segment: WordSegmenter
  let slogans: SloganAnalyzer
  let terms: TermIndex
  let formalities: ComparisonLexicon
  /// Finds tasks; nothing where they are not wanted.
  let directives: DirectiveExtractor?

  /// The documents of `inputs` that could be read, in order.
  func read(
    _ inputs: [DocumentInput], _ progress: inout Progress
  ) async throws -> ([ComparedDocument], CorpusReader.Outcome) {
    var documents: [ComparedDocument] = []
    let before = progress.done
    let outcome = try await CorpusReader(reader, jobs: jobs).run(
      inputs, initial: { [] as [ComparedDocument] },
      step: { [segment, slogans, terms, formalities, directives] documents, read in
        let segmented = segment(read.document)
        documents.append(
          ComparedDocument(
            segmented, slogans: slogans(segmented),
            directives: directives.map { DocumentDirectives(segmented, $0).directives } ?? [], lexicon: formalities,
            isPlace: { word in
              let classes = terms.classes(of: word)
              return classes.isEmpty || classes.contains(TermClass(name: "place")!)
            }))
      }, consume: { documents += $0 }, progress: { progress.update(before + $0) })
    return (documents, outcome)
  }
}
