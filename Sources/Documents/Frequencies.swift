/// How often each number of a small range occurs; numbers beyond either end count as the end.
struct Frequencies: ~Copyable {
  /// The smallest number.
  let least: Int
  /// How many numbers were added.
  private(set) var total = 0
  // No array: nobody else has it, and asking so each time takes longer than counting.
  private let counts: UnsafeMutableBufferPointer<Int>

  /// Frequencies of the numbers of `range`, none seen yet.
  init(of range: ClosedRange<Int>) {
    least = range.lowerBound
    counts = .allocate(capacity: range.count)
    counts.initialize(repeating: 0)
  }

  deinit { counts.deallocate() }

  /// The largest number.
  var greatest: Int { least + counts.count - 1 }

  /// Takes in one more number, if `isSo`: without a branch, which nobody could guess.
  @inline(__always)
  mutating func add(_ number: Int, if isSo: Bool = true) {
    total.add(isSo)
    counts[min(max(0, number &- least), counts.count - 1)].add(isSo)
  }

  /// How often `number` occurs.
  @inline(__always)
  subscript(number: Int) -> Int { counts[number - least] }

  /// How many of the numbers lie in `range`.
  func count(in range: ClosedRange<Int>) -> Int {
    var sum = 0
    for number in range.clamped(to: least...greatest) { sum += self[number] }
    return sum
  }

  /// The number at `rank`, from 0, when all are sorted.
  ///
  /// - Precondition: there are that many.
  func number(at rank: Int) -> Int {
    precondition(rank < total)
    var (number, upTo) = (least, self[least])
    while upTo <= rank {
      number += 1
      upTo += self[number]
    }
    return number
  }

  /// The most frequent number of `range`, the smallest of several.
  func mostFrequent(in range: ClosedRange<Int>) -> Int {
    var best = range.lowerBound
    for number in range where self[number] > self[best] { best = number }
    return best
  }
}

extension Int {
  /// Counts one more, if `isSo`: without a branch.
  @inline(__always)
  mutating func add(_ isSo: Bool) { self &+= isSo ? 1 : 0 }
}
