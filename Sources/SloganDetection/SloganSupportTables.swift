import ICU
public import Lexicons

extension SloganSupport {
  /// Reads the tables that stand beside the slogans.
  public init(
    series: LexiconFile, misquotes: LexiconFile, verbs: LexiconFile, coinages: LexiconFile, confusions: LexiconFile
  ) throws(LexiconError) {
    self.series = try LexiconTable(series, required: ["slogans"]).rows.map { $0.list("slogans") }
    self.misquotes = try Self.misquotes(of: misquotes)
    self.confusions = try Self.confusions(of: confusions)
    for row in try LexiconTable(verbs, required: ["term", "role"]).rows {
      switch row["role"] {
      case "verb": self.verbs.append(row["term"])
      case "modifier": modifiers.append(row["term"])
      default: throw LexiconError(file: verbs.name, line: row.line, reason: "the role is verb or modifier")
      }
    }
    for row in try LexiconTable(coinages, required: ["term", "role"]).rows {
      switch row["role"] {
      case "trap": coinageWords.traps.insert(row["term"])
      case "beginning": coinageWords.beginnings.append(row["term"])
      case "unit": coinageWords.units.append(row["term"])
      case "ending": coinageWords.endings.append(row["term"])
      case "head": coinageWords.heads.append(row["term"])
      case "tail": coinageWords.tails.append(row["term"])
      default:
        throw LexiconError(
          file: coinages.name, line: row.line, reason: "the role is trap, beginning, unit, ending, head or tail")
      }
    }
  }

  private static func confusions(of file: LexiconFile) throws(LexiconError) -> [String] {
    try LexiconTable(file, required: ["characters", "like"]).rows.map { (row) throws(LexiconError) in
      guard row["like"] == "sound" || row["like"] == "shape" else {
        throw LexiconError(file: file.name, line: row.line, reason: "characters are alike in sound or shape")
      }
      return row["characters"]
    }
  }

  private static func misquotes(of file: LexiconFile) throws(LexiconError) -> [Misquote] {
    var misquotes: [Misquote] = []
    for row in try LexiconTable(file, required: ["wrong", "expected", "kind"]).rows {
      guard let kind = SloganFinding.Kind(rawValue: row["kind"]), let condition = SloganCondition(row["condition"]),
        row["wrong"].utf16.count >= 2, !row["expected"].isEmpty
      else {
        throw LexiconError(
          file: file.name, line: row.line, reason: "expected a wrong wording, the right one, a kind of finding")
      }
      misquotes.append(Misquote(kind: kind, wrong: row["wrong"], expected: row["expected"], condition: condition))
    }
    return misquotes
  }
}

extension SloganLexicon {
  /// The files of `Lexicons/slogans`, in the order in which its fingerprint takes them.
  public static let files = [
    "slogans.tsv", "series.tsv", "misquotes.tsv", "verbs.tsv", "coinages.tsv", "confusions.tsv",
  ]

  /// The slogans that come with the tool, and a user's own after them (or instead of them).
  ///
  /// - Parameters:
  ///   - folder: where the tool's lists are.
  ///   - files: the user's files.
  ///   - isOnly: whether the user's files replace the built-in slogans.
  public init(
    in folder: LexiconFolder, adding files: [LexiconFile] = [], only isOnly: Bool = false
  ) throws(LexiconError) {
    var fingerprints: [Fingerprint] = []
    func file(_ name: String) throws(LexiconError) -> LexiconFile {
      let file = try folder.read("slogans", name)
      fingerprints.append(file.fingerprint)
      return file
    }
    var entries = isOnly ? [] : try Self.entries(of: file("slogans.tsv"))
    for added in files {
      entries += try Self.entries(of: added)
      fingerprints.append(added.fingerprint)
    }
    let support = try SloganSupport(
      series: file("series.tsv"), misquotes: file("misquotes.tsv"), verbs: file("verbs.tsv"),
      coinages: file("coinages.tsv"), confusions: file("confusions.tsv"))
    do throws(ICUError) {
      try self.init(entries, support: support)
    } catch {
      throw LexiconError(file: "slogans.tsv", reason: error.description)
    }
    for fingerprint in fingerprints { add(fingerprint) }
  }
}
