public import ICU
public import Pipeline
import Synchronization
public import Text

/// Cuts a document into words over ICU's Chinese dictionary and the terms of lexicons.
///
///     let segment = try WordSegmenter(terms: TermIndex([.init(lexicon)]))
///     let segmented = segment(Document(id: "a", text: "关于习近平和党的二十大"))   // 关于 习近平 和 党 的 二十大
///
/// Without terms its boundaries are those of ICU's word iterator for `zh`, on every line; with terms they enter the same
/// lattice before the cut is decided. A *fixed* term is one token wherever it stands; of fixed terms that overlap, the
/// longest wins, then the leftmost. A *weighted* one competes by its cost.
///
/// Not a tagger: a token's kind is read off its characters.
///
/// - Complexity: O(*n*) in the length of the text.
public final class WordSegmenter: Stage {
  /// The terms in use.
  public let terms: TermIndex
  /// How large words are.
  public let granularity: Granularity
  /// Whether words are parted by blanks already, and taken as they are.
  public let isSegmented: Bool
  /// Holds the memory that `trie` walks.
  private let dictionary: ChineseDictionary?
  private let trie: DictionaryTrie?
  private let idle = Mutex<[LineCutterBox]>([])
  private let splitter = SentenceSplitter()

  /// A segmenter over ICU's dictionary, `terms` and the words that their rules add.
  ///
  /// Where this ICU's dictionary cannot be read in place, and no terms are in use, ICU's iterator does all the work.
  public init(
    terms: TermIndex = TermIndex(), granularity: Granularity = .standard, isSegmented: Bool = false
  ) throws(ICUError) {
    self.terms = terms
    self.isSegmented = isSegmented
    self.granularity = granularity
    dictionary = ChineseDictionary()
    trie = dictionary.flatMap { DictionaryTrie($0.trie, count: $0.trieCount) }
    // Fails now rather than at the first document.
    let cutter = try LineCutter(trie: trie, index: terms, granularity: granularity)
    idle.withLock { $0.append(LineCutterBox(cutter)) }
  }

  /// Cuts `document` into sentences and tokens.
  public func callAsFunction(_ document: Document) -> SegmentedDocument {
    var tokens: [Token] = []
    var places: [TermPlace] = []
    tokens.reserveCapacity(document.text.count * 3 / 5 + 16)
    let box = idle.withLock { $0.popLast() } ?? LineCutterBox(makeCutter())
    document.text.withUnsafeBufferPointer { text in
      var from = 0
      while from < text.count {
        var to = from
        while to < text.count, text[to] != 0x0A { to += 1 }
        cut(text, from, to, box.cutter, &tokens, &places)
        if to < text.count { tokens.append(Token(start: to, end: to + 1, kind: .space)) }
        from = to + 1
      }
    }
    idle.withLock { $0.append(box) }
    return SegmentedDocument(
      document: document, tokens: tokens, sentences: splitter.sentences(in: document), termPlaces: places)
  }

  private func cut(
    _ text: UnsafeBufferPointer<UInt16>, _ from: Int, _ to: Int, _ cutter: LineCutter, _ tokens: inout [Token],
    _ places: inout [TermPlace]
  ) {
    do throws(ICUError) {
      if isSegmented {
        cutter.split(text, from: from, to: to, tokens: &tokens, places: &places)
      } else {
        try cutter.cut(text, from: from, to: to, tokens: &tokens, places: &places)
      }
    } catch {
      // ubrk_setText fails only when memory runs out.
      preconditionFailure(error.description)
    }
  }

  private func makeCutter() -> LineCutter {
    do throws(ICUError) {
      return try LineCutter(trie: trie, index: terms, granularity: granularity)
    } catch {
      // One could be opened in `init`, so only memory can be lacking.
      preconditionFailure(error.description)
    }
  }
}

/// Passes a cutter from the worker that used it to the next; only one has it at a time.
private struct LineCutterBox: @unchecked Sendable {
  let cutter: LineCutter
  init(_ cutter: LineCutter) { self.cutter = cutter }
}

/// ICU's own word boundaries for `zh`, without anything of ours: for comparison.
public final class PlainICUSegmenter: Stage {
  private let splitter = SentenceSplitter()

  /// A segmenter; fails where ICU lacks its rules.
  public init() throws(ICUError) { _ = try BreakIterator(.word, locale: "zh") }

  /// Cuts `document` with one iterator over the whole text.
  public func callAsFunction(_ document: Document) -> SegmentedDocument {
    var tokens: [Token] = []
    document.text.withUnsafeBufferPointer { text in
      var start = 0
      do throws(ICUError) {
        try BreakIterator(.word, locale: "zh").forEachBoundary(in: text) { end, status in
          tokens.append(Token(start: start, end: end, kind: TokenKinds.kind(text, start, end, ruleStatus: status)))
          start = end
        }
      } catch {
        // One could be opened in `init`, so only memory can be lacking.
        preconditionFailure(error.description)
      }
    }
    return SegmentedDocument(document: document, tokens: tokens, sentences: splitter.sentences(in: document))
  }
}
