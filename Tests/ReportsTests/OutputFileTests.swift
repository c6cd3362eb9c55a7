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

  @Test func `what a link leads to stays whole until the new file is`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let (target, link) = (folder.path + "/target.csv", folder.path + "/link.csv")
    try "old".write(toFile: target, atomically: true, encoding: .utf8)
    // Relative, and by another link.
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/middle.csv", withDestinationPath: "target.csv")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "middle.csv")
    do {
      let file = try OutputFile(path: link)
      try file.write(String(repeating: "new", count: 100_000))
      #expect(try String(contentsOfFile: target, encoding: .utf8) == "old")
    }
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "old")
    let file = try OutputFile(path: link)
    try file.write("new")
    try file.commit()
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "new")
    #expect(names.sorted() == ["link.csv", "middle.csv", "target.csv"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "middle.csv")
  }

  @Test func `links that lead to one another are an error`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let link = folder.path + "/link.csv"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "link.csv")
    let error = #expect(throws: OutputFile.Failure.self) { try OutputFile(path: link) }
    #expect(error?.reason == "Too many levels of symbolic links")
  }

  @Test(arguments: [0o600, 0o640, 0o755]) func `the mode of the old file is kept`(mode: Int) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let place = folder.path + "/a.csv"
    try "old".write(toFile: place, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: place)
    let file = try OutputFile(path: place)
    try file.write("new")
    try file.commit()
    #expect(try String(contentsOfFile: place, encoding: .utf8) == "new")
    #expect(try FileManager.default.attributesOfItem(atPath: place)[.posixPermissions] as? Int == mode)
  }

  @Test func `a place is tried without a trace`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try OutputFile.requireWritable(at: folder.path + "/a.csv")
    #expect(names == [])
    // A file that is being written is not disturbed.
    let file = try OutputFile(path: folder.path + "/a.csv")
    try OutputFile.requireWritable(at: folder.path + "/a.csv")
    try file.commit()
    #expect(names == ["a.csv"])
    #expect(throws: OutputFile.Failure.self) { try OutputFile.requireWritable(at: folder.path) }
    #expect(throws: OutputFile.Failure.self) { try OutputFile.requireWritable(at: folder.path + "/none/a.csv") }
    #expect(throws: OutputFile.Failure.self) { try OutputFile.requireWritable(at: "/proc/a.csv") }
  }
}
