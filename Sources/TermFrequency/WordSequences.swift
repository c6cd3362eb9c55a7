import Glibc

/// The frequent runs of words of a stream, by length: each run of *n* words is made of two of *n* − 1 that are
/// frequent.
struct WordSequences {
  /// For each length, the number of the sequence that starts at each place; −1 for none. Lengths 0 and 1: words.
  private(set) var places: [[Int32]]
  /// For each length, how often each sequence stands.
  private(set) var counts: [[Int]]
  /// For each length, where each sequence stands first.
  private(set) var firstPlace: [[Int]]
  private let total: Double

  init(_ stream: WordStream, longest: Int, minimumFrequency: Int) {
    let size = stream.items.count
    let words: [Int32] = stream.items.map { $0.isNumber ? -1 : Int32($0.word ?? -1) }
    var wordCounts = [Int](repeating: 0, count: stream.vocabulary.count)
    for word in words where word >= 0 { wordCounts[Int(word)] += 1 }
    places = [[], words]
    counts = [[], wordCounts]
    firstPlace = [[], []]
    total = Double(max(1, wordCounts.reduce(0, +)))
    for length in stride(from: 2, through: longest, by: 1) {
      let shorter = places[length - 1]
      let shorterCounts = counts[length - 1]
      func frequent(_ place: Int) -> Int32? {
        guard place + 1 < size, shorter[place] >= 0, shorterCounts[Int(shorter[place])] >= minimumFrequency else {
          return nil
        }
        return shorter[place]
      }
      var numbers: [UInt64: Int32] = [:]
      var current = [Int32](repeating: -1, count: size)
      var count: [Int] = []
      var first: [Int] = []
      for place in 0..<size {
        guard let left = frequent(place), let right = frequent(place + 1) else { continue }
        let key = UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
        let number: Int32
        if let known = numbers[key] {
          number = known
        } else {
          number = Int32(count.count)
          numbers[key] = number
          count.append(0)
          first.append(place)
        }
        current[place] = number
        count[Int(number)] += 1
      }
      places.append(current)
      counts.append(count)
      firstPlace.append(first)
    }
  }

  /// The lowest normalised mutual information over all ways to part the sequence at `place` in two.
  func weakestJoint(at place: Int, length: Int) -> Double {
    let joint = Double(counts[length][Int(places[length][place])])
    return (1..<length).reduce(1) { weakest, left in
      let first = Double(counts[left][Int(places[left][place])])
      let second = Double(counts[length - left][Int(places[length - left][place + left])])
      return min(weakest, Self.bits(joint * total / (first * second)) / Self.bits(total / joint))
    }
  }

  /// The entropy, in bits, of what stands at `offset` from each sequence of this length; every break is something new.
  func neighbourEntropy(of length: Int, _ stream: WordStream, offset: Int) -> [Double] {
    var pairs: [UInt64] = []
    var breaks = [Int](repeating: 0, count: counts[length].count)
    for (place, sequence) in places[length].enumerated() where sequence >= 0 {
      let neighbour = place + offset
      let item = stream.items.indices.contains(neighbour) ? stream.items[neighbour] : nil
      if let word = item?.word {
        pairs.append(UInt64(sequence) << 32 | UInt64(word))
      } else if offset < 0, item?.isClosingQuotation == true {
        // “十四五”规划目标任务: what is always found behind a quotation mark is a piece of something.
        pairs.append(UInt64(sequence) << 32 | UInt64(UInt32.max))
      } else {
        breaks[Int(sequence)] += 1
      }
    }
    pairs.sort()
    var entropy = [Double](repeating: 0, count: counts[length].count)
    func add(_ count: Int, to sequence: Int, times: Int = 1) {
      let share = Double(count) / Double(counts[length][sequence])
      entropy[sequence] -= Double(times) * share * Self.bits(share)
    }
    for (sequence, number) in breaks.enumerated() where number > 0 { add(1, to: sequence, times: number) }
    var start = 0
    while start < pairs.count {
      var end = start
      while end < pairs.count, pairs[end] == pairs[start] { end += 1 }
      add(end - start, to: Int(pairs[start] >> 32))
      start = end
    }
    return entropy
  }

  /// The binary logarithm.
  static func bits(_ x: Double) -> Double { log2(x) }
}
