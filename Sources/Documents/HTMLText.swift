import CLibXML2

/// Takes the text out of a web page: a block element a line, the cells of a table row parted by tabs.
///
/// Scripts, styles, navigation, forms and hidden parts are left out. What else belongs to the site and not to the
/// speech cannot be told and stays.
struct HTMLText {
  private var lines: [String] = []
  private var line = ""

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
    let bytes = Array(String(decoding: page, as: UTF16.self).utf8).map { CChar(bitPattern: $0) }
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
    return ExtractedText(reader.lines.joined(separator: "\n"))
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
      case XML_ELEMENT_NODE where !Self.skipped.contains(name) && !isHidden(current):
        if Self.blocks.contains(name) { endLine() }
        if name == "td" || name == "th", !line.isEmpty { line += "\t" }
        entersChildren = current.pointee.children != nil
      default: break
      }
      if entersChildren {
        node = current.pointee.children
        continue
      }
      node = nextNode(after: current)
    }
  }

  /// The next node that is not below `node`; ends the blocks that are left.
  private mutating func nextNode(after node: xmlNodePtr) -> xmlNodePtr? {
    var current: xmlNodePtr? = node
    while let at = current {
      if at.pointee.type == XML_ELEMENT_NODE, let name = at.pointee.name, Self.blocks.contains(String(cString: name)) {
        endLine()
      }
      if let next = at.pointee.next { return next }
      current = at.pointee.parent
      // The root's parent is the document.
      if let above = current, above.pointee.type != XML_ELEMENT_NODE { return nil }
    }
    return nil
  }

  private func isHidden(_ node: xmlNodePtr) -> Bool {
    if xmlHasProp(node, "hidden") != nil { return true }
    guard let content = xmlHasProp(node, "style")?.pointee.children?.pointee.content else { return false }
    let style = String(cString: content).filter { $0 != " " }.lowercased()
    return style.range(of: "display:none") != nil
  }

  /// Blanks and line ends of the page's source are one space, as a browser shows them.
  private mutating func append(_ text: String) {
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t" {
        if !line.isEmpty, line.unicodeScalars.last != " ", line.unicodeScalars.last != "\t" { line += " " }
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
  }

  private mutating func endLine() {
    while line.unicodeScalars.last == " " || line.unicodeScalars.last == "\t" { line.unicodeScalars.removeLast() }
    if !line.isEmpty { lines.append(line) }
    line = ""
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
