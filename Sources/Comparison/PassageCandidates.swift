/// Which texts of two collections may share a passage: found through an index of the character sequences they have in
/// common, and not by comparing each with each.
///
///     let candidates = PassageCandidates(speechesOfLastYear, speechesOfThisYear)
///     candidates[3, 7]   // false: `PassageFinder` would find nothing
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
  /// Row by row, whether a text of the first side has a stretch that the second side's may share, and the reverse.
  private let inA: [Bool]
  private let inB: [Bool]

  /// The candidates for passages of at least `minimumHan` Han characters outside discounted stretches.
  ///
  /// - Complexity: O(characters · texts that share their sequences), and two bytes a pair.
  public init(_ a: [ContentText], _ b: [ContentText], minimumHan: Int = PassageFinder().minimumHan) {
    self.a = a
    self.b = b
    inA = Self.stretches(of: a, in: SeedTexts(b), minimumHan: minimumHan)
    inB = Self.stretches(of: b, in: SeedTexts(a), minimumHan: minimumHan)
  }

  /// Whether two texts may share a passage.
  public subscript(indexA: Int, indexB: Int) -> Bool {
    inA[indexA * b.count + indexB] && inB[indexB * a.count + indexA]
      // Texts that are equal throughout are a passage however short they are.
      || a[indexA].characters == b[indexB].characters
  }

  /// For each text and each of the others, whether a stretch of it is covered by sequences of the other and has enough
  /// Han characters.
  private static func stretches(of texts: [ContentText], in others: SeedTexts, minimumHan: Int) -> [Bool] {
    var found: [Bool] = []
    found.reserveCapacity(texts.count * others.count)
    let longestEdit = PassageChainer().longestEdit
    for text in texts {
      var stretches = [Stretch](repeating: Stretch(), count: others.count)
      others.forEachSeed(of: text) { start, other in
        stretches[other].cover(
          start..<(start + SharedRunFinder.seedCount), text, longestEdit: longestEdit, minimumHan: minimumHan)
      }
      found += stretches.lazy.map(\.isLongEnough)
    }
    return found
  }

  /// What one text shares with one other, as far as it has been read.
  private struct Stretch {
    private var end = -1
    private var gain = 0
    private var han = 0
    /// Whether some stretch has had enough Han characters.
    private(set) var isLongEnough = false

    /// Takes in the next covered place; places come in order.
    @inline(__always)
    mutating func cover(_ range: Range<Int>, _ text: ContentText, longestEdit: Int, minimumHan: Int) {
      if isLongEnough { return }
      var new = range
      let gap = range.lowerBound - end
      if end < 0 || (gap > 0 && (gap > longestEdit || gain <= gap + 1)) {
        gain = 0
        han = 0
      } else if gap > 0 {
        gain -= gap + 1
      } else {
        new = end..<range.upperBound
      }
      gain += new.count
      han += text.hanCount(in: new)
      end = range.upperBound
      isLongEnough = han >= minimumHan
    }
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
