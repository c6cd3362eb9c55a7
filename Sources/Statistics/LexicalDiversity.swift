/// How varied the words of a text are. Words are given as numbers, equal for equal words, in the order of the text.
///
///     LexicalDiversity(words: [1, 2, 1, 3]).typeTokenRatio   // 0.75
///
/// A measure that needs more words than there are is `nil`.
public struct LexicalDiversity: Sendable {
  private let words: [Int]
  private let frequencies: [Int: Int]

  /// The diversity of a text given as numbers.
  public init(words: [Int]) {
    self.words = words
    frequencies = words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// Different words ÷ words (TTR). Falls with length: compare only texts of one length.
  public var typeTokenRatio: Double? {
    words.isEmpty ? nil : Double(frequencies.count) / Double(words.count)
  }

  /// The moving-average TTR: the mean TTR of every stretch of `window` words. `nil` for a shorter text.
  ///
  /// Covington and McFall 2010, *Cutting the Gordian knot*.
  ///
  /// - Complexity: O(*n*)
  public func movingAverageRatio(window: Int = 100) -> Double? {
    guard window > 0, words.count >= window else { return nil }
    var inside: [Int: Int] = [:]
    var sum = 0
    for (index, word) in words.enumerated() {
      inside[word, default: 0] += 1
      if index >= window {
        let leaving = words[index - window]
        if let count = inside[leaving] { inside[leaving] = count > 1 ? count - 1 : nil }
      }
      if index >= window - 1 { sum += inside.count }
    }
    return Double(sum) / Double(window) / Double(words.count - window + 1)
  }

  /// MTLD: the mean length of a stretch over which the TTR stays at or above `threshold`, forwards and backwards.
  ///
  /// A stretch ends where its TTR falls *below* the threshold, as in the paper and koRpus; LexicalRichness ends it at
  /// the threshold itself.
  /// The rest counts as the part of a stretch that its TTR has used up. `nil` where no word recurs.
  ///
  /// McCarthy and Jarvis 2010, *MTLD, vocd-D, and HD-D*.
  public func textualDiversity(threshold: Double = 0.72) -> Double? {
    guard let forwards = meanStretch(words, threshold), let backwards = meanStretch(words.reversed(), threshold)
    else { return nil }
    return (forwards + backwards) / 2
  }

  private func meanStretch(_ words: some Sequence<Int>, _ threshold: Double) -> Double? {
    var stretches = 0.0
    var types: Set<Int> = []
    var tokens = 0
    for word in words {
      types.insert(word)
      tokens += 1
      if Double(types.count) / Double(tokens) < threshold {
        stretches += 1
        types.removeAll(keepingCapacity: true)
        tokens = 0
      }
    }
    if tokens > 0 { stretches += (1 - Double(types.count) / Double(tokens)) / (1 - threshold) }
    return stretches > 0 ? Double(self.words.count) / stretches : nil
  }

  /// HD-D: the expected TTR of `draws` words drawn at random (the *mean* form, 0 to 1; some peers report the sum,
  /// `draws` times as large).
  ///
  /// `nil` for a text of fewer words.
  ///
  /// McCarthy and Jarvis 2007, *vocd: a theoretical and empirical evaluation*.
  public func hypergeometricDiversity(draws: Int = 42) -> Double? {
    guard draws > 0, words.count >= draws else { return nil }
    let total = Double(words.count)
    // Words of one frequency contribute the same; summing by frequency, in order, gives the same bits on every run.
    let spectrum = frequencies.values.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
    var sum = 0.0
    for (frequency, types) in spectrum.sorted(by: { $0.key < $1.key }) {
      let others = total - Double(frequency)
      let absent =
        others >= Double(draws)
        ? exponential(logBinomial(others, Double(draws)) - logBinomial(total, Double(draws))) : 0
      sum += Double(types) * (1 - absent) / Double(draws)
    }
    return sum
  }

  /// Yule's K: 10⁴·(Σ frequency² − n) ÷ n²; the more varied the text, the smaller. Nearly independent of length.
  ///
  /// Yule 1944, *The statistical study of literary vocabulary*.
  public var yuleK: Double? {
    guard !words.isEmpty else { return nil }
    let total = Double(words.count)
    let squares = frequencies.values.reduce(0.0) { $0 + Double($1) * Double($1) }
    return 1e4 * (squares - total) / (total * total)
  }
}
