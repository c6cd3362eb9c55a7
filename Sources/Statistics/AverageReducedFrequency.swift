/// The average reduced frequency ARF: a frequency in which occurrences close together count less, without cutting the
/// corpus into parts.
///
/// With *f* occurrences in *n* words and v = n/f, ARF = (1/v)·Σ min(dᵢ, v), dᵢ the distance to the occurrence before,
/// in a circle.
/// Evenly spread it is *f*, all in one place about 1, and 0 for a term that does not occur.
///
///     averageReducedFrequency(positions: [0, 5], size: 10)   // 2
///
/// Savický and Hlaváčová 2002, *Measures of word commonness*.
///
/// - Parameters:
///   - positions: the word numbers the term stands at, ascending, from 0
///   - size: the number of words
public func averageReducedFrequency(positions: some Collection<Int>, size: Int) -> Double {
  guard let first = positions.first else { return 0 }
  let window = Double(size) / Double(positions.count)
  var sum = 0.0
  var previous: Int?
  for position in positions {
    if let previous { sum += min(Double(position - previous), window) }
    previous = position
  }
  sum += min(Double(first + size - (previous ?? first)), window)
  return sum / window
}
