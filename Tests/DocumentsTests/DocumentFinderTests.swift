import Foundation
import Testing

@testable import Documents

/// A folder that goes away with the test.
final class TemporaryFolder {
  let url: URL
  var path: String { url.path }

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("documents-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file, with the folders above it.
  func write(_ content: String, to name: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try content.write(to: file, atomically: false, encoding: .utf8)
  }
}

@Suite struct DocumentFinderTests {
  @Test func `a folder is walked in the order of names, and what is no document is passed over`() throws {
    let folder = try TemporaryFolder()
    for name in [
      "乙/c.txt", "b.docx", "a.TXT", ".hidden.txt", "~$b.docx", "metadata.csv", "乙/metadata.tsv", "note.xyz", "t.csv",
      "README.md", "乙/README.txt",
    ] {
      try folder.write(name.contains("metadata") ? "file\n" : "国", to: name)
    }
    let found = DocumentFinder().find([folder.path])
    #expect(found.inputs.map(\.id) == ["a.TXT", "b.docx", "乙/c.txt"])
    #expect(found.otherFiles == 2)
    #expect(found.errors.isEmpty)
    #expect(DocumentFinder(includesTables: true).find([folder.path + "/"]).inputs.count == 4)
  }

  @Test func `a file named by the user is taken whatever its ending`() throws {
    let folder = try TemporaryFolder()
    try folder.write("国", to: "speech.speech")
    let found = DocumentFinder().find([folder.path + "/speech.speech"])
    #expect(found.inputs.map(\.id) == ["speech.speech"])
    #expect(found.inputs.map(\.format) == [.text])
  }

  @Test func `files of one name keep the paths they were given by`() throws {
    let folder = try TemporaryFolder()
    try folder.write("国", to: "2023/a.txt")
    try folder.write("国", to: "2024/a.txt")
    let (first, second) = (folder.path + "/2023", folder.path + "/2024")
    #expect(DocumentFinder().find([first, second]).inputs.map(\.id) == [first + "/a.txt", second + "/a.txt"])
  }

  @Test func `no path is standard input`() {
    #expect(DocumentFinder().find([]).inputs == [DocumentInput(id: "stdin", origin: .standardInput)])
    #expect(DocumentFinder().find(["-"]).inputs.map(\.id) == ["stdin"])
  }

  @Test func `a path that is not there is an error, and the others are found`() throws {
    let folder = try TemporaryFolder()
    try folder.write("国", to: "a.txt")
    let found = DocumentFinder().find([folder.path + "/none.txt", folder.path + "/a.txt"])
    #expect(found.inputs.map(\.id) == ["a.txt"])
    #expect(found.errors.map(\.description) == [folder.path + "/none.txt: no such file or directory"])
  }

  @Test(.timeLimit(.minutes(10))) func `a folder inside itself is entered once`() throws {
    let folder = try TemporaryFolder()
    try folder.write("国", to: "a/b/c.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/a/b/up", withDestinationPath: folder.path + "/a")
    #expect(DocumentFinder().find([folder.path]).inputs.map(\.id) == ["a/b/c.txt"])
  }

  @Test func `a link to a folder around the one that was named is not followed, others are`() throws {
    let folder = try TemporaryFolder()
    for name in ["all/mine/a.txt", "all/other/b.txt", "c.txt"] { try folder.write("国", to: name) }
    for (link, target) in [("loop", ".."), ("top", "../.."), ("other", "../other"), ("c.txt", "../../c.txt")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/all/mine/" + link, withDestinationPath: target)
    }
    #expect(DocumentFinder().find([folder.path + "/all/mine"]).inputs.map(\.id) == ["a.txt", "c.txt", "other/b.txt"])
  }
}
