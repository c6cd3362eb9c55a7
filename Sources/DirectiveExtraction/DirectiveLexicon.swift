public import Lexicons
import Text

/// The words that directive extraction decides by, read from `Lexicons/directives`.
///
///     let lexicon = try DirectiveLexicon(LexiconFolder.find())
///
/// - Complexity: reading is O(*n*) in the size of the lists.
public struct DirectiveLexicon: Sendable {
  /// A word that carries the force of a directive.
  struct Marker: Sendable {
    /// The words that rules tell apart.
    enum Word: String, Sendable {
      case 要, 需, 需要, 应, 应当, 须, 必须, 不能, 不可, 不要, 禁止, 严禁
      case 坚决, 一定, 请, 要求, 责成, 希望, 望, 建议, 可, 可以, 有权

      /// Whether the actor may stand behind it: 要求各部门…, 严禁旅客….
      var namesActor: Bool {
        switch self {
        case .需要, .要求, .责成, .请, .希望, .望, .建议, .严禁, .禁止: true
        default: false
        }
      }
    }

    /// The word as reports give it: 一定 for 一定要.
    var text: String
    /// Which of the words that rules tell apart it is; nothing for the others.
    var word: Word?
    var modality: Modality
    var strength: Int
    /// Whether it opens a directive only at the head of its sentence or of a clause parted by a semicolon.
    var isHeadOnly: Bool
  }

  /// A day or season by which things are to be done, with the days on which it falls where the calendar settles them.
  struct Holiday: Sendable {
    /// Month and day of a fixed holiday.
    var fixed: (month: Int, day: Int)?
    /// The days of a movable one, in order.
    var days: [CalendarDate]

    /// The first of its days that is not before `date`.
    func next(onOrAfter date: CalendarDate) -> CalendarDate? {
      guard let fixed else { return days.first { $0 >= date } }
      return [date.year, date.year + 1].lazy
        .compactMap { CalendarDate(year: $0, month: fixed.month, day: fixed.day) }.first { $0 >= date }
    }
  }

  /// The words that extents and actions are decided by.
  let table: WordTable<WordClass>
  /// The words that fields are read by.
  let fields: WordTable<FieldWord>
  /// Words of headings and lead-ins, apart, since some are markers too.
  let cues: WordTable<SectionCue>
  let markers: [Marker]
  /// What the words of headings and lead-ins say, by the value kept with them.
  let cueModes: [SectionMode]
  let holidays: [Holiday]
  /// Stands for the lists' contents: equal lists, equal fingerprint.
  public let fingerprint: Fingerprint

  /// The files of `Lexicons/directives`, in the order in which its fingerprint takes them.
  public static let files = [
    "markers.tsv", "traps.tsv", "verbs.tsv", "compounds.tsv", "verbs-single.tsv", "modifiers.tsv", "actors.tsv",
    "clauses.tsv",
    "units.tsv", "sections.tsv", "holidays.tsv", "times.tsv", "fields.tsv",
  ]

  /// Reads the lists of `folder`.
  public init(_ folder: LexiconFolder) throws(LexiconError) {
    var lists = Lists()
    try lists.read(folder)
    table = lists.words.build()
    fields = lists.fields.build()
    cues = lists.cues.build()
    markers = lists.markers
    cueModes = lists.cueModes
    holidays = lists.holidays
    fingerprint = lists.fingerprint
  }
}

/// The lists while they are read.
private struct Lists {
  var words = WordTableBuilder<WordClass>()
  var fields = WordTableBuilder<FieldWord>()
  var cues = WordTableBuilder<SectionCue>()
  var markers: [DirectiveLexicon.Marker] = []
  var cueModes: [SectionMode] = []
  var holidays: [DirectiveLexicon.Holiday] = []
  var fingerprint = Fingerprint()

  mutating func read(_ folder: LexiconFolder) throws(LexiconError) {
    for row in try rows(of: "markers.tsv", in: folder, required: ["marker", "modality", "strength", "place"]) {
      try addMarker(row.row, file: row.file)
    }
    try addWords("traps.tsv", .trap, folder)
    try addWords("verbs.tsv", .verb, folder)
    for row in try rows(of: "compounds.tsv", in: folder, required: ["first", "second"]) {
      for first in row.row.list("first") {
        for second in row.row.list("second") where second != first { words.insert(first + second, .verb) }
      }
    }
    try addWords("verbs-single.tsv", .singleVerb, folder)
    try addWords("modifiers.tsv", .modifier, folder)
    try addClassed("actors.tsv", folder)
    try addClassed("clauses.tsv", folder)
    for row in try rows(of: "units.tsv", in: folder, required: ["unit"]) { fields.insert(row.row["unit"], .unit) }
    for row in try rows(of: "sections.tsv", in: folder, required: ["word", "mode", "place"]) {
      guard let mode = SectionMode(rawValue: row.row["mode"]) else {
        throw LexiconError(file: row.file, line: row.row.line, reason: "no such mode: \(row.row["mode"])")
      }
      cueModes.append(mode)
      let place: SectionCue = try stands("title", or: "sentence", row.row, row.file) ? .title : .sentence
      cues.insert(row.row["word"], place, value: UInt16(cueModes.count))
      if place == .sentence { words.insert(row.row["word"], .sentenceCue) }
    }
    try readHolidays(folder)
    try addFields("times.tsv", folder)
    try addFields("fields.tsv", folder)
    for mark in Mark.parting { words.insert(String(decoding: [mark], as: UTF16.self), .mark) }
    words.insert(String(decoding: [Mark.openBracket], as: UTF16.self), [.mark, .bracket])
    words.insert(String(decoding: [Mark.enumeration], as: UTF16.self), .enumeration)
  }

  private mutating func rows(
    of name: String, in folder: LexiconFolder, required: [String]
  ) throws(LexiconError) -> [(file: String, row: LexiconTable.Row)] {
    let file = try folder.read("directives", name)
    fingerprint.add(file.fingerprint)
    return try LexiconTable(file, required: required).rows.map { (file.name, $0) }
  }

  /// `date` is `MM-DD` for a fixed holiday, a list of days for a movable one, empty where no calendar settles it.
  private mutating func readHolidays(_ folder: LexiconFolder) throws(LexiconError) {
    for row in try rows(of: "holidays.tsv", in: folder, required: ["word", "date"]) {
      var holiday = DirectiveLexicon.Holiday(fixed: nil, days: [])
      for text in row.row.list("date") {
        if let day = PartialDate(iso: text), day.day != nil {
          holiday.days.append(day.first)
        } else if let day = PartialDate(iso: "2000-" + text), let date = day.day, let month = day.month {
          holiday.fixed = (month, date)
        } else {
          throw LexiconError(file: row.file, line: row.row.line, reason: "not a day: \(text)")
        }
      }
      holidays.append(holiday)
      addField(row.row["word"], .holiday, value: UInt16(holidays.count))
    }
  }

  private mutating func addMarker(_ row: LexiconTable.Row, file: String) throws(LexiconError) {
    guard let modality = Modality(rawValue: row["modality"]), let strength = Int(row["strength"]) else {
      throw LexiconError(file: file, line: row.line, reason: "no such modality or strength")
    }
    let isHeadOnly = try stands("head", or: "anywhere", row, file)
    let text = row["form"].isEmpty ? row["marker"] : row["form"]
    markers.append(
      DirectiveLexicon.Marker(
        text: text, word: DirectiveLexicon.Marker.Word(rawValue: text), modality: modality, strength: strength,
        isHeadOnly: isHeadOnly))
    words.insert(row["marker"], .marker, value: UInt16(markers.count))
  }

  /// Whether the column `place` says `place` and not `other`.
  private func stands(
    _ place: String, or other: String, _ row: LexiconTable.Row, _ file: String
  ) throws(LexiconError) -> Bool {
    if row["place"] == place { return true }
    if row["place"] == other { return false }
    throw LexiconError(file: file, line: row.line, reason: "place is neither \(place) nor \(other): \(row["place"])")
  }

  private mutating func addWords(_ name: String, _ wordClass: WordClass, _ folder: LexiconFolder) throws(LexiconError) {
    for row in try rows(of: name, in: folder, required: ["word"]) { words.insert(row.row["word"], wordClass) }
  }

  private mutating func addClassed(_ name: String, _ folder: LexiconFolder) throws(LexiconError) {
    for row in try rows(of: name, in: folder, required: ["word", "class"]) {
      guard let wordClass = Self.classes[row.row["class"]] else {
        throw LexiconError(file: row.file, line: row.row.line, reason: "no such class: \(row.row["class"])")
      }
      words.insert(row.row["word"], wordClass)
    }
  }

  /// `value` is empty for words that need none.
  private mutating func addFields(_ name: String, _ folder: LexiconFolder) throws(LexiconError) {
    for row in try rows(of: name, in: folder, required: ["word", "class"]) {
      guard let fieldWord = Self.fieldWords[row.row["class"]] else {
        throw LexiconError(file: row.file, line: row.row.line, reason: "no such class: \(row.row["class"])")
      }
      let cell = row.row["value"]
      guard let value = cell.isEmpty ? 0 : UInt16(cell) else {
        throw LexiconError(file: row.file, line: row.row.line, reason: "not a number: \(cell)")
      }
      addField(row.row["word"], fieldWord, value: value)
    }
  }

  /// What begins a time or a frequency is noted among the words too, which tell for each place what may begin there.
  private mutating func addField(_ word: String, _ fieldWord: FieldWord, value: UInt16) {
    fields.insert(word, fieldWord, value: value)
    if !fieldWord.isDisjoint(with: .opensTime) { words.insert(word, .time) }
    if !fieldWord.isDisjoint(with: .opensFrequency) { words.insert(word, .frequency) }
  }

  private static let fieldWords: [String: FieldWord] = [
    "numeral": .numeral, "until": .until, "since": .since, "now": .now, "year": .year, "yearend": .yearEnd, "end": .end,
    "within": .within, "thismonth": .thisMonth, "thisquarter": .thisQuarter, "thisweek": .thisWeek, "ahead": .ahead,
    "plan": .plan,
    "era": .era, "half": .half, "third": .third,
    "days": .days, "months": .months,
    "undated": .undated, "ordinal": .ordinal, "halved": .halved, "each": .each, "period": .period,
    "frequency": .frequency, "habit": .habit, "boundbefore": .boundBefore, "boundbehind": .boundBehind,
    "leadlabel": .leadLabel, "supportlabel": .supportLabel, "chargelabel": .chargeLabel, "supportverb": .supportVerb,
    "chargeverb": .chargeVerb, "chargetail": .chargeTail, "manner": .manner,
    "timed": .timed, "duty": .duty, "circumstance": .circumstance, "restricted": .restricted, "address": .address,
    "verbobject": .verbObject, "power": .power, "labelled": .labelled, "deadlinelabel": .deadlineLabel,
  ]

  private static let classes: [String: WordClass] = [
    "head": .actorHead, "generic": .genericHead, "whole": .wholeActor, "thing": .thing, "joined": .joined,
    "preposition": .preposition, "connective": .connective, "postposition": .postposition, "state": .state,
    "nostate": .noState, "past": .past, "see": .see, "attribution": .attribution, "trend": .trend,
    "targets": .targets, "tasklist": .taskList, "leadin": .leadIn, "appeal": .appeal, "penalty": .penalty,
    "definition": .definition, "right": .right, "nominal": .nominalVerb, "light": .light, "agenda": .agenda,
    "lesson": .lesson, "unitverb": .unitVerb, "region": .region, "naming": .naming, "achievement": .achievement,
    "deictic": .deictic, "present": .present, "continuation": .continuation, "condition": .condition,
    "breakdown": .breakdown, "breach": .breach, "listing": .listing,
    "purpose": .purpose, "conclusion": .conclusion, "setoff": .setOff, "norm": .norm,
    "encouragement": .encouragement, "figure": .figure, "timemark": .timeMark,
    "office": .office, "measure": .measure, "rate": .rate, "judgement": .judgement, "hypothesis": .hypothesis,
    "complement": .complement, "aside": .aside,
  ]
}
