import CLibXML2
import Text

/// Takes the text out of a web page: a block element a line, the cells of a table row parted by tabs.
///
/// Scripts, styles, forms, hidden parts and what a page itself calls a part of its site are left out, and so are menus:
/// lines of links (`HTMLFurniture`). What else belongs to the site and not to the speech cannot be told and stays.
struct HTMLText {
  private var lines: [HTMLFurniture.Line] = []
  private var line = ""
  /// Links of the line, and characters in them.
  private var links = (count: 0, characters: 0)
  /// How many links are open, and how many cells of tables.
  private var openLinks = 0
  private var openCells = 0
  /// Whether blanks of the page's source stand behind `line`, and a line end among them.
  private var gap = (isThere: false, hasLineEnd: false)
  /// How many `pre` elements are open: in them line ends are kept.
  private var openPre = 0

  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol",
    "p", "pre", "section", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
  ]
  private static let skipped: Set<String> = [
    "script", "style", "noscript", "template", "nav", "form", "select", "button", "textarea", "iframe", "object", "svg",
    "head",
  ]

  /// The text of a page that was decoded already.
  static func text(of page: [UInt16], document: String) throws(DocumentError) -> ExtractedText {
    // libxml2 takes UTF-8; a declaration in the page no longer holds.
    let bytes = Array(String(units: page).utf8).map { CChar(bitPattern: $0) }
    let options = Int32(
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue)
    guard !bytes.isEmpty, let tree = htmlReadMemory(bytes, Int32(bytes.count), nil, "UTF-8", options) else {
      return ExtractedText("")
    }
    defer { xmlFreeDoc(tree) }
    var reader = HTMLText()
    reader.walk(xmlDocGetRootElement(tree))
    reader.endLine()
    return ExtractedText(HTMLFurniture.withoutMenus(reader.lines).joined(separator: "\n"))
  }

  /// Walks the tree without recursion: pages are nested as deep as their makers like.
  private mutating func walk(_ root: xmlNodePtr?) {
    var node = root
    while let current = node {
      var entersChildren = false
      let name = current.pointee.name.map { String(cString: $0) } ?? ""
      switch current.pointee.type {
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let content = current.pointee.content { append(String(cString: content)) }
      case XML_ELEMENT_NODE where !Self.skipped.contains(name) && !HTMLFurniture.isOfSite(current, name: name):
        enter(current, name)
        entersChildren = current.pointee.children != nil
        if !entersChildren { leave(current, name) }
      default: break
      }
      if entersChildren {
        node = current.pointee.children
        continue
      }
      node = nextNode(after: current)
    }
  }

  /// The next node that is not below `node`; leaves the elements that end on the way to it.
  private mutating func nextNode(after node: xmlNodePtr) -> xmlNodePtr? {
    var current = node
    while true {
      if let next = current.pointee.next { return next }
      // The root's parent is the document.
      guard let above = current.pointee.parent, above.pointee.type == XML_ELEMENT_NODE else { return nil }
      leave(above, above.pointee.name.map { String(cString: $0) } ?? "")
      current = above
    }
  }

  private mutating func enter(_ node: xmlNodePtr, _ name: String) {
    if Self.blocks.contains(name) { endBlock() }
    switch name {
    case "pre": openPre += 1
    case "a":
      openLinks += 1
      links.count += 1
    case "td", "th":
      if !line.isEmpty { line += "\t" }
      if HTMLFurniture.isCell(node) { openCells += 1 }
    default: break
    }
  }

  private mutating func leave(_ node: xmlNodePtr, _ name: String) {
    if Self.blocks.contains(name) { endBlock() }
    switch name {
    case "pre": openPre -= 1
    case "a": openLinks -= 1
    case "td", "th": if HTMLFurniture.isCell(node) { openCells -= 1 }
    default: break
    }
  }

  /// Ends the line; inside a cell of a table a block or a line break is a blank.
  private mutating func endBlock() {
    if openCells == 0 { endLine() } else { gap.isThere = true }
  }

  /// Blanks and line ends of the page's source are one space, as a browser shows them; a line end between two Chinese
  /// characters is nothing (CSS Text 3, segment break transformation). In `pre` a line end is a line end.
  private mutating func append(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where openPre > 0: endBlock()
      case " ", "\t": gap.isThere = true
      case "\n", "\r": gap = (true, true)
      default:
        if gap.isThere, let last = line.unicodeScalars.last, last != "\t",
          !(gap.hasLineEnd && Self.isChinese(last, before: scalar))
        {
          line += " "
        }
        gap = (false, false)
        if openLinks > 0 { links.characters += 1 }
        line.unicodeScalars.append(scalar)
      }
    }
  }

  /// Whether two neighbours are Chinese text, which has no blanks: ideographs and marks of their width, and quotation
  /// marks and dashes beside these.
  private static func isChinese(_ last: Unicode.Scalar, before next: Unicode.Scalar) -> Bool {
    isWide(last) ? isWide(next) || isShared(next) : isShared(last) && isWide(next)
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0x20000...0x3FFFD: true
    default: false
    }
  }

  /// Marks that Chinese and Latin text share: dashes, quotation marks, dots.
  private static func isShared(_ scalar: Unicode.Scalar) -> Bool { (0x2014...0x2026).contains(scalar.value) }

  private mutating func endLine() {
    while line.unicodeScalars.last == "\t" { line.unicodeScalars.removeLast() }
    if !line.isEmpty { lines.append(.init(text: line, links: links.count, linked: links.characters)) }
    line = ""
    links = (0, 0)
    gap = (false, false)
  }

  /// The encoding that a page declares in its first bytes.
  static func declaredEncoding(in bytes: [UInt8]) -> TextEncoding? {
    let head = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
    guard let at = head.range(of: "charset=")?.upperBound else { return nil }
    let name = head[at...].drop { $0 == "\"" || $0 == "'" }.prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")
    }
    return name.isEmpty ? nil : TextEncoding(named: String(name))
  }
}
