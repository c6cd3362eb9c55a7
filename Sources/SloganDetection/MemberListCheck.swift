import Text

/// Finds written-out lists of what a formula counts with a member missing, wrong or out of order.
///
/// A list is a run of members parted by separators. Out of order is said only of a complete list; a missing or wrong
/// member only for the formulas of a series (政治意识、大局意识、看齐意识) and where the formula's name stands beside the
/// list, since otherwise a part of it may be meant.
struct MemberListCheck: Sendable {
  private struct Place: Hashable {
    var slogan: Int
    var position: Int
  }

  /// How far the name of a formula may stand from the list of its members, in code units.
  private static let nameReach = 6

  /// How much may stand between two members of a list, in code units, marks and blanks included.
  private static let longestLink = 32

  /// The longest item that is no member, in code units.
  private static let longestItem = 12

  private let lexicon: SloganLexicon
  /// The members that are looked for.
  let formulas: [[UInt16]]
  private let places: [[Place]]
  private let isOfSeries: Set<Int>
  private let completeLists: Set<[String]>
  /// What each slogan lists: its members, or the parts of a wording that is a list itself.
  private let members: [[[String]]]

  init(_ lexicon: SloganLexicon) {
    self.lexicon = lexicon
    let folding = lexicon.folding
    isOfSeries = Set(lexicon.series.flatMap { $0 })
    members = lexicon.entries.map { Self.members(of: $0) }
    completeLists = Set(members.map { $0.compactMap(\.first) })
    var index: [[UInt16]: Int] = [:]
    var formulas: [[UInt16]] = []
    var places: [[Place]] = []
    for (slogan, entry) in lexicon.entries.enumerated() where Self.isChecked(entry, listing: members[slogan]) {
      for (position, wordings) in members[slogan].enumerated() {
        for wording in wordings {
          let form = folding.fold(wording)
          let at = index[form] ?? formulas.count
          if at == formulas.count {
            index[form] = at
            formulas.append(form)
            places.append([])
          }
          places[at].append(Place(slogan: slogan, position: position))
        }
      }
    }
    self.formulas = formulas
    self.places = places
  }

  /// Lists of past formulas were still in flux when they were in use (有理想、有道德、有纪律、有文化), and
  /// short lists of short words (农业、农村、农民) are also written in any order.
  private static func isChecked(_ entry: Slogan, listing members: [[String]]) -> Bool {
    guard entry.status == .current else { return false }
    let lengths = members.flatMap { $0 }.map(\.utf16.count)
    guard let shortest = lengths.min(), shortest >= 2, members.count >= 3 else { return false }
    return members.count >= 4 || shortest >= (entry.members.isEmpty ? 3 : 4)
  }

  /// The members of an entry, or the parts of equal length of a wording such as 自我净化、自我完善、自我革新、自我提高.
  ///
  /// Calls are varied at will (学科学、爱科学、用科学), and so is a list that has variants in another order.
  private static func members(of entry: Slogan) -> [[String]] {
    guard entry.members.isEmpty, entry.category == .policy || entry.category == .theory else { return entry.members }
    let parts = entry.canonical.split(separator: "、")
    guard parts.count >= 3, Set(parts.map(\.count)).count == 1 else { return [] }
    let isInOtherOrders = entry.variants.contains { Set($0.split(separator: "、")) == Set(parts) }
    return isInOtherOrders ? [] : parts.map { [String($0)] }
  }

  private struct Item {
    var span: Span
    /// `nil` for an item that is no member of any formula.
    var member: Int?
  }

  /// What is wrong with the lists of a document, where members stand as `matches` tell; `mentions` are those that stand
  /// by themselves.
  func findings(
    in document: Document, matches: [FormulaTrie.Match], mentions: [SloganMention]
  ) -> [SloganFinding] {
    var findings: [SloganFinding] = []
    var run: [Item] = []
    var end = 0
    for match in matches where match.start >= end {
      let item = Item(span: Span(match.start, match.end), member: match.formula)
      if let last = run.last, let foreign = link(last.span.end, match.start, in: document.text) {
        if let foreign { run.append(Item(span: foreign, member: nil)) }
      } else {
        judge(run, mentions, in: document, &findings)
        run.removeAll(keepingCapacity: true)
      }
      run.append(item)
      end = match.end
    }
    judge(run, mentions, in: document, &findings)
    return findings
  }

  /// What stands between two members of one list: a separator (`.some(nil)`), or one other item between separators.
  private func link(_ end: Int, _ start: Int, in text: [UInt16]) -> Span?? {
    guard start - end <= Self.longestLink else { return nil }
    let fold = lexicon.folding.table
    var (first, last) = (end, start - 1)
    while first < last, fold[Int(text[first])] == 0 { first += 1 }
    while last > first, fold[Int(text[last])] == 0 { last -= 1 }
    guard first <= last else { return nil }
    let isSeparator = fold[Int(text[first])] == FormulaFolding.separator
    let isJoint = fold[Int(text[last])] == FormulaFolding.separator || Self.joins(text[last])
    if first == last { return isJoint ? .some(nil) : nil }
    guard isSeparator, isJoint else { return nil }
    var item: Span?
    var length = 0
    for at in first + 1..<last where fold[Int(text[at])] != 0 {
      length += 1
      guard length <= Self.longestItem, NumberedFormula.isHan(text[at]) else { return nil }
      item = Span(item?.start ?? at, at + 1)
    }
    return length >= 2 ? .some(item) : nil
  }

  /// 和 与 及
  private static func joins(_ unit: UInt16) -> Bool { unit == 0x548C || unit == 0x4E0E || unit == 0x53CA }

  private func judge(
    _ run: [Item], _ mentions: [SloganMention], in document: Document, _ findings: inout [SloganFinding]
  ) {
    guard run.count >= 3 else { return }
    let slogans = Set(run.compactMap(\.member).flatMap { places[$0].map(\.slogan) })
    let span = Span(run[0].span.start, run[run.count - 1].span.end)
    var candidates: [Int] = []
    for slogan in slogans.sorted() {
      let positions = run.map { item in
        item.member.flatMap { member in places[member].first { $0.slogan == slogan }?.position }
      }
      switch verdict(on: positions, count: members[slogan].count) {
      case .right: return
      case .disordered: candidates.append(slogan)
      case .incomplete(let hasForeign):
        if isMeant(slogan, span, hasForeign: hasForeign, mentions), isBounded(span, in: document.text),
          !isOtherList(run, in: document), !isOlder(document, than: slogan)
        {
          candidates.append(slogan)
        }
      case .unknown: break
      }
    }
    guard let slogan = candidates.first else { return }
    let expected = members[slogan].compactMap(\.first).joined(separator: "、")
    findings.append(SloganFinding(kind: .member, span: span, expected: expected))
  }

  private enum Verdict {
    case right
    case disordered
    /// A member is missing; or an item that is none stands in its place.
    case incomplete(hasForeign: Bool)
    case unknown
  }

  private func verdict(on positions: [Int?], count: Int) -> Verdict {
    let known = positions.compactMap { $0 }
    guard Set(known).count == known.count else { return .unknown }
    if known.count == count, positions.count == count { return known == known.sorted() ? .right : .disordered }
    guard known.count == count - 1, known.count >= 3 else { return .unknown }
    if positions.count == count - 1 { return .incomplete(hasForeign: false) }
    // One foreign item in the place of a member.
    return positions.count == count && zip(positions, 0...).allSatisfy({ $0 == nil || $0 == $1 })
      ? .incomplete(hasForeign: true) : .unknown
  }

  /// Whether a part of a list shows that the whole is meant: for the formulas of a series, and where the formula's name
  /// stands beside the list (创新、协调、绿色、共享的新发展理念). An item in other words may be a member all the same.
  private func isMeant(_ slogan: Int, _ span: Span, hasForeign: Bool, _ mentions: [SloganMention]) -> Bool {
    if isOfSeries.contains(slogan) { return true }
    if hasForeign { return false }
    let around = Span(span.start - Self.nameReach, span.end + Self.nameReach)
    return SpanIndex(mentions.map(\.span)).overlapping(around).contains { mentions[$0].slogan == slogan }
  }

  /// Whether the list neither goes on nor began before.
  private func isBounded(_ span: Span, in text: [UInt16]) -> Bool {
    var before = span.start - 1
    while before >= 0, lexicon.folding.table[Int(text[before])] == 0, text[before] != 0x0A { before -= 1 }
    var after = span.end
    while after < text.count, lexicon.folding.table[Int(text[after])] == 0, text[after] != 0x0A { after += 1 }
    let continues: (Int) -> Bool = { at in
      text.indices.contains(at) && (text[at] == 0x3001 || text[at] == 0x7B49 || Self.joins(text[at]))
    }
    return !continues(before) && !continues(after)
  }

  /// Whether the run is the complete list of another formula (道路自信、理论自信、制度自信).
  private func isOtherList(_ run: [Item], in document: Document) -> Bool {
    completeLists.contains(run.map { document.string($0.span) })
  }

  private func isOlder(_ document: Document, than slogan: Int) -> Bool {
    guard let date = document.metadata.date else { return false }
    guard let first = lexicon.entries[slogan].firstUse else { return true }
    return date.first <= first.last
  }
}
