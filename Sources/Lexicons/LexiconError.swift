/// A word list that cannot be used, and where.
///
///     LexiconError(file: "terms.tsv", line: 12, reason: "expected 4 columns, found 3").description
///     // "terms.tsv:12: expected 4 columns, found 3"
public struct LexiconError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, as the user named it.
  public var file: String
  /// The line, from 1, where one line is to blame.
  public var line: Int?
  /// What is wrong.
  public var reason: String

  /// A failure in `file`.
  public init(file: String, line: Int? = nil, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  /// `file:line: reason`.
  public var description: String { line.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)" }
}

/// Something odd in a word list that can still be used: a duplicate, or a term that no text can yield.
public struct LexiconWarning: Hashable, Sendable, CustomStringConvertible {
  /// The file, as the user named it.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// What is odd.
  public var reason: String

  /// A warning about a line of `file`.
  public init(file: String, line: Int, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  /// `file:line: warning: reason`.
  public var description: String { "\(file):\(line): warning: \(reason)" }
}
