public import Text

/// A file to read, or standard input.
///
/// One input may hold many documents (an archive, a table).
public struct DocumentInput: Hashable, Sendable {
  /// Where the bytes come from.
  public enum Origin: Hashable, Sendable {
    /// A file, by the bytes of its path: names are not always UTF-8.
    case file([UInt8])
    /// Standard input.
    case standardInput
    /// Bytes in memory.
    case bytes([UInt8])
  }

  /// The document's id: the path below the folder that was named, with `/`; `-` for standard input.
  public var id: String
  /// Where the bytes come from.
  public var origin: Origin
  /// What a metadata table beside the file says of it.
  public var metadata: Metadata
  /// Where the table says its date, for messages: `metadata.csv:3`.
  private(set) var placeOfDate: String?

  /// An input called `id`.
  public init(id: String, origin: Origin, metadata: Metadata = Metadata()) {
    self.id = id
    self.origin = origin
    self.metadata = metadata
  }

  /// The file at `path`, called by its last component.
  public init(path: String) {
    self.init(id: String(path.split(separator: "/").last ?? "-"), origin: .file(Array(path.utf8)))
  }

  /// Adds what a row of a table says, which stands at `place`.
  mutating func add(_ row: Metadata, from place: String) {
    metadata.merge(row)
    if row["date"] != nil { placeOfDate = place }
  }

  /// The format that the name's ending tells; plain text where it has none.
  public var format: DocumentFormat { DocumentFormat(ending: Self.ending(of: id)) ?? .text }

  /// What stands behind the last dot of a path's last component, in lower case; empty where there is none.
  static func ending(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}
