import Text

/// Finds the passages that two texts share: copied word for word, or with small edits and in the same order.
///
///     let found = PassageFinder()(ContentText(last), ContentText(this))
///     found.shareOfB   // 0.37
///
/// A passage is a chain of shared runs with edits of at most a dozen characters between them. It needs at least
/// `minimumHan` shared Han characters outside discounted stretches. Of passages that repeat the same places, the longer
/// is kept. Exchanging the texts exchanges the result and changes nothing else. Two texts that are equal throughout are
/// one passage, however short they are.
///
/// - Complexity: linear in the texts but for passages that stand many times in both.
public struct PassageFinder: Sendable {
  /// How many Han characters outside discounted stretches a passage shares at least.
  public var minimumHan: Int
  /// How much of a passage is shared at least.
  public var minimumSimilarity: Double

  /// A finder with the usual limits.
  public init(minimumHan: Int = 16, minimumSimilarity: Double = 0.7) {
    self.minimumHan = minimumHan
    self.minimumSimilarity = minimumSimilarity
  }

  /// The passages that `a` and `b` share.
  public func callAsFunction(_ a: ContentText, _ b: ContentText) -> PassageComparison {
    if a.characters == b.characters {
      let whole = SharedRun(a: 0, b: 0, count: a.count)
      let passages = a.count > 0 ? [passage(PassageChain(runs: [whole]), a, b)] : []
      return comparison(passages, coverage: passages.map { _ in (0..<a.count, 0..<b.count) }, a, b)
    }
    let chains = PassageChainer()(SharedRunFinder()(a.characters, b.characters)).map {
      $0.keepingNumbersWhole(a, b)
    }
    let candidates = chains.filter { isPassage($0, a, b) }
    let kept = withoutRepeats(candidates, a, b).sorted {
      ($0.runs[0].a, $0.runs[0].b) < ($1.runs[0].a, $1.runs[0].b)
    }
    return comparison(
      kept.map { passage($0, a, b) }, coverage: kept.map { ($0.rangeInA, $0.rangeInB) }, a, b)
  }

  private func isPassage(_ chain: PassageChain, _ a: ContentText, _ b: ContentText) -> Bool {
    var shared = 0
    var hanInA = 0
    var hanInB = 0
    for run in chain.runs {
      shared += run.count
      hanInA += a.hanCount(in: run.a..<(run.a + run.count))
      hanInB += b.hanCount(in: run.b..<(run.b + run.count))
    }
    return min(hanInA, hanInB) >= minimumHan
      && Double(2 * shared) >= minimumSimilarity * Double(chain.rangeInA.count + chain.rangeInB.count)
  }

  /// Leaves out chains that show nothing new in either text. Chains of one rank are judged together, so that no order
  /// among them matters.
  private func withoutRepeats(_ chains: [PassageChain], _ a: ContentText, _ b: ContentText) -> [PassageChain] {
    func rank(_ chain: PassageChain) -> (Int, Int, Int) {
      let shared = chain.runs.reduce(0) { $0 + $1.count }
      let first = chain.runs[0]
      return (-shared, abs(first.a - first.b), first.a + first.b)
    }
    let ordered = chains.map { (chain: $0, rank: rank($0)) }.sorted { $0.rank < $1.rank }
    var coveredA = CoverageMarks(count: a.count)
    var coveredB = CoverageMarks(count: b.count)
    var kept: [PassageChain] = []
    var start = 0
    while start < ordered.count {
      var end = start
      while end < ordered.count, ordered[end].rank == ordered[start].rank { end += 1 }
      let new = ordered[start..<end].filter {
        !(coveredA.isMostlyCovered($0.chain.rangeInA) && coveredB.isMostlyCovered($0.chain.rangeInB))
      }
      for (chain, _) in new {
        coveredA.cover(chain.rangeInA)
        coveredB.cover(chain.rangeInB)
        kept.append(chain)
      }
      start = end
    }
    return kept
  }

  private func passage(_ chain: PassageChain, _ a: ContentText, _ b: ContentText) -> Passage {
    var shared = 0
    var edits: [Passage.Edit] = []
    for (index, run) in chain.runs.enumerated() {
      shared += run.count
      guard index > 0 else { continue }
      let before = chain.runs[index - 1]
      let gapA = (before.a + before.count)..<run.a
      let gapB = (before.b + before.count)..<run.b
      // Matches too short to be runs still keep an edit as small as it is.
      let matches = commonSubsequence(a.characters[gapA], b.characters[gapB])
      shared += matches.count
      var fromA = gapA.lowerBound
      var fromB = gapB.lowerBound
      for (toA, toB) in matches + [(gapA.upperBound, gapB.upperBound)] {
        if toA > fromA || toB > fromB {
          edits.append(Passage.Edit(a: place(fromA..<toA, in: a), b: place(fromB..<toB, in: b)))
        }
        fromA = toA + 1
        fromB = toB + 1
      }
    }
    let rangeA = chain.rangeInA
    let rangeB = chain.rangeInB
    return Passage(
      a: a.span(of: rangeA), b: b.span(of: rangeB),
      similarity: Double(2 * shared) / Double(rangeA.count + rangeB.count), edits: edits, sharedCount: shared)
  }

  /// The place of a range, or, for an empty one, the empty place before its character.
  private func place(_ range: Range<Int>, in text: ContentText) -> Span {
    guard range.isEmpty else { return text.span(of: range) }
    let at = Int(text.offsets[range.lowerBound])
    return Span(at, at)
  }

  private func comparison(
    _ passages: [Passage], coverage: [(Range<Int>, Range<Int>)], _ a: ContentText, _ b: ContentText
  ) -> PassageComparison {
    func share(_ text: ContentText, _ ranges: [Range<Int>]) -> Double? {
      guard text.countedCount > 0 else { return nil }
      var marks = CoverageMarks(count: text.count)
      for range in ranges { marks.cover(range) }
      let copied = marks.coveredRanges.reduce(0) { $0 + text.countedCount(in: $1) }
      return Double(copied) / Double(text.countedCount)
    }
    return PassageComparison(
      passages: passages, shareOfA: share(a, coverage.map(\.0)), shareOfB: share(b, coverage.map(\.1)))
  }

  /// The index pairs of a longest common subsequence of two short stretches. Digits stand for themselves only where they
  /// are part of a run: 4217 and 5062 have nothing in common.
  private func commonSubsequence(_ a: ArraySlice<UInt16>, _ b: ArraySlice<UInt16>) -> [(Int, Int)] {
    guard !a.isEmpty, !b.isEmpty else { return [] }
    func matches(_ x: UInt16, _ y: UInt16) -> Bool { x == y && !ContentText.isDigit(x) }
    let width = b.count + 1
    // Lengths for every pair of suffixes.
    var lengths = [Int](repeating: 0, count: (a.count + 1) * width)
    for i in stride(from: a.count - 1, through: 0, by: -1) {
      for j in stride(from: b.count - 1, through: 0, by: -1) {
        lengths[i * width + j] =
          matches(a[a.startIndex + i], b[b.startIndex + j])
          ? lengths[(i + 1) * width + j + 1] + 1 : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var i = 0
    var j = 0
    while i < a.count, j < b.count {
      if matches(a[a.startIndex + i], b[b.startIndex + j]) {
        pairs.append((a.startIndex + i, b.startIndex + j))
        i += 1
        j += 1
      } else {
        let skippingA = lengths[(i + 1) * width + j]
        let skippingB = lengths[i * width + j + 1]
        // Where both ways are as good, the characters decide, so that exchanging the texts takes the same way.
        if skippingA > skippingB || (skippingA == skippingB && a[a.startIndex + i] > b[b.startIndex + j]) {
          i += 1
        } else {
          j += 1
        }
      }
    }
    return pairs
  }
}

/// Which characters of a text are covered.
struct CoverageMarks {
  private var marks: [Bool]

  init(count: Int) { marks = [Bool](repeating: false, count: count) }

  mutating func cover(_ range: Range<Int>) {
    for index in range { marks[index] = true }
  }

  /// Whether nine of ten characters are covered: what is left is an edge that two alignments share by chance.
  func isMostlyCovered(_ range: Range<Int>) -> Bool {
    let covered = range.reduce(0) { $0 + (marks[$1] ? 1 : 0) }
    return covered * 10 >= range.count * 9
  }

  /// The covered stretches, in order.
  var coveredRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    for index in marks.indices {
      if marks[index], start == nil { start = index }
      if !marks[index], let from = start {
        ranges.append(from..<index)
        start = nil
      }
    }
    if let start { ranges.append(start..<marks.count) }
    return ranges
  }
}
