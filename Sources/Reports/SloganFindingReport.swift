public import SloganDetection
public import Text

/// What `tifa check` found.
public enum SloganFindingReport {
  /// `document, kind, text, expected, start, end, line, column`, and `page` for sources that have pages.
  public static let schema = TableSchema(
    "slogan_findings",
    [.init("document", "文档"), .init("kind", "问题"), .init("text", "原文"), .init("expected", "应为")]
      + PlaceColumns.columns)

  /// The row of a finding in `document`.
  public static func row(_ finding: SloganFinding, in document: Document) -> [Cell] {
    return [
      .text(document.id), .text(finding.kind.rawValue),
      .text(document.writtenString(finding.span)),
      .text(finding.expected),
    ] + PlaceColumns.cells(document.sourceSpan(of: finding.span))
  }
}
