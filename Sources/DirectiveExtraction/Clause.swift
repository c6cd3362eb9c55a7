import Text

/// A stretch of a sentence between commas, semicolons and colons, with what stands in it.
struct Clause {
  /// First unit.
  var start: Int
  /// Behind the last unit, before the mark.
  var end: Int
  /// The mark that closes it; 0 at the end of the sentence.
  var mark: UInt16
  /// The words that may carry a directive's force, as a range of the reader's list.
  var markers: Range<Int>
  /// All classes of words found.
  var signals: WordClass
  /// The classes of words that may stand in it: what it has none of needs not be looked for in it.
  var words: WordClass

  var span: Span { Span(start, end) }
}

/// A place where a marker stands.
struct MarkerHit {
  /// First unit.
  var at: Int
  /// Behind the last unit.
  var end: Int
  /// Index into the lexicon's markers.
  var index: Int
}

/// A sentence with its clauses.
struct Sentence {
  // Small members stand last, so that a copy is one of few words.

  /// Its place.
  var span: Span
  /// Where its words begin, behind numbering and bracket.
  var start: Int
  /// Behind its words, before the final mark.
  var end: Int
  /// Its clauses, as a range of the reader's list.
  var clauses: Range<Int>
  /// All classes of words found in its clauses.
  var signals: WordClass
  /// The classes of words that may stand in its clauses.
  var words: WordClass
  /// The numbering at its head.
  var ordinal: Ordinal?
  /// A bracket at its head that names units for the sentences before it.
  var leadingBracket: Span?
  /// Its final mark; 0 where there is none.
  var mark: UInt16
  /// Whether it is the first of its paragraph.
  var isFirst: Bool
  /// Whether it is the last of its paragraph.
  var isLast: Bool
  /// Whether it goes on with the sentence before it, behind a semicolon or colon, as a point or item of its own.
  var continues: Bool
  /// Whether one of its clauses has a word that may carry a directive's force.
  var hasMarkers: Bool

  /// Whether it is a heading by its form: a short line of its own without a final mark.
  var isHeadingLine: Bool { isFirst && isLast && mark == 0 && end - start <= 60 }
}

/// Parts a document into sentences and clauses, and notes the words that later rules decide by.
///
/// Clauses end at ， ； ： outside brackets, titles and short quotations.
///
/// - Complexity: O(*n*) in the length of the text.
struct ClauseReader {
  let text: TextUnits
  let table: WordTable<WordClass>
  private let places: Places
  private(set) var sentences: [Sentence] = []
  private(set) var clauses: [Clause] = []
  private(set) var markers: [MarkerHit] = []

  /// Farthest distance at which a closing bracket or quotation mark is looked for.
  private static let reach = 120
  /// Longest quotation that is a name rather than speech.
  private static let name = 20
  /// Markers noted in one clause; a text without marks must not make a list as long as itself.
  private static let mostMarkers = 8

  init(_ segmented: SegmentedDocument, places: Places, lexicon: DirectiveLexicon) {
    self.places = places
    text = places.text
    table = lexicon.table
    sentences.reserveCapacity(segmented.sentences.count)
    clauses.reserveCapacity(segmented.sentences.count * 5)
    markers.reserveCapacity(segmented.sentences.count)
    let paragraphs = segmented.document.paragraphs
    var paragraph = 0
    for (index, span) in segmented.sentences.enumerated() {
      while paragraph + 1 < paragraphs.count, paragraphs[paragraph].span.end <= span.start { paragraph += 1 }
      let bounds = paragraphs.isEmpty ? span : paragraphs[paragraph].span
      let isFirst = index == 0 || segmented.sentences[index - 1].start < bounds.start
      let isLast =
        index + 1 == segmented.sentences.count || segmented.sentences[index + 1].start >= bounds.end
      read(span, isFirst: isFirst, isLast: isLast)
    }
  }

  /// The first clause that begins at `offset` or behind it.
  func firstClause(after offset: Int) -> Int { clauses.partitioningIndex { $0.start >= offset } }

  private mutating func read(_ span: Span, isFirst: Bool, isLast: Bool) {
    var start = span.start
    let (end, mark) = finalMark(of: span)
    var leadingBracket: Span?
    if !isFirst || mark == 0, text[start] == Mark.openBracket, let close = closer(of: start, end),
      Ordinal.parse(text, start, end) == nil
    {
      leadingBracket = Span(start, close + 1)
      start = close + 1
      while start < end, Mark.isBlank(text[start]) { start += 1 }
    }
    var part = Part(from: span.start, isFirst: isFirst, leadingBracket: leadingBracket)
    while let next = readPart(part, wordsFrom: start, to: end) {
      start = next
      part = Part(from: next, isFirst: false, leadingBracket: nil, continues: true)
    }
    let last = sentences.count - 1
    sentences[last].span.end = span.end
    sentences[last].isLast = isLast
    if mark != 0 { sentences[last].mark = mark }
  }

  /// What is known of a part of a sentence before its words are read.
  private struct Part {
    var from: Int
    var isFirst: Bool
    var leadingBracket: Span?
    var continues = false
  }

  /// Reads the words from `start` as far as an ordinal that opens a part of its own, and gives the place of that.
  private mutating func readPart(_ part: Part, wordsFrom start: Int, to end: Int) -> Int? {
    var start = start
    var ordinal: Ordinal?
    while let next = Ordinal.parse(text, start, end) {
      if ordinal == nil || next.ordinal.kind != .dash { ordinal = next.ordinal }
      start = next.next
    }
    let first = clauses.count
    let firstMarker = markers.count
    var (signals, words): (WordClass, WordClass) = ([], [])
    var clause = opening(start)
    var next: Int?
    var partEnd = end
    var at = start
    while at < end {
      at = places.next(Self.stops, at, end, passing: &clause.words)
      guard at < end else { break }
      let unit = text[at]
      if unit == Mark.comma || unit == Mark.semicolon || unit == Mark.colon {
        let mark = at
        close(&clause, at, unit, &signals, &words)
        at += 1
        while at < end, Mark.isBlank(text[at]) { at += 1 }
        clause = opening(at)
        // 附件：1．清单 lists nothing to be done.
        if clauses.count > first, mark - clauses[first].start > 3, opensPart(at, behind: unit, end) {
          (next, partEnd) = (at, mark)
          break
        }
      } else if places.mayHold(.mark, at), let closer = closer(of: at, end) {
        places.pass(at, closer + 1, into: &clause.words)
        at = closer + 1
      } else if let match = table.longest(text, at, end, Self.noted), !isTorn(match, at) {
        note(match, at, &clause)
        places.pass(at, at + match.length, into: &clause.words)
        at += match.length
      } else {
        places.pass(at, at + 1, into: &clause.words)
        at += 1
      }
    }
    var last: UInt16 = 0
    if clause.start < partEnd {
      close(&clause, partEnd, 0, &signals, &words)
    } else if clauses.count > first {
      last = clauses[clauses.count - 1].mark
    }
    sentences.append(
      Sentence(
        span: Span(part.from, next ?? end), start: start, end: partEnd, clauses: first..<clauses.count,
        signals: signals, words: words, ordinal: ordinal, leadingBracket: part.leadingBracket, mark: last,
        isFirst: part.isFirst,
        isLast: false, continues: part.continues, hasMarkers: markers.count > firstMarker))
    return next
  }

  /// Whether what stands behind a mark is a point or item of its own: 一是…；二是…, 做好以下工作：（一）….
  private func opensPart(_ at: Int, behind mark: UInt16, _ end: Int) -> Bool {
    guard at < end, mark != Mark.comma || Ordinal.isNumeral(text[at]) else { return false }
    switch Ordinal.parse(text, at, end)?.ordinal.kind {
    case .item: return mark != Mark.comma
    case .point: return true
    default: return false
    }
  }

  /// Where the words of a sentence end, and its final mark: what stands behind it are closing marks.
  private func finalMark(of span: Span) -> (end: Int, mark: UInt16) {
    var end = span.end
    while end > span.start, Self.isCloser(text[end - 1]) || Mark.isBlank(text[end - 1]) { end -= 1 }
    guard end > span.start, Mark.endsSentence(text[end - 1]) else { return (span.end, 0) }
    let mark = text[end - 1]
    while end > span.start, Mark.endsSentence(text[end - 1]) { end -= 1 }
    return (end, mark)
  }

  /// The place of the mark that closes a bracket or quotation that opens at `at`, unless it is far off or encloses speech.
  @inline(__always)
  private func closer(of at: Int, _ end: Int) -> Int? {
    switch text[at] {
    case Mark.openBracket: closer(Mark.closeBracket, of: at, end)
    case Mark.openTitle: closer(Mark.closeTitle, of: at, end)
    case Mark.openQuote: closer(Mark.closeQuote, of: at, end)
    case 0x2018: closer(0x2019, of: at, end)
    default: nil
    }
  }

  private func closer(_ close: UInt16, of at: Int, _ end: Int) -> Int? {
    let open = text[at]
    let isQuote = open == Mark.openQuote
    var depth = 0
    var position = at
    let limit = min(end, at + (isQuote ? Self.name : Self.reach))
    while position < limit {
      if text[position] == open { depth += 1 }
      if text[position] == close {
        depth -= 1
        if depth == 0 { return position }
      }
      position += 1
    }
    return nil
  }

  /// Whether what looks like a trap or a word that excludes the sentence is parts of two words: 保险|要, 政策|应当, 现就 of
  /// 实现|就业. Other words are trusted more than the segmenter.
  private func isTorn(_ match: WordMatch<WordClass>, _ at: Int) -> Bool {
    if match.classes.contains(.trap) {
      return (match.length == 2 || !places.isTokenStart(at)) && places.isTorn(at, at + match.length)
    }
    return !match.classes.isDisjoint(with: [.agenda, .lesson, .appeal, .penalty, .definition])
      && !places.isTokenStart(at) && places.isTorn(at, at + match.length)
  }

  private mutating func note(_ match: WordMatch<WordClass>, _ at: Int, _ clause: inout Clause) {
    // 曾 of 曾都区 tells nothing of the past.
    if match.length == 1, !match.classes.contains(.marker), !places.isToken(at, at + 1) { return }
    clause.signals.formUnion(match.classes)
    if match.classes.contains(.marker), !match.classes.contains(.trap), clause.markers.count < Self.mostMarkers {
      markers.append(MarkerHit(at: at, end: at + match.length, index: Int(match.value) - 1))
      clause.markers = clause.markers.lowerBound..<markers.count
    }
  }

  private func opening(_ start: Int) -> Clause {
    Clause(start: start, end: start, mark: 0, markers: markers.count..<markers.count, signals: [], words: [])
  }

  /// Ends a clause before the mark at `at`; an empty one gives its mark to the clause before it.
  private mutating func close(
    _ clause: inout Clause, _ at: Int, _ mark: UInt16, _ signals: inout WordClass, _ words: inout WordClass
  ) {
    clause.end = at
    while clause.end > clause.start, Mark.isBlank(text[clause.end - 1]) { clause.end -= 1 }
    guard clause.end > clause.start else {
      if let last = clauses.last, last.end <= clause.start, mark != Mark.comma {
        clauses[clauses.count - 1].mark = mark
      }
      return
    }
    clause.mark = mark
    clauses.append(clause)
    signals.formUnion(clause.signals)
    words.formUnion(clause.words)
  }

  static let noted: WordClass = [
    .marker, .trap, .state, .noState, .past, .see, .targets, .taskList, .leadIn, .appeal, .penalty, .definition, .right,
    .agenda, .lesson, .achievement, .attribution, .unitVerb,
  ]

  /// Where a clause is looked at.
  private static let stops = noted.union(.mark)

  private static func isCloser(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x201D, 0x2019, 0x300D, 0x300F, 0xFF09, 0x300B, 0x3011: true
    default: false
    }
  }
}
