import Documents
import Glibc
import Text

/// Tells on standard error how far the work is, when it takes longer than a second and a person is looking.
struct Progress {
  /// Bytes up to and with each file; empty when nobody looks.
  private let sizes: [Int]
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var wasShown = false
  /// How many files are done.
  private(set) var done = 0

  /// Progress through `inputs`.
  init(_ inputs: [DocumentInput], isQuiet: Bool) {
    guard !isQuiet, Terminal.errorIsTerminal, inputs.count > 1 else {
      sizes = []
      return
    }
    var total = 0
    sizes = inputs.map { input in
      if case .file(let path) = input.origin { total += Self.size(path) }
      return total
    }
  }

  /// The first `done` files are done.
  mutating func update(_ done: Int) {
    self.done = done
    guard done > 0, done <= sizes.count, let total = sizes.last else { return }
    let now = ContinuousClock.now
    guard now - start > .seconds(1), now - last > .milliseconds(200) else { return }
    last = now
    wasShown = true
    let elapsed = Double((now - start).components.seconds) + Double((now - start).components.attoseconds) / 1e18
    let bytes = Double(max(1, sizes[done - 1]))
    let left = Int((elapsed * (Double(total) - bytes) / bytes).rounded())
    let rate = (bytes / elapsed / 100_000).rounded() / 10
    Terminal.replaceLine("\(done) of \(sizes.count, "file"), \(rate) MB/s, \(left) s left")
  }

  /// Takes the line away.
  func finish() { if wasShown { Terminal.replaceLine("") } }

  private static func size(_ path: [UInt8]) -> Int {
    var status = stat()
    return (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { stat($0.baseAddress!, &status) == 0 ? Int(status.st_size) : 0 }
    }
  }
}
