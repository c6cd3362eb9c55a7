import Text

/// When a match of a slogan counts: an ambiguous short one (三保 in 三保障) only where its surroundings settle it.
///
/// Written as clauses joined by `&`:
///
/// | clause | holds when |
/// |---|---|
/// | `quoted` | the match is all that stands between quotation marks and separators, other slogans apart |
/// | `!before:X` | X does not follow |
/// | `!after:X` | X does not precede |
/// | `from:DATE` | the document is not known to be older than the ISO date |
///
///     SloganCondition("quoted&!before:组织")
public struct SloganCondition: Hashable, Sendable, CustomStringConvertible {
  enum Clause: Hashable {
    case quoted
    case notBefore(String)
    case notAfter(String)
    case from(PartialDate)
  }

  /// The condition as written.
  public let description: String
  let clauses: [Clause]

  /// The condition that always holds.
  public init() {
    description = ""
    clauses = []
  }

  /// A condition as written, or nothing where it cannot be read.
  public init?(_ description: String) {
    self.description = description
    var clauses: [Clause] = []
    for part in description.split(separator: "&", omittingEmptySubsequences: false) where !description.isEmpty {
      if part == "quoted" {
        clauses.append(.quoted)
      } else if let word = Self.value(of: "!before:", in: part) {
        clauses.append(.notBefore(word))
      } else if let word = Self.value(of: "!after:", in: part) {
        clauses.append(.notAfter(word))
      } else if let date = Self.value(of: "from:", in: part).flatMap({ PartialDate(iso: $0) }) {
        clauses.append(.from(date))
      } else {
        return nil
      }
    }
    self.clauses = clauses
  }

  private static func value(of key: String, in part: Substring) -> String? {
    guard part.hasPrefix(key), part.utf8.count > key.utf8.count else { return nil }
    return String(part.dropFirst(key.count))
  }
}

/// A condition with its words folded, ready to be tried.
struct CompiledCondition: Sendable {
  private let isQuoted: Bool
  private let notBefore: [[UInt16]]
  private let notAfter: [[UInt16]]
  private let from: PartialDate?

  init(_ condition: SloganCondition, folding: FormulaFolding) {
    var isQuoted = false
    var notBefore: [[UInt16]] = []
    var notAfter: [[UInt16]] = []
    var from: PartialDate?
    for clause in condition.clauses {
      switch clause {
      case .quoted: isQuoted = true
      case .notBefore(let word): notBefore.append(folding.fold(word))
      case .notAfter(let word): notAfter.append(folding.fold(word))
      case .from(let date): from = date
      }
    }
    self.isQuoted = isQuoted
    self.notBefore = notBefore
    self.notAfter = notAfter
    self.from = from
  }

  /// Whether a match at `span` counts; `quoted` tells whether it fills its quotation.
  func holds(at span: Span, quoted: Bool, in text: [UInt16], date: PartialDate?, folding: FormulaFolding) -> Bool {
    if isQuoted && !quoted { return false }
    if let from, let date, date.last < from.first { return false }
    for word in notBefore where Self.follows(word, span.end, in: text, folding: folding) { return false }
    for word in notAfter where Self.precedes(word, span.start, in: text, folding: folding) { return false }
    return true
  }

  /// Whether `word` begins at `offset`, quotation marks passed over.
  private static func follows(_ word: [UInt16], _ offset: Int, in text: [UInt16], folding: FormulaFolding) -> Bool {
    var at = offset
    for unit in word {
      var gap = 0
      while at < text.count, gap < FoldedText.maximumGap, text[at] != 0x0A, folding.table[Int(text[at])] == 0 {
        at += 1
        gap += 1
      }
      guard at < text.count, folding.table[Int(text[at])] == unit else { return false }
      at += 1
    }
    return true
  }

  private static func precedes(_ word: [UInt16], _ offset: Int, in text: [UInt16], folding: FormulaFolding) -> Bool {
    var at = offset - 1
    for unit in word.reversed() {
      var gap = 0
      while at >= 0, gap < FoldedText.maximumGap, text[at] != 0x0A, folding.table[Int(text[at])] == 0 {
        at -= 1
        gap += 1
      }
      guard at >= 0, folding.table[Int(text[at])] == unit else { return false }
      at -= 1
    }
    return true
  }
}
