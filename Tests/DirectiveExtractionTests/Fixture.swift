import DirectiveExtraction
import Foundation
import Lexicons
import Segmentation
import Text

/// The stage with the lists that come with the tool, and documents made of short texts.
enum Fixture {
  static let folder: LexiconFolder = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return LexiconFolder(path: folder.appendingPathComponent("Lexicons").path)
  }()

  private static let stages: (segment: WordSegmenter, extract: DirectiveExtractor) = {
    do {
      return (
        try WordSegmenter(terms: BuiltInTerms.load(folder)),
        DirectiveExtractor(lexicon: try DirectiveLexicon(folder))
      )
    } catch {
      fatalError("\(error)")
    }
  }()

  /// A document whose lines beginning with `# ` are headings of level 1.
  static func document(_ text: String, date: String = "2025-01-10") -> Document {
    var metadata = Metadata()
    metadata["date"] = date
    var headings: [(title: Span, start: Int)] = []
    var units: [UInt16] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isHeading = line.hasPrefix("# ")
      let start = units.count
      units += (isHeading ? line.dropFirst(2) : line).utf16
      if isHeading { headings.append((Span(start, units.count), start)) }
      units.append(0x0A)
    }
    var document = Document(id: "test", metadata: metadata, text: String(decoding: units, as: UTF16.self))
    document.outline = Outline(
      entries: headings.enumerated().map { index, heading in
        let end = index + 1 < headings.count ? headings[index + 1].start : units.count
        return Outline.Entry(level: 1, marker: "", title: heading.title, section: Span(heading.start, end))
      })
    return document
  }

  /// The directives of a text.
  static func directives(_ text: String, date: String = "2025-01-10") -> [WordedDirective] {
    let document = document(text, date: date)
    return stages.extract(stages.segment(document)).map {
      WordedDirective(directive: $0, words: $0.words(in: document))
    }
  }

  /// The directives' texts.
  static func texts(_ text: String, date: String = "2025-01-10") -> [String] {
    let document = document(text, date: date)
    return stages.extract(stages.segment(document)).map { document.string($0.span) }
  }

  /// The stages, for tests of speed and of whole files.
  static func extract(_ document: Document) -> [Directive] { stages.extract(stages.segment(document)) }
  static func segment(_ document: Document) -> SegmentedDocument { stages.segment(document) }
  static func extract(_ segmented: SegmentedDocument) -> [Directive] { stages.extract(segmented) }
}

/// A directive whose fields are asked for by their words.
@dynamicMemberLookup
struct WordedDirective {
  let directive: Directive
  let words: DirectiveWords

  subscript<Value>(dynamicMember field: KeyPath<Directive, Value>) -> Value { directive[keyPath: field] }

  var actors: [String] { words.actors }
  var lead: [String] { words.lead }
  var support: [String] { words.support }
  var actions: [Action] { words.actions }
  var quantities: [Quantity] { words.quantities }
  var frequency: [String] { words.frequency }
  var attribution: String { words.attribution }
  var item: String { words.item }
}
