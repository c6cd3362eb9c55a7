/// Why a document could not be read.
///
///     DocumentError(document: "a.txt", place: .byte(17), reason: .invalidBytes("UTF-8")).description
///     // "a.txt: at byte 17: not valid UTF-8"
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A place inside a file.
  public enum Place: Hashable, Sendable {
    /// A line, from 1.
    case line(Int)
    /// A byte, from 0.
    case byte(Int)
    /// A page, from 1.
    case page(Int)
  }

  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The system refused: the call and its message.
    case system(String)
    /// The file is a folder, a named pipe, a device or a socket.
    case notAFile(String)
    /// The file changed while it was read.
    case changedWhileRead
    /// More bytes than the stated limit.
    case tooLarge(limit: Int)
    /// Control characters: no text.
    case binary
    /// Bytes that the encoding does not have.
    case invalidBytes(String)
    /// No known encoding gives plausible text.
    case unknownEncoding
    /// The name of an encoding that is not known.
    case noSuchEncoding(String)
    /// Text that was decoded wrongly before it was saved; the cause.
    case mojibake(String)
    /// A format that is not read; its name and the way out.
    case unsupported(format: String, advice: String)
    /// The content is not what the file's name says; what it is.
    case notWhatItsNameSays(String)
    /// A pointer of Git LFS stands where the file should.
    case gitLFSPointer
    /// A program is needed; the Debian package that has it.
    case missingProgram(String, package: String)
    /// A program took longer than the limit in seconds.
    case timeLimit(String, seconds: Int)
    /// The content breaks the rules of its format.
    case malformed(String)
  }

  /// The document's id or the file's path.
  public var document: String
  /// Where in it, when known.
  public var place: Place?
  /// What is wrong.
  public var reason: Reason

  /// An error in `document`.
  public init(document: String, place: Place? = nil, reason: Reason) {
    self.document = document
    self.place = place
    self.reason = reason
  }

  /// File, place and reason, in the form `a.csv:12: …` for a line.
  public var description: String {
    switch place {
    case nil: "\(document): \(reason)"
    case .line(let line): "\(document):\(line): \(reason)"
    case .byte(let byte): "\(document): at byte \(byte): \(reason)"
    case .page(let page): "\(document): on page \(page): \(reason)"
    }
  }
}

extension DocumentError.Reason: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .system(let message): message
    case .notAFile(let kind): "is \(kind), not a file"
    case .changedWhileRead: "changed while it was read"
    case .tooLarge(let limit): "is larger than the limit of \(limit / 1_000_000) MB"
    case .binary: "is binary: more than 1 % of it are control characters"
    case .invalidBytes(let encoding): "not valid \(encoding) (--encoding names another, --lossy replaces such bytes)"
    case .unknownEncoding: "no known encoding gives Chinese text (--encoding names one)"
    case .noSuchEncoding(let name): "no encoding is called “\(name)”"
    case .mojibake(let cause): "mojibake: \(cause)"
    case .unsupported(let format, let advice): "\(format) is not read; \(advice)"
    case .notWhatItsNameSays(let what): "is not what its name says: the content is \(what)"
    case .gitLFSPointer: "is a Git LFS pointer, not the file itself (git lfs pull fetches it)"
    case .missingProgram(let program, let package): "needs \(program) (apt-get install \(package))"
    case .timeLimit(let program, let seconds): "\(program) took longer than \(seconds) s"
    case .malformed(let problem): problem
    }
  }
}
