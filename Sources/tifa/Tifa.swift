import ArgumentParser
import ICU

/// Reads Chinese official speeches: words, set phrases, tasks, comparisons.
@main
struct Tifa: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tifa",
    abstract: "Reads Chinese official speeches and documents.",
    version: "tifa 0.1.0 (ICU \(ICULibrary.version))")
}
