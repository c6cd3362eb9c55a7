import Testing
import Text

@testable import Documents

@Suite struct MetadataTests {
  func read(
    _ text: String, id: String = "a.txt", table: Metadata = Metadata(), _ options: DocumentReader.Options = .init()
  ) throws(DocumentError) -> ReadDocument {
    try DocumentReader(options).read(DocumentInput(id: id, origin: .bytes(Array(text.utf8)), metadata: table))
  }

  @Test(arguments: [
    ("2023年3月5日", "2023-03-05"), ("二〇二三年三月五日", "2023-03-05"), ("二○二三年十二月三十一日", "2023-12-31"),
    ("２０２３年３月", "2023-03"), ("2023-03-05", "2023-03-05"), ("2023/3/5", "2023-03-05"), ("2023.3", "2023-03"),
    ("一九九七年二十月", nil), ("2023年2月30日", nil), ("1955", "1955"), ("二零二三年十月", "2023-10"), ("三月五日", nil),
    ("2023年3月5日上午", nil), ("", nil), ("2024年二十一", nil),
  ])
  func `a date is read as Chinese texts write it`(text: String, iso: String?) {
    #expect(ChineseDate.read(text)?.description == iso)
  }

  @Test func `front matter gives fields and is no part of the text`() throws {
    let document = try read(
      """
      ---
      # 说明
      title: "在大会上的讲话"   # 题目
      date: 二〇二三年三月五日
      speaker: 李明
      office:
      topics: [就业, '教育']
      places:
        - 云溪县
        - 澜江市
      ---
      同志们：
      """
    ).document
    #expect(
      document.metadata.fields.map { "\($0.name)=\($0.value)" } == [
        "title=在大会上的讲话", "date=2023-03-05", "speaker=李明", "topics=就业；教育", "places=云溪县；澜江市",
      ])
    #expect(document.paragraphs.map { document.string($0.span) } == ["同志们："])
    #expect(document.sourceSpan(of: document.paragraphs[0].span).line == 12)
  }

  @Test(
    arguments: [
      ("---\ntitle 没有冒号\nspeaker: 李明\n---\n文", nil), ("---\ntitle: 好\n这行没有\n---\n文", 3),
      ("---\ntitle: \"好\n---\n文", 2), ("---\ntitle: |\n  好\n---\n文", 2), ("---\ntitle: 好\n文\n", 3),
    ] as [(String, Int?)])
  func `a fault in the front matter is told with its line`(text: String, line: Int?) {
    do throws(DocumentError) {
      let document = try read(text).document
      #expect(line == nil)
      #expect(document.paragraphs.count == 5)
    } catch {
      #expect(error.place == line.map { .line($0) })
    }
  }

  /// The document and the warnings when one source says a date: its front matter, the table beside it, its name, its row
  /// of a table, the user.
  private func dated(_ date: String, by source: String) throws -> (date: String?, warnings: [String]) {
    let text = "讲话\n（2020年1月1日）\n同志们："
    var options = DocumentReader.Options()
    var input = DocumentInput(id: "a.txt", origin: .bytes(Array(text.utf8)))
    switch source {
    case "front matter": input.origin = .bytes(Array("---\ndate: \(date)\n---\n\(text)".utf8))
    case "table": input.metadata["date"] = date
    case "name":
      options.namePattern = NamePattern("{date}_{title}")
      input.id = "\(date)_讲话.txt"
    case "row":
      options.textColumn = "text"
      input = DocumentInput(id: "t.csv", origin: .bytes(Array("date,text\n\(date),\"\(text)\"\n".utf8)))
    default: options.metadata["date"] = date
    }
    let read = try DocumentReader(options).documents(in: input)[0].get()
    return (read.document.metadata["date"], read.warnings.map(\.kind.description))
  }

  @Test(arguments: ["front matter", "table", "name", "row", "user"])
  func `whoever says it, a date is read in Chinese, and one that is none is left out with a warning`(
    source: String
  ) throws {
    let good = try dated("二〇二三年三月五日", by: source)
    #expect(good.date == "2023-03-05")
    #expect(good.warnings.isEmpty)
    let bad = try dated("去年", by: source)
    #expect(bad.date == "2020-01-01")
    #expect(bad.warnings.count == 1 && bad.warnings[0].contains("“去年”"), "\(bad.warnings)")
  }

  @Test func `a year that the user sets wins over the date in the text`() throws {
    var options = DocumentReader.Options()
    options.metadata["year"] = "2020"
    #expect(try read("讲话\n（2023年3月5日）\n同志们：", options).document.metadata["date"] == "2020")
    options.metadata["year"] = "2023"
    #expect(try read("讲话\n（2023年3月5日）\n同志们：", options).document.metadata["date"] == "2023-03-05")
  }

  @Test func `a document is of the year of its date, or of a field that is no date`() {
    var metadata = Metadata()
    metadata["year"] = "2022-2023"
    #expect(metadata.group(by: "year") == "2022-2023")
    metadata["date"] = "2021-05"
    #expect(metadata.group(by: "year") == "2021")
    #expect(metadata.group(by: "speaker") == nil)
  }

  @Test(arguments: [
    ("2025年1月14日在云溪县第七届人民代表大会第三次会议上云溪县县长 李明同志作政府工作报告。", "云溪县县长", "李明"),
    ("（2025年1月14日）\n县委书记 李明同志", "县委书记", "李明"), ("（2025年1月14日）\n李明同志", nil, "李明"),
    ("（2025年1月14日）\n李  明 同志", nil, "李明"), ("（2025年1月14日）\n县长李明", "县长", "李明"),
  ])
  func `a speaker's name is told without the form of address behind it`(lines: String, office: String?, name: String)
    throws
  {
    let metadata = try read("政府工作报告\n\(lines)\n各位代表：\n现在报告工作。").document.metadata
    #expect(metadata["speaker"] == name)
    #expect(metadata["office"] == office)
  }

  @Test func `an occasion has no stray blanks, but those between Latin words`() throws {
    let text = "讲话\n——2025年1月19日在云溪县第十四届 人民代表大会 ABC Forum 会议上\n县长 李明\n各位代表：\n现在报告。"
    #expect(try read(text).document.metadata["occasion"] == "云溪县第十四届人民代表大会ABC Forum会议")
  }

  @Test(arguments: [
    ("关于做好防汛工作的通知\n各镇：\n请抓好落实。\n云溪县人民政府\n2024年3月5日\n（此件公开发布）", "2024-03-05"),
    ("关于做好防汛工作的通知\n2024年2月1日\n各镇：\n请抓好落实。\n2024年3月5日", "2024-02-01"),
    ("关于做好防汛工作的通知\n各镇：\n定于2024年3月5日召开会议。\n2024年3月", nil),
  ])
  func `the day of signing below a notice is its date, where nothing above says one`(text: String, date: String?) throws
  {
    #expect(try read(text).document.metadata["date"] == date)
  }

  @Test func `a metadata table beside the files is found by path, with or without ending`() throws {
    let folder = try TemporaryFolder()
    try folder.write("文", to: "a.txt")
    try folder.write("文", to: "2024/b.txt")
    try folder.write("file,speaker,date\na,\"李明, 王芳\",2023年3月5日\n2024/b.txt,王芳,\n", to: "metadata.csv")
    try folder.write("file\toffice\nb\t县长\n", to: "2024/metadata.tsv")
    let inputs = DocumentFinder().find([folder.path]).inputs
    #expect(inputs.map(\.id) == ["2024/b.txt", "a.txt"])
    #expect(inputs.map { $0.metadata["speaker"] } == ["王芳", "李明, 王芳"])
    #expect(inputs[0].metadata["office"] == "县长")
    #expect(inputs[1].metadata["date"] == "2023年3月5日")
    #expect(DocumentFinder().find([folder.path + "/a.txt"]).inputs[0].metadata["speaker"] == "李明, 王芳")
  }

  @Test(arguments: [
    ("file,speaker\na,b,c\n", "2: expected 2 columns, found 3"), ("speaker\n李明\n", "1: there is no column “file”"),
    ("file,x\na,\"b\n", "2: a quotation mark is not closed"),
  ])
  func `a fault in a metadata table is told with file and line`(table: String, problem: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(table, to: "metadata.csv")
    try folder.write("文", to: "a.txt")
    let found = DocumentFinder().find([folder.path])
    #expect(found.errors.map(\.description) == ["\(folder.path)/metadata.csv:\(problem)"])
    #expect(found.inputs.count == 1)
  }

  @Test func `a pattern takes fields from names`() {
    let pattern = NamePattern("{year}_{speaker}_{title}")
    let metadata = pattern?.metadata(of: "x/2023_李明_在大会上_的讲话.txt")
    #expect(metadata?["speaker"] == "李明")
    #expect(metadata?["title"] == "在大会上_的讲话")
    #expect(metadata?["year"] == "2023")
    #expect(pattern?.metadata(of: "2023-李明.txt") == nil)
    #expect(NamePattern("{a}{b}") == nil)
    #expect(NamePattern("{a") == nil)
    #expect(NamePattern("a") == nil)
    #expect(NamePattern("{}_a") == nil)
  }

  @Test func `what the user set wins over the file, that over the table, that over the name`() throws {
    var options = DocumentReader.Options()
    options.namePattern = NamePattern("{a}-{b}-{c}-{d}")
    options.metadata["a"] = "user"
    var table = Metadata()
    for name in ["a", "b", "c"] { table[name] = "table" }
    let document = try read("---\na: file\nb: file\n---\n文", id: "n-n-n-n.txt", table: table, options).document
    #expect(["a", "b", "c", "d"].map { document.metadata[$0] } == ["user", "file", "table", "n"])
  }
}
