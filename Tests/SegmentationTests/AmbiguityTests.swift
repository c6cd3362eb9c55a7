import Foundation
import Lexicons
import Segmentation
import Testing
import Text

/// Places where a wrong word lies across two right ones; `ambiguity.tsv` tells its format.
struct AmbiguityTests {
  @Test func `each expected piece stands once in its sentence`() throws {
    let sentences = try AmbiguousSentence.all()
    #expect(sentences.count >= 100)
    for sentence in sentences {
      #expect(sentence.text.components(separatedBy: sentence.piece).count == 2, "\(sentence.text)")
    }
  }

  @Test func `words that lie crosswise are cut as a reader cuts them`() throws {
    let segment = try WordSegmenter(terms: TestLexicons.builtIn())
    let sentences = try AmbiguousSentence.all()
    let wrong = sentences.compactMap { sentence -> String? in
      let segmented = segment(Document(id: "", text: sentence.text))
      let boundaries = Set([0] + segmented.tokens.map { Int($0.end) })
      guard let place = sentence.firstWrongPlace(boundaries) else { return nil }
      let words = segmented.tokens.map { segmented.document.string($0.span) }.joined(separator: " ")
      return "expected \(sentence.expected) (wrong at \(place)) in: \(words)"
    }
    print("ambiguity: \(sentences.count - wrong.count) of \(sentences.count) sentences cut as expected")
    #expect(wrong.count <= AmbiguousSentence.toleratedErrors, "\(wrong.joined(separator: "\n"))")
  }
}

/// A line of `ambiguity.tsv`.
struct AmbiguousSentence {
  /// Sentences that may be cut otherwise: a lattice without grammar cannot have all of them.
  static let toleratedErrors = 11

  var text: String
  /// The piece with its marks, as in the file.
  var expected: String
  /// The piece without marks.
  var piece: String { expected.filter { $0 != " " && $0 != "·" } }

  static func all() throws -> [AmbiguousSentence] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("ambiguity.tsv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
    return lines.dropFirst().map { line in
      let cells = line.split(separator: "\t")
      precondition(cells.count == 2, "ambiguity.tsv: expected 2 columns in \(line)")
      return AmbiguousSentence(text: String(cells[0]), expected: String(cells[1]))
    }
  }

  /// The first place, in UTF-16 units of the sentence, where `boundaries` are not as the piece demands.
  func firstWrongPlace(_ boundaries: Set<Int>) -> Int? {
    var place = text.range(of: piece)!.lowerBound.utf16Offset(in: text)
    var demand: Bool? = true
    for mark in expected.utf16 {
      switch mark {
      case 0x20: demand = true
      case 0xB7: demand = nil
      default:
        if let demand, boundaries.contains(place) != demand { return place }
        place += 1
        demand = false
      }
    }
    return demand == nil || boundaries.contains(place) ? nil : place
  }
}

/// The lexicons of this checkout, merged as the command merges them.
enum TestLexicons {
  static var folder: LexiconFolder {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return LexiconFolder(path: folder.appendingPathComponent("Lexicons").path)
  }

  static func builtIn() throws -> TermIndex { try BuiltInTerms.load(folder) }
}
