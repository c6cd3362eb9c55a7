/// How much two texts may share at most, for any two of two collections: found through an index of the character
/// sequences they have in common, and not by comparing each with each.
///
///     let candidates = PassageCandidates(speechesOfLastYear, speechesOfThisYear)
///     candidates.mayShare(3, 7)   // false: `PassageFinder` would find nothing
///
/// No pair that shares a passage is left out. A passage is made of runs of at least four characters, so all of it but
/// the edits is covered, in both texts, by sequences of four that stand somewhere in the other; and it goes on over an
/// edit only while it has gained more characters than the edit costs. Each text is therefore read once against all
/// others: what is covered gains, a gap costs its length and one more, and where the gain is used up a new stretch
/// begins. A passage lies in one such stretch, which then has its Han characters. The order in the other text is not
/// looked at, so some pairs that pass share nothing.
public struct PassageCandidates: Sendable {
  private let a: [ContentText]
  private let b: [ContentText]
  /// Row by row, the characters of a text of the first side in stretches that the second side's may share, and the
  /// reverse.
  private let mostInA: [Int32]
  private let mostInB: [Int32]

  /// The candidates for passages between two collections, of at least `minimumHan` Han characters outside discounted
  /// stretches.
  ///
  /// - Complexity: O(characters · texts that share their sequences), and two 32-bit numbers a pair.
  public init(_ a: [ContentText], _ b: [ContentText], minimumHan: Int = PassageFinder().minimumHan) {
    self.a = a
    self.b = b
    mostInA = Self.stretches(of: a, in: SeedTexts(b), minimumHan: minimumHan)
    mostInB = Self.stretches(of: b, in: SeedTexts(a), minimumHan: minimumHan)
  }

  /// The candidates for passages between any two of `texts`.
  public init(_ texts: [ContentText], minimumHan: Int = PassageFinder().minimumHan) {
    a = texts
    b = texts
    mostInA = Self.stretches(of: a, in: SeedTexts(b), minimumHan: minimumHan)
    mostInB = mostInA
  }

  /// Whether two texts may share a passage.
  public func mayShare(_ indexA: Int, _ indexB: Int) -> Bool {
    mostInA[indexA * b.count + indexB] > 0 && mostInB[indexB * a.count + indexA] > 0 || areEqual(indexA, indexB)
  }

  /// The larger of the shares that each of two texts may have in common with the other: no less than the larger one of
  /// what `PassageFinder` finds.
  public func greatestShare(_ indexA: Int, _ indexB: Int) -> Double {
    guard mayShare(indexA, indexB) else { return 0 }
    if areEqual(indexA, indexB) { return 1 }
    return max(
      Double(mostInA[indexA * b.count + indexB]) / Double(max(1, a[indexA].countedCount)),
      Double(mostInB[indexB * a.count + indexA]) / Double(max(1, b[indexB].countedCount)))
  }

  /// Texts that are equal throughout are a passage however short they are.
  private func areEqual(_ indexA: Int, _ indexB: Int) -> Bool { a[indexA].characters == b[indexB].characters }

  /// For each text and each of the others, the characters outside discounted stretches, gaps included, where sequences
  /// of the other cover enough Han characters.
  private static func stretches(of texts: [ContentText], in others: SeedTexts, minimumHan: Int) -> [Int32] {
    var found: [Int32] = []
    found.reserveCapacity(texts.count * others.count)
    let longestEdit = PassageChainer().longestEdit
    for text in texts {
      var stretches = [Stretch](repeating: Stretch(), count: others.count)
      others.forEachSeed(of: text) { start, other in
        stretches[other].cover(
          start..<(start + SharedRunFinder.seedCount), text, longestEdit: longestEdit, minimumHan: minimumHan)
      }
      for index in stretches.indices { stretches[index].finish(text, minimumHan: minimumHan) }
      found += stretches.lazy.map { Int32($0.total) }
    }
    return found
  }

  /// What one text shares with one other, as far as it has been read.
  private struct Stretch {
    private var start = 0
    private var end = 0
    private var gain = 0
    private var han = 0
    /// The characters of all stretches with enough Han characters.
    private(set) var total = 0

    /// Takes in the next covered place; places come in order.
    @inline(__always)
    mutating func cover(_ range: Range<Int>, _ text: ContentText, longestEdit: Int, minimumHan: Int) {
      var new = range
      let gap = range.lowerBound - end
      if gap <= 0 {
        new = end..<range.upperBound
      } else if gap <= longestEdit, gain > gap + 1 {
        gain -= gap + 1
      } else {
        finish(text, minimumHan: minimumHan)
        start = range.lowerBound
        gain = 0
        han = 0
      }
      gain += new.count
      han += text.hanCount(in: new)
      end = range.upperBound
    }

    /// Ends a stretch.
    mutating func finish(_ text: ContentText, minimumHan: Int) {
      if han >= minimumHan { total += text.countedCount(in: start..<end) }
    }
  }
}

extension PassageCandidates {
  /// Pairs of one collection, each once, that are worth a full comparison: all those of which one may share at least
  /// `share` with the other, those that may share most first, at most `limit` of them.
  public func pairs(share: Double = 0.1, limit: Int = 50_000) -> [(a: Int, b: Int)] {
    var found: [(share: Double, a: Int, b: Int)] = []
    for a in a.indices {
      for b in b.indices where b > a {
        let greatest = greatestShare(a, b)
        if greatest >= share { found.append((greatest, a, b)) }
      }
    }
    found.sort { ($1.share, $0.a, $0.b) < ($0.share, $1.a, $1.b) }
    return found.prefix(limit).map { ($0.a, $0.b) }
  }
}

/// The texts in which each four-character sequence stands.
private struct SeedTexts {
  /// The number of texts.
  let count: Int
  private let table: SlotTable
  /// For each sequence, the range of its texts in `texts`.
  private var first: [Int32]
  private var texts: [Int32]

  init(_ contents: [ContentText]) {
    count = contents.count
    var table = SlotTable(capacity: contents.reduce(0) { $0 + $1.count })
    // Each sequence of each text once, in the order of the texts.
    var slots: [Int32] = []
    var ends: [Int] = []
    var lastText: [Int32] = []
    var frequency: [Int32] = []
    for (text, content) in contents.enumerated() {
      SharedRunFinder.forEachSeed(content.characters) { _, key in
        let slot = table.insert(key)
        if slot == frequency.count {
          frequency.append(0)
          lastText.append(-1)
        }
        guard lastText[slot] != Int32(text) else { return }
        lastText[slot] = Int32(text)
        frequency[slot] += 1
        slots.append(Int32(slot))
      }
      ends.append(slots.count)
    }
    self.table = table
    first = [Int32](repeating: 0, count: frequency.count + 1)
    for slot in frequency.indices { first[slot + 1] = first[slot] + frequency[slot] }
    texts = [Int32](repeating: 0, count: slots.count)
    var next = first
    var start = 0
    for (text, end) in ends.enumerated() {
      for slot in slots[start..<end] {
        texts[Int(next[Int(slot)])] = Int32(text)
        next[Int(slot)] += 1
      }
      start = end
    }
  }

  /// Each place of `text` whose sequence stands in some text here, with each of these texts.
  @inline(__always)
  func forEachSeed(of text: ContentText, _ body: (_ start: Int, _ other: Int) -> Void) {
    SharedRunFinder.forEachSeed(text.characters) { start, key in
      guard let slot = table.find(key) else { return }
      for entry in Int(first[slot])..<Int(first[slot + 1]) { body(start, Int(texts[entry])) }
    }
  }
}
