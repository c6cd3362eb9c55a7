import Foundation
import Testing

/// Keeps the guides whole: a page a command, and every option on it or on a page that holds for all commands.
struct DocumentationTests {
  /// A command as `--experimental-dump-help` describes it.
  private struct Command: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable {
        var kind: String
        var name: String
      }
      var shouldDisplay: Bool
      var names: [Name]?
    }
    var commandName: String
    var shouldDisplay: Bool
    var arguments: [Argument]?
    var subcommands: [Command]?

    /// Long names of its options and of those of its subcommands.
    var options: Set<String> {
      let own = (arguments ?? []).filter(\.shouldDisplay).flatMap { $0.names ?? [] }
      return Set(own.filter { $0.kind == "long" }.map { "--" + $0.name })
        .union((subcommands ?? []).flatMap(\.options)).subtracting(["--help"])
    }
  }

  private struct Dump: Decodable { var command: Command }

  private func commands() throws -> [Command] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tifa-help-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let result = try CaseTests.run("tifa --experimental-dump-help", in: folder)
    let dump = try JSONDecoder().decode(Dump.self, from: Data(result.output.utf8))
    return (dump.command.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }

  private func page(_ name: String) -> String? {
    try? String(contentsOf: CaseTests.root.appendingPathComponent("docs/\(name).md"), encoding: .utf8)
  }

  @Test func `every command has a guide that names every option`() throws {
    let common = try ["inputs", "outputs", "segment", "lexicon"].map { try #require(page($0)) }.joined()
    let commands = try commands()
    #expect(commands.count >= 5)
    for command in commands {
      guard let guide = page(command.commandName) else {
        Issue.record("docs/\(command.commandName).md is missing")
        continue
      }
      for option in command.options.sorted() where !(guide + common).contains(option) {
        Issue.record("docs/\(command.commandName).md does not tell of \(option)")
      }
    }
  }

  @Test func `the index and the README name every command`() throws {
    let index = try #require(page("README"))
    let readme = try String(contentsOf: CaseTests.root.appendingPathComponent("README.md"), encoding: .utf8)
    for command in try commands() {
      #expect(index.contains("(\(command.commandName).md)"), "docs/README.md: \(command.commandName)")
      #expect(readme.contains("tifa \(command.commandName)"), "README.md: \(command.commandName)")
    }
  }
}
