/// How a corpus uses each word: whether it opens clauses, closes them, or stands before figures.
///
/// In official Chinese one verb names a thing (平安建设, 社会治理) and another gives an order (推进, 加快). Dictionaries call
/// both verbs; their places in the clause tell them apart.
struct WordHabits {
  /// A verb that opens this share of its clauses gives orders.
  private static let ordering = 0.4
  /// A word that opens this share of its clauses, and hardly closes any, is an adverb by use (大力, 全面).
  private static let adverbial = 0.6
  private static let hardlyClosing = 0.25
  /// A word that stands before figures this often is the predicate of a figure (增长).
  private static let beforeFigures = 0.3
  /// A term's last word closes at least this share of its clauses.
  private static let closing = 0.08

  /// How many more places a word must be imagined at that does not open clauses there.
  private static let doubt = 8.0

  private let classes: [PhraseWordClass]
  private let lengths: [Int]
  private var opens: [Double]
  private var closes: [Double]
  private var precedesFigure: [Double]

  init(_ stream: WordStream, classes: [PhraseWordClass]) {
    let words = stream.vocabulary.count
    // A single character of unknown class is a particle or a piece of a word.
    self.classes = (0..<words).map { word in
      classes[word].isEmpty && stream.vocabulary.units(of: word).count == 1 ? .function : classes[word]
    }
    lengths = (0..<words).map { stream.vocabulary.units(of: $0).count }
    var frequency = [Double](repeating: 0, count: words)
    opens = frequency
    closes = frequency
    precedesFigure = frequency
    for (place, item) in stream.items.enumerated() {
      guard let word = item.word, !item.isNumber else { continue }
      frequency[word] += 1
      if isEdge(stream, place - 1) { opens[word] += 1 }
      if isEdge(stream, place + 1) { closes[word] += 1 }
      if place + 1 < stream.items.count, stream.items[place + 1].isNumber { precedesFigure[word] += 1 }
    }
    for word in 0..<words where frequency[word] > 0 {
      // A word that opened its clauses two times out of three is not yet known to do so.
      opens[word] /= frequency[word] + Self.doubt
      closes[word] /= frequency[word]
      precedesFigure[word] /= frequency[word]
    }
  }

  /// Whether a place is outside, a break, a figure or a function word.
  private func isEdge(_ stream: WordStream, _ place: Int) -> Bool {
    guard stream.items.indices.contains(place), let word = stream.items[place].word else { return true }
    return stream.items[place].isNumber || classes[word].contains(.function)
  }

  /// Whether a run of words begins and ends as terms do.
  func isTerm(_ words: [Int]) -> Bool {
    let first = words[0]
    let last = words[words.count - 1]
    guard !words.contains(where: { classes[$0].contains(.function) && lengths[$0] == 1 }) else { return false }
    // Characters in a row are a word that was cut to pieces.
    guard words.contains(where: { lengths[$0] > 1 }) else { return false }
    return canBegin(first, before: last, rest: words.dropFirst()) && canEnd(last)
  }

  private func canBegin(_ word: Int, before last: Int, rest: ArraySlice<Int>) -> Bool {
    let kind = classes[word]
    if kind.contains(.function) { return false }
    if isMereVerb(word), opens[word] >= Self.ordering || closes[word] < Self.hardlyClosing { return false }
    if opens[word] >= Self.adverbial, closes[word] < Self.hardlyClosing, lengths[word] <= 2 { return false }
    // An adverb by use with what it modifies: 高质量/完成.
    if opens[word] >= Self.ordering, !classes[last].contains(.noun),
      !classes[last].isDisjoint(with: [.verb, .modifier])
    {
      return false
    }
    // A verb with a whole unit as its object: 发展/新质生产力.
    if kind.contains(.verb), rest.count == 1, lengths[last] >= 4 { return false }
    return true
  }

  private func canEnd(_ word: Int) -> Bool {
    let kind = classes[word]
    if kind.contains(.function) { return false }
    if !kind.contains(.noun), !kind.isDisjoint(with: [.verb, .modifier]), opens[word] >= Self.ordering { return false }
    if isMereVerb(word), closes[word] < 0.15 { return false }
    // A predicate: 成效/明显.
    if kind == .modifier, lengths[word] <= 2 { return false }
    return precedesFigure[word] < Self.beforeFigures && closes[word] >= Self.closing
  }

  private func isMereVerb(_ word: Int) -> Bool {
    classes[word].contains(.verb) && !classes[word].contains(.noun)
  }
}
