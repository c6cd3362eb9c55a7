public import Text

/// One requirement that a text lays on somebody: something to be done, kept up, or not done after the moment of
/// speaking. A row of a task ledger holds exactly one.
///
/// It has one marker (or none, for a bare imperative) and everything that marker governs, for one actor, inside one
/// sentence. Fields about which the text is silent are empty; nothing is guessed. What the text names is given by its
/// place; `words(in:)` reads it.
public struct Directive: Hashable, Sendable {
  /// Its place in the document's text.
  public var span: Span
  /// The word that carries the force (要 必须 不得 鼓励 …); empty for a bare imperative and for most targets.
  public var marker: String
  /// What kind of requirement it is.
  public var modality: Modality
  /// 3 for 必须, 应当 and prohibitions, 2 for 要 and bare imperatives, 1 for recommendations and permissions.
  public var strength: Int
  /// Who must act, as the text names them, in order.
  public var actors: [Span]
  /// The units that lead, where the text names them.
  public var lead: [Span]
  /// The units that support.
  public var support: [Span]
  /// What is to be done, a verb phrase each.
  public var actions: [ActionPlace]
  /// The stretch of `span` behind actor and marker: what is to be done, in the text's own words.
  public var task: Span
  /// By when, where the text says so.
  public var deadline: Deadline?
  /// How often: 每季度 定期 常态化.
  public var frequency: [Span]
  /// Figures with unit and bound.
  public var quantities: [QuantityPlace]
  /// Whose requirement it is when the speaker reports another's; nothing when it is the speaker's own.
  public var attribution: Span?
  /// The number of a listed item (`（三）`) where the directive is one.
  public var item: Span?
  /// The index of the innermost outline entry it stands under.
  public var entry: Int?

  /// The words of its fields in `document`, which it was found in.
  public func words(in document: Document) -> DirectiveWords { DirectiveWords(self, document) }
}

/// The words of a directive's fields as the text has them; empty where it is silent.
public struct DirectiveWords: Hashable, Sendable {
  /// Who must act.
  public var actors: [String]
  /// The units that lead.
  public var lead: [String]
  /// The units that support.
  public var support: [String]
  /// What is to be done.
  public var actions: [Action]
  /// By when; empty where the text does not say so.
  public var deadline: String
  /// How often.
  public var frequency: [String]
  /// Figures with unit and bound.
  public var quantities: [Quantity]
  /// Whose requirement it is.
  public var attribution: String
  /// The number of a listed item.
  public var item: String

  init(_ directive: Directive, _ document: Document) {
    func words(_ spans: [Span]) -> [String] { spans.map { document.string($0) } }
    func word(_ span: Span?) -> String { span.map { document.string($0) } ?? "" }
    actors = words(directive.actors)
    lead = words(directive.lead)
    support = words(directive.support)
    actions = directive.actions.map { Action(verb: word($0.verb), object: word($0.object)) }
    deadline = word(directive.deadline?.span)
    frequency = words(directive.frequency)
    quantities = directive.quantities.map { Quantity($0, document) }
    attribution = word(directive.attribution)
    item = word(directive.item)
  }
}

/// What kind of requirement a directive is.
public enum Modality: String, Hashable, Sendable, CaseIterable {
  /// Something is to be done.
  case obligation
  /// Something is not to be done.
  case prohibition
  /// Something is encouraged or advised.
  case recommendation
  /// A power is granted.
  case permission
  /// A state or figure is to be reached, without a verb of action.
  case target
}

/// Where a verb stands, and its object if it has one.
public struct ActionPlace: Hashable, Sendable {
  /// The verb, with complement and without adverbs.
  public var verb: Span
  /// The object.
  public var object: Span?
}

/// A verb with its object: 建立·工作台账. For a prohibition, the thing forbidden.
public struct Action: Hashable, Sendable {
  /// The verb, with complement and without adverbs.
  public var verb: String
  /// The object; empty where there is none. A pivot keeps its clause: 支持·企业做大做强.
  public var object: String

  /// A verb with its object.
  public init(verb: String, object: String) {
    self.verb = verb
    self.object = object
  }
}

/// By when: the words, and what they mean against the document's date.
public struct Deadline: Hashable, Sendable {
  /// The words: 12月底前, 到2027年.
  public var span: Span
  /// The first day, for 三季度, 一个月内 and 即日起.
  public var from: CalendarDate?
  /// The last day; nothing where the words and the document's date do not settle it.
  public var to: CalendarDate?

  /// A deadline.
  public init(span: Span, from: CalendarDate? = nil, to: CalendarDate? = nil) {
    self.span = span
    self.from = from
    self.to = to
  }
}

/// Where a figure stands, with unit and bound.
public struct QuantityPlace: Hashable, Sendable {
  /// All of it with the bound, whose words stand before the figure or behind the unit.
  public var span: Span
  /// The figure; behind the sign of 百分之.
  public var value: Span
  /// Behind the unit.
  public var unitEnd: Int
  /// Where the figure or its 百分之 begins.
  public var start: Int
}

/// A figure with unit and bound: 5%左右, 不低于3亿元.
public struct Quantity: Hashable, Sendable {
  /// The words as they stand.
  public var text: String
  /// The figure without unit and bound, in ASCII digits (`1.3` in 1.3万亿斤), of a range both (`6-7` in 6%—7%); behind
  /// 百分之 as it stands.
  public var value: String
  /// The unit: 万亿斤.
  public var unit: String
  /// The words of the bound: 不低于, 以上, 左右; empty where there are none.
  public var bound: String

  /// A figure with unit and bound.
  public init(text: String, value: String, unit: String, bound: String) {
    self.text = text
    self.value = value
    self.unit = unit
    self.bound = bound
  }

  /// The words of `place` in `document`.
  init(_ place: QuantityPlace, _ document: Document) {
    let isPercent = place.value.start > place.start
    text = document.string(place.span)
    value = isPercent ? document.string(place.value) : Self.figure(document.text[place.value.range])
    unit = isPercent ? "%" : document.string(Span(place.value.end, place.unitEnd))
    let bounds = [Span(place.span.start, place.start), Span(place.unitEnd, place.span.end)]
    bound = bounds.filter { !$0.isEmpty }.map { document.string($0) }.joined(separator: " ")
  }

  /// ASCII digits and the point, and `-` between the ends of a range; marks between thousands are left out.
  private static func figure(_ units: ArraySlice<UInt16>) -> String {
    var figure = ""
    for unit in WidthFolding.fold(Array(units)) {
      if WidthFolding.isDigit(unit) || unit == 0x2E { figure.unicodeScalars.append(Unicode.Scalar(unit)!) }
      if QuantityReader.joinsRange(unit) { figure.append("-") }
    }
    return figure
  }
}
