/// Takes the text out of a Word file (.docx): a paragraph a line, the cells of a table row parted by tabs.
///
/// Numbers that Word sets by itself (一、 （一） 第一条) are written out. Deleted text of tracked changes, comments,
/// notes, heads and feet are left out.
struct DocxText {
  /// What a file may expand to.
  static let limit = 128_000_000

  private var lines: [[String]] = [[]]
  private var numbering: DocxNumbering
  /// The cells of the row that is open, in the tables that are open.
  private var rows: [[String]] = []
  /// Elements whose content is no text of the document.
  private static let skipped: Set<String> = [
    "del", "moveFrom", "instrText", "delText", "Fallback", "pict", "txbxContent", "rPr", "sectPr",
  ]

  /// The text of a file.
  static func text(of bytes: [UInt8], document: String) throws(DocumentError) -> ExtractedText {
    let parts = try parts(of: bytes, document: document)
    guard let main = parts.main else {
      throw DocumentError(document: document, reason: .malformed("a zip archive without a Word document inside"))
    }
    do {
      var reader = DocxText(numbering: try DocxNumbering(numbering: parts.numbering, styles: parts.styles))
      try reader.read(main)
      return ExtractedText(reader.lines.map { $0.joined() }.joined(separator: "\n"))
    } catch let failure as XMLEvents.Failure {
      throw DocumentError(document: document, reason: .malformed(failure.message))
    } catch {
      throw DocumentError(document: document, reason: .malformed("\(error)"))
    }
  }

  private struct Parts {
    var main: [UInt8]?
    var numbering: [UInt8]?
    var styles: [UInt8]?
  }

  /// The parts of the package that are needed.
  private static func parts(of bytes: [UInt8], document: String) throws(DocumentError) -> Parts {
    var parts = Parts()
    do {
      let archive = try Archive(bytes)
      var room = limit
      while let member = try archive.next() {
        let name = String(decoding: member.name, as: UTF8.self)
        guard ["word/document.xml", "word/document2.xml", "word/numbering.xml", "word/styles.xml"].contains(name) else {
          continue
        }
        let content = try archive.content(limit: room)
        room -= content.count
        switch name {
        case "word/numbering.xml": parts.numbering = content
        case "word/styles.xml": parts.styles = content
        default: parts.main = content
        }
      }
    } catch is Archive.Overflow {
      throw DocumentError(document: document, reason: .tooLarge(limit: limit))
    } catch let failure as Archive.Failure {
      throw DocumentError(document: document, reason: .malformed(failure.message))
    } catch {
      throw DocumentError(document: document, reason: .malformed("\(error)"))
    }
    return parts
  }

  private init(numbering: DocxNumbering) { self.numbering = numbering }

  private mutating func read(_ xml: [UInt8]) throws {
    let events = try XMLEvents(xml)
    /// Depth inside an element that is skipped.
    var skipping = 0
    var isText = false
    var paragraph = DocxNumbering.Reference()
    var paragraphs = 0
    while let event = try events.next() {
      switch event {
      case .start(let name):
        if skipping > 0 || Self.skipped.contains(name) {
          skipping += 1
          continue
        }
        switch name {
        case "p":
          paragraphs += 1
          paragraph = DocxNumbering.Reference()
        case "pStyle": paragraph.style = events.attribute("val")
        case "ilvl": paragraph.level = events.attribute("val").flatMap { Int($0) }
        case "numId": paragraph.list = events.attribute("val")
        case "r": label(&paragraph)
        case "t": isText = true
        case "tab": if paragraph.isLabelled { append("\t") }
        case "br", "cr": if events.attribute("type") == nil { endLine() }
        case "noBreakHyphen": append("-")
        case "tr": rows.append([""])
        default: break
        }
      case .text(let text): if isText, skipping == 0 { append(text) }
      case .end(let name):
        if skipping > 0 {
          skipping -= 1
          continue
        }
        switch name {
        case "t": isText = false
        case "p":
          label(&paragraph)
          if rows.isEmpty { endLine() } else { append(" ") }
        case "tc": endCell()
        case "tr": endRow()
        default: break
        }
      }
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
  }

  /// Writes the number that Word sets before a paragraph, once.
  private mutating func label(_ paragraph: inout DocxNumbering.Reference) {
    guard !paragraph.isLabelled else { return }
    paragraph.isLabelled = true
    if let label = numbering.label(of: paragraph) { append(label) }
  }

  private mutating func append(_ text: String) {
    // Line ends inside a run are layout of the XML.
    let text = text.contains("\n") ? String(text.map { $0 == "\n" || $0 == "\r\n" ? " " : $0 }) : text
    if rows.isEmpty {
      lines[lines.count - 1].append(text)
    } else {
      rows[rows.count - 1][rows[rows.count - 1].count - 1] += text
    }
  }

  private mutating func endLine() {
    if rows.isEmpty { lines.append([]) } else { append(" ") }
  }

  private mutating func endCell() {
    guard !rows.isEmpty else { return }
    rows[rows.count - 1].append("")
  }

  private mutating func endRow() {
    guard var cells = rows.popLast() else { return }
    cells.removeLast()
    append(cells.map(FrontMatter.trimmed).joined(separator: "\t"))
    endLine()
  }
}
