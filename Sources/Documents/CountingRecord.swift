import FoundationEssentials

/// How the terms of a list were counted, as the metadata beside it tells (`FILE.meta.json`, `summary.json`).
///
///     listed.differences(from: here)   // ["granularity standard (here coarse)", "another terms.tsv"]
public struct CountingRecord: Sendable {
  /// The word tokens of the texts that were counted.
  public let words: Int
  /// The members that are neither lists nor objects, by their names.
  let options: [String: String]
  /// The fingerprints of the word lists that were in use, by the lists' names.
  let lists: [String: String]

  /// What decides what a text's words are, and which versions did the work.
  private static let decisive = ["tifa", "icu", "terms", "repair", "simplify", "granularity", "segmented", "only"]

  /// Reads metadata; nothing where they are no JSON or do not tell how many words there were.
  public init?(json: [UInt8]) {
    guard let members = try? JSONDecoder().decode([String: Member].self, from: Data(json)),
      case .number(let words) = members["words"]
    else { return nil }
    self.words = words
    options = members.compactMapValues(\.text)
    if case .object(let lists) = members["lexicons"] { self.lists = lists } else { lists = [:] }
  }

  /// What makes the list no fair measure for counts that were made as `here` says, in words; empty where nothing does.
  ///
  /// A list may hold more than is counted here; what it lacks makes a difference. What either does not tell makes none.
  ///
  /// - Parameters:
  ///   - apart: word lists that decide nothing of what is counted; metadata may name those of other tables too
  ///   - stopWords: the list of what is left out here, which may be in a list of terms
  public func differences(from here: CountingRecord, apart: Set<String> = [], stopWords: String? = nil) -> [String] {
    var differences: [String] = []
    func compare(_ name: String, _ differs: (_ listed: String, _ here: String) -> Bool = { $0 != $1 }) {
      guard let listed = options[name], let here = here.options[name], differs(listed, here) else { return }
      differences.append("\(name) \(listed) (here \(here.isEmpty ? "none" : here))")
    }
    for name in Self.decisive { compare(name) }
    compare("min_length") { (Int($0) ?? 0) > (Int($1) ?? 0) }
    compare("keep_numbers") { $0 == "false" && $1 == "true" }
    compare("stopwords") { $0 == "true" && $1 == "false" }
    compare("class") { !$0.isEmpty && $0 != $1 }
    guard !lists.isEmpty else { return differences }
    for name in Set(lists.keys).union(here.lists.keys).subtracting(apart).sorted() {
      switch (lists[name], here.lists[name]) {
      case (let listed?, let here?): if listed != here { differences.append("another \(name)") }
      case (.some, nil): differences.append("with \(name)")
      default: if name != stopWords { differences.append("without \(name)") }
      }
    }
    return differences
  }

  /// A value of the metadata.
  private enum Member: Decodable {
    case number(Int)
    case flag(Bool)
    case string(String)
    case object([String: String])
    case other

    var text: String? {
      switch self {
      case .number(let number): String(number)
      case .flag(let flag): String(flag)
      case .string(let string): string
      case .object, .other: nil
      }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else if let string = try? container.decode(String.self) {
        self = .string(string)
      } else if let object = try? container.decode([String: String].self) {
        self = .object(object)
      } else {
        self = .other
      }
    }
  }
}
