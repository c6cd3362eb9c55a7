/// The headings of a document and the sections they open.
///
///     for entry in document.outline.path(at: offset) { print(entry.marker) }   // 一、 then （二） then 三是
///
/// Entries stand in the order of the text. Levels are those of the document's own scheme, 1 outermost.
public struct Outline: Hashable, Sendable {
  /// One heading with its section.
  public struct Entry: Hashable, Sendable {
    /// Depth in the document's own scheme, from 1.
    public var level: Int
    /// The numbering as written (`一、`, `（二）`, `第三条`, `一是`); empty for a heading without one.
    public var marker: String
    /// The heading's words, without marker and final mark.
    public var title: Span
    /// From the heading's first unit to the next heading of the same level or a higher one.
    public var section: Span
    /// Whether the text goes on behind the title in the same paragraph.
    public var isRunIn: Bool
    /// Index of the entry one level up that holds this one.
    public var parent: Int?

    /// An outline entry.
    public init(level: Int, marker: String, title: Span, section: Span, isRunIn: Bool = false, parent: Int? = nil) {
      self.level = level
      self.marker = marker
      self.title = title
      self.section = section
      self.isRunIn = isRunIn
      self.parent = parent
    }
  }

  /// The entries, in the order of the text.
  public var entries: [Entry]
  /// The document's title where it stands in the text (it may run over two paragraphs).
  public var title: Span?
  /// The salutation (同志们：) where there is one.
  public var salutation: Span?

  /// An outline of `entries`.
  public init(entries: [Entry] = [], title: Span? = nil, salutation: Span? = nil) {
    self.entries = entries
    self.title = title
    self.salutation = salutation
  }

  /// The index of the innermost entry whose section holds `offset`.
  ///
  /// - Complexity: O(log *n* + depth).
  public func innermost(at offset: Int) -> Int? {
    let next = entries.partitioningIndex { $0.section.start > offset }
    guard next > 0 else { return nil }
    var index: Int? = next - 1
    while let at = index, !entries[at].section.contains(offset) { index = entries[at].parent }
    return index
  }

  /// The entries whose sections hold `offset`, outermost first.
  public func path(at offset: Int) -> [Entry] {
    var path: [Entry] = []
    var index = innermost(at: offset)
    while let at = index {
      path.append(entries[at])
      index = entries[at].parent
    }
    return path.reversed()
  }
}
