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

  /// Options that change where or how a result is shown and not what it is, or that the table's name, its columns or the
  /// fingerprints of the lists tell.
  private static let untold: Set<String> = [
    "output", "format", "no-bom", "labels", "jobs", "quiet", "columns", "long", "mentions", "ledger", "summary",
    "against", "matrix", "a", "b", "exit-zero", "no-dispersion", "lexicon", "no-lexicons", "slogans", "slogan-file",
    "version",
  ]

  @Test(arguments: [
    ("outline", "tifa outline corpus -o t.csv", "t.csv.meta.json"),
    ("info", "tifa info corpus -o t.csv", "t.csv.meta.json"),
    ("keywords", "tifa keywords corpus/2024* --against corpus/2023* --terms slogans -o t.csv", "t.csv.meta.json"),
    ("slogans", "tifa slogans corpus -o t.csv", "t.csv.meta.json"),
    ("check", "tifa check corpus -o t.csv", "t.csv.meta.json"),
    ("trends", "tifa trends corpus -o t.csv", "t.csv.meta.json"),
    ("directives", "tifa directives corpus -o t.csv", "t.csv.meta.json"),
    (
      "compare",
      "tifa compare corpus/2023* corpus/2024-云溪* -o t; tifa compare --matrix corpus -o t.csv; cat t.csv.meta.json >> t/summary.json",
      "t/summary.json"
    ),
    ("concordance", "tifa concordance 改革 corpus -o t.csv", "t.csv.meta.json"),
    ("collocations", "tifa collocations 改革 corpus -o t.csv", "t.csv.meta.json"),
    ("analyze", "tifa analyze corpus -o t", "t/summary.json"),
  ])
  func `metadata tells every option that a result depends on`(name: String, call: String, file: String) throws {
    let command = try #require(try commands().first { $0.commandName == name })
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tifa-metadata-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("corpus"), withDestinationURL: CaseTests.root.appendingPathComponent("corpus"))
    let metadata = try CaseTests.run("{ \(call); } > /dev/null; cat \(file)", in: folder).output
    for option in command.options.sorted() {
      let option = String(option.dropFirst(2))
      if Self.untold.contains(option) { continue }
      let key = (option.hasPrefix("no-") ? String(option.dropFirst(3)) : option).replacing("-", with: "_")
      #expect(metadata.contains("\"\(key)\":"), "\(name) --\(option)")
    }
  }

  @Test func `the version names the lists as metadata does`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tifa-version-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let version = try CaseTests.run("tifa --version", in: folder).output
    let call = "echo 改革 > a.txt; tifa analyze a.txt -o t > /dev/null; cat t/summary.json"
    let summary = try CaseTests.run(call, in: folder).output
    let lists = version.split(separator: "\n").filter { $0.hasPrefix("lexicon ") }.map { $0.split(separator: " ") }
    #expect(lists.count == 7)
    for list in lists where list[1] != "comparison.tsv" { #expect(summary.contains("\"\(list[1])\": \"\(list[2])\"")) }
  }
}
