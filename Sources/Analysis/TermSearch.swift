public import Segmentation
public import SloganDetection
public import Text

/// Finds the places of terms, and tells how each lies to the words of the text: in any quotation marks, over line ends,
/// in full or half width.
///
///     let search = try TermSearch(["民生"], segment: segment)
///     search(segment(Document(id: "a", text: "国民生产，民生工程，保障民生"))).map(\.fit)   // across, inside, whole
///
/// Which places count is decided as ``NestedPlaces`` does it for tables of words, so that one question has one answer:
/// where the term is a word or several in a row, and inside longer words. Where its characters only meet across words
/// (民生 in 国民|生产) they are not the term, but for terms that lexicons list. A slogan that the lexicon knows counts by its
/// variants and under its condition too, wherever it stands, as ``SloganDetector`` has it.
public struct TermSearch: Sendable {
  /// Which places count.
  public enum Reach: Sendable {
    /// Those where the term is a word or several in a row.
    case whole
    /// These, and those inside longer words.
    case words
    /// Wherever its characters stand.
    case characters
  }

  /// How a place lies to the words of the text.
  public enum Fit: Sendable {
    /// It begins and ends with words.
    case whole
    /// It is a part of one longer word.
    case inside
    /// It lies in several words and cuts one of them.
    case across
  }

  /// A place of a term.
  public struct Place: Sendable {
    /// The term's index in ``TermSearch/terms``.
    public var term: Int
    /// Where it stands in the document's text.
    public var span: Span
    /// How it lies to the words there.
    public var fit: Fit
    /// Whether it counts.
    public var counts: Bool
  }

  /// What is looked for.
  public let terms: [String]
  private let reach: Reach
  /// The terms of a single character, by that character: a formula has two at least.
  private var characters: [UInt16: Int] = [:]
  /// A detector of slogans and one of other terms, each with the terms that an entry of its lexicon stands for.
  private var detectors: [(detect: SloganDetector, terms: [Int: [Int]])] = []
  private var isWantedAcross: [Bool]
  /// Whether the segmentation takes the term for one word.
  private let isWord: [Bool]

  /// A search for `terms`.
  ///
  /// - Parameters:
  ///   - reach: which places count
  ///   - slogans: the slogans that are known; none where words alone are looked for
  ///   - segment: what cuts the texts that are searched
  public init(
    _ terms: [String], reach: Reach = .words, slogans: SloganLexicon? = nil, segment: WordSegmenter
  ) throws {
    // What is sought by its characters is no slogan with variants and a condition.
    let slogans = reach == .characters ? nil : slogans
    self.terms = terms
    self.reach = reach
    isWord = terms.map { segment(Document(id: "", text: $0)).tokens.count == 1 }
    isWantedAcross = terms.map { reach == .characters || segment.terms.lists(Array($0.utf16)[...]) }
    var ofSlogan: [Int: [Int]] = [:]
    var others: [Int] = []
    for (index, term) in terms.enumerated() {
      let units = Array(term.utf16)
      if units.count == 1 {
        characters[units[0]] = index
      } else if let slogan = slogans?.index(of: term) {
        ofSlogan[slogan, default: []].append(index)
        isWantedAcross[index] = true
      } else if !units.isEmpty {
        others.append(index)
      }
    }
    if let slogans, !ofSlogan.isEmpty { detectors.append((SloganDetector(slogans), ofSlogan)) }
    if !others.isEmpty {
      let lexicon = try SloganLexicon(others.map { Slogan(canonical: terms[$0], category: .quoted) })
      detectors.append((SloganDetector(lexicon), Dictionary(grouping: others) { lexicon.index(of: terms[$0])! }))
    }
  }

  /// Whether places of a term across words count: those of slogans and of terms that lexicons list, and all of them
  /// where characters are sought.
  public func countsAcross(_ term: Int) -> Bool { isWantedAcross[term] }

  /// Whether a term that has no place that counts is sought by its characters: the segmentation knows no such word.
  public func isSoughtAsCharacters(_ term: Int) -> Bool { reach == .words && !isWord[term] && !isWantedAcross[term] }

  /// The places in a document, by term and then in order, those that do not count too.
  ///
  /// - Complexity: O(*n*) in the length of the text, and O(log *n*) a place.
  public func callAsFunction(_ segmented: SegmentedDocument) -> [Place] {
    var places: [Place] = []
    func add(_ term: Int, _ span: Span) {
      let fit = Self.fit(span, segmented)
      let counts =
        switch fit {
        case .whole: true
        case .inside: reach != .whole
        case .across: reach != .whole && isWantedAcross[term]
        }
      places.append(Place(term: term, span: span, fit: fit, counts: counts))
    }
    if !characters.isEmpty {
      for (offset, unit) in segmented.document.text.enumerated() {
        if let term = characters[unit] { add(term, Span(offset, offset + 1)) }
      }
    }
    for (detect, terms) in detectors {
      for mention in detect(segmented.document) {
        for term in terms[mention.slogan] ?? [] { add(term, mention.span) }
      }
    }
    return places
  }

  private static func fit(_ span: Span, _ segmented: SegmentedDocument) -> Fit {
    let tokens = segmented.tokens[segmented.tokens(in: span)]
    if tokens.first.map({ Int($0.start) }) == span.start, tokens.last.map({ Int($0.end) }) == span.end { return .whole }
    return tokens.count == 1 ? .inside : .across
  }
}
