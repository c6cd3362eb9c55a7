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

  /// The same table with some of its columns, in the order given; nothing when one is unknown.
  public func selecting(_ names: [String]) -> TableSchema? {
    let chosen = names.compactMap { name in columns.first { $0.name == name } }
    return chosen.count == names.count ? TableSchema(self.name, chosen) : nil
  }
}
