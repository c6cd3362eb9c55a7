/// Runs batches of work on several workers and hands their results on in the order of the input.
///
///     try await OrderedBatches(jobs: 2).run(batches, transform: count) { total.merge($0) }
///
/// At most `jobs` batches are worked on at a time and as many wait for their turn, so memory is bounded whatever the
/// number of documents. The order of completion never shows.
public struct OrderedBatches: Sendable {
  /// The number of workers.
  public var jobs: Int

  /// A driver with `jobs` workers.
  public init(jobs: Int) { self.jobs = max(1, jobs) }

  /// Calls `transform` on each batch, on any thread, and `consume` on each result, in order, on the caller's.
  ///
  /// - Throws: what `consume` throws; batches not yet begun are then left out.
  public func run<Batch: Sendable, Result: Sendable>(
    _ batches: [Batch], transform: @escaping @Sendable (Batch) -> Result, consume: (Result) throws -> Void
  ) async throws {
    guard jobs > 1, batches.count > 1 else {
      for batch in batches {
        try Task.checkCancellation()
        try consume(transform(batch))
      }
      return
    }
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var waiting: [Int: Result] = [:]
      var started = 0
      var finished = 0
      var consumed = 0
      while consumed < batches.count {
        // A result that waits for an earlier one holds its place, so that the fast do not run ahead without bound.
        while started < batches.count, started - finished < jobs, started - consumed < jobs * 2 {
          let (number, batch) = (started, batches[started])
          group.addTask { (number, transform(batch)) }
          started += 1
        }
        guard let (number, result) = try await group.next() else { break }
        finished += 1
        waiting[number] = result
        while let next = waiting.removeValue(forKey: consumed) {
          try consume(next)
          consumed += 1
        }
      }
    }
  }
}
