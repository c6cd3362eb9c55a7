import ArgumentParser
import Lexicons
import SloganDetection

/// Which slogans are known: the same for every command that finds them.
struct SloganOptions: ParsableArguments {
  @Option(
    name: [.customLong("slogans"), .customLong("slogan-file")], parsing: .singleValue,
    help: ArgumentHelp(
      "Slogans of yours (repeatable): a tab-separated table whose first row names its columns; only canonical is needed.",
      valueName: "file"))
  var files: [String] = []

  @Flag(help: "Only the slogans of your files, neither built-in ones nor candidates.")
  var only = false

  func validate() throws {
    if only, files.isEmpty { throw UsageFailure("--only needs slogans of yours: --slogans FILE.") }
  }

  /// The slogans that the options describe.
  func load() throws -> SloganLexicon {
    try SloganLexicon.load(adding: files, only: only)
  }
}

extension SloganLexicon {
  /// The built-in slogans and those of the user's files.
  static func load(adding paths: [String], only isOnly: Bool = false) throws -> SloganLexicon {
    var files: [LexiconFile] = []
    for path in paths { files.append(try LexiconFile(path: path)) }
    return try SloganLexicon(in: LexiconFolder.find(), adding: files, only: isOnly)
  }
}
