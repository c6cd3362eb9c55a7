import ArgumentParser
import ICU
import Lexicons
import Reports

/// Reads Chinese official speeches: words, set phrases, tasks, comparisons.
@main
struct Tifa: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "tifa",
    abstract: "Reads Chinese official speeches and documents: words, set phrases, tasks, comparisons.",
    discussion: """
      A PATH is a file, a folder, or - for standard input. Tables are CSV unless they go to a terminal; -o FILE takes \
      the format from the file's ending.
      Exit status: 0 done; 1 some input could not be read, or a check found something; 2 could not run.
      """,
    subcommands: [
      TextCommand.self, OutlineCommand.self, InfoCommand.self, Segment.self, Keywords.self, Slogans.self, Check.self,
      Trends.self, Directives.self, Compare.self, ConcordanceCommand.self, CollocationsCommand.self, Analyze.self,
      LexiconCommand.self,
    ])

  @Flag(name: .long, help: "Print the versions of tifa and ICU and the fingerprints of the lexicons.")
  var version = false

  func run() async throws {
    guard version else { throw CleanExit.helpRequest(self) }
    var text = "tifa \(Self.version)\nICU \(ICULibrary.version)\n"
    for (name, fingerprint) in try RunRecord.builtInLists() { text += "lexicon \(name) \(fingerprint)\n" }
    Terminal.write(text)
  }

  /// Tells what commands there are when the first argument is none; the parser would count it among unexpected ones.
  private static func requireCommand(_ name: String?) throws {
    let known = configuration.subcommands.map { $0._commandName }
    guard let name, !name.hasPrefix("-"), name != "help", !known.contains(name) else { return }
    throw UsageFailure("\(name): no such command; there are \(known.joined(separator: ", "))")
  }

  /// Parses and runs; maps every outcome to an exit status.
  static func main() async {
    UnfinishedFiles.removeOnSignals()
    Terminal.ignoreBrokenPipes()
    do {
      try requireCommand(CommandLine.arguments.dropFirst().first)
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
      Terminal.flush()
      Terminal.exit(.done)
    } catch let status as ExitStatus {
      Terminal.flush()
      Terminal.exit(status)
    } catch let failure as UsageFailure {
      Terminal.note("error: \(failure.description)")
      Terminal.exit(.couldNotRun)
    } catch {
      // Help and version are no failures; everything else here is a mistake in the call, or an error that stops the work.
      let message = fullMessage(for: error)
      if exitCode(for: error).isSuccess {
        Terminal.write(message + "\n")
        Terminal.flush()
        Terminal.exit(.done)
      }
      // The parser's own messages begin with a capital, ours do not.
      Terminal.note(message.hasPrefix("Error: ") ? "error: " + message.dropFirst(7) : message)
      Terminal.exit(.couldNotRun)
    }
  }
}

/// How the command ends.
enum ExitStatus: Int32, Error {
  /// All was done.
  case done = 0
  /// Some input could not be read, all else was done; or a check found something.
  case incomplete = 1
  /// Nothing could be done.
  case couldNotRun = 2
}

/// A reason for which the command cannot run, in words for the user.
struct UsageFailure: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
