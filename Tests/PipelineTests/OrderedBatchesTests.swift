import Pipeline
import Testing

struct OrderedBatchesTests {
  @Test(arguments: [1, 2, 3, 8])
  func `results come in the order of the input whatever the number of workers`(jobs: Int) async throws {
    var results: [Int] = []
    try await OrderedBatches(jobs: jobs).run(Array(0..<200)) { number in
      // Uneven work, so that later batches finish first.
      (0..<(number % 7) * 1000).reduce(number) { $0 ^ ($1 & 0) }
    } consume: {
      results.append($0)
    }
    #expect(results == Array(0..<200))
  }

  @Test func `what consuming throws ends the run`() async {
    struct Stop: Error {}
    await #expect(throws: Stop.self) {
      try await OrderedBatches(jobs: 2).run(Array(0..<100), transform: { $0 }) { number in
        if number == 3 { throw Stop() }
      }
    }
  }

  @Test func `no batch is no work`() async throws {
    try await OrderedBatches(jobs: 2).run([Int](), transform: { $0 }) { _ in Issue.record("nothing to consume") }
  }
}
