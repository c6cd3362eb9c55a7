import Statistics
public import TermFrequency

/// Words near a term: `tifa collocations`.
public enum CollocationReport {
  /// Counts, then every measure.
  public static let schema = TableSchema("collocations", columns.map(\.column))

  /// The columns written when the user chooses none.
  public static let defaultColumns = [
    "collocate", "frequency", "left", "right", "frequency_total", "document_frequency", "log_dice", "mi", "t_score",
    "g2", "delta_p",
  ]

  /// The names of the columns by which rows can be ordered.
  public static let measures = columns.filter { $0.measure != nil }.map(\.column.name)

  /// The measure of that name, or nothing.
  public static func measure(_ name: String) -> (@Sendable (Collocations.Row) -> Double?)? {
    columns.first { $0.column.name == name }?.measure
  }

  /// The cells of a row in the columns of `schema`, which are some of this report's.
  public static func cells(_ row: Collocations.Row, _ schema: TableSchema) -> [Cell] {
    schema.columns.map { column in
      guard let definition = columns.first(where: { $0.column == column }) else {
        preconditionFailure("\(column.name) is no column of this report")
      }
      return definition.value(row)
    }
  }

  private struct Definition: Sendable {
    var column: TableSchema.Column
    var value: @Sendable (Collocations.Row) -> Cell
    var measure: (@Sendable (Collocations.Row) -> Double?)?
  }

  private static func count(
    _ name: String, _ label: String, _ value: @escaping @Sendable (Collocations.Row) -> Int
  ) -> Definition {
    let number: @Sendable (Collocations.Row) -> Double? = { row in Double(value(row)) }
    return Definition(column: .init(name, label), value: { row in .integer(value(row)) }, measure: number)
  }

  private static func measure(
    _ name: String, _ label: String, _ value: @escaping @Sendable (Collocations.Row) -> Double?
  ) -> Definition {
    Definition(column: .init(name, label), value: { .measure(value($0), places: 6) }, measure: value)
  }

  private static let columns: [Definition] = [
    Definition(column: .init("collocate", "搭配词"), value: { .text($0.word) }, measure: nil),
    count("frequency", "共现频次") { $0.frequency },
    count("left", "左侧频次") { $0.left },
    count("right", "右侧频次") { $0.right },
    count("frequency_total", "总频次") { $0.total },
    count("document_frequency", "文档数") { $0.documentFrequency },
    Definition(
      column: .init("expected", "期望频次"), value: { .decimal($0.table.expected11, places: 2) }, measure: nil),
    measure("log_dice", "logDice") { $0.pairTable.logDice },
    measure("dice", "Dice系数") { $0.pairTable.dice },
    measure("mi", "互信息") { $0.table.mutualInformation },
    measure("mi2", "互信息2") { $0.table.mutualInformation2 },
    measure("mi3", "互信息3") { $0.table.mutualInformation3 },
    measure("npmi", "归一互信息") { $0.table.normalizedMutualInformation },
    measure("t_score", "t值") { $0.table.tScore },
    measure("z_score", "z值") { $0.table.zScore },
    measure("g2", "似然比G2") { $0.table.signed($0.table.g2) },
    measure("delta_p", "ΔP") { $0.table.deltaP },
    measure("delta_p_reverse", "反向ΔP") { $0.table.deltaPReverse },
  ]
}
