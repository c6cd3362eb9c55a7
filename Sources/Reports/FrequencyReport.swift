public import Comparison
import Statistics

/// The items of a corpus by frequency: `tifa keywords` with `--terms` or `--columns`.
public enum FrequencyReport {
  /// One item with its place in the order.
  public struct Row: Sendable {
    /// The item.
    public var entry: FrequencyList.Entry
    /// From 1; items of equal frequency share the smaller rank.
    public var rank: Int
  }

  /// The columns of the report, in order.
  public static let defaultColumns = [
    "term", "frequency", "nested", "per_10k", "rank", "document_frequency", "dispersion_dp",
  ]

  /// Every column that can be asked for.
  public static let schema = TableSchema(
    "terms",
    TermReport.schema.columns + [
      .init("dispersion_dp_plain", "离散度DP未归一"), .init("juilland_d", "Juilland D"), .init("carroll_d2", "Carroll D2"),
      .init("rosengren_s", "Rosengren S"), .init("arf", "平均约减频次"),
    ])

  /// The items of `list`, most frequent first, ties by code point.
  public static func rows(_ list: FrequencyList, countsNested: Bool, top: Int?) -> [Row] {
    func count(_ entry: FrequencyList.Entry) -> Int { entry.frequency + (countsNested ? entry.nested : 0) }
    let ordered = list.entries.filter { count($0) > 0 }.sorted {
      count($0) != count($1)
        ? count($0) > count($1) : $0.item.unicodeScalars.lexicographicallyPrecedes($1.item.unicodeScalars)
    }
    var rank = 0
    return ordered.prefix(top ?? ordered.count).enumerated().map { place, entry in
      if place == 0 || count(ordered[place - 1]) != count(entry) { rank = place + 1 }
      return Row(entry: entry, rank: rank)
    }
  }

  /// The cells of a row in the columns of `columns`, which are some of this report's.
  ///
  /// - Parameter positions: the word numbers at which each item stands, where they are known.
  public static func cells(
    _ row: Row, in list: FrequencyList, countsNested: Bool, positions: [String: [Int]]?, _ columns: TableSchema
  ) -> [Cell] {
    let entry = row.entry
    let counted = entry.frequency + (countsNested ? entry.nested : 0)
    let dispersion = list.dispersion(of: entry)
    return columns.columns.map { column in
      switch column.name {
      case "term": .text(entry.item)
      case "frequency": .integer(entry.frequency)
      case "nested": .integer(entry.nested)
      case "per_10k":
        .decimal(list.words == 0 ? 0 : Double(counted) * 10_000 / Double(list.words), places: 2)
      case "rank": .integer(row.rank)
      case "document_frequency": .integer(entry.documentFrequency)
      case "dispersion_dp": .measure(dispersion?.normalizedDeviationOfProportions, places: 4)
      case "dispersion_dp_plain": .measure(dispersion?.deviationOfProportions, places: 4)
      case "juilland_d": .measure(dispersion?.juillandD, places: 4)
      case "carroll_d2": .measure(dispersion?.carrollD2, places: 4)
      case "rosengren_s": .measure(dispersion?.rosengrenS, places: 4)
      case "arf":
        .measure(
          positions.map { averageReducedFrequency(positions: $0[entry.item] ?? [], size: list.words) }, places: 4)
      default: preconditionFailure("\(column.name) is no column of this report")
      }
    }
  }
}
