public import DirectiveExtraction
public import Text

/// One directive, as reports give it: with its document, its section and its place in the source.
public struct DirectiveOccurrence: Sendable {
  /// The document's name.
  public var document: String
  /// Its number in the document, from 1.
  public var number: Int
  /// The headings of the sections it stands in, outermost first.
  public var section: [String]
  /// The words that stand there.
  public var text: String
  /// What is to be done: the words behind actor and marker.
  public var task: String
  /// Its fields, as places of the text.
  public var directive: Directive
  /// The words of its fields.
  public var words: DirectiveWords
  /// Where it stands in the source.
  public var place: SourceSpan

  /// `<document>#<n>`.
  public var id: String { "\(document)#\(number)" }

  /// The directive numbered `number` of a document.
  public init(_ directive: Directive, number: Int, in document: Document) {
    self.document = document.id
    self.number = number
    self.directive = directive
    words = directive.words(in: document)
    var entry = directive.entry
    var path: [String] = []
    while let at = entry {
      let heading = document.outline.entries[at]
      path.append(heading.marker + document.string(heading.title))
      entry = heading.parent
    }
    section = path.reversed()
    text = document.string(directive.span)
    task = document.string(directive.task)
    place = document.sourceSpan(of: directive.span)
  }

  /// The units that must act beside those that lead and support.
  public var responsible: [String] {
    words.actors.filter { !words.lead.contains($0) && !words.support.contains($0) }
  }
}

/// The directives of one document.
public struct DocumentDirectives: Sendable {
  /// The document's name.
  public var document: String
  /// Whether the document's date is known, against which deadlines are dated.
  public var isDated: Bool
  /// The directives, by place.
  public var directives: [DirectiveOccurrence]

  /// What `extract` finds in a document.
  public init(_ segmented: SegmentedDocument, _ extract: DirectiveExtractor) {
    let document = segmented.document
    self.document = document.id
    isDated = document.metadata.date != nil
    directives = extract(segmented).enumerated().map {
      DirectiveOccurrence($0.element, number: $0.offset + 1, in: document)
    }
  }
}
