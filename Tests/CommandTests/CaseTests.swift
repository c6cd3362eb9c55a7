import Foundation
import Testing

/// Runs the command as a user would: a case is a folder with `cmd` (a line for bash), `expout` (what goes to standard
/// output), and where there is any `experr` (standard error) and `status`. Other files of the folder lie in the scratch
/// folder that the command runs in, beside `corpus`. `make record` rewrites what is expected.
struct CaseTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let cases = root.appendingPathComponent("Tests/CommandTests/Cases")

  static let names: [String] = {
    let paths = FileManager.default.enumerator(atPath: cases.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix("/cmd") }.map { String($0.dropLast(4)) }.sorted()
  }()

  /// The executable that was built beside these tests.
  static let executable: URL = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("tifa")
      if FileManager.default.isExecutableFile(atPath: candidate.path), !isDirectory(candidate) { return candidate }
    }
    return root.appendingPathComponent(".build/debug/tifa")
  }()

  private static func isDirectory(_ url: URL) -> Bool {
    var flag: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &flag) && flag.boolValue
  }

  @Test func `there are cases`() { #expect(Self.names.count >= 10) }

  @Test(arguments: names)
  func `the command prints what the case says`(name: String) throws {
    let folder = Self.cases.appendingPathComponent(name)
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("tifa-case-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where !["cmd", "expout", "experr", "status"].contains(file) {
      try FileManager.default.copyItem(
        at: folder.appendingPathComponent(file), to: scratch.appendingPathComponent(file))
    }
    try FileManager.default.createSymbolicLink(
      at: scratch.appendingPathComponent("corpus"), withDestinationURL: Self.root.appendingPathComponent("corpus"))

    let command = try String(contentsOf: folder.appendingPathComponent("cmd"), encoding: .utf8)
    let result = try Self.run(command, in: scratch)
    let expected = [
      ("expout", result.output), ("experr", result.error), ("status", result.status == 0 ? "" : "\(result.status)\n"),
    ]
    for (file, text) in expected {
      let place = folder.appendingPathComponent(file)
      let old = (try? String(contentsOf: place, encoding: .utf8)) ?? ""
      if ProcessInfo.processInfo.environment["TIFA_RECORD"] != nil, old != text {
        if text.isEmpty {
          try FileManager.default.removeItem(at: place)
        } else {
          try text.write(to: place, atomically: true, encoding: .utf8)
        }
      }
      #expect(text == old, "\(name)/\(file)")
    }
  }

  static func run(_ command: String, in folder: URL) throws -> (output: String, error: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = executable.deletingLastPathComponent().path + ":" + (environment["PATH"] ?? "")
    environment["TIFA_LEXICONS"] = root.appendingPathComponent("Lexicons").path
    environment["LC_ALL"] = "C.UTF-8"
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    // Through files: two pipes that are read one after the other can block each other.
    let (output, error) = (folder.appendingPathExtension("out"), folder.appendingPathExtension("err"))
    defer { for file in [output, error] { try? FileManager.default.removeItem(at: file) } }
    for file in [output, error] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    try process.run()
    process.waitUntilExit()
    return (
      try String(contentsOf: output, encoding: .utf8), try String(contentsOf: error, encoding: .utf8),
      process.terminationStatus
    )
  }
}
