/// Takes the text out of a Word file (.docx): a paragraph a line, the cells of a table row parted by tabs.
///
/// Numbers that Word sets by itself (一、 （一） 第一条) are written out. The paragraphs of a text box follow the one that
/// it is anchored in. Deleted text of tracked changes, hidden text, comments, notes, heads and feet are left out.
struct DocxText {
  /// What a file may expand to.
  static let limit = 128_000_000

  /// What is read in one flow of paragraphs: that of the document, or of a text box in it.
  private struct Story {
    var lines: [[String]] = [[]]
    /// The cells of the row that is open, in the tables that are open.
    var rows: [[String]] = []
    var paragraph = DocxNumbering.Reference()
    var isInRun = false
    var isText = false
    /// Whether the run that is open is hidden.
    var isHidden = false
    /// Whether the mark at the end of the paragraph is hidden, so that the next one goes on in its line.
    var isMarkHidden = false
    /// The lines of the text boxes that are anchored in the paragraph.
    var boxes: [String] = []
  }

  private var story = Story()
  /// The stories that are open around it.
  private var outer: [Story] = []
  private var numbering: DocxNumbering
  /// Elements whose content is no text of the document. `Fallback` says what `Choice` says in older ways.
  private static let skipped: Set<String> = [
    "del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "sectPr",
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
      return ExtractedText(reader.story.lines.map { $0.joined() }.joined(separator: "\n"))
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
    /// Depth inside an element that is skipped, and which it is.
    var (skipping, skipped) = (0, "")
    /// Whether one of its choices was taken, for each set of alternatives that is open.
    var taken: [Bool] = []
    while let event = try events.next() {
      switch event {
      case .start(let name):
        if skipping > 0 {
          skipping += 1
          if skipping == 2, skipped == "rPr", name == "vanish" { hide(events.attribute("val")) }
          continue
        }
        var isSkipped = Self.skipped.contains(name)
        switch name {
        case "AlternateContent": taken.append(false)
        case "Choice":
          isSkipped = taken.last == true
          if !taken.isEmpty { taken[taken.count - 1] = true }
        case "txbxContent": isSkipped = story.isHidden
        default: break
        }
        if isSkipped { (skipping, skipped) = (1, name) } else { start(name, events) }
      case .text(let text): if story.isText, skipping == 0 { append(text) }
      case .end(let name):
        if skipping > 0 {
          skipping -= 1
          continue
        }
        if name == "AlternateContent" { taken.removeLast() }
        end(name)
      }
    }
    if story.lines.last?.isEmpty == true { story.lines.removeLast() }
  }

  private mutating func start(_ name: String, _ events: XMLEvents) {
    switch name {
    case "p":
      story.paragraph = DocxNumbering.Reference()
      story.isMarkHidden = false
    case "pStyle": story.paragraph.style = events.attribute("val")
    case "ilvl": story.paragraph.level = events.attribute("val").flatMap { Int($0) }
    case "numId": story.paragraph.list = events.attribute("val")
    case "r":
      story.isInRun = true
      story.isHidden = false
    case "t": story.isText = true
    // Outside of runs it is a place to which tabs go.
    case "tab": if story.isInRun { append("\t") }
    case "br", "cr":
      guard events.attribute("type") == nil, !story.isHidden else { return }
      label()
      endLine()
    case "noBreakHyphen": append("-")
    case "tr": story.rows.append([""])
    case "txbxContent":
      outer.append(story)
      story = Story()
    default: break
    }
  }

  private mutating func end(_ name: String) {
    switch name {
    case "t": story.isText = false
    case "r":
      story.isInRun = false
      story.isHidden = false
    case "p": endParagraph()
    case "tc": endCell()
    case "tr": endRow()
    case "txbxContent":
      guard let around = outer.popLast() else { return }
      let lines = story.lines.map { $0.joined() }.filter { !$0.isEmpty }
      story = around
      story.boxes += lines
    default: break
    }
  }

  /// Hides the run that is open, or the mark of the paragraph.
  private mutating func hide(_ value: String?) {
    if let value, ["0", "false", "off"].contains(value) { return }
    if story.isInRun { story.isHidden = true } else { story.isMarkHidden = true }
  }

  private mutating func endParagraph() {
    let boxes = story.boxes
    story.boxes = []
    // The number of a paragraph that is hidden as a whole is, too.
    if story.isMarkHidden { story.paragraph.isLabelled = true }
    if !story.isMarkHidden || !boxes.isEmpty {
      label()
      if story.rows.isEmpty { endLine() } else { append(" ") }
    }
    for box in boxes {
      append(box)
      if story.rows.isEmpty { endLine() } else { append(" ") }
    }
  }

  /// Writes the number that Word sets before a paragraph, once.
  private mutating func label() {
    guard !story.paragraph.isLabelled else { return }
    story.paragraph.isLabelled = true
    if let label = numbering.label(of: story.paragraph) { append(label) }
  }

  private mutating func append(_ text: String) {
    if story.isHidden { return }
    label()
    // Line ends inside a run are layout of the XML.
    let text = text.contains("\n") ? String(text.map { $0 == "\n" || $0 == "\r\n" ? " " : $0 }) : text
    if story.rows.isEmpty {
      story.lines[story.lines.count - 1].append(text)
    } else {
      let row = story.rows.count - 1
      story.rows[row][story.rows[row].count - 1] += text
    }
  }

  private mutating func endLine() {
    if story.rows.isEmpty { story.lines.append([]) } else { append(" ") }
  }

  private mutating func endCell() {
    guard !story.rows.isEmpty else { return }
    story.rows[story.rows.count - 1].append("")
  }

  private mutating func endRow() {
    guard var cells = story.rows.popLast() else { return }
    cells.removeLast()
    append(cells.map(FrontMatter.trimmed).joined(separator: "\t"))
    endLine()
  }
}
