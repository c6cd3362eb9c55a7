public import Lexicons
import Text

extension SloganLexicon {
  /// The columns of a file of slogans.
  public static let columns = [
    "canonical", "category", "members", "verbs", "variants", "first_use", "first_use_source", "status", "condition",
    "note",
  ]

  /// Reads a table of slogans: lists in a cell parted by `;`, wordings of one member by `/`.
  ///
  /// Only the column `canonical` is required; a slogan without category is `numeric` when it begins with a numeral and
  /// `policy` otherwise.
  public static func entries(of file: LexiconFile) throws(LexiconError) -> [Slogan] {
    let table = try LexiconTable(file, required: ["canonical"])
    if let unknown = table.columns.first(where: { !columns.contains($0) }) {
      throw LexiconError(file: table.name, line: 1, reason: "unknown column ‘\(unknown)’")
    }
    var slogans: [Slogan] = []
    var lineOfForm: [String: Int] = [:]
    for row in table.rows {
      let slogan: Slogan
      do throws(SloganCellError) {
        slogan = try Slogan(row)
      } catch {
        throw LexiconError(file: table.name, line: row.line, reason: error.reason)
      }
      for form in [slogan.canonical] + slogan.variants {
        if let earlier = lineOfForm[form] {
          throw LexiconError(
            file: table.name, line: row.line, reason: "‘\(form)’ is already claimed in line \(earlier)")
        }
        lineOfForm[form] = row.line
      }
      slogans.append(slogan)
    }
    return slogans
  }
}

private struct SloganCellError: Error {
  var reason: String
}

extension Slogan {
  fileprivate init(_ row: LexiconTable.Row) throws(SloganCellError) {
    let canonical = row["canonical"]
    guard canonical.utf16.count >= 2 else {
      throw SloganCellError(reason: "a slogan has two characters or more")
    }
    let startsWithNumeral = canonical.utf16.first.map { ChineseNumeral.value(of: $0) != nil } ?? false
    self.init(canonical: canonical, category: startsWithNumeral ? .numeric : .policy)
    if case let name = row["category"], !name.isEmpty {
      guard let known = SloganCategory(rawValue: name) else {
        let names = SloganCategory.allCases.map(\.rawValue).joined(separator: ", ")
        throw SloganCellError(reason: "unknown category ‘\(name)’; one of \(names)")
      }
      category = known
    }
    members = row.list("members").map { $0.split(separator: "/").map(String.init) }
    verbs = row.list("verbs")
    variants = row.list("variants")
    if !members.isEmpty, let counts = ChineseNumeral.memberCounts(of: canonical), !counts.contains(members.count) {
      throw SloganCellError(reason: "‘\(canonical)’ lists \(members.count, "member")")
    }
    if case let date = row["first_use"], !date.isEmpty {
      guard let known = PartialDate(iso: date) else {
        throw SloganCellError(reason: "‘\(date)’ is no ISO date (2021, 2021-11 or 2021-11-11)")
      }
      firstUse = known
    }
    firstUseSource = row["first_use_source"]
    status = try Self.status(row["status"])
    if case let text = row["condition"], !text.isEmpty {
      guard let known = SloganCondition(text) else {
        throw SloganCellError(reason: "cannot read the condition ‘\(text)’")
      }
      condition = known
    }
    note = row["note"]
  }

  private static func status(_ text: String) throws(SloganCellError) -> Status {
    switch text {
    case "", "current": return .current
    case "historical": return .historical
    default:
      let key = "superseded:"
      guard text.hasPrefix(key), text.count > key.count else {
        throw SloganCellError(reason: "unknown status ‘\(text)’; current, historical or superseded:SLOGAN")
      }
      return .superseded(by: String(text.dropFirst(key.count)))
    }
  }
}
