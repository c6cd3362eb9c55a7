public import Text

/// Makes documents of files.
///
///     let reader = DocumentReader()
///     for result in reader.documents(in: DocumentInput(path: "speech.txt")) {
///       let document = try result.get().document
///     }
///
/// A reader is a value: any number of threads may use it at a time.
public struct DocumentReader: Sendable {
  /// How files are read.
  public struct Options: Sendable {
    /// The encoding of plain text, where the user named one.
    public var encoding: TextEncoding?
    /// Whether invalid bytes become U+FFFD instead of an error.
    public var isLossy = false
    /// Whether hard-wrapped lines are joined where the text shows it is needed.
    public var repairs = true
    /// Whether Traditional characters are read as Simplified ones.
    public var simplification = Simplification.automatic
    /// The column of tables that is the text, where tables are read.
    public var textColumn: String?
    /// How to take fields from file names.
    public var namePattern: NamePattern?
    /// Fields that the user set for all documents; they win over every other source.
    public var metadata = Metadata()

    /// The options of a user who said nothing.
    public init() {}
  }

  /// When Traditional characters are read as Simplified ones.
  public enum Simplification: String, CaseIterable, Sendable {
    /// When the text is Traditional.
    case automatic = "auto"
    /// In every text.
    case always = "on"
    /// Never.
    case never = "off"
  }

  /// The options.
  public var options: Options

  /// A reader.
  public init(_ options: Options = Options()) { self.options = options }

  /// All documents of `input`, in order: one of most files, any number of an archive or a table.
  ///
  /// What cannot be read stands there as an error, and the rest is read all the same.
  public func documents(in input: DocumentInput) -> [Result<ReadDocument, DocumentError>] {
    do throws(DocumentError) {
      let bytes = try FileBytes.read(input)
      let format = try format(of: bytes, input)
      switch format {
      case .zip: return ArchiveDocuments(reader: self).documents(in: bytes, of: input)
      case .csv, .tsv, .jsonl:
        guard let column = options.textColumn else { throw Self.needsTextColumn(input) }
        return TableDocuments(reader: self, column: column).documents(in: bytes, of: input, as: format)
      default: return [.success(try read(bytes, from: input, as: format))]
      }
    } catch {
      return [.failure(error)]
    }
  }

  /// The one document of `input`; for archives and tables use `documents(in:)`.
  public func read(_ input: DocumentInput) throws(DocumentError) -> ReadDocument {
    let bytes = try FileBytes.read(input)
    return try read(bytes, from: input, as: format(of: bytes, input))
  }

  private static func needsTextColumn(_ input: DocumentInput) -> DocumentError {
    DocumentError(
      document: input.id,
      reason: .unsupported(format: "a table", advice: "say which of its columns is the text (--text-column)"))
  }

  /// What the file is: what its name says, unless the content is something else beyond doubt.
  private func format(of bytes: [UInt8], _ input: DocumentInput) throws(DocumentError) -> DocumentFormat {
    let format = try ContentSniffer.format(of: bytes, named: input.format, document: input.id)
    // An office file by another name.
    guard format == .zip, input.format != .zip, let archive = try? Archive(bytes) else { return format }
    while let member = try? archive.next() {
      if member.name == Array("word/document.xml".utf8) { return .docx }
      if member.name == Array("OFD.xml".utf8) { return .ofd }
      if member.name == Array("content.xml".utf8) { return .odt }
    }
    return format
  }

  private func read(
    _ bytes: [UInt8], from input: DocumentInput, as format: DocumentFormat
  ) throws(DocumentError) -> ReadDocument {
    let id = input.id
    switch format {
    case .text, .markdown:
      let decoded = try SourceDecoder(encoding: options.encoding, isLossy: options.isLossy).decode(bytes, of: id)
      return try document(of: decoded, from: input, format: format)
    case .html:
      var decoder = SourceDecoder(encoding: options.encoding, isLossy: options.isLossy)
      // A page is what its bytes are; what it says of them counts where they leave it open.
      let isUTF8 = bytes.withUnsafeBufferPointer { UTF8Transcoder.decode($0).invalidAt == nil }
      if decoder.encoding == nil, !isUTF8 { decoder.encoding = HTMLText.declaredEncoding(in: bytes) }
      let decoded = try decoder.decode(bytes, of: id)
      return try document(
        of: HTMLText.text(of: decoded.text, document: id), from: input, format: format, encoding: decoded.encoding)
    case .docx: return try document(of: DocxText.text(of: bytes, document: id), from: input, format: format)
    case .pdf: return try document(of: PDFText.text(of: bytes, document: id), from: input, format: format)
    case .doc: return try document(of: DocText.text(of: bytes, document: id), from: input, format: format)
    case .ofd: return try document(of: OFDText.text(of: bytes, document: id), from: input, format: format)
    case .wps:
      // Kingsoft Writer saves what Word 97 does, under a name of its own, or something that only it reads.
      guard let extracted = try? DocText.text(of: bytes, document: id) else {
        throw DocumentError(
          document: id, reason: .unsupported(format: "a Kingsoft Writer file (.wps)", advice: "save it as .docx"))
      }
      return try document(of: extracted, from: input, format: format)
    case .odt:
      // Its lists are numbered by styles that would have to be read too; without numbers there is no outline.
      throw DocumentError(
        document: id, reason: .unsupported(format: "an OpenDocument text (.odt)", advice: "save it as .docx"))
    case .zip:
      throw DocumentError(document: id, reason: .unsupported(format: "an archive", advice: "unpack it"))
    case .csv, .tsv, .jsonl: throw Self.needsTextColumn(input)
    }
  }

  /// The document of a text that a format's reader took out: what is left of it when cleaned is the source.
  func document(
    of extracted: ExtractedText, from input: DocumentInput, format: DocumentFormat, encoding: TextEncoding = .utf8
  ) throws(DocumentError) -> ReadDocument {
    let clean = CleanText(extracted.text)
    let decoded = SourceDecoder.Decoded(
      text: clean.text, encoding: encoding, evidence: .declared, warnings: clean.warnings + extracted.warnings)
    // Pages begin where their first character went.
    return try document(
      of: decoded, from: input, format: format, pageStarts: clean.offsets(of: extracted.pageStarts))
  }

  /// The document of a decoded text.
  private func document(
    of decoded: SourceDecoder.Decoded, from input: DocumentInput, format: DocumentFormat, pageStarts: [Int] = []
  ) throws(DocumentError) -> ReadDocument {
    let id = input.id
    let clean = CleanText(decoded.text)
    guard !clean.isBinary(sourceCount: decoded.text.count) else { throw DocumentError(document: id, reason: .binary) }
    var kinds = decoded.warnings + clean.warnings.filter { !decoded.warnings.contains($0) }
    if clean.replacements > 0, !kinds.contains(.lossy(clean.replacements)) {
      kinds.append(.replacementCharacters(clean.replacements))
    }
    if clean.text.isEmpty { kinds.append(.empty) }
    let source = SourceLines(of: clean.text, pageStarts: pageStarts)
    let frontMatter = try FrontMatter(source.lines, of: clean.text, document: id)
    let (assembled, repair) = LayoutText.with(clean.text, source.traits) { text in
      let body = source.lines[frontMatter.lineCount...]
      return options.repairs
        ? LayoutRepair.assemble(
          body, of: text, isPage: format == .pdf || format == .ofd, isMarkdown: format == .markdown)
        : (Self.lineByLine(body, of: text), LayoutRepair())
    }
    let map = SourceMap(
      origins: assembled.origins.followed(by: clean.origins, count: assembled.text.count), count: assembled.text.count,
      source: decoded.text, pageStarts: pageStarts)
    var text = assembled.text
    let written = text
    let isSimplified = simplify(&text)
    let (block, outline) = LayoutText.with(text, LayoutTraits.ofEach(in: text)) { text in
      var block = TitleBlock(assembled.paragraphs, in: text.units)
      if block.metadata["date"] == nil {
        block.metadata["date"] = SignatureDate.find(in: assembled.paragraphs, of: text.units)?.description
      }
      return (block, OutlineBuilder.outline(of: assembled.paragraphs, block, in: text))
    }
    let metadata = DocumentMetadata(
      text: block.metadata, name: options.namePattern?.metadata(of: id), table: input.metadata,
      placeOfDate: input.placeOfDate,
      frontMatter: frontMatter.metadata, user: options.metadata)
    kinds += metadata.warnings.map { .metadata($0) }
    var document = Document(
      id: id, metadata: metadata.fields, text: text, paragraphs: assembled.paragraphs, outline: outline, sourceMap: map)
    if isSimplified { document.written = written }
    return ReadDocument(
      document: document, warnings: kinds.map { DocumentWarning(document: id, kind: $0) }, format: format,
      encoding: decoded.encoding, evidence: decoded.evidence, repair: repair, source: decoded.text,
      isSimplified: isSimplified)
  }

  /// Turns Traditional characters into Simplified ones as the options say, and tells whether it did.
  private func simplify(_ text: inout [UInt16]) -> Bool {
    switch options.simplification {
    case .never: return false
    case .automatic: guard TraditionalText.isTraditional(text) else { return false }
    case .always: break
    }
    // Without ICU's rules the text stays as it is.
    guard let simplified = try? TraditionalText.simplified(text) else { return false }
    defer { text = simplified }
    return simplified != text
  }

  /// A paragraph for each line.
  private static func lineByLine(_ lines: ArraySlice<SourceLines.Line>, of text: LayoutText) -> TextAssembler {
    var assembler = TextAssembler(from: text)
    for (index, line) in zip(lines.indices, lines) {
      assembler.append(line.span)
      assembler.endParagraph(at: index + 1 < lines.endIndex ? line.span.end : nil)
    }
    return assembler
  }
}

/// A document with what the reader found out on the way.
public struct ReadDocument: Sendable {
  /// The document.
  public var document: Document
  /// What a reader should know of it.
  public var warnings: [DocumentWarning]
  /// The format it was read as.
  public var format: DocumentFormat
  /// The encoding of its text.
  public var encoding: TextEncoding
  /// How the encoding was found.
  public var evidence: SourceDecoder.Evidence
  /// What was done to the layout.
  public var repair: LayoutRepair
  /// What positions refer to, in UTF-16 code units: the decoded file, or the text that a format's reader took out.
  public var source: [UInt16]
  /// Whether the text was Traditional and is Simplified now.
  public var isSimplified = false
}
