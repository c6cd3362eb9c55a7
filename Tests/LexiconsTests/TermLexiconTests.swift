import Foundation
import Lexicons
import Testing

struct TermLexiconTests {
  private func read(_ text: String) throws(LexiconError) -> TermLexicon {
    try TermLexicon(LexiconFile(name: "mine.tsv", text: text))
  }

  @Test func `a term without a cost is fixed, with one it competes`() throws {
    let lexicon = try read("平安建设\n综治工作\t80\t noun\n".replacingOccurrences(of: " noun", with: "noun"))
    #expect(lexicon.entries.map(\.cost) == [.fixed, .weighted(80)])
    #expect(lexicon.entries[1].classes == TermClass(name: "noun"))
  }

  @Test func `a head names the columns in any order`() throws {
    let lexicon = try read("term\tclass\tnote\tcost\tunit\r\n党中央\torganisation;noun\t说明\t60\tyes\r\n")
    #expect(lexicon.entries.count == 1)
    #expect(lexicon.entries[0].cost == .weighted(60))
    #expect(lexicon.entries[0].isUnit)
    #expect(lexicon.entries[0].classes == [TermClass(name: "noun")!, TermClass(name: "organisation")!])
  }

  @Test(arguments: [
    ("甲\n乙\t很多\n", "mine.tsv:2: cost 很多 is neither a whole number up to 1000 nor fixed nor -"),
    ("甲\t1\tnoun\tyes\tmore\n", "mine.tsv:1: expected at most 4 columns"),
    ("甲\t1\tthing\n", "mine.tsv:1: no class thing; classes are \(TermClass.names.joined(separator: ", "))"),
    ("甲\n\t5\n", "mine.tsv:2: no term"),
    (String(repeating: "甲", count: 101), "mine.tsv:1: the term has 101 characters, more than 100"),
  ])
  func `a malformed line is an error naming file and line`(text: String, message: String) {
    let error = #expect(throws: LexiconError.self) { try read(text) }
    #expect(error?.description == message)
  }

  @Test func `comments, empty lines and blanks around terms say nothing`() throws {
    let lexicon = try read("# note\n\n 甲乙 \n")
    #expect(lexicon.entries.map { String(decoding: lexicon.units(of: $0), as: UTF16.self) } == ["甲乙"])
    #expect(lexicon.entries[0].line == 3)
  }

  @Test func `a byte order mark and GB18030 are accepted`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tifa-lexicons-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (marked, gb, broken) = (
      folder.appendingPathComponent("a"), folder.appendingPathComponent("b"), folder.appendingPathComponent("c")
    )
    try Data([0xEF, 0xBB, 0xBF] + Array("改革\n".utf8)).write(to: marked)
    try Data([0xB8, 0xC4, 0xB8, 0xEF, 0x0A]).write(to: gb)
    try Data([0x41, 0x0A, 0xFF, 0xFF, 0x0A]).write(to: broken)
    for file in [marked, gb] {
      let lexicon = try TermLexicon(LexiconFile(path: file.path))
      #expect(lexicon.units == Array("改革".utf16))
    }
    #expect(throws: LexiconError(file: broken.path, line: 2, reason: "neither UTF-8 nor GB18030")) {
      try LexiconFile(path: broken.path)
    }
    #expect(throws: LexiconError.self) { try LexiconFile(path: folder.appendingPathComponent("none").path) }
  }
}

struct LexiconTableTests {
  @Test func `rows are read by the names of their columns`() throws {
    let table = try LexiconTable(LexiconFile(name: "x.tsv", text: "# note\nterm\tmembers\n四个意识\t政治意识;大局意识； 核心意识\n"))
    #expect(table.rows[0].line == 3)
    #expect(table.rows[0]["term"] == "四个意识")
    #expect(table.rows[0].list("members") == ["政治意识", "大局意识", "核心意识"])
    #expect(table.rows[0]["nothing"] == "")
  }

  @Test(arguments: [
    ("a\tb\n1\t2\t3\n", "x.tsv:2: expected 2 columns, found 3"),
    ("a\ta\n", "x.tsv:1: column a stands twice"), ("b\n", "x.tsv:1: no column a"), ("", "x.tsv: empty: no column a"),
  ])
  func `errors name file and line`(text: String, message: String) {
    let error = #expect(throws: LexiconError.self) {
      try LexiconTable(LexiconFile(name: "x.tsv", text: text), required: ["a"])
    }
    #expect(error?.description == message)
  }
}

struct FingerprintTests {
  @Test func `the fingerprint is 64-bit FNV-1a`() {
    // Test vectors of the FNV reference (Fowler, Noll and Vo): the empty string, "a", "foobar".
    #expect(Fingerprint(of: []).description == "cbf29ce484222325")
    #expect(Fingerprint(of: Array("a".utf8)).description == "af63dc4c8601ec8c")
    #expect(Fingerprint(of: Array("foobar".utf8)).description == "85944171f73967e8")
  }
}
