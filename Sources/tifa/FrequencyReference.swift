import Comparison
import Documents
import Reports
import Text

/// Frequency lists that a comparison is made against.
struct FrequencyReference {
  /// The terms that are compared.
  let frequencies: FrequencyList
  /// How often the rarest term of the lists stands, nested places included: lists may be ordered, and cut, by these too.
  let rarest: Int?
  /// How the lists were counted, where that is known.
  private var records: [(path: String, record: CountingRecord)] = []

  /// - Parameters:
  ///   - words: how many words the texts of the lists have, where the user says it
  ///   - isTerm: whether an item is compared: what the texts' own selection leaves out would look missing from them
  init(_ paths: [String], words: Int?, isTerm: (String) -> Bool) throws {
    var entries: [FrequencyList.Entry] = []
    var places: [String: Int] = [:]
    var known = 0
    for path in paths {
      let file = try FrequencyFile(path: path)
      guard words != nil || file.record != nil else {
        throw UsageFailure(
          "\(path): no \(path).meta.json tells how many words its texts have; say --reference-words N")
      }
      known += file.record?.words ?? 0
      if let record = file.record { records.append((path, record)) }
      for row in file.rows {
        if let place = places[row.term] {
          entries[place].frequency += row.frequency
          entries[place].nested += row.nested
        } else {
          places[row.term] = entries.count
          entries.append(.init(item: row.term, frequency: row.frequency, nested: row.nested))
        }
      }
    }
    let size = words ?? known
    if let most = entries.max(by: { $0.frequency < $1.frequency }), most.frequency > size {
      throw UsageFailure("\(most.item) stands \(most.frequency, "time") in the frequency list, in \(size, "word")")
    }
    rarest = entries.lazy.map { $0.frequency + $0.nested }.filter { $0 > 0 }.min()
    frequencies = FrequencyList(entries: entries.filter { isTerm($0.item) }, words: size)
  }

  /// Notes lists that were counted otherwise than the texts they are compared with.
  ///
  /// - Parameters:
  ///   - options: what decides what is counted here
  ///   - items: what is counted
  ///   - stopWords: the list of words that are left out here
  func tellDifferences(from options: [(name: String, value: Cell)], of items: KeywordItems, stopWords: String?) {
    let members = RunMetadata.members + options + [("words", .integer(0))]
    guard let here = CountingRecord(json: Array(JSONText.document(members).utf8)) else { return }
    // The metadata of `tifa analyze` names the lists of all its tables.
    let apart: Set = ["directives", "comparison.tsv", items == .slogans ? "stopwords.tsv" : "slogans"]
    for (path, record) in records {
      let differences = record.differences(from: here, apart: apart, stopWords: stopWords)
      if differences.isEmpty { continue }
      Terminal.note("note: \(path) was counted otherwise than the texts here: \(differences.joined(separator: ", "))")
    }
  }
}
