import Foundation
import Glibc
import TestSupport
import Testing
import Text

@testable import Documents

@Suite struct DocumentReaderTests {
  func read(_ text: String, _ options: DocumentReader.Options = .init()) throws -> ReadDocument {
    try DocumentReader(options).read(DocumentInput(id: "a.txt", origin: .bytes(Array(text.utf8))))
  }

  @Test func `text that needs nothing is its own source`() throws {
    let text = "同志们：\n\n改革开放。\n"
    let document = try read(text).document
    #expect(String(decoding: document.text, as: UTF16.self) == String(text.dropLast()))
    #expect(document.paragraphs.count == 3)
    #expect(document.sourceMap.runs == [SourceMap.Run(text: 0, source: 0)])
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func `every line end counts as one`(end: String) throws {
    let document = try read("甲\(end)乙丙\(end)").document
    #expect(document.paragraphs.map { document.string($0.span) } == ["甲", "乙丙"])
    let place = document.sourceSpan(of: document.paragraphs[1].span)
    #expect((place.line, place.column, place.start) == (2, 1, 1 + end.utf8.count))
  }

  @Test func `what nobody sees goes, and offsets still lead to the source`() throws {
    let text = "改\u{200B}革\u{FEFF}开\u{AD}放，\u{A0}𠮷\u{200D}祥\u{0}\r\n国"
    let read = try read(text + String(repeating: "好", count: 200))
    let document = read.document
    #expect(String(decoding: document.text, as: UTF16.self).hasPrefix("改革开放， 𠮷祥\n国好"))
    #expect(read.warnings.map(\.kind) == [.controlCharacters(1)])
    let scalars = Array(text.unicodeScalars)
    for (offset, unit) in document.text.prefix(11).enumerated() where unit > 0x20 && unit & 0xF800 != 0xD800 {
      #expect(scalars[document.sourceMap.sourceOffset(of: offset)].value == UInt32(unit), "at \(offset)")
    }
    #expect(document.sourceSpan(of: Span(6, 8)) == SourceSpan(start: 9, end: 10, line: 1, column: 10))
  }

  @Test func `more than one control character in a hundred is binary`() {
    #expect(throws: DocumentError(document: "a.txt", reason: .binary)) {
      try read("国家\u{0}\u{1}" + String(repeating: "好", count: 100))
    }
  }

  @Test func `a file that is not what its name says is an error or read as what it is`() {
    let reader = DocumentReader()
    for (name, bytes, reason) in [
      ("a.docx", Array("国".utf8), DocumentError.Reason.notWhatItsNameSays("of no format known")),
      ("a.pdf", [], .notWhatItsNameSays("empty")),
      ("a.txt", [0x89, 0x50, 0x4E, 0x47], .notWhatItsNameSays("a PNG picture")),
      ("a.txt", Array("version https://git-lfs.github.com/spec/v1\n".utf8), .gitLFSPointer),
    ] {
      #expect(throws: DocumentError(document: name, reason: reason)) {
        try reader.read(DocumentInput(id: name, origin: .bytes(bytes)))
      }
    }
  }

  @Test func `an empty file is a document without text, with a warning`() throws {
    let read = try read("")
    #expect(read.document.paragraphs.isEmpty)
    #expect(read.warnings.map(\.kind) == [.empty])
  }

  @Test(.timeLimit(.minutes(10))) func `a named pipe is refused without waiting for a writer`() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path + "/a.txt", 0o600) == 0)
    #expect(throws: DocumentError(document: "a.txt", reason: .notAFile("a named pipe"))) {
      try DocumentReader().read(DocumentInput(path: folder.path + "/a.txt"))
    }
    #expect(throws: DocumentError.self) { try DocumentReader().read(DocumentInput(path: folder.path)) }
  }

  @Test(.timeLimit(.minutes(10))) func `a line of three million characters and half a million empty lines are read`()
    throws
  {
    let long = try read(String(repeating: "改革开放，", count: 600_000)).document
    #expect(long.paragraphs.count == 1)
    let empty = try read(String(repeating: "\n", count: 500_000)).document
    #expect(empty.paragraphs.count == 500_000)
  }

  @Test(arguments: [
    ("a.txt", "\u{FEFF}---\r\ntitle: 好\r\n---\r\n要增强“四\r\n个意识”，😀坚定自\u{200B}信。\r\n"),
    ("a.md", "---\ndate: 2024\n---\n# 一、总体要求\n\n要抓\u{A0}好落实。"),
    ("a.html", "<html><body><p>甲\u{200B}乙😀丙</p><p>要抓好落实。</p></body></html>"),
  ])
  func `each character stands in the source where the map says`(name: String, text: String) throws {
    let read = try DocumentReader().read(DocumentInput(id: name, origin: .bytes(Array(text.utf8))))
    let source = Array(String(units: read.source).unicodeScalars)
    let document = read.document
    for at in document.text.indices where document.text[at] & 0xFC00 != 0xDC00 && document.text[at] > 0x20 {
      let isPair = document.text[at] & 0xFC00 == 0xD800
      let place = document.sourceSpan(of: Span(at, at + (isPair ? 2 : 1)))
      #expect(String(source[place.start]) == document.string(Span(at, at + (isPair ? 2 : 1))))
      #expect(place.end == place.start + 1)
    }
    // What is printed for plain text is the file, its mark aside.
    if name != "a.html" { #expect(String(units: read.source) == text.replacingOccurrences(of: "\u{FEFF}", with: "")) }
  }

  @Test(arguments: ["a.odt", "a.txt"]) func `an OpenDocument text is refused by its name and with the way out`(
    name: String
  )
    throws
  {
    var zip = ZipBuilder()
    zip.add("mimetype", "application/vnd.oasis.opendocument.text")
    zip.add("content.xml", "<office:document-content xmlns:office=\"o\"/>")
    let error = #expect(throws: DocumentError.self) {
      _ = try DocumentReader().documents(in: DocumentInput(id: name, origin: .bytes(zip.bytes))).first!.get()
    }
    #expect(error?.description == "\(name): an OpenDocument text (.odt) is not read; save it as .docx")
  }
}
