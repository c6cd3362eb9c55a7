public import SloganDetection
public import Text

/// Finds every place where a term's characters stand: in any quotation marks, over line ends, in full or half width.
///
/// A slogan that the lexicon knows is found by its variants and under its condition too.
public struct TermSearch: Sendable {
  private let detect: SloganDetector?
  private let character: UInt16?

  private let isWhole: Bool

  /// A search for `term`; with `wholeWords` only where it begins and ends with words.
  ///
  /// A single character is always a word of its own: 要 is not looked for in 主要.
  public init(_ term: String, wholeWords: Bool = false, slogans: SloganLexicon) throws {
    let units = Array(term.utf16)
    isWhole = wholeWords || units.count == 1
    guard units.count > 1 else {
      // A formula has two characters at least.
      character = units.first
      detect = nil
      return
    }
    character = nil
    let known = slogans.entries.first { $0.canonical == term || $0.variants.contains(term) }
    detect = SloganDetector(try SloganLexicon([known ?? Slogan(canonical: term, category: .quoted)]))
  }

  /// The places in a document, in order.
  public func callAsFunction(_ segmented: SegmentedDocument) -> [Span] {
    var places: [Span] = []
    if let detect {
      places = detect(segmented.document).map(\.span)
    } else if let character {
      let text = segmented.document.text
      places = text.indices.filter { text[$0] == character }.map { Span($0, $0 + 1) }
    }
    guard isWhole else { return places }
    return places.filter { place in
      let tokens = segmented.tokens[segmented.tokens(in: place)]
      return tokens.first.map { Int($0.start) } == place.start && tokens.last.map { Int($0.end) } == place.end
    }
  }
}
