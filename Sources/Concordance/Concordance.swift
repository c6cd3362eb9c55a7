public import Text

/// Shows places of a document with their context.
///
///     let show = Concordance(window: .words(3))
///     show([span], in: segmented)[0].left   // ["我们", "必须", "坚持"]
///
/// - Complexity: O(log *n* + *w*) a place.
public struct Concordance: Sendable {
  /// How much is shown.
  public var window: ConcordanceWindow

  /// A concordance with a window.
  public init(window: ConcordanceWindow = .words(8)) { self.window = window }

  /// A line for each of `places`, in their order.
  public func callAsFunction(_ places: [Span], in segmented: SegmentedDocument) -> [ConcordanceLine] {
    places.map { line($0, segmented) }
  }

  private func line(_ place: Span, _ segmented: SegmentedDocument) -> ConcordanceLine {
    let document = segmented.document
    let limits = limits(of: place, segmented)
    var left: [String] = []
    var right: [String] = []
    var seen = 0
    let inside = segmented.tokens(in: place)
    // A token that the place cuts belongs to the context with the part outside.
    for index in stride(from: min(inside.upperBound, segmented.tokens.count) - 1, through: 0, by: -1) {
      let token = segmented.tokens[index]
      guard Int(token.start) < place.start else { continue }
      guard Int(token.end) > limits.start, let part = part(token, from: limits.start, to: place.start, document)
      else { break }
      if token.kind.isWordLike { seen += 1 }
      if case .words(let count) = window, seen > count { break }
      if !part.isEmpty { left.append(part) }
    }
    seen = 0
    for token in segmented.tokens[min(inside.lowerBound, segmented.tokens.count)...] where Int(token.end) > place.end {
      guard Int(token.start) < limits.end, let part = part(token, from: place.end, to: limits.end, document)
      else { break }
      if token.kind.isWordLike { seen += 1 }
      if case .words(let count) = window, seen > count { break }
      if !part.isEmpty { right.append(part) }
    }
    return ConcordanceLine(
      document: document.id, left: left.reversed(), node: document.string(place), right: right,
      place: document.sourceSpan(of: place))
  }

  /// The part of a token between two offsets; `nil` at the end of the paragraph, empty for a blank.
  private func part(_ token: Token, from start: Int, to end: Int, _ document: Document) -> String? {
    if document.text[Int(token.start)] == 0x0A { return nil }
    if token.kind == .space { return "" }
    return document.string(Span(max(start, Int(token.start)), min(end, Int(token.end))))
  }

  private func limits(of place: Span, _ segmented: SegmentedDocument) -> Span {
    switch window {
    case .words: return Span(0, segmented.document.text.count)
    case .characters(let count):
      // No text is that long, and no sum too large.
      let count = min(count, segmented.document.text.count)
      return Span(place.start - count, min(segmented.document.text.count, place.end + count))
    case .sentence:
      let sentences = segmented.sentences
      let index = sentences.partitioningIndex { $0.end > place.start }
      guard index < sentences.count, sentences[index].overlaps(place) else { return place }
      return Span(min(sentences[index].start, place.start), max(sentences[index].end, place.end))
    }
  }
}
