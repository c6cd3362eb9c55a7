/// Tells on standard error how far the work is, when it takes longer than a second and a person is looking.
struct Progress {
  private let total: Int
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var wasShown = false

  /// Progress towards `total` files.
  init(total: Int, isQuiet: Bool) {
    self.total = total
    isShown = !isQuiet && Terminal.errorIsTerminal && total > 1
  }

  /// `done` files are done.
  mutating func update(_ done: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start > .seconds(1), now - last > .milliseconds(200), done > 0 else { return }
    last = now
    wasShown = true
    let elapsed = Double((now - start).components.seconds) + Double((now - start).components.attoseconds) / 1e18
    let left = Int((elapsed / Double(done) * Double(total - done)).rounded())
    Terminal.replaceLine("\(done) of \(total) files, \(Int(Double(done) / elapsed)) a second, \(left) s left")
  }

  /// Takes the line away.
  func finish() { if wasShown { Terminal.replaceLine("") } }
}
