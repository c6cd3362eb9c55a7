/// All pairs of a folder: `tifa compare --matrix`.
public enum MatrixReport {
  /// `document_a, document_b, similarity, share_copied_a, share_copied_b, method`.
  public static let schema = TableSchema(
    "matrix",
    [
      .init("document_a", "甲文档"), .init("document_b", "乙文档"), .init("similarity", "相似度"),
      .init("share_copied_a", "甲重合比例"), .init("share_copied_b", "乙重合比例"), .init("method", "方法"),
    ])

  /// The row of a pair.
  public static func row(
    _ a: String, _ b: String, similarity: Double, shareOfA: Double, shareOfB: Double, isExact: Bool
  ) -> [Cell] {
    [
      .text(a), .text(b), .decimal(similarity, places: 4), .decimal(shareOfA, places: 4),
      .decimal(shareOfB, places: 4), .text(isExact ? "passages" : "estimate"),
    ]
  }
}
