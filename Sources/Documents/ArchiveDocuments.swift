import Text

/// Reads the documents of a zip archive, each under the archive's id and its own path.
struct ArchiveDocuments {
  /// What all members together may expand to.
  static let limit = 512_000_000

  private let reader: DocumentReader

  init(reader: DocumentReader) { self.reader = reader }

  /// The documents of the archive `bytes`, in its order. Members that are no documents are counted in a warning.
  func documents(in bytes: [UInt8], of input: DocumentInput) -> [Result<ReadDocument, DocumentError>] {
    var results: [Result<ReadDocument, DocumentError>] = []
    var others = 0
    do {
      let archive = try Archive(bytes)
      var room = Self.limit
      while let member = try archive.next() {
        guard member.isFile else { continue }
        guard let name = Self.name(member.name) else {
          results.append(.failure(DocumentError(document: input.id, reason: .malformed("a member has no name"))))
          continue
        }
        let last = String(name.split(separator: "/").last ?? "")
        if last.hasPrefix(".") || last.hasPrefix("~$") || name.hasPrefix("__MACOSX/") || last.hasPrefix("metadata.") {
          continue
        }
        let id = input.id + "/" + name
        guard !name.split(separator: "/").contains("..") && !name.hasPrefix("/") else {
          results.append(
            .failure(DocumentError(document: id, reason: .malformed("its path climbs out of the archive"))))
          continue
        }
        guard let format = DocumentFormat(ending: DocumentInput.ending(of: name)),
          !format.isTable || reader.options.textColumn != nil
        else {
          others += 1
          continue
        }
        if format == .zip {
          let reason = DocumentError.Reason.unsupported(format: "an archive inside an archive", advice: "unpack it")
          results.append(.failure(DocumentError(document: id, reason: reason)))
          continue
        }
        if member.isEncrypted {
          results.append(.failure(DocumentError(document: id, reason: .malformed("is protected by a password"))))
          continue
        }
        let content = try archive.content(limit: room)
        room -= content.count
        var document = input
        (document.id, document.origin) = (id, .bytes(content))
        results += reader.documents(in: document)
      }
    } catch is Archive.Overflow {
      results.append(.failure(DocumentError(document: input.id, reason: .tooLarge(limit: Self.limit))))
    } catch let failure as Archive.Failure {
      results.append(.failure(DocumentError(document: input.id, reason: .malformed(failure.message))))
    } catch {
      results.append(.failure(DocumentError(document: input.id, reason: .malformed("\(error)"))))
    }
    if results.isEmpty {
      let reason = DocumentError.Reason.malformed(
        "an archive without documents (\(others, "file") of other kinds)")
      results.append(.failure(DocumentError(document: input.id, reason: reason)))
    }
    return results
  }

  /// A member's name: in UTF-8, or as Chinese Windows writes it.
  private static func name(_ bytes: [UInt8]) -> String? {
    guard !bytes.isEmpty else { return nil }
    if let name = String(validating: bytes, as: UTF8.self) { return name }
    let decoded = try? SourceDecoder(encoding: .gb18030, isLossy: true).decode(bytes, of: "")
    return decoded.map { String(units: $0.text) }
  }
}
