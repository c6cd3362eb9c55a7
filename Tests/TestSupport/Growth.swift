import Glibc

/// How the time of some work grows with its input.
public enum Growth {
  /// What a quadratic step makes of four times the input is 16; linear work stays at 4, and gets room for noise.
  public static let linear = 9.0

  /// The time for `4n` by that for `n`: of several measurements each the least, in processor time of this thread, so that
  /// other work on the machine counts little.
  public static func ratio(from n: Int, _ body: (_ n: Int) throws -> Void) rethrows -> Double {
    func least(_ n: Int) throws -> UInt64 {
      var least = UInt64.max
      for _ in 0..<3 {
        let start = threadTime()
        try body(n)
        least = min(least, threadTime() - start)
      }
      return least
    }
    // Caches and tables are filled once.
    try body(n)
    return Double(try least(4 * n)) / Double(max(1, try least(n)))
  }

  private static func threadTime() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
