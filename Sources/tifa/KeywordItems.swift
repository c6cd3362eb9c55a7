import Analysis
import ArgumentParser
import Comparison
import Documents
import Lexicons
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
    /// The word numbers at which each item stands, where they are asked for.
    var positions: [String: [Int]] = [:]
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
      let positions = needsPositions ? places(of: phrases, in: stream) : [:]
      let side = Side(
        counts: counts.restricted(to: 0..<boundary), positions: positions, outcome: outcome)
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
        progress: { progress.update($0) })
      return Side(counts: CorpusCounts(slogans), outcome: outcome)
    }
    let (terms, outcome) = try await corpus.gather(
      inputs, in: TermCounter(), analyze: { segment($0) }, progress: { progress.update($0) })
    var side = Side(counts: CorpusCounts(terms, selection: selection), outcome: outcome)
    if needsPositions {
      let (stream, _) = try await stream(inputs, &progress)
      for (place, word) in stream.words.enumerated() {
        side.positions[stream.vocabulary.string(word), default: []].append(place)
      }
    }
    return side
  }

  private func stream(
    _ inputs: [DocumentInput], _ progress: inout Progress
  ) async throws -> (WordStream, CorpusReader.Outcome) {
    let segment = segment
    return try await CorpusReader(reader, jobs: jobs).gather(
      inputs, in: WordStream(), analyze: { segment($0) }, progress: { progress.update($0) })
  }

  private func places(of phrases: [Phrase], in stream: WordStream) -> [String: [Int]] {
    var wanted: [Int: [Phrase]] = [:]
    for phrase in phrases { wanted[phrase.words[0], default: []].append(phrase) }
    var positions: [String: [Int]] = [:]
    var number = 0
    for (place, item) in stream.items.enumerated() {
      guard let word = item.word else { continue }
      for phrase in wanted[word] ?? [] {
        let end = place + phrase.words.count
        if end <= stream.items.count, (place..<end).allSatisfy({ stream.items[$0].word == phrase.words[$0 - place] }) {
          positions[phrase.text, default: []].append(number)
        }
      }
      number += 1
    }
    return positions
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
