import Analysis
import ArgumentParser
import Comparison
import Documents
import Lexicons
import Pipeline
import Segmentation
import SloganDetection
import TermFrequency
import Text

/// What `tifa keywords` counts.
enum KeywordItems: String, CaseIterable, ExpressibleByArgument {
  case words
  case slogans
  case phrases
}

/// The counts of words, and their order in the texts.
private struct CountedWords: Accumulator {
  var terms = TermCounter()
  var stream = WordStream()

  mutating func add(_ document: SegmentedDocument) {
    terms.add(document)
    stream.add(document)
  }

  mutating func merge(_ other: CountedWords) {
    terms.merge(other.terms)
    stream.merge(other.stream)
  }
}

/// Where words or phrases stand, by the number of their first word.
struct WordPositions {
  private let stream: WordStream
  /// The phrases by their first word; `nil` where words are looked for.
  private var phrases: [Int: [Phrase]]?

  /// The positions of all words.
  init(_ stream: WordStream) { self.stream = stream }

  /// The positions of `phrases`, which were found in `stream`.
  init(_ stream: WordStream, of phrases: [Phrase]) {
    self.stream = stream
    self.phrases = Dictionary(grouping: phrases) { $0.words[0] }
  }

  /// The positions in some documents, as if there were no others.
  ///
  /// - Complexity: O(*n*) in the words of these documents.
  func callAsFunction(in documents: some Sequence<Int>) -> [String: [Int]] {
    var positions: [String: [Int]] = [:]
    var ofWords: [Int: [Int]] = [:]
    var number = 0
    for document in documents {
      let range = stream.range(ofDocument: document)
      for place in range {
        guard let word = stream.items[place].word else { continue }
        if let phrases {
          for phrase in phrases[word] ?? [] where isPhrase(phrase, at: place) {
            positions[phrase.text, default: []].append(number)
          }
        } else {
          ofWords[word, default: []].append(number)
        }
        number += 1
      }
    }
    for (word, places) in ofWords { positions[stream.vocabulary.string(word)] = places }
    return positions
  }

  private func isPhrase(_ phrase: Phrase, at place: Int) -> Bool {
    let end = place + phrase.words.count
    return end <= stream.items.count
      && (place..<end).allSatisfy { stream.items[$0].word == phrase.words[$0 - place] }
  }
}

/// Counts words, slogans or phrases of documents, so that they can be compared.
struct KeywordGatherer {
  let items: KeywordItems
  let reader: DocumentReader
  let jobs: Int
  let lexicons: LexiconSet
  let segment: WordSegmenter
  /// The slogans that are known, where slogans are counted.
  let slogans: SloganLexicon?
  /// Whether candidates that no lexicon knows are left out.
  let onlyKnownSlogans: Bool
  let selection: TermSelection
  /// Whether the places of words are asked for.
  let needsPositions: Bool

  /// What was counted on one side.
  struct Side {
    var counts: CorpusCounts
    /// Where each item stands, if that is asked for and known: of slogans it is not.
    var positions: WordPositions?
    var outcome: CorpusReader.Outcome
  }

  /// The counts of the target and, where there are inputs for it, of the reference.
  func gather(
    _ target: [DocumentInput], against reference: [DocumentInput]?, progress: inout Progress
  ) async throws -> (target: Side, reference: Side?) {
    switch items {
    case .words, .slogans:
      let first = try await side(target, &progress)
      guard let reference else { return (first, nil) }
      return (first, try await side(reference, &progress))
    case .phrases:
      // Phrases of both together, so that each is looked for on both sides.
      var (stream, outcome) = try await stream(target, &progress)
      let boundary = stream.documents.count
      var referenceOutcome: CorpusReader.Outcome?
      if let reference {
        let (other, otherOutcome) = try await self.stream(reference, &progress)
        stream.merge(other)
        referenceOutcome = otherOutcome
      }
      let phrases = PhraseFinder()(stream) { phraseClass($0) }
      let counts = CorpusCounts(phrases, in: stream)
      let side = Side(
        counts: counts.restricted(to: 0..<boundary),
        positions: needsPositions ? WordPositions(stream, of: phrases) : nil, outcome: outcome)
      guard let referenceOutcome else { return (side, nil) }
      let all = counts.documents.indices
      return (
        side, Side(counts: counts.restricted(to: boundary..<all.upperBound), outcome: referenceOutcome)
      )
    }
  }

  private func side(_ inputs: [DocumentInput], _ progress: inout Progress) async throws -> Side {
    let corpus = CorpusReader(reader, jobs: jobs)
    let segment = segment
    let before = progress.done
    if let slogans {
      let analyze = SloganAnalyzer(slogans)
      let onlyKnown = onlyKnownSlogans
      let (slogans, outcome) = try await corpus.gather(
        inputs, in: SloganCounts(),
        analyze: { document in
          var found = analyze(segment(document))
          if onlyKnown { found.mentions.removeAll { !$0.isKnown } }
          return SloganCounts.Entry(metadata: document.metadata, slogans: found)
        },
        progress: { progress.update(before + $0) })
      return Side(counts: CorpusCounts(slogans), outcome: outcome)
    }
    guard needsPositions else {
      let (terms, outcome) = try await corpus.gather(
        inputs, in: TermCounter(), analyze: { segment($0) }, progress: { progress.update(before + $0) })
      return Side(counts: CorpusCounts(terms, selection: selection), outcome: outcome)
    }
    // In one pass: standard input cannot be read twice.
    let (words, outcome) = try await corpus.gather(
      inputs, in: CountedWords(), analyze: { segment($0) }, progress: { progress.update(before + $0) })
    return Side(
      counts: CorpusCounts(words.terms, selection: selection), positions: WordPositions(words.stream), outcome: outcome)
  }

  private func stream(
    _ inputs: [DocumentInput], _ progress: inout Progress
  ) async throws -> (WordStream, CorpusReader.Outcome) {
    let segment = segment
    let before = progress.done
    return try await CorpusReader(reader, jobs: jobs).gather(
      inputs, in: WordStream(), analyze: { segment($0) }, progress: { progress.update(before + $0) })
  }

  /// What the lexicons know of a word, for phrases.
  private func phraseClass(_ word: ArraySlice<UInt16>) -> PhraseWordClass {
    let classes = lexicons.terms.classes(of: word)
    var result: PhraseWordClass = []
    if ["noun", "name", "place", "organisation"].contains(where: { classes.contains(TermClass(name: $0)!) }) {
      result.insert(.noun)
    }
    if classes.contains(TermClass(name: "verb")!) { result.insert(.verb) }
    if classes.contains(TermClass(name: "adjective")!) { result.insert(.modifier) }
    if classes.contains(TermClass(name: "function")!) { result.insert(.function) }
    return result
  }
}
