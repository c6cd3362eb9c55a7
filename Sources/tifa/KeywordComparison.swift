import Analysis
import Comparison
import Documents
import Reports
import Segmentation
import SloganDetection
import TermFrequency
import Text

/// `tifa keywords` in its longer forms: against a reference, by groups, of slogans or phrases, with chosen columns.
struct KeywordComparison {
  let command: Keywords

  func run(_ reader: DocumentReader, _ found: DocumentFinder.Found) async throws {
    let lexicons = try command.lexicons.load()
    let selection = try command.termOptions.selection(
      lexicons, top: command.by != nil ? .first(20) : command.against.isEmpty ? .first(100) : .all)
    let columns = try schema()
    let gatherer = KeywordGatherer(
      items: command.terms, reader: reader, jobs: command.run.workers, lexicons: lexicons,
      segment: try lexicons.segmenter(), slogans: try command.terms == .slogans ? command.slogans.load() : nil,
      onlyKnownSlogans: command.slogans.only,
      selection: selection,
      needsPositions: columns.columns.contains { $0.name == "arf" })
    let reference = try Reference(command, selection, gatherer.segment)
    let stopWords = command.terms == .slogans ? nil : try command.termOptions.stopWords(lexicons)
    let options = options(
      RunRecord(
        input: command.input, lexicons: lexicons, slogans: gatherer.slogans, onlySlogans: command.slogans.only,
        stopWords: stopWords))
    if let list = reference.list, !command.run.quiet {
      list.tellDifferences(from: options, of: command.terms, stopWords: stopWords?.name)
    }
    var progress = Progress(found.inputs + (reference.inputs ?? []), isQuiet: command.run.quiet)
    let (target, other) = try await gatherer.gather(
      found.inputs, against: reference.inputs, progress: &progress)
    progress.finish()
    var outcome = target.outcome
    if let other { outcome.append(other.outcome) }
    command.run.report(outcome)

    let referenceList = reference.list?.frequencies ?? other?.counts.list
    let countsNested = selection.counted == .all
    let positions = target.positions.map { $0(in: target.counts.documents.indices) }
    try command.table.write(columns, parameters: parameters(target, referenceList) + options) { add in
      if let referenceList {
        var list = target.counts.list
        if let reference = reference.list { leaveOut(&list, whatIsUnknownIn: reference, countsNested) }
        let keyness = Keyness(
          target: list, reference: referenceList, minimumFrequency: command.minFrequency, countsNested: countsNested,
          level: command.level)
        if !keyness.rows.contains(where: \.isSignificant) { tellThatNoneDiffers(of: keyness.rows.count) }
        try write(
          KeynessReport.Context(keyness, countsNested: countsNested, positions: positions), selection.top, columns, add)
      } else if let field = command.by {
        try writeGroups(target, by: field, selection, columns, add)
      } else {
        let list = target.counts.list
        for row in FrequencyReport.rows(list, countsNested: countsNested, top: selection.top) {
          try add(
            FrequencyReport.cells(
              row, in: list, countsNested: countsNested, positions: positions, columns))
        }
      }
    }
    if !outcome.errors.isEmpty || !found.errors.isEmpty || reference.hasErrors { throw ExitStatus.incomplete }
  }

  private func schema() throws -> TableSchema {
    let all = command.isComparison ? KeynessReport.schema : FrequencyReport.schema
    let style = try command.table.style()
    if let chosen = command.columns { return try all.selecting(option: chosen) }
    if command.by != nil { return try all.selecting(KeynessReport.groupColumns) }
    guard command.isComparison else { return try all.selecting(FrequencyReport.defaultColumns) }
    return try all.selecting(style.format == .table ? KeynessReport.terminalColumns : KeynessReport.defaultColumns)
  }

  /// Between two speeches of one genre hardly any word survives the correction: an empty column needs saying.
  private func tellThatNoneDiffers(of rows: Int) {
    guard !command.run.quiet, rows > 0 else { return }
    Terminal.note(
      "note: none of \(rows, "term") differs significantly (Holm, level \(command.level)); their order is by size of difference alone"
    )
  }

  /// A list that ends above a frequency of 1 may lack terms that its texts have: they cannot be compared. Nor can terms
  /// that have nested places alone, which most lists leave out.
  private func leaveOut(
    _ list: inout FrequencyList, whatIsUnknownIn reference: FrequencyReference, _ countsNested: Bool
  ) {
    let known = Set(reference.frequencies.entries.map(\.item))
    let rarest = reference.rarest ?? 0
    var left = 0
    list.entries.removeAll { entry in
      guard rarest > 1 || entry.frequency == 0, !known.contains(entry.item) else { return false }
      if entry.frequency + (countsNested ? entry.nested : 0) >= command.minFrequency { left += 1 }
      return true
    }
    guard left > 0, !command.run.quiet else { return }
    Terminal.note(
      "note: \(left, "term") left out: the frequency list lacks \(left == 1 ? "it" : "them"), and its rarest term stands "
        + "\(rarest, "time")")
  }

  private func write(
    _ context: KeynessReport.Context, _ top: Int?, _ columns: TableSchema, _ add: ([Cell]) throws -> Void
  ) throws {
    var keyness = context.keyness
    let measure = KeynessReport.measure(command.measure)!
    keyness.sort { measure($0, context) }
    let rows = command.significant ? keyness.rows.filter(\.isSignificant) : keyness.rows
    for row in rows.prefix(top ?? rows.count) { try add(KeynessReport.cells(row, context, columns)) }
  }

  private func writeGroups(
    _ target: KeywordGatherer.Side, by field: String, _ selection: TermSelection, _ columns: TableSchema,
    _ add: ([Cell]) throws -> Void
  ) throws {
    let groups = DocumentGroups(target.counts.documents, by: field)
    if groups.left > 0, !command.run.quiet { Terminal.noteLeftOut(groups.left, without: field) }
    if groups.members.count < 2 {
      throw UsageFailure(
        "--by \(field): \(groups.members.isEmpty ? "no document says it" : "all documents are one group")")
    }
    let comparison = GroupComparison(
      target.counts, groups: groups.members.map(\.documents), minimumFrequency: command.minFrequency,
      countsNested: selection.counted == .all, level: command.level)
    var rows = 0
    var someDiffers = false
    for (index, group) in groups.members.enumerated() {
      let keyness = comparison.keyness(of: index)
      rows += keyness.rows.count
      someDiffers = someDiffers || keyness.rows.contains(where: \.isSignificant)
      try write(
        KeynessReport.Context(
          keyness, group: group.name, countsNested: selection.counted == .all,
          groups: (comparison.count, comparison.groupsWithItem),
          positions: target.positions.map { $0(in: group.documents) }), selection.top, columns, add)
    }
    if !someDiffers { tellThatNoneDiffers(of: rows) }
  }

  private func parameters(
    _ target: KeywordGatherer.Side, _ reference: FrequencyList?
  ) -> [(name: String, value: Cell)] {
    var parameters: [(name: String, value: Cell)] = [
      ("documents", .integer(target.counts.documents.count)),
      ("words", .integer(target.counts.documents.reduce(0) { $0 + $1.words })),
      ("by", .text(command.by)),
    ]
    if command.isComparison {
      parameters += [
        ("words_reference", .integer(reference?.words)), ("reference_words", .integer(command.referenceWords)),
        ("measure", .text(command.measure)),
        ("min_frequency", .integer(command.minFrequency)), ("level", .decimal(command.level)),
        ("significant", .flag(command.significant)),
        ("log_likelihood", .text("Rayson's two-term form (Rayson and Garside 2000); g2 is Dunning's four-cell form")),
        ("p", .text("Fisher's exact test, two-sided; p_adjusted: Holm over all terms listed")),
        ("log_odds_z", .text("Monroe et al. 2008; informative Dirichlet prior of 500 words, full variance")),
        ("log_ratio", .text("binary logarithm; 0 counts as 0.5 (Hardie 2014); 95 % interval")),
      ]
    }
    return parameters
  }

  /// What decides what is counted, for metadata.
  private func options(_ record: RunRecord) -> [(name: String, value: Cell)] {
    [("terms", .text(command.terms.rawValue))] + command.termOptions.parameters + record.parameters
  }
}

/// What a comparison is made against.
private struct Reference {
  /// The texts to read; `nil` where there are none.
  var inputs: [DocumentInput]?
  /// The frequency list, where the user gave one.
  var list: FrequencyReference?
  var hasErrors = false

  init(_ command: Keywords, _ selection: TermSelection, _ segment: WordSegmenter) throws {
    let paths = command.against
    // A table is a list of frequencies, unless the user named the column that holds texts.
    if !paths.isEmpty, command.input.textColumn == nil,
      paths.allSatisfy({ $0.hasSuffix(".csv") || $0.hasSuffix(".tsv") })
    {
      list = try FrequencyReference(paths, words: command.referenceWords) { item in
        guard command.terms == .words else { return true }
        let units = Array(item.utf16)
        let tokens = segment(Document(id: item, text: item)).tokens
        return selection.isTerm(units[...], tokens.count == 1 ? tokens[0].kind : .word)
      }
      return
    }
    if command.referenceWords != nil { throw UsageFailure("--reference-words goes with --against a frequency list") }
    guard !paths.isEmpty else { return }
    let found = try command.input.find(paths, isQuiet: command.run.quiet)
    hasErrors = !found.errors.isEmpty
    inputs = found.inputs
  }
}

/// Documents by what a field says of them.
struct DocumentGroups {
  /// One group.
  struct Group {
    var name: String
    var documents: [Int]
  }

  /// The groups, in the order of their names; documents keep the order of the input.
  private(set) var members: [Group] = []
  /// How many documents do not say the field.
  private(set) var left = 0

  init(_ documents: [CorpusCounts.Entry], by field: String) {
    var byName: [String: [Int]] = [:]
    for (index, document) in documents.enumerated() {
      let name: String? =
        field == "document" ? document.id : document.metadata.group(by: field)
      if let name { byName[name, default: []].append(index) } else { left += 1 }
    }
    let names =
      field == "document"
      ? documents.map(\.id)
      : byName.keys.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    members = names.compactMap { name in byName.removeValue(forKey: name).map { Group(name: name, documents: $0) } }
  }
}
