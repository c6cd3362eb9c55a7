import Foundation
import Reports
import Testing

struct OutputFileTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("tifa-output-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }

  @Test func `a file appears when it is whole, with all that was written`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let place = folder.appendingPathComponent("a.csv")
    let text = String(repeating: "改革开放\n", count: 20_000)
    let file = try OutputFile(path: place.path)
    try file.write(text)
    #expect(!FileManager.default.fileExists(atPath: place.path))
    try file.commit()
    #expect(try String(contentsOf: place, encoding: .utf8) == text)
    #expect(names == ["a.csv"])
  }

  @Test func `what is not committed leaves nothing, and the old file stays`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let place = folder.appendingPathComponent("a.csv")
    try "old".write(to: place, atomically: true, encoding: .utf8)
    do {
      let file = try OutputFile(path: place.path)
      try file.write("new")
    }
    #expect(try String(contentsOf: place, encoding: .utf8) == "old")
    #expect(names == ["a.csv"])
  }

  @Test func `a folder that is not there is named`() {
    let error = #expect(throws: OutputFile.Failure.self) { try OutputFile(path: "/nonexistent/a.csv") }
    #expect(error?.description == "/nonexistent/a.csv: No such file or directory")
  }

  @Test func `a link is written through, not replaced`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let (target, link) = (folder.path + "/target.csv", folder.path + "/link.csv")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    let file = try OutputFile(path: link)
    try file.write("term\n")
    try file.commit()
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "term\n")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
  }

  @Test func `a device is written to, not replaced`() throws {
    let file = try OutputFile(path: "/dev/null")
    try file.write("term\n")
    try file.commit()
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
    #expect(type == .typeCharacterSpecial)
  }
}
