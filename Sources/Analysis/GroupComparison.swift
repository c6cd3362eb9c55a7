public import Comparison

/// Each group of documents against the documents of all other groups together, one group at a time.
///
///     let groups = GroupComparison(counts, groups: [[0, 2], [1, 3]])
///     for group in 0..<2 { print(groups.keyness(of: group).rows.count) }
///
/// The rest of a group is what all groups have less what the group has. Every group is tested on the same items: those
/// that are frequent enough in all groups together.
public struct GroupComparison: Sendable {
  /// How many groups have each item.
  public let groupsWithItem: [String: Int]
  /// The number of groups.
  public var count: Int { groups.count }

  private let counts: CorpusCounts
  private let groups: [[Int]]
  /// The items that are frequent enough, in order of code points.
  private let items: [Int]
  /// The sums over all groups, by item.
  private let total: Sums
  private let words: Int
  private let minimumFrequency: Int
  private let countsNested: Bool
  private let level: Double

  /// Prepares the comparison.
  ///
  /// - Parameters:
  ///   - groups: the indices of each group's documents
  ///   - minimumFrequency: an item of fewer occurrences in all groups has no row
  ///   - countsNested: whether nested places count
  ///   - level: the level of significance after correction
  ///
  /// - Complexity: O(*n*) in the pairs of document and item, O(*v* log *v*) in the items; a group then costs what its
  ///   own comparison does.
  public init(
    _ counts: CorpusCounts, groups: [[Int]], minimumFrequency: Int = 5, countsNested: Bool = false,
    level: Double = 0.05
  ) {
    var total = Sums(items: counts.items.count)
    var groupsWith = [Int](repeating: 0, count: counts.items.count)
    var lastGroup = [Int](repeating: -1, count: counts.items.count)
    var words = 0
    for (group, documents) in groups.enumerated() {
      for document in documents {
        words += counts.documents[document].words
        for count in counts.documents[document].counts {
          let item = Int(count.item)
          total.add(count, nestedIsEnough: counts.nestedIsEnough)
          if count.frequency > 0 || countsNested, lastGroup[item] != group {
            lastGroup[item] = group
            groupsWith[item] += 1
          }
        }
      }
    }
    items = counts.items.indices
      .filter { total.frequency[$0] + (countsNested ? total.nested[$0] : 0) >= max(1, minimumFrequency) }
      .sorted { counts.items[$0].utf8.lexicographicallyPrecedes(counts.items[$1].utf8) }
    groupsWithItem = Dictionary(uniqueKeysWithValues: items.map { (counts.items[$0], groupsWith[$0]) })
    self.counts = counts
    self.groups = groups
    self.total = total
    self.words = words
    self.minimumFrequency = minimumFrequency
    self.countsNested = countsNested
    self.level = level
  }

  /// The group at `index` against all others.
  public func keyness(of index: Int) -> Keyness {
    var own = Sums(items: counts.items.count)
    var byDocument: [Int: [(document: Int, frequency: Int)]] = [:]
    let documents = groups[index].map { counts.documents[$0] }
    for (place, document) in documents.enumerated() {
      for count in document.counts {
        own.add(count, nestedIsEnough: counts.nestedIsEnough)
        if count.frequency > 0 { byDocument[Int(count.item), default: []].append((place, Int(count.frequency))) }
      }
    }
    var target: [FrequencyList.Entry] = []
    var reference: [FrequencyList.Entry] = []
    for item in items {
      if own.has(item) {
        var entry = own.entry(item, counts.items[item])
        entry.byDocument = byDocument[item] ?? []
        target.append(entry)
      }
      let rest = total.entry(item, counts.items[item], less: own)
      if rest.frequency + rest.nested > 0 { reference.append(rest) }
    }
    let sizes = documents.map(\.words)
    let size = sizes.reduce(0, +)
    return Keyness(
      target: FrequencyList(entries: target, words: size, sizes: sizes),
      reference: FrequencyList(entries: reference, words: words - size), minimumFrequency: minimumFrequency,
      countsNested: countsNested, level: level)
  }

  /// Sums over documents, by item.
  private struct Sums {
    var frequency: [Int]
    var nested: [Int]
    var documents: [Int]

    init(items: Int) {
      frequency = [Int](repeating: 0, count: items)
      nested = frequency
      documents = frequency
    }

    mutating func add(_ count: CorpusCounts.Count, nestedIsEnough: Bool) {
      let item = Int(count.item)
      frequency[item] += Int(count.frequency)
      nested[item] += Int(count.nested)
      if count.frequency > 0 || nestedIsEnough { documents[item] += 1 }
    }

    func has(_ item: Int) -> Bool { frequency[item] + nested[item] > 0 }

    func entry(_ item: Int, _ name: String, less part: Sums? = nil) -> FrequencyList.Entry {
      FrequencyList.Entry(
        item: name, frequency: frequency[item] - (part?.frequency[item] ?? 0),
        nested: nested[item] - (part?.nested[item] ?? 0),
        documentFrequency: documents[item] - (part?.documents[item] ?? 0))
    }
  }
}
