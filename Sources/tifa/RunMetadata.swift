import Analysis
import DirectiveExtraction
import Documents
import ICU
import Lexicons
import Reports
import Segmentation
import SloganDetection

/// What a table was made with: no time stamps and no paths, so that equal input gives equal bytes.
enum RunMetadata {
  /// Writes what the table at `path` was made with to `path.meta.json`.
  static func write(
    beside path: String, table: String, rows: Int, parameters: [(name: String, value: Cell)]
  ) throws {
    let file = try OutputFile(path: path + ".meta.json")
    try file.write(JSONText.document(members + [("table", .text(table)), ("rows", .integer(rows))] + parameters))
    try file.commit()
  }

  /// The tool and the library whose versions decide what comes out.
  static var members: [(name: String, value: Cell)] {
    [("tifa", .text(Tifa.version)), ("icu", .text(ICULibrary.version))]
  }
}

/// What a result depends on beside the texts and the options of its command: how texts are read, how words are cut, and
/// which lists are in use. The one place where metadata learns of options that commands share.
struct RunRecord {
  var input: InputOptions
  var lexicons: LexiconSet?
  var slogans: SloganLexicon?
  /// Whether slogans of the user's files alone count.
  var onlySlogans = false
  var stopWords: StopWordList?
  var directives: DirectiveLexicon?
  var comparison: ComparisonLexicon?

  /// For `FILE.meta.json` and `summary.json`.
  var parameters: [(name: String, value: Cell)] {
    var members: [(name: String, value: Cell)] = [
      ("encoding", .text(input.encoding)), ("lossy", .flag(input.lossy)), ("repair", .flag(!input.noRepair)),
      ("simplify", .text(input.simplify.rawValue)), ("text_column", .text(input.textColumn)),
      ("date", .text(input.date)), ("set", .texts(input.fields)), ("name_pattern", .text(input.namePattern)),
    ]
    if let lexicons {
      members += [("granularity", .text(lexicons.granularity.rawValue)), ("segmented", .flag(lexicons.isSegmented))]
    }
    if slogans != nil { members.append(("only", .flag(onlySlogans))) }
    let lists = lists.map { (name: $0.name, value: Cell.text($0.fingerprint.description)) }
    return members + [("lexicons", .object(lists, flat: ""))]
  }

  /// Name and fingerprint of each list in use; that of a folder of lists stands for all of them.
  var lists: [(name: String, fingerprint: Fingerprint)] {
    var lists = lexicons?.fingerprints ?? []
    if let slogans { lists.append(("slogans", slogans.fingerprint)) }
    if let stopWords { lists.append((stopWords.name, stopWords.fingerprint)) }
    if let directives { lists.append(("directives", directives.fingerprint)) }
    if let fingerprint = comparison?.fingerprint { lists.append(("comparison.tsv", fingerprint)) }
    return lists
  }

  /// All lists that come with the tool, as `lists` names them; what stands in them is not read, so that `--version` is
  /// quick.
  static func builtInLists() throws -> [(name: String, fingerprint: Fingerprint)] {
    let folder = try LexiconFolder.find()
    func file(_ list: String, _ name: String) throws -> (name: String, fingerprint: Fingerprint) {
      (name, try folder.read(list, name).fingerprint)
    }
    return [
      try file("words", "words.tsv"), try file("terms", "terms.tsv"), try file("words", "characters.tsv"),
      ("slogans", try folder.fingerprint(of: SloganLexicon.files, in: "slogans")),
      try file("stopwords", "stopwords.tsv"),
      ("directives", try folder.fingerprint(of: DirectiveLexicon.files, in: "directives")),
      try file("comparison", "comparison.tsv"),
    ]
  }
}
