public import Lexicons
import Text

/// What a comparison of two texts must not take for copying, and what names of places end in: `Lexicons/comparison`.
public struct ComparisonLexicon: Sendable {
  /// What greetings begin with.
  var salutations: [[UInt16]] = []
  /// Set phrases of opening, closing and thanks.
  var formalities: [[UInt16]] = []
  /// What names of administrative places end in, the longest first.
  var placeEndings: [[UInt16]] = []
  /// The file's fingerprint; nothing where none was read.
  public private(set) var fingerprint: Fingerprint?

  /// No phrases; names of places end in `placeEndings`.
  public init(placeEndings: [String] = []) {
    self.placeEndings = placeEndings.map { Array($0.utf16) }
  }

  /// Reads the list.
  public init(_ file: LexiconFile) throws(LexiconError) {
    fingerprint = file.fingerprint
    let table = try LexiconTable(file, required: ["phrase", "role"])
    for row in table.rows {
      let phrase = Array(row["phrase"].utf16)
      switch row["role"] {
      case "salutation": salutations.append(phrase)
      case "formality": formalities.append(phrase)
      case "place ending": placeEndings.append(phrase)
      default: throw LexiconError(file: table.name, line: row.line, reason: "unknown role ‘\(row["role"])’")
      }
    }
    placeEndings.sort { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) }
  }

  /// Whether a line is a greeting: 各位代表：
  func isSalutation(_ line: ArraySlice<UInt16>) -> Bool {
    guard line.count <= 30, let last = line.last, [0x3A, 0xFF1A, 0x21, 0xFF01].contains(last) else { return false }
    return salutations.contains { line.starts(with: $0) }
  }

  /// Where formalities stand in a text.
  ///
  /// - Complexity: O(*n* · phrases that begin with the same character).
  func formalities(in text: [UInt16]) -> [Span] {
    var byFirst: [UInt16: [[UInt16]]] = [:]
    for phrase in formalities { byFirst[phrase[0], default: []].append(phrase) }
    var spans: [Span] = []
    for offset in text.indices {
      for phrase in byFirst[text[offset]] ?? [] where text[offset...].starts(with: phrase) {
        spans.append(Span(offset, offset + phrase.count))
      }
    }
    return spans
  }

  /// The parts of a place, the smallest last: 岭川省澜江市云溪县 → 岭川省, 澜江市, 云溪县.
  func places(in name: String) -> [String] {
    let units = Array(name.utf16)
    var names: [String] = []
    var start = 0
    var at = 0
    while at < units.count {
      // A name has two characters at least before its ending.
      guard let ending = placeEndings.first(where: { at - start >= 2 && units[at...].starts(with: $0) }) else {
        at += 1
        continue
      }
      at += ending.count
      names.append(String(decoding: units[start..<at], as: UTF16.self))
      start = at
    }
    if start < units.count { names.append(String(decoding: units[start...], as: UTF16.self)) }
    return names
  }

  /// Whether a word ends as names of places do.
  func endsLikePlace(_ word: ArraySlice<UInt16>) -> Bool {
    placeEndings.contains { word.count > $0.count && word.suffix($0.count).elementsEqual($0) }
  }

  /// A place's name without its ending, by which texts call it too, where two characters are left.
  func short(_ name: String) -> String {
    let units = Array(name.utf16)
    for ending in placeEndings where units.count >= ending.count + 2 && units.suffix(ending.count).elementsEqual(ending)
    {
      return String(decoding: units.dropLast(ending.count), as: UTF16.self)
    }
    return name
  }
}
