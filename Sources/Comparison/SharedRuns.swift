/// A stretch of characters that stands in both texts and cannot be made longer on either side.
struct SharedRun: Hashable {
  /// Index of its first character in the first text.
  var a: Int
  /// Index of its first character in the second text.
  var b: Int
  /// The number of characters.
  var count: Int
}

/// Finds the maximal shared runs of two texts from the four-character sequences they have in common.
///
/// A sequence so common that its places cannot all be paired is paired by rank: its first place with the first in the
/// other text, its second with the second. That keeps the work linear, and still aligns a text with its own copy
/// however often it repeats itself. Exchanging the texts gives the same runs, exchanged.
struct SharedRunFinder {
  /// Runs shorter than this are left out.
  var minimumCount = 4
  /// A sequence with more pairs of places than this is paired by rank.
  var pairLimit = 400

  /// Four UTF-16 units fit one 64-bit key: equal keys are equal sequences, nothing to verify.
  static let seedCount = 4

  /// Each place where a sequence of `seedCount` characters begins, with the key of the sequence.
  @inline(__always)
  static func forEachSeed(_ text: [UInt16], _ body: (_ place: Int, _ key: UInt64) -> Void) {
    guard text.count >= seedCount else { return }
    var key = UInt64(text[0]) << 32 | UInt64(text[1]) << 16 | UInt64(text[2])
    for place in 0...(text.count - seedCount) {
      key = key << 16 | UInt64(text[place + seedCount - 1])
      body(place, key)
    }
  }

  /// The runs in order of their place in `a`, then in `b`.
  ///
  /// - Complexity: O(*n* · √`pairLimit`) at worst; in real texts O(*n*) plus the characters of the runs.
  func callAsFunction(_ a: [UInt16], _ b: [UInt16]) -> [SharedRun] {
    guard a.count >= Self.seedCount, b.count >= Self.seedCount else { return [] }
    let index = SeedIndex(a, b)
    // Where the last run on each diagonal ended: seeds inside a run that is known are passed over.
    var covered = [Int32](repeating: 0, count: a.count + b.count)
    var runs: [SharedRun] = []
    for start in 0...(a.count - Self.seedCount) {
      index.forEachPair(of: start, limit: pairLimit) { other in
        let diagonal = start - other + b.count
        guard start >= Int(covered[diagonal]) else { return }
        var before = 0
        while start - before > 0, other - before > 0, a[start - before - 1] == b[other - before - 1] { before += 1 }
        var count = Self.seedCount
        while start + count < a.count, other + count < b.count, a[start + count] == b[other + count] { count += 1 }
        covered[diagonal] = Int32(start + count)
        if before + count >= minimumCount {
          runs.append(SharedRun(a: start - before, b: other - before, count: before + count))
        }
      }
    }
    return runs.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
  }
}

/// Where each four-character sequence of one text stands in the other.
private struct SeedIndex {
  /// For each place in `a`, the slot of its sequence, or −1 when `b` lacks it.
  private var slotOfPlace: [Int32]
  /// The rank of each place in `a` among the places of its sequence.
  private var rankOfPlace: [Int32]
  /// For each slot, how often the sequence stands in `a`.
  private var countInA: [Int32]
  /// For each slot, the range of its places in `placesInB`.
  private var firstInB: [Int32]
  private var placesInB: [Int32]

  init(_ a: [UInt16], _ b: [UInt16]) {
    let bPlaces = b.count - 3
    var table = SlotTable(capacity: bPlaces)
    var slotOfB = [Int32](repeating: 0, count: bPlaces)
    var countInB: [Int32] = []
    SharedRunFinder.forEachSeed(b) { place, key in
      let slot = table.insert(key)
      if slot == countInB.count { countInB.append(0) }
      countInB[slot] += 1
      slotOfB[place] = Int32(slot)
    }
    firstInB = [Int32](repeating: 0, count: countInB.count + 1)
    for slot in countInB.indices { firstInB[slot + 1] = firstInB[slot] + countInB[slot] }
    var nextInB = firstInB
    placesInB = [Int32](repeating: 0, count: bPlaces)
    for place in 0..<bPlaces {
      let slot = Int(slotOfB[place])
      placesInB[Int(nextInB[slot])] = Int32(place)
      nextInB[slot] += 1
    }

    let aPlaces = a.count - 3
    var slots = [Int32](repeating: -1, count: aPlaces)
    var ranks = [Int32](repeating: 0, count: aPlaces)
    var counts = [Int32](repeating: 0, count: countInB.count)
    SharedRunFinder.forEachSeed(a) { place, key in
      guard let slot = table.find(key) else { return }
      slots[place] = Int32(slot)
      ranks[place] = counts[slot]
      counts[slot] += 1
    }
    (rankOfPlace, slotOfPlace, countInA) = (ranks, slots, counts)
  }

  func forEachPair(of place: Int, limit: Int, _ body: (Int) -> Void) {
    let slot = Int(slotOfPlace[place])
    guard slot >= 0 else { return }
    let first = Int(firstInB[slot])
    let end = Int(firstInB[slot + 1])
    if Int(countInA[slot]) * (end - first) <= limit {
      for entry in first..<end { body(Int(placesInB[entry])) }
    } else {
      let entry = first + Int(rankOfPlace[place])
      if entry < end { body(Int(placesInB[entry])) }
    }
  }
}

/// Numbers 64-bit keys 0, 1, 2 … in the order they are first seen.
struct SlotTable {
  private var keys: [UInt64]
  private var slots: [Int32]
  private var mask: Int
  private(set) var count = 0

  /// A table for up to `capacity` different keys.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    slots = [Int32](repeating: -1, count: size)
    mask = size - 1
  }

  private func position(of key: UInt64) -> Int {
    // Fibonacci hashing: the high bits of the product depend on all bits of the key.
    var position = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
    while slots[position] >= 0, keys[position] != key { position = (position + 1) & mask }
    return position
  }

  /// The number of `key`, a new one if it is new.
  mutating func insert(_ key: UInt64) -> Int {
    let position = position(of: key)
    if slots[position] < 0 {
      keys[position] = key
      slots[position] = Int32(count)
      count += 1
    }
    return Int(slots[position])
  }

  /// The number of `key`, if it is known.
  func find(_ key: UInt64) -> Int? {
    let slot = slots[position(of: key)]
    return slot < 0 ? nil : Int(slot)
  }
}
