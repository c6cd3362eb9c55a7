/// The places of words beside those where they are tokens: the one count of them for all reports.
///
/// For a term that lexicons list they are all other places in the text, inside longer words and across several, so that
/// together with its frequency they are what a text search finds. For other words they are the places inside longer
/// words of the vocabulary, and no text is looked at again. Words of more than 32 characters (long Latin strings) hold
/// no terms.
///
/// - Complexity: making it is O(*n*) in the vocabulary.
public struct NestedPlaces: Sendable {
  private let counter: TermCounter
  private let isListed: [Bool]
  /// The unlisted words inside each word: the numbers of all, and where those of each word end.
  private var inner: [UInt32] = []
  private var ends: [Int] = []

  /// The nested places of the words of `counter`.
  ///
  /// - Parameter isListed: whether lexicons list a word
  public init(_ counter: TermCounter, isListed: (ArraySlice<UInt16>) -> Bool) {
    self.counter = counter
    let vocabulary = counter.vocabulary
    self.isListed = (0..<vocabulary.count).map { isListed(vocabulary.units(of: $0)) }
    for id in 0..<vocabulary.count {
      let units = Array(vocabulary.units(of: id))
      if (2...32).contains(units.count) {
        units.withUnsafeBufferPointer { word in
          for start in 0..<word.count {
            for end in (start + 1)...min(word.count, start + 12) where end - start < word.count {
              if let id = vocabulary.find(word, start, end), !self.isListed[id] { inner.append(UInt32(id)) }
            }
          }
        }
      }
      ends.append(inner.count)
    }
  }

  /// The nested places of each word in all documents, by number.
  ///
  /// - Complexity: O(*n*) in the vocabulary.
  public func inAllDocuments() -> [Int] {
    var nested = [Int](repeating: 0, count: counter.counts.count)
    for (id, count) in counter.counts.enumerated() {
      if isListed[id] { nested[id] += count.listedPlaces }
      for word in words(inside: id) { nested[word] += count.frequency }
    }
    return nested
  }

  /// The words of the document at `index`, each once, with their frequencies and nested places there; those that have
  /// nested places only are among them. None unless the counter keeps documents.
  ///
  /// - Complexity: O(*n*) in the different words of the document.
  public func inDocument(_ index: Int) -> [(term: Int, frequency: Int, nested: Int)] {
    var places: [Int: Int] = [:]
    var found: [(term: Int, frequency: Int, nested: Int)] = []
    func add(_ term: Int, frequency: Int, nested: Int) {
      if let place = places[term] {
        found[place].frequency += frequency
        found[place].nested += nested
      } else {
        places[term] = found.count
        found.append((term, frequency, nested))
      }
    }
    for pair in counter.pairs(ofDocument: index) {
      let id = Int(pair.term)
      add(id, frequency: Int(pair.frequency), nested: isListed[id] ? Int(pair.listedPlaces) : 0)
      for word in words(inside: id) { add(word, frequency: 0, nested: Int(pair.frequency)) }
    }
    return found.filter { $0.frequency + $0.nested > 0 }
  }

  private func words(inside id: Int) -> some Sequence<Int> {
    inner[(id == 0 ? 0 : ends[id - 1])..<ends[id]].lazy.map { Int($0) }
  }
}
