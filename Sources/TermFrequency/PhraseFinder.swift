/// Finds terms of several words by how firmly their words hold together and how freely what surrounds them changes.
///
///     PhraseFinder()(stream) { _ in .noun }.first?.text   // "平安建设", when no lexicon knows it
///
/// A phrase is a run of two to six words without figures or marks, `minimumFrequency` times or more, whose weakest
/// joint reaches `minimumAssociation` and whose neighbours on both sides are varied (entropy in bits, and as a share of
/// the greatest entropy that so many places can have). It begins and ends as terms do: not with function words, and not
/// with words that this corpus itself uses to open clauses (推进, 加快, 大力) or before figures (增长). Of phrases that lie one
/// in another each is kept that stands often enough by itself: the longest useful unit, nested places counted apart.
///
/// Association: Bouma 2009; boundary entropy: Tung and Lee 1994, *Identification of unknown words from corpus*.
///
/// - Complexity: O(*n* log *n*) in the words of the stream.
public struct PhraseFinder: Sendable {
  /// The least number of places where a phrase stands by itself.
  public var minimumFrequency = 5
  /// The most words in a phrase.
  public var maximumLength = 6
  /// The least association of the weakest joint.
  public var minimumAssociation = 0.4
  /// The least entropy of the neighbours on either side, in bits.
  public var minimumEntropy = 1.5
  /// The least entropy as a share of the greatest possible.
  public var minimumEvenness = 0.45

  /// A finder with the usual limits.
  public init() {}

  /// The phrases of `stream`, most frequent first, ties by code point.
  ///
  /// - Parameter classes: what is known of a word; nothing where it is unknown.
  public func callAsFunction(
    _ stream: WordStream, classes: (ArraySlice<UInt16>) -> PhraseWordClass
  ) -> [Phrase] {
    let habits = WordHabits(
      stream, classes: (0..<stream.vocabulary.count).map { classes(stream.vocabulary.units(of: $0)) })
    let sequences = WordSequences(stream, longest: maximumLength, minimumFrequency: minimumFrequency)
    var accepted: [Candidate] = []
    for length in 2...max(2, maximumLength) {
      accepted += candidates(of: length, stream, sequences, habits)
    }
    return longestUseful(accepted, stream, sequences).sorted {
      $0.frequency != $1.frequency
        ? $0.frequency > $1.frequency : $0.text.unicodeScalars.lexicographicallyPrecedes($1.text.unicodeScalars)
    }
  }

  private struct Candidate {
    var length: Int
    var sequence: Int
    var words: [Int]
    var association: Double
    var left: Double
    var right: Double
  }

  private func candidates(
    of length: Int, _ stream: WordStream, _ sequences: WordSequences, _ habits: WordHabits
  ) -> [Candidate] {
    guard length <= maximumLength, sequences.counts[length].contains(where: { $0 > 0 }) else { return [] }
    let left = sequences.neighbourEntropy(of: length, stream, offset: -1)
    let right = sequences.neighbourEntropy(of: length, stream, offset: length)
    var found: [Candidate] = []
    for (sequence, count) in sequences.counts[length].enumerated() where count >= minimumFrequency {
      let limit = WordSequences.bits(Double(count))
      guard min(left[sequence], right[sequence]) >= max(minimumEntropy, minimumEvenness * limit) else { continue }
      let first = sequences.firstPlace[length][sequence]
      let words = (first..<(first + length)).map { stream.items[$0].word! }
      guard habits.isTerm(words) else { continue }
      let association = sequences.weakestJoint(at: first, length: length)
      guard association >= minimumAssociation else { continue }
      found.append(
        Candidate(
          length: length, sequence: sequence, words: words, association: association, left: left[sequence],
          right: right[sequence]))
    }
    return found
  }

  /// Counts each candidate where it stands by itself, the longest first, and keeps those that do so often enough.
  private func longestUseful(
    _ candidates: [Candidate], _ stream: WordStream, _ sequences: WordSequences
  ) -> [Phrase] {
    // For each place, the length of the longest phrase kept that starts there.
    var longest = [UInt8](repeating: 0, count: stream.items.count)
    var phrases: [Phrase] = []
    for length in stride(from: maximumLength, through: 2, by: -1) {
      var indexOfSequence: [Int: Int] = [:]
      let ofLength = candidates.filter { $0.length == length }
      for (index, candidate) in ofLength.enumerated() { indexOfSequence[candidate.sequence] = index }
      var places = [[Int]](repeating: [], count: ofLength.count)
      var nested = places
      for (place, sequence) in sequences.places[length].enumerated() where sequence >= 0 {
        guard let index = indexOfSequence[Int(sequence)] else { continue }
        let isInside = (max(0, place - maximumLength)...place).contains { start in
          start + Int(longest[start]) >= place + length
        }
        if isInside { nested[index].append(place) } else { places[index].append(place) }
      }
      for (index, candidate) in ofLength.enumerated() where places[index].count >= minimumFrequency {
        for place in places[index] { longest[place] = UInt8(length) }
        phrases.append(
          Phrase(
            words: candidate.words, text: candidate.words.map { stream.vocabulary.string($0) }.joined(),
            frequency: places[index].count, nested: nested[index].count,
            byDocument: byDocument(places[index], nested[index], stream),
            association: candidate.association, leftEntropy: candidate.left, rightEntropy: candidate.right))
      }
    }
    return phrases
  }

  private func byDocument(
    _ places: [Int], _ nested: [Int], _ stream: WordStream
  ) -> [(document: Int, frequency: Int, nested: Int)] {
    var counts: [Int: (frequency: Int, nested: Int)] = [:]
    var document = 0
    for place in places {
      while stream.documentEnds[document] <= place { document += 1 }
      counts[document, default: (0, 0)].frequency += 1
    }
    document = 0
    for place in nested {
      while stream.documentEnds[document] <= place { document += 1 }
      counts[document, default: (0, 0)].nested += 1
    }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value.frequency, $0.value.nested) }
  }
}
