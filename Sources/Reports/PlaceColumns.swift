import Text

/// The columns that lead a row back to its place in the source: the same in every table that has places.
enum PlaceColumns {
  /// `start, end, line, column, page`.
  static let columns = span + [.init("line", "行"), .init("column", "列"), page]

  /// `start, end`.
  static let span: [TableSchema.Column] = [.init("start", "起"), .init("end", "止")]

  /// `page`, which only sources with pages have.
  static let page = TableSchema.Column("page", "页", needsPages: true)

  /// The cells of `columns`.
  static func cells(_ place: SourceSpan) -> [Cell] {
    [
      .integer(place.start), .integer(place.end), .integer(place.line), .integer(place.column), .integer(place.page),
    ]
  }
}
