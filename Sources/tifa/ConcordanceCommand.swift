import Analysis
import ArgumentParser
import Concordance
import Documents
import ICU
import Reports
import Segmentation
import SloganDetection
import Text

/// `tifa concordance`: every place of a term with its context.
struct ConcordanceCommand: AsyncParsableCommand {
  enum Order: String, CaseIterable, ExpressibleByArgument { case place, left, right }

  static let configuration = CommandConfiguration(
    commandName: "concordance",
    abstract: "Show a term with what stands around it (KWIC).",
    discussion: """
      TERM is found where it is a word or several in a row, and inside longer words, in quotation marks and over line \
      ends too; a slogan that is known also by its variants. With --pattern it is a pattern over words: * is any characters of a word, and alone any one word ("推动 \
      *发展"). Rows are in the order of the texts, or by pinyin of the words to the left or right.
      """)

  @Argument(help: ArgumentHelp("The term, slogan or pattern.", valueName: "term"))
  var term: String

  @OptionGroup var input: InputOptions

  @Flag(help: "TERM is a pattern over words, parted by blanks.")
  var pattern = false

  @Flag(
    help:
      "Only where TERM is a word, or several in a row, and no part of longer ones. A single character always, but for --substring."
  )
  var whole = false

  @Flag(help: "Wherever the characters of TERM stand, across words too (民生 in 国民|生产).")
  var substring = false

  @Option(help: "So many words on either side.")
  var window = 8

  @Option(help: ArgumentHelp("So many characters on either side instead.", valueName: "n"))
  var chars: Int?

  @Flag(help: "The whole sentence instead.")
  var sentence = false

  @Option(help: "place, left or right: the order of the texts, or by pinyin of the words nearest to TERM.")
  var sort: Order = .place

  @Option(help: ArgumentHelp("Only so many places, drawn at random.", valueName: "n"))
  var sample: Int?

  @Option(help: "What the draw depends on: the same seed draws the same places.")
  var seed: UInt64 = 1

  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var slogans: SloganOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var run: RunOptions

  func validate() throws {
    if term.allSatisfy({ $0 == " " }) { throw UsageFailure("There is nothing to look for.") }
    if whole, substring { throw UsageFailure("--whole and --substring exclude each other.") }
    if pattern, whole || substring {
      throw UsageFailure("--pattern takes whole words, without --whole and --substring.")
    }
    if window < 0 { throw UsageFailure("--window \(window): expected 0 or more") }
    if let chars, chars < 0 { throw UsageFailure("--chars \(chars): expected 0 or more") }
    if let sample, sample < 1 { throw UsageFailure("--sample \(sample): expected 1 or more") }
    if sentence, chars != nil { throw UsageFailure("--sentence and --chars exclude each other.") }
  }

  func run() async throws {
    let reader = try input.reader()
    let style = try table.style()
    let found = try input.find(isQuiet: run.quiet)
    let lexicons = try lexicons.load()
    let segment = try lexicons.segmenter()
    let show = Concordance(window: sentence ? .sentence : chars.map { .characters($0) } ?? .words(window))
    let known = pattern ? nil : try slogans.load()
    let search = try known.map {
      try TermSearch([term], reach: reach, slogans: $0, segment: segment)
    }
    let places = try places(search)
    let mayBeCharacters = search?.isSoughtAsCharacters(0) ?? false
    var progress = Progress(found.inputs, isQuiet: run.quiet)
    var shown = FoundLines()
    let outcome = try await CorpusReader(reader, jobs: run.workers).run(
      found.inputs, initial: { FoundLines() },
      step: { lines, read in
        let segmented = segment(read.document)
        let (counted, across) = places(segmented)
        lines.counted += show(counted, in: segmented)
        lines.placesAcross += across.count
        // They are shown only where the term turns out to have no other places.
        if mayBeCharacters { lines.across += show(across, in: segmented) }
      }, consume: { shown.append($0) }, progress: { progress.update($0) })
    progress.finish()
    run.report(outcome)
    let isSoughtAsCharacters = shown.counted.isEmpty && !shown.across.isEmpty
    var lines = isSoughtAsCharacters ? shown.across : shown.counted
    let total = lines.count
    if !run.quiet {
      if total == 0 { Terminal.note("note: “\(term)” stands nowhere\(shown.placesAcross > 0 ? " as a word" : "")") }
      if isSoughtAsCharacters {
        Terminal.noteSoughtAsCharacters(term)
      } else if shown.placesAcross > 0, substring {
        Terminal.notePlacesAcrossWords(term, shown.placesAcross, of: total)
      } else if shown.placesAcross > 0, let search, !whole, !search.countsAcross(0) {
        Terminal.noteUncountedAcrossWords(term, shown.placesAcross)
      }
    }
    if let sample { lines = SeededSample.draw(sample, of: lines, seed: seed) }
    try order(&lines)
    if style.format == .table, table.output == nil {
      Terminal.write(ConcordanceReport.text(lines))
    } else {
      try table.write(
        ConcordanceReport.schema, hasPages: found.mayHavePages, parameters: parameters(outcome, total, lexicons, known)
      ) { add in
        for line in lines { try add(ConcordanceReport.row(line)) }
      }
    }
    try run.finish(outcome, found)
  }

  /// A single character is a word of its own: 要 is not looked for in 主要.
  private var reach: TermSearch.Reach {
    substring ? .characters : whole || term.utf16.count == 1 ? .whole : .words
  }

  /// What finds the places that count, and all that lie across words.
  private func places(
    _ search: TermSearch?
  ) throws -> @Sendable (SegmentedDocument) -> (counted: [Span], across: [Span]) {
    guard let search else {
      guard let pattern = WordPattern(term) else { throw UsageFailure("--pattern: there are no words in it") }
      return { (pattern.places(in: $0), []) }
    }
    return { segmented in
      let places = search(segmented)
      return (places.filter(\.counts).map(\.span), places.filter { $0.fit == .across }.map(\.span))
    }
  }

  private func order(_ lines: inout [ConcordanceLine]) throws {
    guard sort != .place else { return }
    let collator = try Collator(locale: "zh")
    let keys = lines.map { line in
      // To the left the nearest word counts first.
      (sort == .left ? line.left.reversed() : line.right).map { collator.sortKey(Array($0.utf16)) }
    }
    lines = lines.indices.sorted { first, second in
      for (left, right) in zip(keys[first], keys[second]) where left != right {
        return left.lexicographicallyPrecedes(right)
      }
      return (keys[first].count, first) < (keys[second].count, second)
    }.map { lines[$0] }
  }

  private func parameters(
    _ outcome: CorpusReader.Outcome, _ total: Int, _ lexicons: LexiconSet, _ slogans: SloganLexicon?
  ) -> [(name: String, value: Cell)] {
    [
      ("documents", .integer(outcome.documents)), ("term", .text(term)), ("pattern", .flag(pattern)),
      ("whole", .flag(whole)), ("substring", .flag(substring)),
      ("window", .integer(sentence || chars != nil ? nil : window)),
      ("chars", .integer(chars)), ("sentence", .flag(sentence)),
      ("places", .integer(total)), ("sort", .text(sort.rawValue)), ("sample", .integer(sample)),
      ("seed", sample == nil ? .empty : .text(String(seed))),
    ] + RunRecord(input: input, lexicons: lexicons, slogans: slogans, onlySlogans: self.slogans.only).parameters
  }
}

/// The lines of some documents.
private struct FoundLines {
  /// Those of places that count.
  var counted: [ConcordanceLine] = []
  /// Those of places across words, where they may have to stand in for the others.
  var across: [ConcordanceLine] = []
  /// How many places there are across words.
  var placesAcross = 0

  /// Takes in the lines of the documents that follow.
  mutating func append(_ other: FoundLines) {
    counted += other.counted
    across += other.across
    placesAcross += other.placesAcross
  }
}

/// Draws at random in a way that a seed fixes.
enum SeededSample {
  /// `count` of `items`, in their order; all where there are no more.
  static func draw<Item>(_ count: Int, of items: [Item], seed: UInt64) -> [Item] {
    guard count < items.count else { return items }
    // SplitMix64 (Steele, Lea and Flood 2014): a number for each item, the smallest are drawn.
    var state = seed
    let keys = items.indices.map { index in
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return (key: z ^ (z >> 31), index: index)
    }
    return keys.sorted { ($0.key, $0.index) < ($1.key, $1.index) }.prefix(count).map(\.index).sorted().map { items[$0] }
  }
}
