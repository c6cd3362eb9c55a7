/// Takes the text out of a Word file of before 2007 (.doc) by `antiword`: a paragraph a line.
struct DocText {
  private static let seconds = 60
  private static let limit = 256_000_000

  /// The text of a file.
  static func text(of bytes: [UInt8], document: String) throws(DocumentError) -> ExtractedText {
    let outcome: ChildProcess.Outcome
    do {
      // Without wrapping (-w 0), from standard input.
      outcome = try ChildProcess.run(
        ["antiword", "-m", "UTF-8.txt", "-w", "0", "-"], input: bytes, seconds: seconds, limit: limit)
    } catch {
      throw DocumentError(document: document, program: "antiword", package: "antiword", seconds, limit, error)
    }
    guard outcome.status == 0, !outcome.output.isEmpty else {
      throw DocumentError(
        document: document,
        reason: .unsupported(
          format: "a Word file that antiword cannot read (encrypted, or not from Word 97 to 2003)",
          advice: "save it as .docx"))
    }
    var extracted = ExtractedText("")
    extracted.text = outcome.output.withUnsafeBufferPointer { UTF8Transcoder.decode($0, replacing: true).text }
    // antiword begins with an empty line.
    if extracted.text.first == 0x0A { extracted.text.removeFirst() }
    extracted.text = withCellsByTabs(extracted.text)
    return extracted
  }

  /// antiword draws the rows of tables, `|1   |县公安局 |`; their cells are parted by tabs, as in other formats.
  static func withCellsByTabs(_ text: [UInt16]) -> [UInt16] {
    let bar: UInt16 = 0x7C
    guard text.contains(bar) else { return text }
    var result: [UInt16] = []
    for (number, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if number > 0 { result.append(0x0A) }
      guard line.count >= 3, line.first == bar, line.last == bar else {
        result += line
        continue
      }
      let cells = line.dropFirst().dropLast().split(separator: bar, omittingEmptySubsequences: false)
      for (index, cell) in cells.enumerated() {
        if index > 0 { result.append(0x09) }
        let first = cell.firstIndex { $0 != 0x20 } ?? cell.endIndex
        let last = cell.lastIndex { $0 != 0x20 } ?? cell.startIndex
        if first <= last, first < cell.endIndex { result += cell[first...last] }
      }
    }
    return result
  }
}

extension DocumentError {
  /// What a program's failure means for the document it was to read.
  init(
    document: String, program: String, package: String, _ seconds: Int, _ limit: Int, _ failure: ChildProcess.Failure
  ) {
    switch failure {
    case .notFound: self.init(document: document, reason: .missingProgram(program, package: package))
    case .timeLimit: self.init(document: document, reason: .timeLimit(program, seconds: seconds))
    case .tooLarge: self.init(document: document, reason: .tooLarge(limit: limit))
    case .system(let message): self.init(document: document, reason: .system(message))
    }
  }
}
