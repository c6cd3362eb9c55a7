import Foundation
import Testing
import Text

@testable import Documents

@Suite struct ContainerTests {
  func read(
    _ name: String, _ bytes: [UInt8], textColumn: String? = nil
  ) -> [Result<ReadDocument, DocumentError>] {
    var options = DocumentReader.Options()
    options.textColumn = textColumn
    return DocumentReader(options).documents(in: DocumentInput(id: name, origin: .bytes(bytes)))
  }

  /// What came of each: the id and the first line, or the error.
  func shown(_ results: [Result<ReadDocument, DocumentError>]) -> [String] {
    results.map { result in
      switch result {
      case .success(let read): "\(read.document.id): \(FormatTests.lines(read).first ?? "")"
      case .failure(let error): error.description
      }
    }
  }

  @Test func `an archive gives its documents, with names in UTF-8 and in GBK`() {
    var zip = ZipBuilder()
    zip.add("讲话/甲.txt", "改革")
    zip.add(encoded("讲话/乙.txt", "GB18030"), Array("开放".utf8))
    zip.add(Array("讲话/丙.docx".utf8), FormatTests.docx("<w:p><w:r><w:t>发展</w:t></w:r></w:p>"))
    zip.add("__MACOSX/._甲.txt", "x")
    zip.add("讲话/.hidden.txt", "x")
    zip.add("picture.png", "x")
    #expect(shown(read("a.zip", zip.bytes)) == ["a.zip/讲话/甲.txt: 改革", "a.zip/讲话/乙.txt: 开放", "a.zip/讲话/丙.docx: 发展"])
  }

  @Test func `a member that climbs out, an archive inside and one without documents are errors`() {
    var zip = ZipBuilder()
    zip.add("../甲.txt", "改革")
    zip.add("b.zip", "PK")
    zip.add("乙.txt", "开放")
    #expect(
      shown(read("a.zip", zip.bytes)) == [
        "a.zip/../甲.txt: its path climbs out of the archive",
        "a.zip/b.zip: an archive inside an archive is not read; unpack it", "a.zip/乙.txt: 开放",
      ])
    var empty = ZipBuilder()
    empty.add("a.png", "x")
    #expect(shown(read("a.zip", empty.bytes)) == ["a.zip: an archive without documents (1 file of other kinds)"])
  }

  @Test func `an office file by another name is read as what it is`() throws {
    let bytes = FormatTests.docx("<w:p><w:r><w:t>发展</w:t></w:r></w:p>")
    for name in ["a.txt", "a.doc", "a.wps"] { #expect(shown(read(name, bytes)) == ["\(name): 发展"]) }
  }

  @Test func `each row of a table is a document, and the other columns are its fields`() throws {
    let table = "id,text,date,speaker\n1,\"同志们，\n改革\",2023年3月,李明\n2,开放,,\n"
    let results = read("t.csv", Array(table.utf8), textColumn: "text")
    #expect(shown(results) == ["t.csv#1: 同志们，", "t.csv#2: 开放"])
    let metadata = try results[0].get().document.metadata
    #expect(metadata["date"] == "2023-03")
    #expect(metadata["speaker"] == "李明")
    #expect(metadata["id"] == "1")
  }

  @Test func `a column with the year dates the rows`() throws {
    let table = "year,date,text\n2023,,改革\n2024,2024-03-07,开放\n"
    let dates = try read("t.csv", Array(table.utf8), textColumn: "text").map { try $0.get().document.metadata.date }
    #expect(dates.map { $0?.description } == ["2023", "2024-03-07"])
  }

  @Test func `JSON Lines are read the same way`() throws {
    let lines = "{\"text\":\"改革\",\"n\":3,\"tags\":[\"甲\",\"乙\"],\"x\":{\"y\":1}}\n\n{\"text\":\"开放\"}\n"
    let results = read("t.jsonl", Array(lines.utf8), textColumn: "text")
    #expect(shown(results) == ["t.jsonl#1: 改革", "t.jsonl#2: 开放"])
    #expect(try results[0].get().document.metadata.fields.map { "\($0.name)=\($0.value)" } == ["n=3", "tags=甲；乙"])
    #expect(shown(read("t.jsonl", Array("{}\n".utf8), textColumn: "text")) == ["t.jsonl:1: there is no column “text”"])
    #expect(
      shown(read("t.jsonl", Array("{\"text\":\"a\"}\n[1]\n".utf8), textColumn: "text")) == [
        "t.jsonl:2: not a JSON object"
      ])
  }

  @Test(arguments: [
    ("\"他说\"\"好\"\"\t是\"\ta", "他说\"好\"\t是"), ("\"四个意识\"要增强\ta", "\"四个意识\"要增强"), ("\"四个\ta", "\"四个"),
    ("\"\"\"四个\"\"\"\ta", "\"四个\""),
  ])
  func `a cell between tabs is quoted where a quotation mark begins and ends it`(row: String, text: String) throws {
    let results = read("t.tsv", Array("text\tid\n\(row)\n".utf8), textColumn: "text")
    #expect(try results.map { String(units: try $0.get().document.text) } == [text])
  }

  @Test func `a table without its text column named is an error with the way out`() {
    #expect(shown(read("t.csv", Array("a,b\n1,2\n".utf8)))[0].contains("--text-column"))
    #expect(shown(read("t.csv", Array("a,b\n1,2\n".utf8), textColumn: "c")) == ["t.csv:1: there is no column “c”"])
  }

  @Test func `an OFD document gives its lines in the order of the page`() throws {
    func object(_ x: Double, _ y: Double, _ text: String) -> String {
      "<ofd:TextObject Boundary=\"\(x) \(y) 100 5\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"g 5 5\">\(text)</ofd:TextCode></ofd:TextObject>"
    }
    func page(_ objects: String) -> String {
      "<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Content><ofd:Layer>\(objects)</ofd:Layer></ofd:Content></ofd:Page>"
    }
    var zip = ZipBuilder()
    zip.add("OFD.xml", "<ofd:OFD/>")
    zip.add("Doc_0/Pages/Page_10/Content.xml", page(object(20, 30, "第三页。")))
    zip.add(
      "Doc_0/Pages/Page_0/Content.xml", page(object(70, 40, "的通知") + object(20, 40, "关于做好工作") + object(30, 50, "各单位：")))
    zip.add("Doc_0/Pages/Page_2/Content.xml", page(object(20, 30, "第二页。")))
    let read = try DocumentReader().read(DocumentInput(id: "a.ofd", origin: .bytes(zip.bytes)))
    #expect(FormatTests.lines(read) == ["关于做好工作的通知", "    各单位：", "第二页。", "第三页。"])
    #expect(read.document.sourceSpan(of: read.document.paragraphs[3].span).page == 3)
  }

  @Test func `Traditional text is read in Simplified, at the places of the source`() throws {
    let text = "各位代表：\n我們第一屆全國人民代表大會第一次會議，聽取了關於憲法草案的報告，並進行了三天的討論。\n"
    let read = try LayoutRepairTests.read(text)
    #expect(FormatTests.lines(read)[1] == "我们第一届全国人民代表大会第一次会议，听取了关于宪法草案的报告，并进行了三天的讨论。")
    #expect(read.isSimplified)
    #expect(read.document.sourceSpan(of: read.document.paragraphs[1].span).start == 6)
    #expect(!(try LayoutRepairTests.read("我们的会议很重要，大家要认真学习贯彻落实会议精神，推动工作。")).isSimplified)
    var options = DocumentReader.Options()
    options.simplification = .never
    let kept = try DocumentReader(options).read(DocumentInput(id: "a.txt", origin: .bytes(Array(text.utf8))))
    #expect(String(decoding: kept.document.text, as: UTF16.self) + "\n" == text)
  }
}
