/// Leads from offsets of a document's repaired text back to places in its source.
///
/// The *source* is the decoded file: byte order mark dropped, line ends as they are. Its positions count code points,
/// from 0, half-open; lines and columns count from 1, and LF, CR LF or CR ends a line.
///
///     let map = SourceMap(identityFor: Array("甲\n乙".utf16))
///     map.sourceSpan(of: Span(2, 3))   // start 2, end 3, line 2, column 1
///
/// A map is a list of runs. Inside a run, one code unit of the text is one code point of the source.
///
/// - Complexity: a look-up is O(log *n*) in the number of runs and lines.
public struct SourceMap: Hashable, Sendable {
  /// A stretch over which text and source advance together.
  public struct Run: Hashable, Sendable {
    /// First offset of the run in the text, in UTF-16 code units.
    public var text: Int
    /// The code point of the source that stands there.
    public var source: Int
    /// A run that begins at `text` and maps to `source`.
    public init(text: Int, source: Int) {
      self.text = text
      self.source = source
    }
  }

  /// The runs, by rising `text`; the first begins at 0.
  public private(set) var runs: [Run] = []
  /// The code point at which each line of the source begins; the first is 0.
  public private(set) var lineStarts: [Int] = [0]
  /// The code point at which each page begins, for sources with pages; else empty.
  public var pageStarts: [Int] = []

  /// A map of an empty text.
  public init() {}

  /// A map from runs that a reader has made.
  ///
  /// - Precondition: both lists rise strictly.
  public init(runs: [Run], lineStarts: [Int], pageStarts: [Int] = []) {
    self.runs = runs
    self.lineStarts = lineStarts.isEmpty ? [0] : lineStarts
    self.pageStarts = pageStarts
  }

  /// The map of a text that is its own source.
  public init(identityFor text: [UInt16]) {
    runs = [Run(text: 0, source: 0)]
    let table = Self.scan(text)
    runs += table.surrogateRuns
    lineStarts = table.lineStarts
  }

  /// Starts of lines, in code points, and the runs that surrogate pairs make necessary.
  public static func scan(_ text: [UInt16]) -> (lineStarts: [Int], surrogateRuns: [Run]) {
    var lineStarts = [0]
    var surrogateRuns: [Run] = []
    var pairs = 0
    var at = 0
    while at < text.count {
      let unit = text[at]
      if unit == 0x0A || (unit == 0x0D && !(at + 1 < text.count && text[at + 1] == 0x0A)) {
        lineStarts.append(at + 1 - pairs)
      } else if unit & 0xFC00 == 0xD800, at + 1 < text.count, text[at + 1] & 0xFC00 == 0xDC00 {
        // The low surrogate belongs to the code point of the high one; behind it the two counts differ by one more.
        pairs += 1
        surrogateRuns.append(Run(text: at + 1, source: at + 1 - pairs))
        surrogateRuns.append(Run(text: at + 2, source: at + 2 - pairs))
        at += 1
      }
      at += 1
    }
    return (lineStarts, surrogateRuns)
  }

  /// The code point of the source at which the unit at `offset` stands.
  public func sourceOffset(of offset: Int) -> Int {
    let next = runs.partitioningIndex { $0.text > offset }
    guard next > 0 else { return offset }
    let run = runs[next - 1]
    return run.source + offset - run.text
  }

  /// Where `span` stands in the source. Line ends and furniture that repair took out of its middle are inside.
  public func sourceSpan(of span: Span) -> SourceSpan {
    let start = sourceOffset(of: span.start)
    let end = span.isEmpty ? start : sourceOffset(of: span.end - 1) + 1
    // Lines and pages are counted from 1, and what stands before the first is of the first.
    let line = max(1, lineStarts.partitioningIndex { $0 > start })
    let page = pageStarts.isEmpty ? nil : max(1, pageStarts.partitioningIndex { $0 > start })
    return SourceSpan(start: start, end: end, line: line, column: start - lineStarts[line - 1] + 1, page: page)
  }
}

/// A place in a source, as reports give it.
public struct SourceSpan: Hashable, Sendable {
  /// First code point, from 0.
  public var start: Int
  /// Behind the last code point.
  public var end: Int
  /// Line of the first code point, from 1.
  public var line: Int
  /// Code points from the start of that line, from 1.
  public var column: Int
  /// Page, from 1, for sources that have pages.
  public var page: Int?

  /// A place in a source.
  public init(start: Int, end: Int, line: Int, column: Int, page: Int? = nil) {
    self.start = start
    self.end = end
    self.line = line
    self.column = column
    self.page = page
  }
}
