/// The name of a table and its columns.
public struct TableSchema: Sendable {
  /// One column.
  public struct Column: Hashable, Sendable {
    /// Its name in every format: lower case, words joined by `_`.
    public var name: String
    /// Its Chinese name, for `--labels zh`.
    public var label: String
    /// Whether it is written only where a source may have pages.
    public var needsPages: Bool

    /// A column.
    public init(_ name: String, _ label: String, needsPages: Bool = false) {
      self.name = name
      self.label = label
      self.needsPages = needsPages
    }
  }

  /// The table's name: that of its file without the ending.
  public var name: String
  /// Its columns, in order.
  public var columns: [Column]
  /// Whether a terminal shows each row as a block of lines, since there are too many columns to stand side by side.
  public var isShownInBlocks: Bool

  /// A table of that name and those columns.
  public init(_ name: String, _ columns: [Column], isShownInBlocks: Bool = false) {
    self.name = name
    self.columns = columns
    self.isShownInBlocks = isShownInBlocks
  }

  /// The same table with some of its columns, in the order given; each must be known and stand there once.
  public func selecting(_ names: [String]) throws(ColumnFailure) -> TableSchema {
    if names.isEmpty { throw ColumnFailure(reason: "names no column") }
    var chosen: [Column] = []
    for name in names {
      guard let column = columns.first(where: { $0.name == name }) else {
        let known = columns.map(\.name).joined(separator: ", ")
        throw ColumnFailure(reason: "\(name): no such column; there are \(known)")
      }
      if chosen.contains(column) { throw ColumnFailure(reason: "\(name): named twice") }
      chosen.append(column)
    }
    return TableSchema(self.name, chosen)
  }

  /// Columns that cannot be selected.
  public struct ColumnFailure: Error {
    /// Which one, and why.
    public var reason: String
  }
}
