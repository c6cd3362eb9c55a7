import Analysis
import ArgumentParser
import Comparison
import Documents
import Reports
import Text

/// `tifa compare --matrix`: every two documents of the paths.
struct PassageMatrixCommand {
  let command: Compare
  let documents: ComparedReader
  let record: RunRecord

  func run() async throws {
    let style = try style()
    let found = try command.input.find(isQuiet: command.run.quiet)
    var progress = Progress(found.inputs, isQuiet: command.run.quiet)
    let (compared, outcome) = try await documents.read(found.inputs, &progress)
    progress.finish()
    command.run.report(outcome)
    let contents = compared.map(\.content)
    let matrix = PassageMatrix(contents)
    // Pairs that may share much deserve exact figures.
    var exact: [Int: (a: Double, b: Double)] = [:]
    let find = PassageFinder()
    for pair in PassageCandidates(contents).pairs() {
      let comparison = find(contents[pair.a], contents[pair.b])
      exact[pair.a * contents.count + pair.b] = (comparison.shareOfA ?? 0, comparison.shareOfB ?? 0)
    }
    let leastShare = command.minShare ?? 0
    let sink = try TableSink(MatrixReport.schema, style, path: command.output)
    for a in contents.indices {
      for b in contents.indices where b > a {
        let pair = matrix[a, b]
        let known = exact[a * contents.count + b]
        let (shareA, shareB) = (known?.a ?? pair.shareOfA, known?.b ?? pair.shareOfB)
        guard max(shareA, shareB) >= leastShare else { continue }
        try sink.add(
          MatrixReport.row(
            compared[a].document.id, compared[b].document.id, similarity: pair.similarity, shareOfA: shareA,
            shareOfB: shareB, isExact: known != nil))
      }
    }
    let parameters: [(name: String, value: Cell)] = [
      ("documents", .integer(outcome.documents)), ("min_share", .decimal(leastShare)),
      ("similarity", .text("Jaccard coefficient of the different sequences of eight characters")),
      (
        "method",
        .text("passages: found in full; estimate: by the sequences in common, for pairs that share less than a tenth")
      ),
    ]
    try sink.finish(parameters: parameters + record.parameters)
    try command.run.finish(outcome, found)
  }

  private func style() throws -> TableStyle {
    TableStyle(
      try .chosen(command.format, output: command.output), hasMark: command.output != nil && !command.noMark,
      hasChineseLabels: command.labels == .zh)
  }
}
