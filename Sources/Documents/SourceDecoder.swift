import ICU

/// Decodes the bytes of a text file.
///
///     try SourceDecoder().decode(bytes, of: "a.txt").encoding   // GB18030
///
/// In this order: a byte order mark; zero bytes placed as UTF-16 or UTF-32 places them; strict UTF-8; then whichever of
/// UTF-16, GB18030 and Big5 decodes without fault and gives plausible Chinese (Big5 decodes as GB18030 too, so both are
/// weighed by how many of their characters are common ones). Nothing else is guessed: another encoding must be named.
///
/// - Complexity: O(*n*) in the number of bytes.
public struct SourceDecoder: Sendable {
  /// How the encoding was found.
  public enum Evidence: String, Hashable, Sendable {
    /// The user named it.
    case named
    /// A byte order mark.
    case byteOrderMark = "byte order mark"
    /// Every byte is valid.
    case valid = "valid throughout"
    /// The statistics of the bytes.
    case statistics
    /// Another format's own declaration.
    case declared
  }

  /// What decoding gave.
  public struct Decoded: Sendable {
    /// The text without byte order marks, line ends as they are.
    public var text: [UInt16]
    /// Its encoding.
    public var encoding: TextEncoding
    /// How that was found.
    public var evidence: Evidence
    /// What was noticed.
    public var warnings: [DocumentWarning.Kind] = []
  }

  /// The encoding to use, where the user named one.
  public var encoding: TextEncoding?
  /// Whether invalid bytes become U+FFFD, with a warning, instead of an error.
  public var isLossy: Bool

  /// A decoder.
  public init(encoding: TextEncoding? = nil, isLossy: Bool = false) {
    self.encoding = encoding
    self.isLossy = isLossy
  }

  /// Decodes `bytes`, the content of `document`.
  public func decode(_ bytes: [UInt8], of document: String) throws(DocumentError) -> Decoded {
    var decoded = try decodeMarked(bytes, of: document)
    let marks = decoded.text.prefix { $0 == 0xFEFF }.count
    if marks > 0 { decoded.text.removeFirst(marks) }
    if let cause = Mojibake.cause(in: decoded.text) {
      throw DocumentError(document: document, reason: .mojibake(cause))
    }
    return decoded
  }

  private func decodeMarked(_ bytes: [UInt8], of document: String) throws(DocumentError) -> Decoded {
    let mark = bytes.withUnsafeBufferPointer { TextEncoding.ofByteOrderMark(in: $0) }
    if let encoding {
      let skipped = mark.flatMap { $0.encoding == encoding ? $0.count : nil } ?? 0
      return try decode(bytes, from: skipped, as: encoding, evidence: .named, of: document)
    }
    if let mark {
      return try decode(bytes, from: mark.count, as: mark.encoding, evidence: .byteOrderMark, of: document)
    }
    // Only files with zero bytes can be UTF-16 or UTF-32 that is also valid UTF-8.
    if bytes.contains(0), let wide = ByteStatistics(of: bytes).wideEncodingByZeros {
      return try decode(bytes, from: 0, as: wide, evidence: .statistics, of: document)
    }
    let utf8 = bytes.withUnsafeBufferPointer { UTF8Transcoder.decode($0) }
    if utf8.invalidAt == nil { return Decoded(text: utf8.text, encoding: .utf8, evidence: .valid) }
    if utf8.isCut, utf8.text.contains(where: { $0 > 0x7F }) {
      return Decoded(
        text: utf8.text, encoding: .utf8, evidence: .valid,
        warnings: [.cutLastCharacter(bytes: bytes.count - (utf8.invalidAt ?? 0))])
    }
    return try decodeByStatistics(bytes, ByteStatistics(of: bytes), utf8, of: document)
  }

  /// Decodes bytes that are no UTF-8.
  private func decodeByStatistics(
    _ bytes: [UInt8], _ statistics: ByteStatistics, _ utf8: UTF8Transcoder.Result, of document: String
  ) throws(DocumentError) -> Decoded {
    // A file of ours with a few broken places is still UTF-8, and the user wants to know the place.
    if statistics.looksLikeUTF8 {
      if isLossy { return try decode(bytes, from: 0, as: .utf8, evidence: .statistics, of: document) }
      throw DocumentError(document: document, place: .byte(utf8.invalidAt ?? 0), reason: .invalidBytes("UTF-8"))
    }
    if let wide = statistics.wideEncodingByCharacters {
      return try decode(bytes, from: 0, as: wide, evidence: .statistics, of: document)
    }
    guard !statistics.isOtherLanguage(bytes) else { throw DocumentError(document: document, reason: .unknownEncoding) }
    var failure: DocumentError?
    let strict = SourceDecoder(encoding: encoding, isLossy: false)
    for encoding in statistics.chineseCandidates {
      do throws(DocumentError) {
        var decoded = try strict.decode(bytes, from: 0, as: encoding, evidence: .statistics, of: document)
        if statistics.pairs < 40 { decoded.warnings.append(.encodingIsAGuess(encoding.name)) }
        return decoded
      } catch { failure = failure ?? error }
    }
    if isLossy, let likeliest = statistics.chineseCandidates.first {
      return try decode(bytes, from: 0, as: likeliest, evidence: .statistics, of: document)
    }
    throw failure ?? DocumentError(document: document, reason: statistics.zeros > 0 ? .binary : .unknownEncoding)
  }

  private func decode(
    _ bytes: [UInt8], from start: Int, as encoding: TextEncoding, evidence: Evidence, of document: String
  ) throws(DocumentError) -> Decoded {
    var decoded = Decoded(text: [], encoding: encoding, evidence: evidence)
    if encoding == .utf8 {
      let result = bytes.withUnsafeBufferPointer {
        UTF8Transcoder.decode(UnsafeBufferPointer(rebasing: $0[start...]), replacing: isLossy)
      }
      decoded.text = result.text
      if result.isCut, !isLossy {
        decoded.warnings = [.cutLastCharacter(bytes: bytes.count - start - (result.invalidAt ?? 0))]
      } else if let at = result.invalidAt, !isLossy {
        throw DocumentError(document: document, place: .byte(start + at), reason: .invalidBytes(encoding.name))
      }
      if result.replaced > 0 { decoded.warnings = [.lossy(result.replaced)] }
      return decoded
    }
    let result: Converter.Result
    do throws(ICUError) {
      let converter = try Converter(encoding.name)
      result = try converter.decode(start == 0 ? bytes : Array(bytes[start...]), strict: !isLossy)
    } catch {
      throw DocumentError(document: document, reason: .noSuchEncoding(encoding.name))
    }
    decoded.text = result.text
    if let invalid = result.invalid {
      guard invalid.isTruncated else {
        throw DocumentError(
          document: document, place: .byte(start + invalid.offset), reason: .invalidBytes(encoding.name))
      }
      decoded.warnings = [.cutLastCharacter(bytes: invalid.count)]
    }
    if isLossy {
      let replaced = decoded.text.count { $0 == 0xFFFD }
      if replaced > 0 { decoded.warnings = [.lossy(replaced)] }
    }
    return decoded
  }
}
