public import Text

/// A pattern over words: `坚持 * 发展`, `*化`, `推动 *发展`.
///
///     try WordPattern("推动 *发展").places(in: segmented)   // where 推动 is followed by a word that ends in 发展
///
/// Words are parted by blanks; `*` stands for any characters of a word, and alone for any one word. Marks and blanks
/// part words, but for a pattern that names the mark itself.
public struct WordPattern: Sendable {
  /// A word of the pattern: what it begins with, holds in order, and ends with.
  private struct Word: Sendable {
    var parts: [[UInt16]]

    /// Whether a word fits: each part in its order, the first at the start and the last at the end.
    func matches(_ word: ArraySlice<UInt16>) -> Bool {
      guard parts.count > 1 else { return word.elementsEqual(parts[0]) }
      guard let first = parts.first, let last = parts.last, word.count >= first.count + last.count,
        word.starts(with: first), word.suffix(last.count).elementsEqual(last)
      else { return false }
      var rest = word.dropFirst(first.count).dropLast(last.count)
      for part in parts.dropFirst().dropLast() {
        guard let place = rest.indices.first(where: { rest[$0...].starts(with: part) }) else { return false }
        rest = rest[(place + part.count)...]
      }
      return true
    }
  }

  private let words: [Word]

  /// Reads a pattern; `nil` for one without words.
  public init?(_ pattern: String) {
    words = pattern.split(separator: " ").map { word in
      Word(parts: word.split(separator: "*", omittingEmptySubsequences: false).map { Array($0.utf16) })
    }
    if words.isEmpty { return nil }
  }

  /// Where the pattern fits, from left to right, none overlapping another.
  ///
  /// - Complexity: O(*n* · *p*) in the tokens and the words of the pattern.
  public func places(in segmented: SegmentedDocument) -> [Span] {
    let tokens = segmented.tokens.filter { $0.kind != .space || segmented.document.text[Int($0.start)] == 0x0A }
    let text = segmented.document.text
    var found: [Span] = []
    var at = 0
    while at + words.count <= tokens.count {
      let fits = words.indices.allSatisfy { index in
        let token = tokens[at + index]
        return token.kind != .space && (token.kind.isWordLike || words[index].parts.count == 1)
          && words[index].matches(text[token.span.range])
      }
      if fits {
        found.append(Span(Int(tokens[at].start), Int(tokens[at + words.count - 1].end)))
        at += words.count
      } else {
        at += 1
      }
    }
    return found
  }
}
