/// A file format that documents come in.
public enum DocumentFormat: String, CaseIterable, Hashable, Sendable {
  /// Plain text.
  case text
  /// Markdown, read as plain text with its headings known.
  case markdown
  /// Word since 2007.
  case docx
  /// PDF with a text layer.
  case pdf
  /// A web page.
  case html
  /// Word before 2007.
  case doc
  /// An archive of documents.
  case zip
  /// A table, a document a row.
  case csv
  /// A table with tabs.
  case tsv
  /// JSON Lines, a document a line.
  case jsonl
  /// Kingsoft Writer.
  case wps
  /// OpenDocument text, which is refused with the way out.
  case odt
  /// The format of official documents, GB/T 33190.
  case ofd

  /// The format of files with this ending (lower case, without the dot), when it is one that is read.
  public init?(ending: String) {
    switch ending {
    case "txt", "text": self = .text
    case "md", "markdown": self = .markdown
    case "docx": self = .docx
    case "pdf": self = .pdf
    case "html", "htm", "xhtml": self = .html
    case "doc": self = .doc
    case "zip": self = .zip
    case "csv": self = .csv
    case "tsv": self = .tsv
    case "jsonl", "ndjson": self = .jsonl
    case "wps": self = .wps
    case "odt": self = .odt
    case "ofd": self = .ofd
    default: return nil
    }
  }

  /// Whether its documents are rows, of which only a column named by the user is text.
  public var isTable: Bool { self == .csv || self == .tsv || self == .jsonl }

  /// Whether its places have a page, or may have one.
  public var mayHavePages: Bool { self == .pdf || self == .ofd || self == .zip }
}
