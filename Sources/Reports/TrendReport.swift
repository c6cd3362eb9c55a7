public import Analysis

/// How items rise and fall over periods.
public enum TrendReport {
  /// How widespread an item is in a period, by its share of the documents.
  public struct Tiers: Sendable {
    /// The names, from the hottest.
    public static let names = ["沸", "烫", "热", "暖", "温", "冷"]
    /// The least share of documents for each tier but the last, falling.
    public let thresholds: [Double]

    /// The usual thresholds.
    public static let standard = Tiers([0.8, 0.6, 0.4, 0.2, 0.05])!

    /// Tiers by thresholds, or nothing when they are not five falling shares.
    public init?(_ thresholds: [Double]) {
      guard thresholds.count == Self.names.count - 1, thresholds.allSatisfy({ $0 > 0 && $0 <= 1 }),
        zip(thresholds, thresholds.dropFirst()).allSatisfy({ $0 > $1 })
      else { return nil }
      self.thresholds = thresholds
    }

    /// The tier of a share.
    public func name(of share: Double) -> String {
      Self.names[thresholds.firstIndex { share >= $0 } ?? thresholds.count]
    }
  }

  /// `term, period, documents, document_frequency, share, frequency, per_10k, change, tier, tier_move, first_period,
  /// last_period`.
  public static let schema = TableSchema(
    "trends",
    [
      .init("term", "词语"), .init("period", "时期"), .init("documents", "文档总数"), .init("document_frequency", "文档数"),
      .init("share", "文档占比"), .init("frequency", "频次"), .init("per_10k", "每万词频次"), .init("change", "较上期变化"),
      .init("tier", "热度"), .init("tier_move", "热度变化"), .init("first_period", "首见时期"), .init("last_period", "末见时期"),
    ])

  /// A row an item and period, items in the order given, periods in order; periods without the item too. Between groups
  /// that do not follow one another in time there is no change, no move and no first and last.
  public static func rows(_ trends: TrendCounter, items: [String], tiers: Tiers) -> [[Cell]] {
    let (periods, isInTime) = trends.timeline
    return items.flatMap { item in
      let counts = trends.counts[item] ?? [:]
      let seen = isInTime ? periods.filter { counts[$0] != nil } : []
      var previous: (per10k: Double, tier: String)?
      return periods.map { name -> [Cell] in
        let (period, count) = (trends.periods[name]!, counts[name] ?? TrendCounter.Count())
        let share = period.documents == 0 ? 0 : Double(count.documentFrequency) / Double(period.documents)
        let per10k = period.words == 0 ? 0 : Double(count.frequency) * 10_000 / Double(period.words)
        let tier = tiers.name(of: share)
        let move = previous.flatMap { $0.tier == tier ? nil : $0.tier + "→" + tier }
        defer { if isInTime { previous = (per10k, tier) } }
        return [
          .text(item), .text(name), .integer(period.documents), .integer(count.documentFrequency),
          .decimal(share, places: 4), .integer(count.frequency), .decimal(per10k, places: 2),
          .measure(previous.map { per10k - $0.per10k }, places: 2), .text(tier), .text(move), .text(seen.first),
          .text(seen.last),
        ]
      }
    }
  }
}
