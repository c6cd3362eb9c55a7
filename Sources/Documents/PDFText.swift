import Glibc
import Text

/// Takes the text layer out of a PDF by poppler's `pdftotext`, as it stands on the pages.
///
/// A page whose text stands in two columns is refused: read across, it would come out interleaved.
struct PDFText {
  /// How long `pdftotext` may take.
  static let seconds = 60
  /// What may come out of a file.
  static let limit = 256_000_000

  /// The text of a file, a line for each line on a page.
  static func text(of bytes: [UInt8], document: String) throws(DocumentError) -> ExtractedText {
    let outcome = try run(["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"], bytes, document)
    let messages = String(decoding: outcome.errors, as: UTF8.self)
    if messages.range(of: "Missing language pack") != nil {
      throw DocumentError(
        document: document, reason: .missingProgram("poppler's tables of Chinese characters", package: "poppler-data"))
    }
    let isProtected = messages.range(of: "Incorrect password") != nil
    guard outcome.status == 0 else {
      let problem = isProtected ? "is protected by a password" : "is damaged: " + lastLine(of: messages)
      throw DocumentError(document: document, reason: .malformed(problem))
    }
    let text = outcome.output.withUnsafeBufferPointer { UTF8Transcoder.decode($0, replacing: true).text }
    let extracted = ExtractedText(pages: text)
    if !extracted.text.contains(where: { $0 > 0x20 && $0 != 0x3000 }) { try explainEmptiness(bytes, document) }
    if let page = firstPageInColumns(extracted) {
      throw DocumentError(
        document: document, place: .page(page),
        reason: .unsupported(
          format: "a page set in two columns", advice: "save the text from a PDF viewer and read that"))
    }
    return extracted
  }

  private static func run(
    _ arguments: [String], _ input: [UInt8], _ document: String
  ) throws(DocumentError) -> ChildProcess.Outcome {
    do {
      return try ChildProcess.run(arguments, input: input, seconds: seconds, limit: limit)
    } catch {
      throw DocumentError(
        document: document, program: arguments[0], package: "poppler-utils", seconds, limit, error)
    }
  }

  /// A file without text has pictures of text, or fonts whose characters poppler does not know.
  private static func explainEmptiness(_ bytes: [UInt8], _ document: String) throws(DocumentError) {
    let fonts = try run(["pdffonts", "-"], bytes, document)
    // Two lines of head, then one a font.
    let hasFonts = fonts.output.count(where: { $0 == 0x0A }) > 2
    if hasFonts, access("/usr/share/poppler", F_OK) != 0 {
      throw DocumentError(
        document: document, reason: .missingProgram("poppler's tables of Chinese characters", package: "poppler-data"))
    }
    throw DocumentError(
      document: document,
      reason: .unsupported(
        format: hasFonts ? "a PDF whose fonts do not tell their characters" : "a PDF without a text layer (a scan)",
        advice: "recognise its text first (OCR)"))
  }

  private static func lastLine(of messages: String) -> String {
    messages.split(separator: "\n").last.map(String.init) ?? "no PDF that poppler reads"
  }

  // MARK: Columns

  /// The first page on which most lines have a wide gap, the text left of it ending and the text right of it beginning
  /// at one place: columns of prose are full. The cells of a table end where their words do.
  private static func firstPageInColumns(_ extracted: ExtractedText) -> Int? {
    let lines = SourceLines(of: extracted.text, pageStarts: extracted.pageStarts).lines
    var page = 0
    var gaps: [(end: Int, begin: Int)] = []
    var full = 0
    for line in lines {
      if line.beginsPage {
        if full >= 8, areColumns(gaps, of: full) { return page }
        page += 1
        (gaps, full) = ([], 0)
      }
      guard let gap = gap(in: line, extracted.text) else { continue }
      full += 1
      if gap.begin > 0 { gaps.append(gap) }
    }
    return full >= 8 && areColumns(gaps, of: full) ? page : nil
  }

  private static func areColumns(_ gaps: [(end: Int, begin: Int)], of lines: Int) -> Bool {
    guard gaps.count * 10 >= 6 * lines else { return false }
    func gathered(_ places: [Int]) -> Int {
      let middle = places.sorted()[places.count / 2]
      return places.count { abs($0 - middle) <= 3 }
    }
    return gathered(gaps.map(\.begin)) * 10 >= 7 * gaps.count && gathered(gaps.map(\.end)) * 10 >= 6 * gaps.count
  }

  /// Where a gap with at least eight Han characters on both sides begins and ends, in columns; zeros where there is none;
  /// nothing for a line with little text.
  private static func gap(in line: SourceLines.Line, _ text: [UInt16]) -> (end: Int, begin: Int)? {
    var column = 0
    var blanks = 0
    var before = 0
    var after = 0
    var gap = (end: 0, begin: 0)
    for at in line.span.range {
      let unit = text[at]
      if LayoutCharacter.isBlank(unit) {
        blanks += LayoutCharacter.columns(unit)
      } else {
        if blanks >= 3, before >= 8, gap.begin == 0 {
          gap = (column - blanks, column)
          after = 0
        }
        blanks = 0
        if LayoutCharacter.isHan(unit) {
          if gap.begin == 0 { before += 1 } else { after += 1 }
        }
      }
      column += LayoutCharacter.columns(unit)
    }
    guard before + after >= 10 else { return nil }
    return gap.begin > 0 && after >= 8 ? gap : (0, 0)
  }
}
