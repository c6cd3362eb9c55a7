public import Analysis
import DirectiveExtraction
import Text

/// The directives of a corpus, one row each.
public enum DirectiveReport {
  /// `id, document, section, item, text, marker, modality, strength, actors, lead, support, actions, deadline,
  /// deadline_from, deadline_to, frequency, quantities, attribution, start, end, line, column`, and `page` for sources
  /// that have pages.
  public static let schema = TableSchema(
    "directives",
    [
      .init("id", "编号"), .init("document", "文档"), .init("section", "章节"), .init("item", "条目"), .init("text", "原文"),
      .init("marker", "标记词"), .init("modality", "类型"), .init("strength", "力度"), .init("actors", "责任主体"),
      .init("lead", "牵头单位"), .init("support", "配合单位"), .init("actions", "任务内容"), .init("deadline", "完成时限"),
      .init("deadline_from", "起始日"), .init("deadline_to", "截止日"), .init("frequency", "频次要求"),
      .init("quantities", "量化目标"), .init("attribution", "转述来源"),
    ] + PlaceColumns.columns)

  /// The columns that a terminal has room for.
  public static let screen = try! schema.selecting([
    "document", "page", "line", "modality", "actors", "deadline", "text",
  ])

  /// The row of a directive in `screen`.
  public static func screenRow(_ occurrence: DirectiveOccurrence) -> [Cell] {
    let row = zip(schema.columns, row(occurrence))
    return screen.columns.map { column in row.first { $0.0 == column }!.1 }
  }

  /// The row of a directive.
  public static func row(_ occurrence: DirectiveOccurrence) -> [Cell] {
    let directive = occurrence.directive
    return [
      .text(occurrence.id), .text(occurrence.document), .texts(occurrence.section), .text(occurrence.words.item),
      .text(occurrence.text), .text(directive.marker), .text(directive.modality.rawValue),
      .integer(directive.strength), .texts(occurrence.words.actors), .texts(occurrence.words.lead),
      .texts(occurrence.words.support),
      .list(occurrence.words.actions.map { cell($0) }),
      directive.deadline.map { cell($0, occurrence.words.deadline) } ?? .empty,
      .text(directive.deadline?.from?.description), .text(directive.deadline?.to?.description),
      .texts(occurrence.words.frequency), .list(occurrence.words.quantities.map { cell($0) }),
      .text(occurrence.words.attribution),
    ] + PlaceColumns.cells(occurrence.place)
  }

  private static func cell(_ action: Action) -> Cell {
    .object(
      [("verb", .text(action.verb)), ("object", .text(action.object))],
      flat: action.object.isEmpty ? action.verb : action.verb + "·" + action.object)
  }

  private static func cell(_ deadline: Deadline, _ words: String) -> Cell {
    .object(
      [
        ("text", .text(words)), ("from", .text(deadline.from?.description)),
        ("to", .text(deadline.to?.description)),
      ], flat: words)
  }

  private static func cell(_ quantity: Quantity) -> Cell {
    .object(
      [
        ("text", .text(quantity.text)), ("value", .text(quantity.value)), ("unit", .text(quantity.unit)),
        ("bound", .text(quantity.bound)),
      ], flat: quantity.text)
  }
}

/// The task ledger (任务分解表) that clerks file: Chinese heads, one row a directive.
public enum LedgerReport {
  /// 序号 章节 任务内容 牵头单位 责任单位 配合单位 完成时限 量化目标 力度 原文 出处.
  public static let schema = TableSchema(
    "ledger",
    [
      .init("number", "序号"), .init("section", "章节"), .init("task", "任务内容"), .init("lead", "牵头单位"),
      .init("responsible", "责任单位"), .init("support", "配合单位"), .init("deadline", "完成时限"),
      .init("quantities", "量化目标"), .init("strength", "力度"), .init("text", "原文"), .init("place", "出处"),
    ])

  /// Widths of the columns in characters, for a sheet that prints on A4 across.
  public static let widths: [Double] = [5, 16, 30, 12, 14, 14, 13, 13, 7, 38, 16]

  /// The row of a directive, numbered `number`.
  public static func row(_ occurrence: DirectiveOccurrence, number: Int) -> [Cell] {
    let directive = occurrence.directive
    return [
      .integer(number), .text(occurrence.section.joined(separator: " / ")), .text(task(occurrence)),
      .text(occurrence.words.lead.joined(separator: "、")), .text(occurrence.responsible.joined(separator: "、")),
      .text(occurrence.words.support.joined(separator: "、")), .text(deadline(occurrence)),
      .text(occurrence.words.quantities.map(\.text).joined(separator: "、")), .text(strength(directive)),
      .text(occurrence.text), .text("\(occurrence.document) " + place(occurrence.place)),
    ]
  }

  /// 第57行; in a source with pages 第3页（全文第57行）, since a page is what a reader of it turns to.
  private static func place(_ place: SourceSpan) -> String {
    place.page.map { "第\($0)页（全文第\(place.line)行）" } ?? "第\(place.line)行"
  }

  /// The words behind actor and marker; for a prohibition with its marker.
  private static func task(_ occurrence: DirectiveOccurrence) -> String {
    let directive = occurrence.directive
    return directive.modality == .prohibition ? directive.marker + occurrence.task : occurrence.task
  }

  private static func deadline(_ occurrence: DirectiveOccurrence) -> String {
    guard let deadline = occurrence.directive.deadline else { return "" }
    let words = occurrence.words.deadline
    switch (deadline.from, deadline.to) {
    case (let from?, let to?): return "\(words)（\(from)—\(to)）"
    case (nil, let to?): return "\(words)（\(to)）"
    case (let from?, nil): return "\(words)（\(from)起）"
    case (nil, nil): return words
    }
  }

  private static func strength(_ directive: Directive) -> String {
    switch directive.modality {
    case .prohibition: "禁止"
    case .recommendation: "倡导"
    case .permission: "允许"
    case .obligation, .target: directive.strength >= 3 ? "刚性" : "一般"
    }
  }
}

/// Directives counted by who must act, and by kind.
public enum DirectiveSummaryReport {
  /// `by, name, directives, with_deadline`: `by` is `actor` (lead and support count too) or `modality`.
  public static let schema = TableSchema(
    "directive_summary",
    [.init("by", "分类"), .init("name", "名称"), .init("directives", "任务数"), .init("with_deadline", "有时限")])

  /// Kinds in their order, then actors with the most directives first; ties by code point.
  public static func rows(_ directives: some Sequence<DirectiveOccurrence>) -> [[Cell]] {
    var kinds: [Modality: (count: Int, dated: Int)] = [:]
    var actors: [String: (count: Int, dated: Int)] = [:]
    for occurrence in directives {
      let directive = occurrence.directive
      let dated = directive.deadline == nil ? 0 : 1
      kinds[directive.modality, default: (0, 0)].count += 1
      kinds[directive.modality, default: (0, 0)].dated += dated
      for actor in Set(occurrence.words.actors + occurrence.words.lead + occurrence.words.support) {
        actors[actor, default: (0, 0)].count += 1
        actors[actor, default: (0, 0)].dated += dated
      }
    }
    let byKind = Modality.allCases.compactMap { kind in kinds[kind].map { ("modality", kind.rawValue, $0) } }
    let byActor = actors.sorted {
      $0.value.count != $1.value.count
        ? $0.value.count > $1.value.count : $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars)
    }.map { ("actor", $0.key, $0.value) }
    return (byKind + byActor).map { by, name, value in
      [.text(by), .text(name), .integer(value.count), .integer(value.dated)]
    }
  }
}

/// What became of the tasks of an older text.
public enum DirectiveChangeReport {
  /// `change, what, id, text, actors, deadline, quantities, old_id, old_text, old_actors, old_deadline, old_quantities,
  /// similarity, start, end, line, column`, and `page` for sources that have pages; a dropped task fills the old columns alone.
  public static let schema = TableSchema(
    "directive_changes",
    [
      .init("change", "变化"), .init("what", "变化内容"), .init("id", "编号"), .init("text", "原文"), .init("actors", "责任主体"),
      .init("deadline", "完成时限"), .init("quantities", "量化目标"), .init("old_id", "原编号"), .init("old_text", "原表述"),
      .init("old_actors", "原责任主体"), .init("old_deadline", "原完成时限"), .init("old_quantities", "原量化目标"),
      .init("similarity", "相似度"),
    ] + PlaceColumns.columns)

  /// The row of a task.
  public static func row(_ row: DirectiveComparison.Row) -> [Cell] {
    let isDropped = row.change == .dropped
    return [.text(row.change.rawValue), .texts(row.differences.map(\.rawValue))]
      + half(isDropped ? nil : row.directive) + half(isDropped ? row.directive : row.counterpart)
      + [row.counterpart == nil ? .empty : .decimal(row.similarity, places: 2)]
      + PlaceColumns.cells(row.directive.place)
  }

  private static func half(_ occurrence: DirectiveOccurrence?) -> [Cell] {
    guard let occurrence else { return [.empty, .empty, .empty, .empty, .empty] }
    let words = occurrence.words
    return [
      .text(occurrence.id), .text(occurrence.text), .texts(words.actors),
      words.deadline.isEmpty ? .empty : .text(words.deadline), .texts(words.quantities.map(\.text)),
    ]
  }
}
