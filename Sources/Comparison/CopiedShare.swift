public import Text

/// How much of a text is copied, when passages of it are found in several others.
///
///     var share = CopiedShare(content)
///     for passage in found.passages { share.add(passage.a) }
///     share.value   // 0.4: copied characters ÷ all, both outside discounted stretches
public struct CopiedShare: Sendable {
  private let content: ContentText
  private var marks: CoverageMarks

  /// Nothing of `content` copied yet.
  public init(_ content: ContentText) {
    self.content = content
    marks = CoverageMarks(count: content.count)
  }

  /// Marks a stretch of the text as copied.
  public mutating func add(_ span: Span) {
    marks.cover(content.range(of: span))
  }

  /// The copied characters outside discounted stretches.
  public var copied: Int { marks.coveredRanges.reduce(0) { $0 + content.countedCount(in: $1) } }

  /// All characters outside discounted stretches.
  public var counted: Int { content.countedCount }

  /// Copied ÷ all; `nil` for a text without such characters.
  public var value: Double? { counted == 0 ? nil : Double(copied) / Double(counted) }
}
