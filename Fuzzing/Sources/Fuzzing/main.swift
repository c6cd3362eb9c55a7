import Documents
import Glibc
import Text

// Feeds libFuzzer's inputs to the reader of documents. TIFA_FUZZ says as what (`Format`). A crash, a trap, a hang or a broken promise (below) is a finding.

@_silgen_name("LLVMFuzzerRunDriver")
func LLVMFuzzerRunDriver(
  _ argc: UnsafeMutablePointer<Int32>,
  _ argv: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// What is made of the bytes.
enum Format: String {
  /// A text file as it is.
  case decoder
  /// A text of what the layout of a page consists of, a byte a character.
  case repair
  /// A text of numberings, titles and sentences, a byte a piece.
  case outline
  /// The block before a text.
  case frontmatter
  case markdown, html, docx, numbering, ofd, csv, jsonl

  static let chosen = getenv("TIFA_FUZZ").flatMap { Format(rawValue: String(cString: $0)) } ?? .decoder

  /// A file of this format with the bytes in its interesting part.
  func input(_ bytes: [UInt8]) -> DocumentInput {
    switch self {
    case .decoder: DocumentInput(id: "a.txt", origin: .bytes(bytes))
    case .repair: DocumentInput(id: "a.txt", origin: .bytes(Self.text(bytes, of: Self.layout)))
    case .outline: DocumentInput(id: "a.txt", origin: .bytes(Self.text(bytes, of: Self.pieces)))
    case .frontmatter:
      DocumentInput(id: "a.txt", origin: .bytes(Array("---\n".utf8) + bytes + Array("\n---\n同志们：\n".utf8)))
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

  /// A piece of the list for each byte.
  private static func text(_ bytes: [UInt8], of pieces: [String]) -> [UInt8] {
    bytes.flatMap { Array(pieces[Int($0) % pieces.count].utf8) }
  }

  private static let layout =
    "国家要抓好落实增强意识第页共一二三上下的了在是𠀀😀é —-·，。、；：！？,.;:!?“”‘’「」《》（）()【】[]%％…　\t\u{A0}\u{200B}\n\n\n\n\r\u{C}0129０９aZ#/".map {
      String($0)
    }
    + ["国家治理体系和治理能力", "坚持以人民为中心的发展思想，", "推动高质量发展取得新成效。", "\n— 1 —\n", "\n第3页 共9页\n", "\r\n"]

  private static let pieces = [
    "一、", "二、", "三、", "（一）", "（二）", "(1)", "(2)", "1.", "2．", "1、", "1）", "①", "②", "第一章", "第二节", "第三条", "第一编", "第一，",
    "第二，",
    "一是", "二是", "三是", "首先，", "其次，", "最后，", "# ", "## ", "\n", "\n", "\n", "\n\n", "。", "。", "，", "；", "：", "、", "！",
    "”", "“", "【", "】", " ", "　",
    "\t", "——", "（", "）", "2023年3月5日", "二〇二三年三月", "同志们：", "各位代表！", "省长", "李 明", "在会议上", "作报告", "政府工作报告", "总则", "加强领导",
    "国家", "要把各项任务落到实处，确保取得实效", "😀", "9", "十", "百", "之一", "规定", "a",
  ]

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
