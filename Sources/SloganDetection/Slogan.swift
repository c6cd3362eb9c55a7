public import Text

/// A set formulation (提法) as the lexicon knows it.
///
/// An empty field means "not sure": every check that would need it stays silent.
public struct Slogan: Hashable, Sendable {
  /// Whether a formulation is in use.
  public enum Status: Hashable, Sendable {
    /// In use, or not known to have gone out of use.
    case current
    /// Belongs to a period that has passed.
    case historical
    /// Gave way to the formulation with this canonical form.
    case superseded(by: String)
  }

  /// The form that counts as right, in Simplified characters.
  public var canonical: String
  /// What kind of formulation it is.
  public var category: SloganCategory
  /// What its number counts, in canonical order; each with the wordings that pass for it, the present one first.
  public var members: [[String]] = []
  /// The verbs that properly govern it.
  public var verbs: [String] = []
  /// Other forms under which it is found.
  public var variants: [String] = []
  /// When it was first used, where a source is known.
  public var firstUse: PartialDate?
  /// The occasion of the first use, and where that is told.
  public var firstUseSource = ""
  /// Whether it is in use.
  public var status = Status.current
  /// When a match counts.
  public var condition = SloganCondition()
  /// A remark for readers.
  public var note = ""

  /// A formulation of which nothing but its wording is known.
  public init(canonical: String, category: SloganCategory) {
    self.canonical = canonical
    self.category = category
  }
}

/// The kinds of set formulations.
public enum SloganCategory: String, Hashable, Sendable, CaseIterable {
  /// A formula made with numbers, that abbreviates a list: 四个意识.
  case numeric
  /// Names of guiding thought, and formulas of the leading core: 科学发展观.
  case theory
  /// A programme, principle or strategy by its fixed name: 高质量发展.
  case policy
  /// Calls and appeals: 不忘初心、牢记使命.
  case mobilizing
  /// A coinage that lives in quotation marks and is none of these: “最多跑一次”.
  case quoted
}
