import Text

/// What is known of a document from all who say something of it: the user's word wins over the file's own, that over the
/// table beside it, that over the file's name, and that over what its first lines seem to say, or the day of signing at
/// its end.
///
/// The only place where dates of metadata are read: each source's `date` becomes its ISO form, and a `year` alone is a
/// date. A date that is none is left out, with a warning. Where one source knows the year and a lesser one the day, the
/// day is meant; only the user's own date is taken as it stands.
struct DocumentMetadata {
  /// The fields.
  private(set) var fields: Metadata
  /// Dates that are none.
  private(set) var warnings: [String] = []

  /// Merges what the text says, the file's name, the table beside it (or its row of a table), its front matter and the
  /// user.
  ///
  /// - Parameter placeOfDate: where the table says the date
  init(
    text: Metadata, name: Metadata?, table: Metadata, placeOfDate: String?, frontMatter: Metadata, user: Metadata
  ) {
    fields = text
    let sources = [
      (name ?? Metadata(), "of the name"), (table, placeOfDate.map { "in \($0), column date," } ?? "of the table"),
      (frontMatter, "of the front matter"),
    ]
    for (var source, origin) in sources {
      readDate(of: &source, origin)
      add(source, keepsDay: true)
    }
    var user = user
    let isDateGiven = user["date"] != nil
    readDate(of: &user, "of the user")
    add(user, keepsDay: !isDateGiven)
  }

  private mutating func add(_ source: Metadata, keepsDay: Bool) {
    let before = fields["date"]
    fields.merge(source)
    if keepsDay, let before, let date = source["date"], before.hasPrefix(date + "-") { fields["date"] = before }
  }

  private mutating func readDate(of source: inout Metadata, _ origin: String) {
    if let date = source["date"] {
      source["date"] = ChineseDate.read(date)?.description
      if source["date"] == nil { warnings.append("the date “\(date)” \(origin) is not a date") }
    }
    if source["date"] == nil, let year = source["year"] { source["date"] = ChineseDate.read(year)?.description }
  }
}
