import Analysis
import ArgumentParser
import Documents
import Reports
import Segmentation
import SloganDetection
import TermFrequency
import Text

/// `tifa trends`: how slogans or terms rise and fall.
struct Trends: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how slogans or terms rise and fall over the years, or by any field.",
    discussion: """
      One row a term and period. frequency counts nested places too, so that a term does not fall because a longer \
      formula that holds it rose; share is document_frequency by documents; change is the difference of per_10k to the \
      period before; tier is 沸 烫 热 暖 温 冷 by share. Documents that do not say their period are left out, with a note. \
      Groups that do not follow one another in time have no change.
      """)

  enum Items: String, CaseIterable, ExpressibleByArgument { case slogans, terms }

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("year, or the name of a metadata field.", valueName: "year|field"))
  var by = "year"

  @Option(
    name: .customLong("term"), parsing: .singleValue,
    help: ArgumentHelp(
      "Only this slogan or term (repeatable): a slogan that is known as tifa slogans counts it, any other as tifa keywords does.",
      valueName: "t"))
  var wanted: [String] = []

  @Flag(help: "A --term is sought by its characters, across words too (民生 in 国民|生产).")
  var substring = false

  @Option(help: "What is counted: slogans, known and novel, or terms (words).")
  var items: Items = .slogans

  /// The former spelling of `--items terms`.
  @Flag(name: .customLong("terms"), help: .hidden)
  var countsTerms = false

  @Option(help: ArgumentHelp("How many, from the most frequent on, or all.", valueName: "n|all"))
  var top: TermOptions.Top = .first(50)

  @Option(help: ArgumentHelp("Least shares of documents for 沸, 烫, 热, 暖 and 温.", valueName: "a,b,c,d,e"))
  var tiers = "0.8,0.6,0.4,0.2,0.05"

  @OptionGroup var slogans: SloganOptions
  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var run: RunOptions

  func validate() throws {
    if substring, wanted.isEmpty { throw UsageFailure("--substring goes with --term.") }
  }

  func run() async throws {
    let reader = try input.reader()
    _ = try table.style()
    // What is no number makes the shares none that fall.
    let shares = tiers.split(separator: ",", omittingEmptySubsequences: false).map { Double(String($0)) ?? .nan }
    guard let tiers = TrendReport.Tiers(shares) else {
      throw UsageFailure("--tiers \(tiers): expected five falling shares, as in 0.8,0.6,0.4,0.2,0.05")
    }
    let found = try input.find(isQuiet: run.quiet)
    let lexicons = try lexicons.load()
    var progress = Progress(found.inputs, isQuiet: run.quiet)
    let corpus = CorpusReader(reader, jobs: run.workers)
    var trends = TrendCounter()
    let outcome: CorpusReader.Outcome
    var record = RunRecord(input: input, lexicons: lexicons)
    let segment = try lexicons.segmenter()
    let countsWords = items == .terms || countsTerms
    if !countsWords {
      record.slogans = try slogans.load()
      record.onlySlogans = slogans.only
    }
    var seen: Set<String> = []
    let wanted = wanted.filter { seen.insert($0).inserted }
    var search: TermSearch?
    if !wanted.isEmpty {
      let asked = try TermSearch(
        wanted, reach: substring ? .characters : .words, slogans: record.slogans, segment: segment)
      (trends, outcome) = try await corpus.gather(
        found.inputs, in: TrendCounter(),
        analyze: { [by] in PeriodCounts(period: $0.metadata.group(by: by), segment($0), asked) },
        progress: { progress.update($0) })
      search = asked
    } else if let known = record.slogans {
      let analyze = SloganAnalyzer(known)
      (trends, outcome) = try await corpus.gather(
        found.inputs, in: TrendCounter(),
        analyze: { [by, isOnly = slogans.only] document in
          var slogans = analyze(segment(document))
          if isOnly { slogans.mentions.removeAll { !$0.isKnown } }
          return PeriodCounts(period: document.metadata.group(by: by), slogans)
        }, progress: { progress.update($0) })
    } else {
      record.stopWords = try lexicons.stopWords()
      let terms: TermCounter
      (terms, outcome) = try await corpus.gather(
        found.inputs, in: TermCounter(), analyze: { segment($0) }, progress: { progress.update($0) })
      let counts = CorpusCounts(terms, selection: lexicons.selection(stopWords: record.stopWords))
      for document in counts.documents {
        trends.add(PeriodCounts(period: document.metadata.group(by: by), document, items: counts.items))
      }
    }
    progress.finish()
    run.report(outcome)
    if trends.undated > 0, !run.quiet {
      Terminal.noteLeftOut(trends.undated, without: by)
    }
    if trends.periods.isEmpty, trends.undated > 0 { throw UsageFailure("--by \(by): no document says it") }
    if let search { settle(search, &trends) }
    var limit: Int?
    if case .first(let number) = top { limit = number }
    let items = wanted.isEmpty ? trends.mostFrequent(limit) : wanted
    try table.write(TrendReport.schema, parameters: parameters(outcome) + record.parameters) { add in
      for row in TrendReport.rows(trends, items: items, tiers: tiers) { try add(row) }
    }
    try run.finish(outcome, found)
  }

  /// Decides, now that all texts are read, how each term counts, and tells of its places across words.
  private func settle(_ search: TermSearch, _ trends: inout TrendCounter) {
    for (index, term) in search.terms.enumerated() {
      let across = trends.totalAcross(term)
      guard across > 0 else { continue }
      let isSoughtAsCharacters = trends.total(term) == 0 && search.isSoughtAsCharacters(index)
      if isSoughtAsCharacters { trends.countAcross(term) }
      guard !run.quiet else { continue }
      if substring {
        Terminal.notePlacesAcrossWords(term, across, of: trends.total(term))
      } else if isSoughtAsCharacters {
        Terminal.noteSoughtAsCharacters(term)
      } else if !search.countsAcross(index) {
        Terminal.noteUncountedAcrossWords(term, across)
      }
    }
  }

  private func parameters(_ outcome: CorpusReader.Outcome) -> [(name: String, value: Cell)] {
    [
      ("documents", .integer(outcome.documents)), ("by", .text(by)), ("tiers", .text(tiers)),
      ("term", .texts(wanted)), ("substring", .flag(substring)),
      ("items", .text(countsTerms ? Items.terms.rawValue : items.rawValue)),
      ("top", .text(top.defaultValueDescription)),
      ("per_10k", .text("places per 10,000 word tokens of the period, nested ones included")),
      ("change", .text("per_10k less that of the period before")),
    ]
  }
}
