extension TermCounter {
  /// Gries' deviation of proportions of each term over the documents, normalised, by number; nothing when fewer than
  /// two documents have words or when frequencies by document were not kept.
  ///
  /// 0 is as even as can be, 1 all in the smallest document. See `Dispersion.deviationOfProportions`.
  ///
  /// - Complexity: O(*n*) in the pairs of term and document.
  public func dispersion() -> [Double]? {
    guard keepsDocuments, documents.lazy.filter({ $0.words > 0 }).prefix(2).count == 2 else { return nil }
    // DP = ½ Σ |v − s|, where s is a document's share of all words and v its share of the term's occurrences. Documents
    // without the term add s each: together 1 less the shares of those that have it.
    var deviation = [Double](repeating: 1, count: counts.count)
    var smallest = 1.0
    for index in documents.indices {
      let share = Double(documents[index].words) / Double(words)
      if documents[index].words > 0 { smallest = min(smallest, share) }
      for pair in pairs(ofDocument: index) where pair.frequency > 0 {
        let id = Int(pair.term)
        deviation[id] += abs(Double(pair.frequency) / Double(counts[id].frequency) - share) - share
      }
    }
    return deviation.map { max(0, min(1, $0 / 2 / (1 - smallest))) }
  }
}
