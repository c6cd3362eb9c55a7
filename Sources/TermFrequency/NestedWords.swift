extension TermCounter {
  /// How often each word of the vocabulary stands inside a longer one, by number.
  ///
  /// Found from the vocabulary alone: no text is looked at again. Words of more than 32 characters (long Latin strings)
  /// hold no terms.
  ///
  /// - Complexity: O(*n*) in the vocabulary.
  func nestedInLongerWords() -> [Int] {
    var nested = [Int](repeating: 0, count: counts.count)
    for (id, count) in counts.enumerated() where count.frequency > 0 {
      let units = Array(vocabulary.units(of: id))
      guard (2...32).contains(units.count) else { continue }
      units.withUnsafeBufferPointer { word in
        for start in 0..<word.count {
          for end in (start + 1)...min(word.count, start + 12) where end - start < word.count {
            if let inner = vocabulary.find(word, start, end) { nested[inner] += count.frequency }
          }
        }
      }
    }
    return nested
  }
}
