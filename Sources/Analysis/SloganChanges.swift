import Comparison
import SloganDetection
import Text

/// What became of a slogan from one text to another.
public struct SloganChange: Sendable, Equatable {
  /// What happened.
  public enum Kind: String, Sendable, CaseIterable {
    /// Both have it.
    case kept
    /// Only the second has it.
    case added
    /// Only the first has it.
    case dropped
    /// The first has this wording, the second `counterpart` for the same idea.
    case reworded
  }

  /// The slogan.
  public var slogan: String
  /// What happened to it.
  public var kind: Kind
  /// Its places by itself in the first text.
  public var frequencyA: Int
  /// Its places by itself in the second; for a reworded slogan those of the counterpart.
  public var frequencyB: Int
  /// The new wording.
  public var counterpart: String?
}

/// Tells which slogans were kept, added, dropped and reworded between two texts.
///
/// A wording that only the first text has and one that only the second has are the same idea when the lexicon says that
/// one gave way to the other, when one holds the other (稳中求进 → 稳中求进、以进促稳) or they share most of their characters and
/// stand in like sentences, or when the sentences around them are all but equal. Each wording has one counterpart, the
/// best match first.
///
/// - Complexity: O(*d* · *a*) in the wordings dropped and added, each with a few sentences.
struct SloganChangeFinder {
  /// A wording with the sentences it stands in.
  private struct Wording {
    var slogan: String
    var characters: [UInt16]
    var contexts: [Set<UInt32>]
  }

  let lexicon: SloganLexicon

  func callAsFunction(_ a: [ComparedDocument], _ b: [ComparedDocument]) -> [SloganChange] {
    let inA = Self.frequencies(a)
    let inB = Self.frequencies(b)
    let dropped = Self.wordings(a, where: { inB[$0] == nil })
    let added = Self.wordings(b, where: { inA[$0] == nil })
    var successor: [String: String] = [:]
    for entry in lexicon.entries {
      if case .superseded(let by) = entry.status { successor[entry.canonical] = by }
    }

    var matches: [(score: Double, old: Int, new: Int)] = []
    for (old, before) in dropped.enumerated() {
      for (new, after) in added.enumerated() {
        let isSuccessor = successor[before.slogan] == after.slogan || successor[after.slogan] == before.slogan
        if let score = isSuccessor ? 2 : Self.likeness(before, after) { matches.append((score, old, new)) }
      }
    }
    matches.sort {
      // The sum and the difference of places are the same whichever text comes first.
      ($1.score, $0.old + $0.new, abs($0.old - $0.new)) < ($0.score, $1.old + $1.new, abs($1.old - $1.new))
    }
    var counterpart: [String: String] = [:]
    var taken: Set<String> = []
    for match in matches {
      let (before, after) = (dropped[match.old].slogan, added[match.new].slogan)
      guard counterpart[before] == nil, taken.insert(after).inserted else { continue }
      counterpart[before] = after
    }

    var changes: [SloganChange] = []
    for (slogan, frequency) in inA {
      if let other = inB[slogan] {
        changes.append(SloganChange(slogan: slogan, kind: .kept, frequencyA: frequency, frequencyB: other))
      } else if let new = counterpart[slogan] {
        changes.append(
          SloganChange(
            slogan: slogan, kind: .reworded, frequencyA: frequency, frequencyB: inB[new] ?? 0, counterpart: new))
      } else {
        changes.append(SloganChange(slogan: slogan, kind: .dropped, frequencyA: frequency, frequencyB: 0))
      }
    }
    for (slogan, frequency) in inB where inA[slogan] == nil && !taken.contains(slogan) {
      changes.append(SloganChange(slogan: slogan, kind: .added, frequencyA: 0, frequencyB: frequency))
    }
    return changes.sorted {
      let (left, right) = ($0.frequencyA + $0.frequencyB, $1.frequencyA + $1.frequencyB)
      return left != right
        ? left > right : $0.slogan.unicodeScalars.lexicographicallyPrecedes($1.slogan.unicodeScalars)
    }
  }

  /// Places by themselves; a slogan that stands only inside longer ones is not used in its own right.
  private static func frequencies(_ side: [ComparedDocument]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for document in side {
      for mention in document.slogans.mentions where mention.within == nil { counts[mention.slogan, default: 0] += 1 }
    }
    return counts
  }

  /// The wordings for which `isWanted`, by code point, each with up to eight of its sentences.
  private static func wordings(_ side: [ComparedDocument], where isWanted: (String) -> Bool) -> [Wording] {
    var found: [String: Wording] = [:]
    for compared in side {
      let sentences = compared.segmented.sentences
      for mention in compared.slogans.mentions where mention.within == nil && isWanted(mention.slogan) {
        var wording =
          found[mention.slogan]
          ?? Wording(
            slogan: mention.slogan, characters: ContentText(Array(mention.slogan.utf16)).characters, contexts: [])
        if wording.contexts.count < 8, let sentence = sentences.first(containing: mention.span.start) {
          let text = compared.document.text
          wording.contexts.append(
            bigrams(ContentText(Array(text[sentence.start..<max(sentence.start, mention.span.start)])).characters)
              .union(bigrams(ContentText(Array(text[min(mention.span.end, sentence.end)..<sentence.end])).characters)))
        }
        found[mention.slogan] = wording
      }
    }
    return found.values.sorted { $0.slogan.unicodeScalars.lexicographicallyPrecedes($1.slogan.unicodeScalars) }
  }

  /// How surely two wordings are one idea; nothing when they are not.
  private static func likeness(_ a: Wording, _ b: Wording) -> Double? {
    let form = dice(bigrams(a.characters), bigrams(b.characters))
    var context = 0.0
    for one in a.contexts { for other in b.contexts { context = max(context, dice(one, other)) } }
    let isHeld = contains(a.characters, b.characters) || contains(b.characters, a.characters)
    guard isHeld || (form >= 0.5 && context >= 0.15) || (form >= 0.2 && context >= 0.4) || context >= 0.75 else {
      return nil
    }
    return (isHeld ? 0.5 : 0) + form * 0.5 + context
  }

  private static func bigrams(_ characters: [UInt16]) -> Set<UInt32> {
    Set(zip(characters, characters.dropFirst()).map { UInt32($0) << 16 | UInt32($1) })
  }

  private static func dice(_ a: Set<UInt32>, _ b: Set<UInt32>) -> Double {
    a.isEmpty || b.isEmpty ? 0 : 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
  }

  private static func contains(_ whole: [UInt16], _ part: [UInt16]) -> Bool {
    guard part.count >= 3, part.count <= whole.count else { return false }
    return (0...(whole.count - part.count)).contains { whole[$0...].starts(with: part) }
  }
}

extension [Span] {
  /// The span that holds `offset`, of spans that rise and do not overlap.
  fileprivate func first(containing offset: Int) -> Span? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].contains(offset) ? self[low] : nil
  }
}
