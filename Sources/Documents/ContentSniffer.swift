/// Looks at the first bytes of a file, since names lie.
enum ContentSniffer {
  /// What the content is: the format its name says, or another that is beyond doubt.
  static func format(
    of bytes: [UInt8], named: DocumentFormat, document: String
  ) throws(DocumentError) -> DocumentFormat {
    if bytes.starts(with: "version https://git-lfs".utf8) {
      throw DocumentError(document: document, reason: .gitLFSPointer)
    }
    guard let signature = signatures.first(where: { bytes.starts(with: $0.bytes) }) else {
      switch named {
      case .docx, .pdf, .zip, .odt, .ofd, .doc, .wps:
        // What web systems give out as a Word file is often a page.
        if named != .pdf, isWebPage(bytes) { return .html }
        let content = bytes.isEmpty ? "empty" : "of no format known"
        throw DocumentError(document: document, reason: .notWhatItsNameSays(content))
      default: return named
      }
    }
    switch (signature.content, named) {
    case (.zip, .docx), (.zip, .odt), (.zip, .ofd), (.zip, .zip): return named
    case (.zip, .wps): return .docx
    case (.zip, _): return .zip
    case (.pdf, _): return .pdf
    case (.compoundFile, .wps): return .wps
    case (.compoundFile, _): return .doc
    case (.other(let name), _):
      throw DocumentError(document: document, reason: .notWhatItsNameSays(name))
    }
  }

  private static func isWebPage(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
    return head.range(of: "<html") != nil || head.range(of: "<!doctype html") != nil
  }

  private enum Content {
    case zip, pdf, compoundFile
    case other(String)
  }

  private static let signatures: [(bytes: [UInt8], content: Content)] = [
    (Array("PK\u{3}\u{4}".utf8), .zip),
    (Array("PK\u{5}\u{6}".utf8), .zip),
    (Array("%PDF-".utf8), .pdf),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .compoundFile),
    (Array("{\\rtf".utf8), .other("Rich Text Format")),
    ([0x89, 0x50, 0x4E, 0x47], .other("a PNG picture")),
    ([0xFF, 0xD8, 0xFF], .other("a JPEG picture")),
    (Array("GIF8".utf8), .other("a GIF picture")),
    (Array("Rar!".utf8), .other("a RAR archive")),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .other("a 7z archive")),
    ([0x1F, 0x8B], .other("a gzip file")),
    ([0x7F, 0x45, 0x4C, 0x46], .other("a program")),
  ]
}
