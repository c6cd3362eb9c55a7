import Text

/// Takes the text out of an OFD file (GB/T 33190), the format in which official documents travel.
///
/// An OFD page is a list of text objects, each with a box on the page and the text codes inside it. They are put in
/// order of height and then from left to right, which is right for pages of one column; lines come out as they stand,
/// with the indent that their place shows, for repair to join.
struct OFDText {
  private struct Piece {
    var x: Double
    var y: Double
    var size: Double
    var text: String
  }

  /// The text of a file.
  static func text(of bytes: [UInt8], document: String) throws(DocumentError) -> ExtractedText {
    do {
      var pages: [(number: Int, content: [UInt8])] = []
      let archive = try Archive(bytes)
      var room = DocxText.limit
      while let member = try archive.next() {
        let name = String(decoding: member.name, as: UTF8.self)
        // Doc_0/Pages/Page_3/Content.xml; templates (seals, backgrounds) are under Tpls.
        let parts = name.split(separator: "/")
        guard member.isFile, parts.last == "Content.xml", parts.count >= 3, parts.contains("Pages"),
          let number = parts[parts.count - 2].split(separator: "_").last.flatMap({ Int($0) })
        else { continue }
        let content = try archive.content(limit: room)
        room -= content.count
        pages.append((number, content))
      }
      guard !pages.isEmpty else {
        throw DocumentError(
          document: document, reason: .malformed("a zip archive without pages of an OFD document inside"))
      }
      var text = ""
      for page in pages.sorted(by: { $0.number < $1.number }) {
        if !text.isEmpty { text += "\u{C}" }
        text += try lines(of: pieces(page.content)).map { $0 + "\n" }.joined()
      }
      let extracted = ExtractedText(pages: Array(text.utf16))
      if !extracted.text.contains(where: { $0 > 0x20 }) {
        throw DocumentError(
          document: document,
          reason: .unsupported(
            format: "an OFD document without text (a scan)", advice: "recognise its text first (OCR)"))
      }
      return extracted
    } catch let error as DocumentError {
      throw error
    } catch is Archive.Overflow {
      throw DocumentError(document: document, reason: .tooLarge(limit: DocxText.limit))
    } catch let failure as Archive.Failure {
      throw DocumentError(document: document, reason: .malformed(failure.message))
    } catch let failure as XMLEvents.Failure {
      throw DocumentError(document: document, reason: .malformed(failure.message))
    } catch {
      throw DocumentError(document: document, reason: .malformed("\(error)"))
    }
  }

  private static func pieces(_ xml: [UInt8]) throws -> [Piece] {
    let events = try XMLEvents(xml)
    var pieces: [Piece] = []
    var box = (x: 0.0, y: 0.0)
    var size = 5.0
    var place: (x: Double, y: Double)?
    // A code without its own place goes on where the one before it stands.
    var last = (x: 0.0, y: 0.0)
    while let event = try events.next() {
      switch event {
      case .start("TextObject"):
        let numbers = (events.attribute("Boundary") ?? "").split(separator: " ").compactMap { Double($0) }
        box = numbers.count >= 2 ? (numbers[0], numbers[1]) : (0, 0)
        size = events.attribute("Size").flatMap { Double($0) } ?? 5
      case .start("TextCode"):
        last.x = events.attribute("X").flatMap { Double($0) } ?? last.x
        last.y = events.attribute("Y").flatMap { Double($0) } ?? last.y
        place = (box.x + last.x, box.y + last.y)
      case .text(let text): if let place { pieces.append(Piece(x: place.x, y: place.y, size: size, text: text)) }
      case .end("TextCode"): place = nil
      default: break
      }
    }
    return pieces
  }

  /// Pieces whose feet are within half a character of each other are one line.
  private static func lines(of pieces: [Piece]) -> [String] {
    let sorted = pieces.sorted { ($0.y, $0.x) < ($1.y, $1.x) }
    var lines: [[Piece]] = []
    for piece in sorted {
      if let first = lines.last?.first, abs(piece.y - first.y) < 0.5 * max(first.size, 1) {
        lines[lines.count - 1].append(piece)
      } else {
        lines.append([piece])
      }
    }
    let left = pieces.map(\.x).min() ?? 0
    return lines.map { line in
      let inOrder = line.sorted { $0.x < $1.x }
      guard let first = inOrder.first else { return "" }
      let indent = max(0, min(40, Int(((first.x - left) / max(first.size, 1) * 2).rounded())))
      return String(repeating: " ", count: indent) + inOrder.map(\.text).joined()
    }
  }
}
