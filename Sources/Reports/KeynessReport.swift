public import Comparison
import Glibc
import Statistics

/// What a target has more or less of than a reference: `tifa keywords --against` and `--by`.
///
/// Which columns are written is the user's choice; `docs/columns.md` tells what each holds.
public struct KeynessReport: Sendable {
  /// What a column needs beside its row.
  public struct Context: Sendable {
    /// The comparison that the rows are of.
    public var keyness: Keyness
    /// The group that is compared with the rest, in a report by groups.
    public var group: String?
    /// Whether nested places count.
    public var countsNested: Bool
    /// In a report by groups, how many there are, and how many have each item.
    public var groups: (count: Int, withItem: [String: Int])?
    /// The word numbers at which each item stands in the target, where they are known.
    public var positions: [String: [Int]]?

    /// What the rows of `keyness` need.
    public init(
      _ keyness: Keyness, group: String? = nil, countsNested: Bool = false,
      groups: (count: Int, withItem: [String: Int])? = nil, positions: [String: [Int]]? = nil
    ) {
      self.keyness = keyness
      self.group = group
      self.countsNested = countsNested
      self.groups = groups
      self.positions = positions
    }
  }

  private typealias Value = @Sendable (Keyness.Row, Context) -> Cell

  /// The columns of the report, in order.
  public static let defaultColumns = [
    "term", "frequency", "nested", "per_10k", "frequency_reference", "per_10k_reference", "log_odds_z", "log_ratio",
    "log_ratio_low", "log_ratio_high", "log_likelihood", "p", "p_adjusted", "significant", "percent_diff", "bic",
    "dispersion_dp", "document_frequency",
  ]
  /// Those that fit a terminal.
  public static let terminalColumns = [
    "term", "frequency", "frequency_reference", "per_10k", "per_10k_reference", "log_odds_z", "log_ratio", "p_adjusted",
    "significant",
  ]
  /// Those of a report by groups.
  public static let groupColumns = [
    "group", "term", "frequency", "per_10k", "frequency_reference", "per_10k_reference", "log_odds_z", "log_ratio",
    "log_likelihood", "p_adjusted", "significant", "tf_idf", "document_frequency",
  ]

  /// Every column that can be asked for.
  public static let schema = TableSchema("keyness", columns.map(\.column))

  /// The value by which rows can be ordered, for each measure; nothing for columns that are none.
  public static func measure(_ name: String) -> (@Sendable (Keyness.Row, Context) -> Double?)? {
    guard let column = columns.first(where: { $0.column.name == name }), let measure = column.measure else {
      return nil
    }
    return measure
  }

  /// The names of the columns by which rows can be ordered.
  public static let measures = columns.filter { $0.measure != nil }.map(\.column.name)

  private struct Definition: Sendable {
    var column: TableSchema.Column
    var value: Value
    var measure: (@Sendable (Keyness.Row, Context) -> Double?)?
  }

  /// The cells of a row in the columns of `schema`, which are some of this report's.
  public static func cells(_ row: Keyness.Row, _ context: Context, _ schema: TableSchema) -> [Cell] {
    schema.columns.map { column in
      guard let definition = columns.first(where: { $0.column == column }) else {
        preconditionFailure("\(column.name) is no column of this report")
      }
      return definition.value(row, context)
    }
  }

  /// A column that holds words or counts.
  private static func column(_ name: String, _ label: String, _ value: @escaping Value) -> Definition {
    Definition(column: .init(name, label), value: value, measure: nil)
  }

  /// A column that holds a number by which rows can be ordered.
  private static func measure(
    _ name: String, _ label: String, _ value: @escaping @Sendable (Keyness.Row, Context) -> Double?
  ) -> Definition {
    Definition(column: .init(name, label), value: { .measure(value($0, $1), places: 6) }, measure: value)
  }

  /// A column of probabilities, six significant digits.
  private static func probability(
    _ name: String, _ label: String, _ value: @escaping @Sendable (Keyness.Row) -> TailProbability
  ) -> Definition {
    column(name, label) { row, _ in .decimal(SignificantDigits.round(value(row).value, to: 6)) }
  }

  private static let columns: [Definition] = [
    column("group", "组别") { _, context in .text(context.group) },
    column("term", "词语") { row, _ in .text(row.target.item) },
    column("frequency", "频次") { row, _ in .integer(row.target.frequency) },
    column("nested", "嵌套频次") { row, _ in .integer(row.target.nested) },
    Definition(
      column: .init("per_10k", "每万词频次"),
      value: { row, _ in .decimal(per10k(row.table.o11, row.table.column1), places: 2) },
      measure: { row, _ in per10k(row.table.o11, row.table.column1) }),
    column("frequency_reference", "参照频次") { row, _ in .integer(row.reference.frequency) },
    column("nested_reference", "参照嵌套频次") { row, _ in .integer(row.reference.nested) },
    column("per_10k_reference", "参照每万词频次") { row, _ in
      .decimal(per10k(row.table.o12, row.table.column2), places: 2)
    },
    measure("log_odds_z", "对数优势z") { row, _ in row.logOdds.z },
    measure("log_odds", "对数优势") { row, _ in row.logOdds.difference },
    measure("log_ratio", "对数比") { row, _ in row.table.logRatio },
    measure("log_ratio_low", "对数比下限") { row, _ in row.table.logRatioInterval()?.lowerBound },
    measure("log_ratio_high", "对数比上限") { row, _ in row.table.logRatioInterval()?.upperBound },
    measure("lrc", "保守对数比") { row, context in
      row.table.conservativeLogRatio(tests: context.keyness.rows.count)
    },
    measure("log_likelihood", "对数似然") { row, _ in row.table.logLikelihood },
    measure("g2", "似然比G2") { row, _ in row.table.g2 },
    measure("chi_squared", "卡方") { row, _ in row.table.chiSquared },
    measure("chi_squared_yates", "校正卡方") { row, _ in row.table.chiSquaredYates },
    probability("p", "p值") { $0.p },
    column("log10_p", "p值对数") { row, _ in .decimal(row.p.log10, places: 4) },
    probability("p_log_likelihood", "对数似然p值") { TailProbability(chiSquared: $0.table.logLikelihood) },
    probability("p_adjusted", "校正p值") { $0.adjusted },
    probability("p_adjusted_bh", "错误发现率") { $0.falseDiscovery },
    column("significant", "显著") { row, _ in .flag(row.isSignificant) },
    Definition(
      column: .init("percent_diff", "差异百分比"), value: { row, _ in .measure(row.table.percentDifference, places: 6) },
      // What the reference lacks has no value, and is beyond every other (Gabrielatos and Marchi 2011).
      measure: { row, _ in
        row.table.percentDifference ?? (row.table.o11 > 0 && row.table.o12 == 0 ? .infinity : nil)
      }),
    measure("bic", "贝叶斯信息") { row, _ in row.table.bayesInformationCriterion },
    measure("odds_ratio", "优势比") { row, _ in row.table.oddsRatio },
    measure("difference_coefficient", "差异系数") { row, _ in row.table.differenceCoefficient },
    measure("simple_maths", "简单比") { row, _ in row.table.simpleMaths() },
    measure("tf_idf", "词频逆文频") { row, context in
      guard let groups = context.groups, context.keyness.target.words > 0 else { return nil }
      let share = Double(groups.count) / Double(max(1, groups.withItem[row.target.item] ?? 1))
      return per10k(row.table.o11, row.table.column1) * log(share)
    },
    column("dispersion_dp", "离散度DP") { row, context in
      .measure(dispersion(row, context)?.normalizedDeviationOfProportions, places: 4)
    },
    column("dispersion_dp_plain", "离散度DP未归一") { row, context in
      .measure(dispersion(row, context)?.deviationOfProportions, places: 4)
    },
    column("juilland_d", "Juilland D") { row, context in .measure(dispersion(row, context)?.juillandD, places: 4) },
    column("carroll_d2", "Carroll D2") { row, context in .measure(dispersion(row, context)?.carrollD2, places: 4) },
    column("rosengren_s", "Rosengren S") { row, context in .measure(dispersion(row, context)?.rosengrenS, places: 4) },
    column("arf", "平均约减频次") { row, context in
      .measure(
        context.positions.map {
          averageReducedFrequency(positions: $0[row.target.item] ?? [], size: context.keyness.target.words)
        }, places: 4)
    },
    column("document_frequency", "文档数") { row, _ in .integer(row.target.documentFrequency) },
    column("document_frequency_reference", "参照文档数") { row, _ in .integer(row.reference.documentFrequency) },
  ]

  private static func per10k(_ frequency: Double, _ words: Double) -> Double {
    words > 0 ? frequency * 10_000 / words : 0
  }

  private static func dispersion(_ row: Keyness.Row, _ context: Context) -> Dispersion? {
    context.keyness.target.dispersion(of: row.target)
  }
}

/// Numbers with so many significant digits, without Foundation.
enum SignificantDigits {
  /// The double nearest to `number` written with `digits` significant digits.
  static func round(_ number: Double, to digits: Int) -> Double {
    guard number != 0, number.isFinite else { return number }
    // By way of the decimal text, whose digits a power of ten would blur: 1.5e-300 has no exact scale.
    var text = "\(number.magnitude)"
    var exponent = 0
    if let mark = text.firstIndex(of: "e") {
      exponent = Int(text[text.index(after: mark)...]) ?? 0
      text = String(text[..<mark])
    }
    let point = text.firstIndex(of: ".").map { text.distance(from: text.startIndex, to: $0) } ?? text.count
    let all = text.filter { $0 != "." }
    let zeros = all.prefix { $0 == "0" }.count
    let significant = all.dropFirst(zeros).prefix(digits + 1)
    guard significant.count > digits, var value = Int(significant) else { return number }
    value = (value + 5) / 10
    let scale = exponent + point - zeros - digits
    return (Double("\(value)e\(scale)") ?? number.magnitude) * (number < 0 ? -1 : 1)
  }
}
