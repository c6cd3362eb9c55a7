import Text

/// Something a reader should know of a document that could be read. Warnings never change the exit status.
public struct DocumentWarning: Hashable, Sendable, CustomStringConvertible {
  /// What was noticed.
  public enum Kind: Hashable, Sendable, CustomStringConvertible {
    /// Too little text to be sure of the encoding, which is named.
    case encodingIsAGuess(String)
    /// The last character was cut off; so many bytes were dropped.
    case cutLastCharacter(bytes: Int)
    /// So many control characters were dropped.
    case controlCharacters(Int)
    /// So many private-use characters were kept.
    case privateUse(Int)
    /// So many replacement characters (U+FFFD) stand in the text.
    case replacementCharacters(Int)
    /// So many invalid sequences became U+FFFD, as `--lossy` asks.
    case lossy(Int)
    /// A field of the front matter, a metadata table or a file name has a value that does not fit.
    case metadata(String)
    /// There is no text in it.
    case empty
    /// Something in the file that is left out; what it is.
    case leftOut(String)

    /// What was noticed, in words.
    public var description: String {
      switch self {
      case .encodingIsAGuess(let name): "so little text that its encoding is a guess: \(name)"
      case .cutLastCharacter(let bytes): "the last character is cut off; \(bytes, "byte") dropped"
      case .controlCharacters(let count): "\(count, "control character") dropped"
      case .privateUse(let count): "\(count, "private-use character") kept"
      case .replacementCharacters(let count):
        "\(count, "character") lost in an earlier conversion (U+FFFD)"
      case .lossy(let count): "\(count, "invalid sequence") replaced by U+FFFD"
      case .metadata(let problem): problem
      case .empty: "is empty"
      case .leftOut(let what): what
      }
    }
  }

  /// The document's id.
  public var document: String
  /// What was noticed.
  public var kind: Kind

  /// A warning about `document`.
  public init(document: String, kind: Kind) {
    self.document = document
    self.kind = kind
  }

  /// Document and what was noticed, in words.
  public var description: String { "\(document): \(kind)" }
}
