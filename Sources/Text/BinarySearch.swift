extension RandomAccessCollection {
  /// The index of the first element for which `belongs` holds, given that it holds for all behind that one too;
  /// `endIndex` when it holds for none.
  ///
  ///     [2, 3, 5, 7].partitioningIndex { $0 >= 4 }   // 2
  ///
  /// - Complexity: O(log *n*) in the number of elements.
  @inlinable
  package func partitioningIndex(where belongs: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if belongs(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
