public import Documents
public import Pipeline
public import Text

/// Takes the files of a corpus through a chain of stages, on several workers, and hands the results on in order.
///
/// Files are read, decoded and analysed in batches; no more than a few batches are in memory at a time. A document that
/// cannot be read is reported and left out; the run goes on.
public struct CorpusReader: Sendable {
  /// Makes documents of files.
  public var reader: DocumentReader
  /// The number of workers.
  public var jobs: Int

  /// A reader with `jobs` workers.
  public init(_ reader: DocumentReader = DocumentReader(), jobs: Int) {
    self.reader = reader
    self.jobs = jobs
  }

  /// What reading came to.
  public struct Outcome: Sendable {
    /// The number of documents that were read.
    public var documents = 0
    /// What could not be read, in the order of the input.
    public var errors: [DocumentError] = []
    /// What is odd about documents that were read, in the order of the input.
    public var warnings: [DocumentWarning] = []

    /// Nothing read yet.
    public init() {}

    /// Takes in what reading further files came to.
    public mutating func append(_ other: Outcome) {
      documents += other.documents
      errors += other.errors
      warnings += other.warnings
    }
  }

  /// Runs each batch of documents through `step`, which adds to a value that starts as `initial`, and hands the values
  /// to `consume` in the order of the input.
  ///
  /// - Parameter progress: told after each batch how many inputs are done.
  /// - Throws: what `consume` throws.
  public func run<Result: Sendable>(
    _ inputs: [DocumentInput], initial: @escaping @Sendable () -> Result,
    step: @escaping @Sendable (inout Result, ReadDocument) -> Void, consume: (Result) throws -> Void,
    progress: (Int) -> Void = { _ in }
  ) async throws -> Outcome {
    let reader = reader
    var outcome = Outcome()
    var done = 0
    try await OrderedBatches(jobs: jobs).run(batches(inputs)) { batch in
      var part = Part(result: initial(), outcome: Outcome(), inputs: batch.count)
      for input in batch {
        for read in reader.documents(in: input) {
          switch read {
          case .success(let document):
            part.outcome.documents += 1
            part.outcome.warnings += document.warnings
            step(&part.result, document)
          case .failure(let error): part.outcome.errors.append(error)
          }
        }
      }
      return part
    } consume: { part in
      outcome.append(part.outcome)
      done += part.inputs
      try consume(part.result)
      progress(done)
    }
    return outcome
  }

  /// Gathers the whole corpus in one accumulator: `analyze` makes of each document what the accumulator takes.
  public func gather<Gathered: Accumulator>(
    _ inputs: [DocumentInput], in empty: Gathered, analyze: @escaping @Sendable (Document) -> Gathered.Element,
    progress: (Int) -> Void = { _ in }
  ) async throws -> (gathered: Gathered, outcome: Outcome) {
    var total = empty
    let outcome = try await run(
      inputs, initial: { empty }, step: { $0.add(analyze($1.document)) }, consume: { total.merge($0) },
      progress: progress)
    return (total, outcome)
  }

  /// Batches large enough that merging them costs little, small enough that workers share them evenly.
  private func batches(_ inputs: [DocumentInput]) -> [[DocumentInput]] {
    let size = max(1, min(64, inputs.count / (max(1, jobs) * 2)))
    return stride(from: 0, to: inputs.count, by: size).map { Array(inputs[$0..<min($0 + size, inputs.count)]) }
  }
}

/// What one batch came to.
private struct Part<Result: Sendable>: Sendable {
  var result: Result
  var outcome: CorpusReader.Outcome
  var inputs: Int
}
