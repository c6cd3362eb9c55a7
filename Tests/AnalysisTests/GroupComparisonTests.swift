import Analysis
import Comparison
import Segmentation
import Statistics
import TermFrequency
import TestSupport
import Testing
import Text

@Suite struct GroupComparisonTests {
  private func counts() throws -> CorpusCounts {
    let segment = try WordSegmenter()
    var terms = TermCounter()
    for (number, text) in SampleCorpus.texts().enumerated() {
      terms.add(segment(Document(id: "\(number)", text: text)))
    }
    return CorpusCounts(terms, selection: TermSelection())
  }

  private func described(_ keyness: Keyness) -> [String] {
    keyness.rows.map { row in
      "\(row.target.item) \(row.target.frequency)+\(row.target.nested) in \(row.target.documentFrequency), "
        + "\(row.reference.frequency)+\(row.reference.nested) in \(row.reference.documentFrequency), "
        + "\(row.logOdds.z) \(row.adjusted.logarithm) \(keyness.target.dispersion(of: row.target)?.juillandD ?? -1)"
    }
  }

  @Test(arguments: [false, true])
  func `all less a group is what counting the rest gives`(countsNested: Bool) throws {
    let counts = try counts()
    let groups = [[0, 3], [1], [2, 4, 5]]
    let comparison = GroupComparison(counts, groups: groups, minimumFrequency: 2, countsNested: countsNested)
    for (index, group) in groups.enumerated() {
      let rest = groups.joined().filter { !group.contains($0) }.sorted()
      let counted = Keyness(
        target: counts.list(of: group), reference: counts.list(of: rest), minimumFrequency: 2,
        countsNested: countsNested)
      #expect(described(comparison.keyness(of: index)) == described(counted))
      #expect(comparison.keyness(of: index).reference.words == counted.reference.words)
    }
  }

  @Test func `groups that have an item are counted`() throws {
    let counts = try counts()
    let comparison = GroupComparison(counts, groups: [[0, 3], [1], [2, 4, 5]])
    for (item, groups) in comparison.groupsWithItem {
      let having = (0..<3).count { index in
        comparison.keyness(of: index).rows.contains { $0.target.item == item && $0.target.frequency > 0 }
      }
      #expect(groups == having, "\(item)")
    }
    #expect(comparison.groupsWithItem.values.contains(1))
  }
}
