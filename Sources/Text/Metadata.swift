/// What is known about a document beside its text, as named fields in the order they were learnt.
///
///     var metadata = Metadata()
///     metadata["speaker"] = "李明"
///     metadata["speaker"]   // "李明"
///
/// Well-known names are `title`, `date` (ISO, as exact as known), `speaker`, `office`, `level`, `place`, `occasion`;
/// any other name may stand beside them.
public struct Metadata: Hashable, Sendable {
  /// One named value.
  public struct Field: Hashable, Sendable {
    /// The field's name.
    public var name: String
    /// Its value, never empty.
    public var value: String
  }

  /// All fields.
  public private(set) var fields: [Field] = []

  /// No fields.
  public init() {}

  /// The value of a field; setting `nil` or an empty string removes it.
  public subscript(name: String) -> String? {
    get { fields.first { $0.name == name }?.value }
    set {
      let value = newValue.flatMap { $0.isEmpty ? nil : $0 }
      if let index = fields.firstIndex(where: { $0.name == name }) {
        if let value { fields[index].value = value } else { fields.remove(at: index) }
      } else if let value {
        fields.append(Field(name: name, value: value))
      }
    }
  }

  /// The document's date, where `date` holds one.
  public var date: PartialDate? { self["date"].flatMap { PartialDate(iso: $0) } }

  /// Which of the groups by a field the document is in: that of the field's value; by `year` that of its date's year, or
  /// of the field where no date is known (2022—2023).
  public func group(by field: String) -> String? {
    (field == "year" ? date.map { String($0.year) } : nil) ?? self[field]
  }

  /// Takes over each field of `other`, whose values win.
  public mutating func merge(_ other: Metadata) {
    for field in other.fields { self[field.name] = field.value }
  }
}
