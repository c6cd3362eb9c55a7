public import Comparison
import Segmentation
public import SloganDetection
import Statistics
public import TermFrequency
import Text

/// Two speeches, or two folders of speeches, compared: what they stress, what was kept, added, dropped, reworded,
/// copied.
///
///     let comparison = SpeechComparison(last, this, selection: selection, lexicon: slogans, formalities: lexicon)
///     comparison.terms.rows.first?.target.item   // what the first stresses most against the second
///     comparison.shareOfB                        // how much of the second stands in the first
///
/// The first side is *A*, the second *B*. Exchanging them flips signs, and added with dropped, and changes nothing
/// else.
public struct SpeechComparison: Sendable {
  /// A passage with the documents it stands in, by their index.
  public struct SharedPassage: Sendable {
    /// Index of the document of the first side.
    public var documentA: Int
    /// Index of the document of the second side.
    public var documentB: Int
    /// The passage.
    public var passage: Passage
    /// Names of the other side's place that stand in it: left over from copying.
    public var leftovers: [String]
  }

  /// The documents of the first side.
  public let a: [ComparedDocument]
  /// The documents of the second side.
  public let b: [ComparedDocument]
  /// The terms of A against those of B.
  public let terms: Keyness
  /// The slogans of A against those of B, by all their places: one does not fall because a longer one that holds it rose.
  public let slogans: Keyness
  /// What became of each slogan.
  public let sloganChanges: [SloganChange]
  /// What became of the tasks of A in B.
  public let tasks: DirectiveComparison
  /// The passages that both share, by their place in A.
  public let passages: [SharedPassage]
  /// The share of A's characters outside discounted stretches that stand in B; `nil` if it has none.
  public let shareOfA: Double?
  /// The same for B.
  public let shareOfB: Double?

  /// Compares two sides.
  ///
  /// - Parameters:
  ///   - selection: what makes a word a term
  ///   - lexicon: the slogans that are known
  ///   - formalities: what names of places end in
  ///   - minimumFrequency: a term of fewer occurrences in both together is left out; slogans are all compared
  ///   - level: the level of significance after correction
  public init(
    _ a: [ComparedDocument], _ b: [ComparedDocument], selection: TermSelection, lexicon: SloganLexicon,
    formalities: ComparisonLexicon,
    minimumFrequency: Int = 5, level: Double = 0.05
  ) {
    self.a = a
    self.b = b
    func terms(_ side: [ComparedDocument]) -> FrequencyList {
      var counter = TermCounter()
      for document in side { counter.add(document.segmented) }
      return CorpusCounts(counter, selection: selection).list
    }
    func slogans(_ side: [ComparedDocument]) -> FrequencyList {
      var counts = SloganCounts()
      for document in side {
        counts.add(SloganCounts.Entry(metadata: document.document.metadata, slogans: document.slogans))
      }
      return CorpusCounts(counts).list
    }
    self.terms = Keyness(target: terms(a), reference: terms(b), minimumFrequency: minimumFrequency, level: level)
    var (slogansOfA, slogansOfB) = (slogans(a), slogans(b))
    // Those that both have inside longer ones alone are told by these.
    let own = Set((slogansOfA.entries + slogansOfB.entries).filter { $0.frequency > 0 }.map(\.item))
    slogansOfA.entries.removeAll { !own.contains($0.item) }
    slogansOfB.entries.removeAll { !own.contains($0.item) }
    self.slogans = Keyness(
      target: slogansOfA, reference: slogansOfB, minimumFrequency: 1, countsNested: true, level: level)
    tasks = DirectiveComparison(old: a.flatMap(\.directives), new: b.flatMap(\.directives))
    sloganChanges = SloganChangeFinder(lexicon: lexicon)(a, b)

    var found: [SharedPassage] = []
    var sharesA = a.map { CopiedShare($0.content) }
    var sharesB = b.map { CopiedShare($0.content) }
    let find = PassageFinder()
    // In folders most pairs share no passage; an index tells which cannot.
    let candidates = PassageCandidates(a.map(\.content), b.map(\.content))
    for (indexA, first) in a.enumerated() {
      for (indexB, second) in b.enumerated() {
        guard candidates.mayShare(indexA, indexB) else { continue }
        for passage in find(first.content, second.content).passages {
          sharesA[indexA].add(passage.a)
          sharesB[indexB].add(passage.b)
          found.append(
            SharedPassage(
              documentA: indexA, documentB: indexB, passage: passage,
              leftovers: first.namesLeftOver(in: passage.b, of: second, formalities)
                + second.namesLeftOver(in: passage.a, of: first, formalities)))
        }
      }
    }
    passages = found
    func share(_ shares: [CopiedShare]) -> Double? {
      let counted = shares.reduce(0) { $0 + $1.counted }
      return counted == 0 ? nil : Double(shares.reduce(0) { $0 + $1.copied }) / Double(counted)
    }
    shareOfA = share(sharesA)
    shareOfB = share(sharesB)
  }
}
