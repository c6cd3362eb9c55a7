import Documents
import Glibc
import Text

// Feeds libFuzzer's inputs to the reader of documents. TIFA_FUZZ says as what: text, markdown, html, docx, numbering, ofd,
// csv or jsonl. A crash, a trap, a hang or a broken promise (below) is a finding.

@_silgen_name("LLVMFuzzerRunDriver")
func LLVMFuzzerRunDriver(
  _ argc: UnsafeMutablePointer<Int32>,
  _ argv: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// What is made of the bytes.
enum Format: String {
  case text, markdown, html, docx, numbering, ofd, csv, jsonl

  static let chosen = getenv("TIFA_FUZZ").flatMap { Format(rawValue: String(cString: $0)) } ?? .text

  /// A file of this format with the bytes in its interesting part.
  func input(_ bytes: [UInt8]) -> DocumentInput {
    switch self {
    case .text: DocumentInput(id: "a.txt", origin: .bytes(bytes))
    case .markdown: DocumentInput(id: "a.md", origin: .bytes(bytes))
    case .html: DocumentInput(id: "a.html", origin: .bytes(bytes))
    case .docx: DocumentInput(id: "a.docx", origin: .bytes(StoredZip([("word/document.xml", bytes)]).bytes))
    case .numbering:
      DocumentInput(
        id: "a.docx",
        origin: .bytes(
          StoredZip([("word/document.xml", Self.numbered), ("word/numbering.xml", bytes), ("word/styles.xml", bytes)])
            .bytes))
    case .ofd: DocumentInput(id: "a.ofd", origin: .bytes(StoredZip([("Doc_0/Pages/Page_0/Content.xml", bytes)]).bytes))
    case .csv: DocumentInput(id: "a.csv", origin: .bytes(Array("text,date\n".utf8) + bytes))
    case .jsonl: DocumentInput(id: "a.jsonl", origin: .bytes(bytes))
    }
  }

  private static let numbered = Array(
    (0..<9).map { "<p><pPr><numPr><ilvl val=\"\($0)\"/><numId val=\"1\"/></numPr></pPr><r><t>国</t></r></p>" }.joined()
      .utf8
  ).enclosed(in: "d")
}

extension [UInt8] {
  func enclosed(in element: String) -> [UInt8] { Array("<\(element)>".utf8) + self + Array("</\(element)>".utf8) }
}

/// Checks what every document promises.
func check(_ document: Document) {
  var at = 0
  for paragraph in document.paragraphs {
    precondition(paragraph.span.start == at && paragraph.span.end >= at, "paragraphs tile the text")
    at = paragraph.span.end + 1
  }
  precondition(document.paragraphs.isEmpty || at == document.text.count + 1, "no text is behind the last paragraph")
  var before = 0
  for offset in document.text.indices {
    let source = document.sourceMap.sourceOffset(of: offset)
    precondition(source >= before, "the map never goes back")
    before = source
  }
  for entry in document.outline.entries {
    precondition(entry.section.contains(entry.title), "a title lies in its section")
    if let parent = entry.parent {
      precondition(document.outline.entries[parent].section.contains(entry.section), "a section lies in its parent's")
    }
  }
  for sentence in SentenceSplitter().sentences(in: document) {
    precondition(!sentence.isEmpty && sentence.end <= document.text.count, "sentences lie in the text")
  }
}

func feed(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  var options = DocumentReader.Options()
  // Both ways of decoding, decided by the input itself.
  options.isLossy = bytes.first.map { $0 & 1 == 1 } ?? false
  options.textColumn = "text"
  for result in DocumentReader(options).documents(in: Format.chosen.input(bytes)) {
    if case .success(let read) = result { check(read.document) }
  }
  return 0
}

var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(LLVMFuzzerRunDriver(&count, &arguments) { feed($0, $1) })
