import Analysis
import Comparison
import Documents
import Glibc
import Reports
import SloganDetection
import Statistics
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
    let reference = try Reference(command.against, input: command.input, isQuiet: command.run.quiet)
    var progress = Progress(found.inputs + (reference.inputs ?? []), isQuiet: command.run.quiet)
    let (target, other) = try await gatherer.gather(
      found.inputs, against: reference.inputs, progress: &progress)
    progress.finish()
    var outcome = target.outcome
    if let other { outcome.append(other.outcome) }
    command.run.report(outcome)

    let referenceList = reference.list ?? other?.counts.list
    try command.table.write(columns, parameters: try parameters(target, referenceList, lexicons, gatherer.slogans)) {
      add in
      if let referenceList {
        let keyness = self.keyness(target.counts.list, referenceList, selection)
        tellWhenNoneDiffers([keyness])
        try write(
          KeynessReport.Context(keyness, countsNested: selection.counted == .all, positions: target.positions),
          selection.top, columns, add)
      } else if let field = command.by {
        try writeGroups(target.counts, by: field, selection, columns, add)
      } else {
        let list = target.counts.list
        let countsNested = selection.counted == .all
        for row in FrequencyReport.rows(list, countsNested: countsNested, top: selection.top) {
          try add(
            FrequencyReport.cells(
              row, in: list, countsNested: countsNested, positions: target.positions, columns))
        }
      }
    }
    if !outcome.errors.isEmpty || !found.errors.isEmpty || reference.hasErrors { throw ExitStatus.incomplete }
  }

  private func schema() throws -> TableSchema {
    let all = command.isComparison ? KeynessReport.schema : FrequencyReport.schema
    let style = try command.table.style()
    let names: [String]
    if let chosen = command.columns {
      names = chosen.split(separator: ",").map { $0.filter { $0 != " " } }
    } else if command.by != nil {
      names = KeynessReport.groupColumns
    } else if command.isComparison {
      names = style.format == .table ? KeynessReport.terminalColumns : KeynessReport.defaultColumns
    } else {
      names = FrequencyReport.defaultColumns
    }
    if let unknown = names.first(where: { name in !all.columns.contains { $0.name == name } }) {
      throw UsageFailure(
        "--columns \(unknown): no such column; there are \(all.columns.map(\.name).joined(separator: ", "))")
    }
    return all.selecting(names)!
  }

  private func keyness(
    _ target: FrequencyList, _ reference: FrequencyList, _ selection: TermSelection
  ) -> Keyness {
    Keyness(
      target: target, reference: reference, minimumFrequency: command.minFrequency,
      countsNested: selection.counted == .all, level: command.level)
  }

  /// Between two speeches of one genre hardly any word survives the correction: an empty column needs saying.
  private func tellWhenNoneDiffers(_ comparisons: [Keyness]) {
    let rows = comparisons.reduce(0) { $0 + $1.rows.count }
    guard !command.run.quiet, rows > 0, !comparisons.contains(where: { $0.rows.contains(where: \.isSignificant) })
    else { return }
    Terminal.note(
      "note: none of \(rows) terms differs significantly (Holm, level \(command.level)); their order is by size of difference alone"
    )
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
    _ counts: CorpusCounts, by field: String, _ selection: TermSelection, _ columns: TableSchema,
    _ add: ([Cell]) throws -> Void
  ) throws {
    let groups = DocumentGroups(counts.documents, by: field)
    if groups.left > 0, !command.run.quiet { Terminal.noteLeftOut(groups.left, without: field) }
    if groups.members.count < 2 {
      throw UsageFailure(
        "--by \(field): \(groups.members.isEmpty ? "no document says it" : "all documents are one group")")
    }
    let known = groups.members.flatMap(\.documents).sorted()
    let lists = groups.members.map { counts.list(of: $0.documents) }
    var groupsWith: [String: Int] = [:]
    for list in lists {
      for entry in list.entries where selection.counted == .all || entry.frequency > 0 {
        groupsWith[entry.item, default: 0] += 1
      }
    }
    let comparisons = zip(groups.members, lists).map { group, list in
      let inside = Set(group.documents)
      return keyness(list, counts.list(of: known.filter { !inside.contains($0) }), selection)
    }
    tellWhenNoneDiffers(comparisons)
    for (group, keyness) in zip(groups.members, comparisons) {
      var weights: [String: Double] = [:]
      for row in keyness.rows where keyness.target.words > 0 {
        let share = Double(groups.members.count) / Double(max(1, groupsWith[row.target.item] ?? 1))
        weights[row.target.item] = row.table.o11 * 10_000 / row.table.column1 * log(share)
      }
      try write(
        KeynessReport.Context(
          keyness, group: group.name, countsNested: selection.counted == .all, groupWeights: weights), selection.top,
        columns, add)
    }
  }

  private func parameters(
    _ target: KeywordGatherer.Side, _ reference: FrequencyList?, _ lexicons: LexiconSet, _ slogans: SloganLexicon?
  ) throws -> [(name: String, value: Cell)] {
    var parameters: [(name: String, value: Cell)] = [
      ("documents", .integer(target.counts.documents.count)),
      ("words", .integer(target.counts.documents.reduce(0) { $0 + $1.words })),
      ("terms", .text(command.terms.rawValue)), ("by", .text(command.by)),
    ]
    if command.isComparison {
      parameters += [
        ("words_reference", .integer(reference?.words)), ("measure", .text(command.measure)),
        ("min_frequency", .integer(command.minFrequency)), ("level", .decimal(command.level)),
        ("significant_only", .flag(command.significant)),
        ("log_likelihood", .text("Rayson's two-term form (Rayson and Garside 2000); g2 is Dunning's four-cell form")),
        ("p", .text("Fisher's exact test, two-sided; p_adjusted: Holm over all terms listed")),
        ("log_odds_z", .text("Monroe et al. 2008; informative Dirichlet prior of 500 words, full variance")),
        ("log_ratio", .text("binary logarithm; 0 counts as 0.5 (Hardie 2014); 95 % interval")),
      ]
    }
    let stopWords = command.terms == .slogans ? nil : try command.termOptions.stopWords(lexicons)
    return parameters + termParameters + [("lexicons", lexicons.metadata(with: slogans, stopWords: stopWords))]
  }

  private var termParameters: [(name: String, value: Cell)] { command.termOptions.parameters }
}

/// What a comparison is made against.
private struct Reference {
  /// The texts to read; `nil` where there are none.
  var inputs: [DocumentInput]?
  /// The frequency list, where the user gave one.
  var list: FrequencyList?
  var hasErrors = false

  init(_ paths: [String], input: InputOptions, isQuiet: Bool) throws {
    guard !paths.isEmpty else { return }
    // A table is a list of frequencies, unless the user named the column that holds texts.
    if input.textColumn == nil, paths.allSatisfy({ $0.hasSuffix(".csv") || $0.hasSuffix(".tsv") }) {
      var counts: [String: Int] = [:]
      var order: [String] = []
      for path in paths {
        for row in try FrequencyFile(DocumentInput(path: path)).rows {
          if counts[row.term] == nil { order.append(row.term) }
          counts[row.term, default: 0] += row.frequency
        }
      }
      list = FrequencyList(
        entries: order.map { .init(item: $0, frequency: counts[$0]!) }, words: counts.values.reduce(0, +))
      return
    }
    let found = try input.find(paths, isQuiet: isQuiet)
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
        switch field {
        case "document": document.id
        case "year": document.metadata.date.map { "\($0.year)" } ?? document.metadata["year"]
        default: document.metadata[field]
        }
      if let name { byName[name, default: []].append(index) } else { left += 1 }
    }
    let names =
      field == "document"
      ? documents.map(\.id)
      : byName.keys.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    members = names.compactMap { name in byName.removeValue(forKey: name).map { Group(name: name, documents: $0) } }
  }
}
