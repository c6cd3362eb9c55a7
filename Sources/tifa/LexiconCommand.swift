import ArgumentParser
import Lexicons
import Segmentation
import Text

/// `tifa lexicon`: looking into word lists.
struct LexiconCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "Check word lists, or look something up in them.",
    subcommands: [Check.self, Show.self])

  /// `tifa lexicon check FILE…`
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check lists of terms before they are used with --lexicon.",
      discussion: """
        A malformed line is an error (status 1). A duplicate, a term that a longer or earlier list hides, and a term \
        that no text can yield are warnings.
        """)

    @Argument(help: "Lists of terms.")
    var files: [String]

    func run() async throws {
      var isSound = true
      for file in files {
        do throws(LexiconError) {
          let lexicon = try TermLexicon(try LexiconFile(path: file))
          for warning in TermLexiconCheck.warnings(lexicon) { Terminal.note(warning.description) }
          Terminal.write("\(file): \(lexicon.entries.count, "term")\n")
        } catch {
          Terminal.note("error: \(error.description)")
          isSound = false
        }
      }
      if !isSound { throw ExitStatus.incomplete }
    }
  }
}
