import Comparison
import SloganDetection
import Text

/// What became of a slogan from one text to another.
public struct SloganChange: Sendable, Equatable {
  /// What happened.
  public enum Kind: String, Sendable, CaseIterable {
    /// Both have it, one of them perhaps only inside longer slogans.
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
  /// Its places by itself in the first text; 0 where it stands inside longer slogans only.
  public var frequencyA: Int
  /// Its places by itself in the second; for a reworded slogan those of the counterpart.
  public var frequencyB: Int
  /// Its places inside longer slogans in the first text.
  public var nestedA = 0
  /// Its places inside longer slogans in the second; for a reworded slogan those of the counterpart.
  public var nestedB = 0
  /// The new wording.
  public var counterpart: String?
}

/// Tells which slogans were kept, added, dropped and reworded between two texts.
///
/// A wording that only the first text has and one that only the second has are the same idea when the lexicon says that
/// one gave way to the other, when one is the other put more fully, when they share most of their characters and
/// stand in like sentences, or when the sentences around them are all but equal. Each wording has one counterpart, the
/// best match first.
///
/// The head of a Chinese phrase is its end. So a longer wording that ends with the shorter one (为人民服务 →
/// 全心全意为人民服务), or lists it (稳中求进 → 稳中求进、以进促稳), is the same put more fully. One that goes on behind it
/// names something else (共同富裕 and 共同富裕示范区): there the shorter one is kept, inside the longer.
///
/// - Complexity: O(*d* · *a*) in the wordings dropped and added, whose forms are compared; sentences only where they
///   share pairs of characters.
struct SloganChangeFinder {
  /// A wording with the sentences it stands in.
  private struct Wording {
    var slogan: String
    var units: [UInt16]
    /// The pairs of neighbouring characters of the wording.
    var pairs: Set<UInt32>
    /// Those of the sentences around it.
    var contexts: [Set<UInt32>]

    init(_ slogan: String) {
      self.slogan = slogan
      units = Array(slogan.utf16)
      pairs = SloganChangeFinder.bigrams(ContentText(units).characters)
      contexts = []
    }
  }

  /// So many sentences tell what a wording is used for.
  private static let mostContexts = 6

  let lexicon: SloganLexicon

  func callAsFunction(_ a: [ComparedDocument], _ b: [ComparedDocument]) -> [SloganChange] {
    let (inA, nestedInA) = Self.frequencies(a)
    let (inB, nestedInB) = Self.frequencies(b)
    func isAnywhereInA(_ slogan: String) -> Bool { inA[slogan] != nil || nestedInA[slogan] != nil }
    func isAnywhereInB(_ slogan: String) -> Bool { inB[slogan] != nil || nestedInB[slogan] != nil }
    let dropped = Self.wordings(a, where: { inB[$0] == nil })
    let added = Self.wordings(b, where: { inA[$0] == nil })
    var successor: [String: String] = [:]
    for entry in lexicon.entries {
      if case .superseded(let by) = entry.status { successor[entry.canonical] = by }
    }

    let contexts = ContextIndex(dropped.map(\.contexts), added.map(\.contexts))
    let addedByName = Dictionary(uniqueKeysWithValues: added.enumerated().map { ($1.slogan, $0) })
    var matches: [(score: Double, old: Int, new: Int)] = []
    for (old, before) in dropped.enumerated() {
      let likenesses = contexts.likenesses(of: old)
      for (new, after) in added.enumerated() {
        // What still stands in the other text, inside longer ones, has given way to nothing else.
        let isGone = !isAnywhereInB(before.slogan) && !isAnywhereInA(after.slogan)
        if let score = Self.likeness(before, after, isGone: isGone, context: likenesses[new] ?? 0) {
          matches.append((score, old, new))
        }
      }
      if let new = successor[before.slogan].flatMap({ addedByName[$0] }) { matches.append((2, old, new)) }
    }
    for (new, after) in added.enumerated() {
      // Read backwards, the wording that gave way is the new one.
      guard let old = successor[after.slogan].flatMap({ name in dropped.firstIndex { $0.slogan == name } }) else {
        continue
      }
      matches.append((2, old, new))
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
        let kind: SloganChange.Kind = isAnywhereInB(slogan) ? .kept : .dropped
        changes.append(SloganChange(slogan: slogan, kind: kind, frequencyA: frequency, frequencyB: 0))
      }
    }
    for (slogan, frequency) in inB where inA[slogan] == nil && !taken.contains(slogan) {
      let kind: SloganChange.Kind = isAnywhereInA(slogan) ? .kept : .added
      changes.append(SloganChange(slogan: slogan, kind: kind, frequencyA: 0, frequencyB: frequency))
    }
    for index in changes.indices {
      changes[index].nestedA = nestedInA[changes[index].slogan] ?? 0
      changes[index].nestedB = nestedInB[changes[index].counterpart ?? changes[index].slogan] ?? 0
    }
    return changes.sorted {
      let (left, right) = ($0.frequencyA + $0.frequencyB, $1.frequencyA + $1.frequencyB)
      return left != right
        ? left > right : $0.slogan.unicodeScalars.lexicographicallyPrecedes($1.slogan.unicodeScalars)
    }
  }

  /// Places by themselves, and those inside longer slogans: what stands only there is not used in its own right.
  private static func frequencies(_ side: [ComparedDocument]) -> (alone: [String: Int], nested: [String: Int]) {
    var counts: (alone: [String: Int], nested: [String: Int]) = ([:], [:])
    for mention in side.lazy.flatMap(\.slogans.mentions) {
      if mention.within == nil {
        counts.alone[mention.slogan, default: 0] += 1
      } else {
        counts.nested[mention.slogan, default: 0] += 1
      }
    }
    return counts
  }

  /// The wordings for which `isWanted`, by code point, each with some of its sentences.
  private static func wordings(_ side: [ComparedDocument], where isWanted: (String) -> Bool) -> [Wording] {
    var found: [String: Wording] = [:]
    for compared in side {
      let sentences = compared.segmented.sentences
      for mention in compared.slogans.mentions where mention.within == nil && isWanted(mention.slogan) {
        var wording = found[mention.slogan] ?? Wording(mention.slogan)
        if wording.contexts.count < Self.mostContexts, let sentence = sentences.first(containing: mention.span.start) {
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
  ///
  /// - Parameters:
  ///   - isGone: whether neither stands in the other's text, inside longer ones
  ///   - context: how alike the sentences around them are
  private static func likeness(_ a: Wording, _ b: Wording, isGone: Bool, context: Double) -> Double? {
    let form = dice(a.pairs, b.pairs)
    if isFuller(a.units, than: b.units) || isFuller(b.units, than: a.units) { return 0.5 + form * 0.5 + context }
    guard isGone, (form >= 0.5 && context >= 0.15) || (form >= 0.2 && context >= 0.4) || context >= 0.75 else {
      return nil
    }
    return form * 0.5 + context
  }

  fileprivate static func bigrams(_ characters: [UInt16]) -> Set<UInt32> {
    Set(zip(characters, characters.dropFirst()).map { UInt32($0) << 16 | UInt32($1) })
  }

  fileprivate static func dice(_ a: Set<UInt32>, _ b: Set<UInt32>) -> Double {
    a.isEmpty || b.isEmpty ? 0 : 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
  }

  /// Whether `whole` says what `part` does and more: it ends with it, or goes on behind it with a mark.
  private static func isFuller(_ whole: [UInt16], than part: [UInt16]) -> Bool {
    guard part.count >= 3, part.count < whole.count else { return false }
    return (0...(whole.count - part.count)).contains { start in
      let end = start + part.count
      return whole[start...].starts(with: part)
        && (end == whole.count || [0x3001, 0xFF0C, 0xFF1B].contains(whole[end]))  // 、，；
    }
  }
}

/// How alike the sentences around wordings are, found through the pairs of characters they share and not by comparing
/// each with each.
private struct ContextIndex {
  /// Pairs in more sentences than this say nothing about one.
  private static let commonest = 60
  /// Sentences with fewer pairs around a wording are alike by chance: 坚持…。
  private static let shortest = 8
  /// The least share of pairs in common for which two sentences are compared in full.
  private static let least = 0.05

  private let dropped: [[Set<UInt32>]]
  private let added: [(wording: Int, pairs: Set<UInt32>)]
  private var places: [UInt32: [Int32]] = [:]

  init(_ dropped: [[Set<UInt32>]], _ added: [[Set<UInt32>]]) {
    self.dropped = dropped
    self.added = added.enumerated().flatMap { wording, contexts in contexts.map { (wording, $0) } }
    for (index, context) in self.added.enumerated() where context.pairs.count >= Self.shortest {
      for pair in context.pairs { places[pair, default: []].append(Int32(index)) }
    }
  }

  /// The likeness (Dice) of the sentences around a dropped wording to those around each added one, the best of each;
  /// nothing where they share next to nothing.
  func likenesses(of wording: Int) -> [Int: Double] {
    var best: [Int: Double] = [:]
    for context in dropped[wording] where context.count >= Self.shortest {
      var shared: [Int32: Int] = [:]
      for pair in context {
        guard let holders = places[pair], holders.count <= Self.commonest else { continue }
        for holder in holders { shared[holder, default: 0] += 1 }
      }
      for (holder, count) in shared {
        let other = added[Int(holder)]
        guard Double(2 * count) >= Self.least * Double(context.count + other.pairs.count) else { continue }
        best[other.wording] = max(best[other.wording] ?? 0, SloganChangeFinder.dice(context, other.pairs))
      }
    }
    return best
  }
}

extension [Span] {
  /// The span that holds `offset`, of spans that rise and do not overlap.
  fileprivate func first(containing offset: Int) -> Span? {
    let index = partitioningIndex { $0.end > offset }
    return index < count && self[index].contains(offset) ? self[index] : nil
  }
}
