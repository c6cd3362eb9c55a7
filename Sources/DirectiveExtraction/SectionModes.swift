import Text

/// What a section of a text does.
enum SectionMode: String, Sendable {
  /// It sets tasks: bare imperatives are directives.
  case tasks
  /// It reports the past.
  case past
  /// Neither is known: only marked directives count.
  case none
  /// Articles of a law or regulation.
  case statute
}

/// Words that say what a section does, by where they stand.
struct SectionCue: WordClassSet {
  let rawValue: UInt64

  /// In a heading.
  static let title = SectionCue(rawValue: 1 << 0)
  /// In a sentence that leads in.
  static let sentence = SectionCue(rawValue: 1 << 1)
}

/// Decides for each sentence whether its section sets tasks or reports the past.
///
/// A heading's own words decide first (工作回顾, 重点任务, a year before the document's); else the section above it, in the
/// state that its lead-in sentences have set (五年来，我们主要做了以下工作：). A top section about which nothing speaks
/// is judged by its sentences: a report of the past is full of 了, 已 and of figures achieved.
///
/// - Complexity: O(*n*) in sentences and headings.
struct SectionModes {
  /// The mode of each sentence.
  private(set) var modes: [SectionMode]
  /// The index of the outline entry each sentence stands under.
  private(set) var entries: [Int?]
  /// Whether the text is a law or regulation.
  let isStatute: Bool

  private let cues: WordTable<SectionCue>
  private let cueModes: [SectionMode]
  private let phrases: PhraseReader
  private let year: Int?
  private let outline: Outline

  init(_ reader: ClauseReader, phrases: PhraseReader, lexicon: DirectiveLexicon) {
    cues = lexicon.cues
    cueModes = lexicon.cueModes
    self.phrases = phrases
    let document = phrases.segmented.document
    outline = document.outline
    year = document.metadata.date?.year ?? Self.yearInHead(reader, phrases)
    isStatute = Self.countsAsStatute(reader)
    modes = []
    entries = []
    modes.reserveCapacity(reader.sentences.count)
    entries.reserveCapacity(reader.sentences.count)
    decide(reader)
  }

  private mutating func decide(_ reader: ClauseReader) {
    var current = [SectionMode?](repeating: nil, count: outline.entries.count)
    var root = SectionMode.none
    var rootIsSettled = false
    var isSettled = [Bool](repeating: false, count: outline.entries.count)
    // Sentences by their innermost entry, found by one pass over both lists.
    var next = 0
    var open: [Int] = []
    var paragraph = SectionMode.none
    /// An item that is a title, behind which the list went on with an item that is none.
    var left: Int?
    for (index, sentence) in reader.sentences.enumerated() {
      while next < outline.entries.count, outline.entries[next].section.start <= sentence.start {
        open.append(next)
        next += 1
      }
      while let last = open.last, outline.entries[last].section.end <= sentence.span.start { open.removeLast() }
      if sentence.isFirst, let last = open.last, goesOn(sentence, beside: last) { left = last }
      let entry = open.last.flatMap { $0 == left ? outline.entries[$0].parent : $0 }
      entries.append(entry)
      if isStatute {
        modes.append(.statute)
        continue
      }
      if let entry, current[entry] == nil {
        // An entry whose parents were never visited takes them from the outside in.
        for ancestor in open where current[ancestor] == nil {
          let parent = outline.entries[ancestor].parent
          // What lies below a report of the past reports it too, whatever its own heading says.
          let isInPast = parent.map { isSettled[$0] } ?? (rootIsSettled && root == .past)
          let cue = isInPast ? .past : titleCue(outline.entries[ancestor].title)
          current[ancestor] =
            cue ?? inherited(ancestor, parent.map { current[$0] ?? .none } ?? (rootIsSettled ? root : .none), reader)
          isSettled[ancestor] = cue == .past
        }
      }
      // A heading without a number (2025年工作安排) that the outline does not know opens a part of the text.
      if sentence.isHeadingLine, sentence.clauses.count == 1, !isDocumentTitle(sentence),
        let cue = titleCue(Span(sentence.start, sentence.end)),
        entry.map({ outline.entries[$0].section.start < sentence.span.start }) ?? true
      {
        root = cue
        rootIsSettled = true
        for at in open {
          current[at] = cue
          isSettled[at] = cue == .past
        }
      } else if sentence.signals.contains(.agenda) {
        // 刚才，…通报了工作情况。下面，我讲三点意见：: the report is over.
        if root == .past, !rootIsSettled { root = .none }
        if let entry, current[entry] == .past, !isSettled[entry] { current[entry] = SectionMode.none }
      } else if let cue = cue(in: sentence) {
        // What a heading says of the past no sentence takes back.
        if let entry {
          if !isSettled[entry] { current[entry] = cue }
        } else if cue != .tasks || sentence.mark == Mark.colon {
          root = cue
        }
      }
      // Paragraphs before the first section and behind the last one set no bare tasks.
      var outside = outline.entries.count >= 3 ? SectionMode.none : root
      if entry == nil, outline.entries.count < 3, root == .none {
        if sentence.isFirst { paragraph = setsTasks(index, reader) ? .tasks : .none }
        outside = paragraph
      }
      modes.append(entry.map { current[$0] ?? .none } ?? outside)
    }
  }

  /// 2. 加快项目审批，…。 below 1. 开展大检查。: the next number of the series, though the outline has no title there.
  private func goesOn(_ sentence: Sentence, beside entry: Int) -> Bool {
    let start = outline.entries[entry].section.start
    guard let number = sentence.ordinal, number.kind == .item, number.span.start > start,
      outline.entries[entry].isRunIn
    else { return false }
    return WidthFolding.isDigit(phrases.text[number.span.start]) && WidthFolding.isDigit(phrases.text[start])
  }

  private func inherited(_ index: Int, _ parent: SectionMode?, _ reader: ClauseReader) -> SectionMode {
    if let parent, parent != .none { return parent }
    return judged(outline.entries[index], reader)
  }

  /// 2025年云南省政府工作报告 names the whole text, not what a section does.
  private func isDocumentTitle(_ sentence: Sentence) -> Bool {
    outline.title?.overlaps(sentence.span) == true || phrases.contains("报告", sentence.start, sentence.end)
  }

  // MARK: Headings

  /// What the words of a heading say; the last cue decides, since the head of a Chinese phrase stands last.
  private func titleCue(_ title: Span) -> SectionMode? {
    var found: SectionMode?
    var at = title.start
    while at < title.end {
      if let match = cues.longest(phrases.text, at, title.end, .title) {
        found = cueModes[Int(match.value) - 1]
        at += match.length
      } else {
        at += 1
      }
    }
    if let found, found != .tasks { return found }
    if let named = Self.year(in: title, phrases.text), let year {
      if named < year { return .past }
      if named >= year { return .tasks }
    }
    return found
  }

  /// Judges a section by its sentences.
  private func judged(_ entry: Outline.Entry, _ reader: ClauseReader) -> SectionMode {
    var (past, tasks, bare, total) = (0, 0, 0, 0)
    var at = reader.sentences.partitioningIndex { $0.span.start >= entry.section.start }
    while at < reader.sentences.count, reader.sentences[at].span.start < entry.section.end, total < 400 {
      let sentence = reader.sentences[at]
      total += 1
      // 规划手续已完成，会议要求…: what reports and asks speaks for neither.
      if !sentence.signals.isDisjoint(with: [.past, .achievement]) {
        if !sentence.hasMarkers { past += 1 }
      } else if sentence.hasMarkers {
        tasks += 1
      } else if opensWithVerb(sentence, reader) {
        bare += 1
      }
      at += 1
    }
    if past > tasks, past * 4 >= total { return .past }
    let head = phrases.head(entry.title.start, entry.title.end)
    return head.kind == .verb || tasks > 0 || bare * 3 >= total ? .tasks : .none
  }

  /// Whether the paragraph that begins with sentence `index` of a text without headings is a list of imperatives: three
  /// sentences or more, none of which reports, and two of three begin with a verb.
  private func setsTasks(_ index: Int, _ reader: ClauseReader) -> Bool {
    var (bare, total, at) = (0, 0, index)
    while at < reader.sentences.count, at == index || !reader.sentences[at].isFirst {
      let sentence = reader.sentences[at]
      if !sentence.signals.isDisjoint(with: [.past, .achievement, .state]) { return false }
      total += 1
      if opensWithVerb(sentence, reader) { bare += 1 }
      at += 1
    }
    return total >= 3 && bare * 3 >= total * 2
  }

  private func opensWithVerb(_ sentence: Sentence, _ reader: ClauseReader) -> Bool {
    guard let first = sentence.clauses.first.map({ reader.clauses[$0] }) else { return false }
    return phrases.head(first.start, first.end).kind == .verb
  }

  // MARK: Lead-in sentences

  private func cue(in sentence: Sentence) -> SectionMode? {
    guard sentence.words.contains(.sentenceCue) else { return nil }
    if !sentence.signals.isDisjoint(with: [.agenda, .lesson]) { return nil }
    // Only the beginning is looked at: a cue opens its sentence.
    let isLeadIn = sentence.mark == Mark.colon
    let end = min(sentence.end, sentence.start + (isLeadIn ? 60 : 16))
    guard phrases.places.mayHold(.sentenceCue, sentence.start, end) else { return nil }
    var at = sentence.start
    while at < end {
      if let match = cues.longest(phrases.text, at, end, .sentence) {
        return cueModes[Int(match.value) - 1]
      }
      at += 1
    }
    return nil
  }

  // MARK: The text as a whole

  /// Whether three paragraphs or more begin with 第…条.
  private static func countsAsStatute(_ reader: ClauseReader) -> Bool {
    var count = 0
    for sentence in reader.sentences where sentence.isFirst && sentence.ordinal?.kind == .article {
      count += 1
      if count == 3 { return true }
    }
    return false
  }

  /// The year named in the first lines, for a document whose date is not known.
  private static func yearInHead(_ reader: ClauseReader, _ phrases: PhraseReader) -> Int? {
    for sentence in reader.sentences.prefix(6) {
      if let year = year(in: Span(sentence.span.start, min(sentence.span.end, sentence.span.start + 40)), phrases.text)
      {
        return year
      }
    }
    return nil
  }

  /// The last year that `span` names.
  private static func year(in span: Span, _ text: TextUnits) -> Int? {
    var found: Int?
    var at = span.start
    while at + 4 < span.end {
      if let number = SmallNumber.read(text, at, span.end), number.value >= 1949, number.value <= 2100,
        number.end < span.end, text[number.end] == Han.年
      {
        found = number.value
        at = number.end
      }
      at += 1
    }
    return found
  }
}
