import CLibXML2

/// Tells what on a web page belongs to the site and not to the document.
enum HTMLFurniture {
  /// A line of a page's text.
  struct Line {
    var text: String
    /// Links that begin in it.
    var links: Int
    /// Characters that are part of links, blanks aside.
    var linked: Int

    /// Characters that are no part of links, blanks and what parts links aside.
    var unlinked: Int {
      let parting: Set<Unicode.Scalar> = ["|", "｜", ">", "»", "·", "/", "-", "[", "]", "：", ":"]
      let visible = text.unicodeScalars.count { !$0.properties.isWhitespace }
      return visible - linked - text.unicodeScalars.count { parting.contains($0) }
    }

    /// Whether there is nothing in it but links.
    var isLinks: Bool { linked > 0 && unlinked <= 0 }
    /// Whether it is a row of links, with a word before them at most (当前位置：首页 > 政务公开).
    var isMenu: Bool { links >= 2 && linked > 0 && unlinked <= 6 }
  }

  /// What names of classes and roles call parts of a site.
  private static let parts: Set<String> = [
    "header", "top", "aside", "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "crumb", "crumbs",
    "footer", "foot", "sidebar",
    "share", "related", "copyright", "pagination", "pager", "contentinfo", "banner", "search", "complementary",
  ]

  /// Whether an element is hidden, or by its own name, class or role a part of the site with no text of its own.
  static func isOfSite(_ node: xmlNodePtr, name: String) -> Bool {
    if name == "body" || name == "html" || name == "main" || name == "article" { return false }
    if xmlHasProp(node, "hidden") != nil { return true }
    if let style = value("style", of: node) {
      if style.filter({ $0 != " " }).range(of: "display:none") != nil { return true }
    }
    let names = ["class", "id", "role"].flatMap { attribute in
      (value(attribute, of: node) ?? "").split { $0 == " " || $0 == "\n" || $0 == "\t" }.map(String.init)
    }
    return (parts.contains(name) || names.contains { parts.contains($0) }) && !holdsText(node)
  }

  private static func value(_ attribute: String, of node: xmlNodePtr) -> String? {
    (xmlHasProp(node, attribute)?.pointee.children?.pointee.content).map { String(cString: $0).lowercased() }
  }

  /// Whether a cell of a table is one, and no frame for a part of the page: little text, no title, list or table in it.
  static func isCell(_ node: xmlNodePtr) -> Bool {
    var characters = 0
    return !holds(node) { node, name in
      if let content = node.pointee.content { characters += String(cString: content).unicodeScalars.count }
      return characters > 400 || ["table", "h1", "h2", "h3", "ul", "ol", "pre"].contains(name)
    }
  }

  /// Whether there is a title or a sentence: whatever a part is called, it is the document's then.
  private static func holdsText(_ node: xmlNodePtr) -> Bool {
    holds(node) { node, name in
      name == "h1" || node.pointee.content.map { String(cString: $0).unicodeScalars.contains("。") } == true
    }
  }

  /// Whether a node below `node` is as asked; of many nodes only the first are looked at, so that pages nested
  /// in themselves take no longer than others, and a positive answer stands for the rest.
  private static func holds(_ node: xmlNodePtr, _ isWanted: (xmlNodePtr, String) -> Bool) -> Bool {
    var next = node.pointee.children
    var left = 300
    while let at = next {
      if isWanted(at, at.pointee.name.map { String(cString: $0) } ?? "") { return true }
      left -= 1
      if left == 0 { return true }
      var above: xmlNodePtr? = at
      next = at.pointee.type == XML_ELEMENT_NODE ? at.pointee.children : nil
      while next == nil, let last = above, last != node {
        next = last.pointee.next
        above = last.pointee.parent
      }
    }
    return false
  }

  /// The lines without menus: rows of links, and two or more lines in a row that are nothing but links, unless they are
  /// a document's list of annexes (附件). A page that is mostly links keeps them: they are what it is for.
  static func withoutMenus(_ lines: [Line]) -> [String] {
    let linked = lines.reduce(0) { $0 + $1.linked }
    let all = lines.reduce(0) { $0 + $1.text.unicodeScalars.count }
    guard linked > 0, linked * 2 <= all else { return lines.map(\.text) }
    var kept: [String] = []
    var index = 0
    while index < lines.count {
      var end = index
      while end < lines.count, lines[end].isLinks || lines[end].isMenu { end += 1 }
      let isMenu = end - index >= 2 || end > index && lines[index].isMenu
      if isMenu, kept.last.map({ $0.hasPrefix("附件") }) != true {
        index = end
      } else {
        end = max(end, index + 1)
        kept += lines[index..<end].map(\.text)
        index = end
      }
    }
    return kept
  }
}
