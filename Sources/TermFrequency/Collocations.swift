public import Statistics

/// Which words stand near a term more often than chance would have it.
///
///     Collocations(stream, node: Array("矛盾纠纷".utf16), window: 5).rows.first?.word   // "化解"
///
/// The words near are those of the same sentence, `window` words to the left and right of each place of the term; a
/// term may be one word or several in a row. A place near two nodes counts once.
///
/// - Complexity: O(*n*) in the words of the stream.
public struct Collocations: Sendable {
  /// A word near the term.
  public struct Row: Sendable {
    /// The word.
    public var word: String
    /// Its number in the stream's vocabulary.
    public var id: Int
    /// Its places near the term.
    public var frequency: Int
    /// Those on the left of the nearest node.
    public var left: Int
    /// Those on the right of it, or between two that are as near.
    public var right: Int
    /// Its places in all texts.
    public var total: Int
    /// The documents in which it stands near the term.
    public var documentFrequency: Int
    /// Near and far, this word and others: the table of every measure but Dice's.
    public var table: ContingencyTable
    /// The term's places with the word near, and without: the table of Dice and logDice, which compare two frequencies.
    public var pairTable: ContingencyTable
  }

  /// The words near, most frequent first, ties by code point.
  public private(set) var rows: [Row] = []
  /// The term's places.
  public private(set) var nodeFrequency = 0
  /// The words near it.
  public private(set) var wordsNear = 0
  /// All words.
  public private(set) var words = 0

  /// Collects what stands near `node`.
  public init(_ stream: WordStream, node: [UInt16], window: Int = 5) {
    let items = stream.items
    words = stream.wordCount
    let nodes = Self.places(of: node, in: stream)
    nodeFrequency = nodes.count
    var frequency = [Int](repeating: 0, count: stream.vocabulary.count)
    var left = frequency
    var nodesWith = frequency
    var documents = frequency
    var lastDocument = [Int](repeating: -1, count: stream.vocabulary.count)
    var lastNode = lastDocument
    // How many words away the nearest node is; words of the term itself are not near it.
    var nearest = [Int](repeating: .max, count: items.count)
    for range in nodes { for place in range { nearest[place] = 0 } }
    var document = 0
    for (number, range) in nodes.enumerated() {
      while stream.documentEnds[document] <= range.lowerBound { document += 1 }
      func visit(_ place: Int, distance: Int, isLeft: Bool) {
        guard let word = items[place].word else { return }
        if lastNode[word] != number {
          lastNode[word] = number
          nodesWith[word] += 1
        }
        guard distance < nearest[place] else { return }
        // Nodes come in order: the place was on the right of one further away.
        if isLeft { left[word] += 1 }
        let isNew = nearest[place] == .max
        nearest[place] = distance
        guard isNew else { return }
        frequency[word] += 1
        if lastDocument[word] != document {
          lastDocument[word] = document
          documents[word] += 1
        }
        wordsNear += 1
      }
      var seen = 0
      var place = range.lowerBound - 1
      while place >= 0, seen < window, !items[place].isSentenceEnd {
        if items[place].word != nil { seen += 1 }
        visit(place, distance: seen, isLeft: true)
        place -= 1
      }
      seen = 0
      place = range.upperBound
      while place < items.count, seen < window, !items[place].isSentenceEnd {
        if items[place].word != nil { seen += 1 }
        visit(place, distance: seen, isLeft: false)
        place += 1
      }
    }
    var totals = [Int](repeating: 0, count: stream.vocabulary.count)
    for item in items { if let word = item.word { totals[word] += 1 } }
    for id in frequency.indices where frequency[id] > 0 {
      let joint = min(nodesWith[id], totals[id], nodes.count)
      rows.append(
        Row(
          word: stream.vocabulary.string(id), id: id, frequency: frequency[id], left: left[id],
          right: frequency[id] - left[id], total: totals[id], documentFrequency: documents[id],
          table: ContingencyTable(joint: frequency[id], first: wordsNear, second: totals[id], total: words),
          pairTable: ContingencyTable(
            joint: joint, first: nodes.count, second: totals[id],
            total: max(words, nodes.count + totals[id] - joint))))
    }
    rows.sort {
      $0.frequency != $1.frequency
        ? $0.frequency > $1.frequency : $0.word.unicodeScalars.lexicographicallyPrecedes($1.word.unicodeScalars)
    }
  }

  /// The runs of words whose characters are `node`, none overlapping another.
  private static func places(of node: [UInt16], in stream: WordStream) -> [Range<Int>] {
    guard !node.isEmpty else { return [] }
    var found: [Range<Int>] = []
    var place = 0
    while place < stream.items.count {
      var matched = 0
      var end = place
      while matched < node.count, end < stream.items.count, let word = stream.items[end].word {
        let units = stream.vocabulary.units(of: word)
        guard node[matched...].starts(with: units) else { break }
        matched += units.count
        end += 1
      }
      if matched == node.count {
        found.append(place..<end)
        place = end
      } else {
        place += 1
      }
    }
    return found
  }
}
