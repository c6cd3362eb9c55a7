/// How much any two texts of a collection share, found through an index of the character sequences they have in common
/// and not by comparing each with each.
///
///     let matrix = PassageMatrix(texts)
///     matrix[3, 7].similarity   // 0.82
///
/// The figures are estimates of what ``PassageFinder`` finds: stretches of eight characters that stand in both texts
/// count as copied where, with gaps no longer than a small edit, they make up sixteen characters outside discounted
/// stretches. The order in the other text is not looked at.
public struct PassageMatrix: Sendable {
  /// What two texts share.
  public struct Pair: Sendable, Equatable {
    /// Jaccard's coefficient of the different eight-character sequences, those inside discounted stretches left out.
    public let similarity: Double
    /// The share of the first text's characters outside discounted stretches that the second text has too.
    public let shareOfA: Double
    /// The same for the second text.
    public let shareOfB: Double

    /// What two texts share, given as numbers.
    public init(similarity: Double, shareOfA: Double, shareOfB: Double) {
      self.similarity = similarity
      self.shareOfA = shareOfA
      self.shareOfB = shareOfB
    }
  }

  /// The number of texts.
  public let count: Int
  /// For each ordered pair, row by row, the copied characters of the row's text.
  private var copied: [Int32]
  /// For each ordered pair, the different sequences in common.
  private var common: [Int32]
  private let counted: [Int]
  private let different: [Int]

  /// The matrix of `texts`.
  ///
  /// - Complexity: O(characters · texts that share them), and two 32-bit numbers for each ordered pair.
  public init(_ texts: [ContentText]) {
    count = texts.count
    counted = texts.map(\.countedCount)
    let index = SequenceIndex(texts)
    different = index.sequences.map(\.differentCount)
    copied = [Int32](repeating: 0, count: texts.count * texts.count)
    common = [Int32](repeating: 0, count: texts.count * texts.count)
    var row = MatrixRow(count: texts.count)
    for text in texts.indices {
      row.fill(text, texts[text], index)
      for other in texts.indices {
        copied[text * count + other] = row.copied[other]
        common[text * count + other] = row.common[other]
      }
    }
  }

  /// What the texts `a` and `b` share. A text shares all of itself with itself.
  public subscript(a: Int, b: Int) -> Pair {
    func share(_ text: Int, _ other: Int) -> Double {
      counted[text] == 0 ? 0 : Double(copied[text * count + other]) / Double(counted[text])
    }
    let both = Double(common[a * count + b])
    let either = Double(different[a] + different[b]) - both
    return Pair(similarity: either > 0 ? both / either : 0, shareOfA: share(a, b), shareOfB: share(b, a))
  }
}

/// The numbered eight-character sequences of each text, and the texts each stands in.
private struct SequenceIndex {
  static let length = 8

  /// The sequences of one text by their place; −1 where all characters are discounted.
  struct Sequences {
    var numbers: [Int32]
    var differentCount: Int
  }

  var sequences: [Sequences] = []
  /// For each sequence, the range of its texts in `texts`.
  private var first: [Int32]
  private var texts: [Int32]

  init(_ contents: [ContentText]) {
    let places = contents.reduce(0) { $0 + max(0, $1.count - Self.length + 1) }
    var table = SlotTable(capacity: places)
    var lastText: [Int32] = []
    var frequency: [Int32] = []
    for (text, content) in contents.enumerated() {
      var numbers: [Int32] = []
      var differentCount = 0
      var hash = RollingHash(length: Self.length)
      for (index, character) in content.characters.enumerated() {
        hash.add(character, dropping: index >= Self.length ? content.characters[index - Self.length] : nil)
        guard index >= Self.length - 1 else { continue }
        let start = index - Self.length + 1
        guard content.countedCount(in: start..<(index + 1)) > 0 else {
          numbers.append(-1)
          continue
        }
        let number = table.insert(hash.value)
        if number == frequency.count {
          frequency.append(0)
          lastText.append(-1)
        }
        if lastText[number] != Int32(text) {
          lastText[number] = Int32(text)
          frequency[number] += 1
          differentCount += 1
        }
        numbers.append(Int32(number))
      }
      sequences.append(Sequences(numbers: numbers, differentCount: differentCount))
    }
    first = [Int32](repeating: 0, count: frequency.count + 1)
    for number in frequency.indices { first[number + 1] = first[number] + frequency[number] }
    texts = [Int32](repeating: 0, count: Int(first[frequency.count]))
    var next = first
    for number in lastText.indices { lastText[number] = -1 }
    for (text, sequence) in sequences.enumerated() {
      for number in sequence.numbers where number >= 0 && lastText[Int(number)] != Int32(text) {
        lastText[Int(number)] = Int32(text)
        texts[Int(next[Int(number)])] = Int32(text)
        next[Int(number)] += 1
      }
    }
  }

  @inline(__always)
  func forEachText(of number: Int32, _ body: (Int) -> Void) {
    for entry in Int(first[Int(number)])..<Int(first[Int(number) + 1]) { body(Int(texts[entry])) }
  }
}

/// A hash of the last few characters, kept up to date as they move on.
private struct RollingHash {
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15 | 1
  private let dropFactor: UInt64
  private var sum: UInt64 = 0

  init(length: Int) {
    dropFactor = (0..<length).reduce(1) { factor, _ in factor &* Self.base }
  }

  mutating func add(_ character: UInt16, dropping old: UInt16?) {
    sum = sum &* Self.base &+ Self.mixed(character)
    if let old { sum = sum &- Self.mixed(old) &* dropFactor }
  }

  /// Characters next to one another in the code table must not have hashes that are next to one another.
  private static func mixed(_ character: UInt16) -> UInt64 {
    var value = UInt64(character) &+ 0x1234_5678_9ABC_DEF1
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  var value: UInt64 { sum ^ (sum >> 29) }
}

/// One text against all others.
private struct MatrixRow {
  /// An edit may break up to this many sequences and the passage goes on.
  private static let longestBreak = SequenceIndex.length + 6
  private static let minimumCount: Int32 = 16

  var copied: [Int32]
  var common: [Int32]
  /// For each other text, where the last sequence in common stands, how many characters the passage that it continues
  /// has so far.
  private var last: [Int32]
  private var pending: [Int32]

  init(count: Int) {
    copied = [Int32](repeating: 0, count: count)
    common = copied
    last = copied
    pending = copied
  }

  mutating func fill(_ text: Int, _ content: ContentText, _ index: SequenceIndex) {
    let length = SequenceIndex.length
    for other in copied.indices {
      copied[other] = 0
      common[other] = 0
      last[other] = Int32.min / 2
      pending[other] = 0
    }
    var seen: Set<Int32> = []
    for (place, number) in index.sequences[text].numbers.enumerated() where number >= 0 {
      let isNew = seen.insert(number).inserted
      let end = content.countedBefore[place + length]
      index.forEachText(of: number) { other in
        if isNew { common[other] += 1 }
        let before = last[other]
        last[other] = Int32(place)
        if Int32(place) - before <= Int32(Self.longestBreak) {
          pending[other] += end - content.countedBefore[max(place, Int(before) + length)]
        } else {
          if pending[other] >= Self.minimumCount { copied[other] += pending[other] }
          pending[other] = end - content.countedBefore[place]
        }
      }
    }
    for other in copied.indices where pending[other] >= Self.minimumCount { copied[other] += pending[other] }
  }
}
