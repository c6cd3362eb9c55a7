import Text

/// Goes through a document's sentences with what one sentence leaves for the next: lists and their lead-ins, whether
/// the point has set a task, brackets that name units behind a full stop.
final class DocumentRules {
  let reader: ClauseReader
  let phrases: PhraseReader
  let lexicon: DirectiveLexicon
  let modes: SectionModes
  let sentenceRules: SentenceRules
  let fields: FieldReader
  private(set) var directives: [Directive] = []

  /// A list whose lead-in gives marker and actor to its items.
  private struct List {
    var marker: MarkerHit?
    var modality: Modality
    var strength: Int
    var actors = ActorReader.noNames
    /// Whether its items are conditions or parts of a definition.
    var isSkipped = false

    static let skipped = List(marker: nil, modality: .obligation, strength: 2, isSkipped: true)
  }

  private var list: List?
  /// Whether the paragraphs that follow list tasks.
  private var listsTasks = false
  /// Who is to do what the items list, where the lead-in says so.
  private var listActors = ActorReader.noNames
  /// Whose duties the paragraph tells: 市教育局：负责统筹协调，….
  private var paragraphActors = ActorReader.noNames
  /// Whether the paragraph that follows lists targets.
  private var listsTargets = false
  /// Whether the paragraph, or the point in it, has a marked directive.
  private var isPointMarked = false
  /// The first directive that a bracket behind a full stop can speak of.
  private var bracketStart = 0
  /// Whether units have been given to the directives from there on.
  private var hasUnits = false

  init(reader: ClauseReader, phrases: PhraseReader, lexicon: DirectiveLexicon, modes: SectionModes) {
    self.reader = reader
    self.phrases = phrases
    self.lexicon = lexicon
    self.modes = modes
    let actors = ActorReader(phrases: phrases)
    sentenceRules = SentenceRules(reader: reader, phrases: phrases, lexicon: lexicon, actors: actors)
    fields = FieldReader(
      reader: reader, phrases: phrases, lexicon: lexicon, actors: actors, kinds: sentenceRules,
      isStatute: modes.isStatute)
  }

  /// Reads all sentences.
  func run() {
    directives.reserveCapacity(reader.sentences.count)
    for index in reader.sentences.indices { read(index) }
  }

  private func read(_ index: Int) {
    let sentence = reader.sentences[index]
    if !sentence.continues { sentenceRules.state.forget() }
    let namesUnits = namesUnits(sentence)
    if sentence.isFirst {
      isPointMarked = false
      paragraphActors = actorBeforeColon(sentence)
      let isOnlyBracket = sentence.leadingBracket != nil && sentence.clauses.isEmpty
      if !namesUnits, !isOnlyBracket { bracketStart = directives.count }
      if sentence.ordinal?.kind != .item { (list, listActors) = (nil, ActorReader.noNames) }
      if listsTasks, sentence.isHeadingLine, !modes.isStatute { listsTasks = false }
      if index > 0, reader.sentences[index - 1].mark != Mark.colon { listsTargets = false }
    }
    if let bracket = sentence.leadingBracket { apply(Span(bracket.start + 1, bracket.end - 1)) }
    if namesUnits { return apply(Span(sentence.start, sentence.end)) }
    if sentence.ordinal?.kind == .point, !sentence.continues { isPointMarked = false }
    guard !sentence.clauses.isEmpty, !sentence.isHeadingLine else { return }
    // Closing appeals.
    if sentence.signals.contains(.appeal) { return }
    let mode = modes.modes[index]
    if let list, sentence.ordinal?.kind == .item || !sentence.isFirst {
      if !list.isSkipped { readItem(sentence, of: list, mode, index) }
      return
    }
    if isLeadIn(sentence) { return openList(sentence, mode, index) }
    let allowsBare = mode == .tasks || listsTasks || isPointMarked
    let listsTargets = listsTargets
    if sentence.isLast { self.listsTargets = false }
    sentenceRules.read(sentence, mode: mode, allowsBare: allowsBare, listsTargets: listsTargets)
    if !sentenceRules.state.drafts.isEmpty, !modes.isStatute, isTitle(index) {
      // What spells out 一要算好账。 is asked for as well.
      if sentence.hasMarkers { isPointMarked = true }
      return
    }
    add(sentence, index)
  }

  /// Adds the directives of the sentence that was read last. Those that name nobody are for whom `namedBefore` names.
  private func add(_ sentence: Sentence, _ index: Int, namedBefore: Range<Int> = ActorReader.noNames) {
    if sentenceRules.state.drafts.isEmpty { return }
    if hasUnits {
      bracketStart = directives.count
      hasUnits = false
    }
    let first = directives.count
    let item = sentence.ordinal.flatMap { $0.kind == .item ? $0.span : nil }
    for at in sentenceRules.state.drafts.indices {
      var draft = sentenceRules.state.drafts[at]
      if draft.actors.isEmpty { draft.actors = namedBefore }
      if draft.actors.isEmpty, item != nil { draft.actors = listActors }
      if draft.actors.isEmpty { draft.actors = paragraphActors }
      directives.append(fields.directive(draft, item: item, entry: modes.entries[index]))
      if draft.marker != nil { isPointMarked = true }
    }
    if sentence.words.contains(.bracket) { shareUnits(from: first) }
  }

  /// 发放报酬…；提高标准…（牵头单位：县农业农村局）: the units of the bracket that ends the sentence lead all of it.
  private func shareUnits(from first: Int) {
    guard directives.count - first > 1, reader.text[directives[directives.count - 1].span.end - 1] == Mark.closeBracket
    else { return }
    let last = directives[directives.count - 1]
    for at in first..<directives.count - 1 where directives[at].lead.isEmpty && directives[at].support.isEmpty {
      (directives[at].lead, directives[at].support) = (last.lead, last.support)
    }
  }

  /// Units in a bracket behind a full stop lead and support what stands before it in the paragraph, and 完成时限：6月底前
  /// in it is the deadline of what has none.
  /// So do lines of their own that begin with 牵头单位： or 责任单位：; of several such lines the later ones add to the first.
  private func apply(_ span: Span) {
    if let deadline = fields.deadlines.inBracket(span) {
      for at in bracketStart..<directives.count where directives[at].deadline == nil {
        directives[at].deadline = deadline
      }
    }
    let units = fields.responsibility.bracket(span)
    guard !units.isEmpty else { return }
    for at in bracketStart..<directives.count {
      if hasUnits, !directives[at].lead.isEmpty {
        directives[at].support += units.lead + units.support
      } else {
        directives[at].lead = units.lead
        directives[at].support = hasUnits ? directives[at].support + units.support : units.support
      }
    }
    hasUnits = true
  }

  /// 市教育局：负责统筹协调，…: the unit before the colon.
  private func actorBeforeColon(_ sentence: Sentence) -> Range<Int> {
    guard let first = sentence.clauses.first, reader.clauses[first].mark == Mark.colon,
      first + 1 < sentence.clauses.upperBound
    else { return ActorReader.noNames }
    let names = fields.actors.actors(in: reader.clauses[first].span)
    return names.allSatisfy(fields.actors.isUnit) ? fields.actors.keep(names) : ActorReader.noNames
  }

  /// 责任单位：县公安局、县司法局.
  private func namesUnits(_ sentence: Sentence) -> Bool {
    guard let first = sentence.clauses.first, reader.clauses[first].mark == Mark.colon else { return false }
    let clause = reader.clauses[first]
    guard clause.end - clause.start <= 6 else { return false }
    if phrases.suffix(clause.start, clause.end, .deadlineLabel) == clause.end - clause.start { return true }
    return phrases.suffix(clause.start, clause.end, .labelled) > 0
      && phrases.fields.longest(reader.text, clause.start, clause.end, .labels) != nil
  }

  // MARK: Lists

  /// Whether the sentence only leads in to a list: it ends with a colon.
  private func isLeadIn(_ sentence: Sentence) -> Bool {
    reader.clauses[sentence.clauses.upperBound - 1].mark == Mark.colon
  }

  private func openList(_ sentence: Sentence, _ mode: SectionMode, _ index: Int) {
    listsTasks = mode == .tasks || sentence.signals.contains(.taskList) || sentenceRules.leadsToTasks(sentence)
    listsTargets = sentence.signals.contains(.targets) && mode != .past
    if listsTargets { return }
    guard modes.isStatute || sentence.signals.contains(.leadIn) else { return }
    sentenceRules.read(sentence, mode: mode, allowsBare: false)
    // Without a marker only a list of duties gives its actor to the items.
    let isDuty = phrases.holds(.duty, sentence.start, sentence.end)
    let isPower = phrases.holds(.power, sentence.start, sentence.end)
    guard var last = sentenceRules.state.drafts.last, last.marker != nil || isDuty || isPower else {
      list = modes.isStatute ? .skipped : nil
      listActors = actor(of: sentence)
      sentenceRules.state.actors = listActors
      return
    }
    // 行使下列职权：
    if isPower, last.marker == nil { (last.modality, last.strength) = (.permission, 1) }
    if listsCircumstances(sentence) {
      add(sentence, index)
      list = .skipped
      return
    }
    guard modes.isStatute else {
      listActors = last.actors
      return
    }
    addBefore(list: last, sentence, index)
    list = List(marker: last.marker, modality: last.modality, strength: last.strength, actors: last.actors)
  }

  /// Adds what a lead-in asks for itself: …应当文明有序，不得实施下列行为：, …应当对安全负责，并履行下列义务：.
  private func addBefore(list last: Draft, _ sentence: Sentence, _ index: Int) {
    let end = last.clauses.upperBound - 1
    sentenceRules.state.drafts.removeLast()
    if last.head < end, !phrases.holds(.listing, last.start, reader.clauses[end - 1].end) {
      var first = last
      first.clauses = last.clauses.lowerBound..<end
      sentenceRules.state.drafts.append(first)
    }
    add(sentence, index)
  }

  /// Who is to do what a lead-in announces, or says that he will: 县委要抓好三件事：, 我们将办好十件实事：.
  private func actor(of sentence: Sentence) -> Range<Int> {
    for clause in reader.clauses[sentence.clauses] {
      guard let (name, end) = fields.actors.leading(clause.start, clause.end), end < clause.end,
        reader.text[end] == Han.将 || clause.markers.contains(where: { reader.markers[$0].at == end })
      else { continue }
      return fields.actors.keep(fields.actors.items(of: name))
    }
    return ActorReader.noNames
  }

  /// 有下列情形之一的, 禁止在下列场所…: the items say when or where, and ask for nothing.
  private func listsCircumstances(_ sentence: Sentence) -> Bool {
    guard let (at, word) = phrases.first(.listing, sentence.start, sentence.end) else { return false }
    return phrases.holds(.circumstance, at + word.length, sentence.end)
  }

  private func readItem(_ sentence: Sentence, of list: List, _ mode: SectionMode, _ index: Int) {
    sentenceRules.read(sentence, mode: .none, allowsBare: false)
    if !sentence.hasMarkers, sentenceRules.isDefinition(reader.clauses[sentence.clauses.upperBound - 1]) { return }
    let first = sentence.clauses.lowerBound
    if var draft = sentenceRules.state.drafts.first, draft.head == first, isVerbOfItem(draft.marker) {
      (draft.marker, draft.modality, draft.strength) = (list.marker, list.modality, list.strength)
      (draft.body, draft.actors) = (draft.start, list.actors)
      sentenceRules.state.drafts[0] = draft
    }
    // 遵循先到先用原则，无正当理由不得拒绝: the item's own marker stands behind what the lead-in asks for.
    if var draft = sentenceRules.state.drafts.first, draft.head > first, draft.clauses.lowerBound == first,
      draft.marker != nil, sentenceRules.isImperative(reader.clauses[first], isLast: true),
      !sentenceRules.isTopic(reader.clauses[first])
    {
      draft.clauses = draft.head..<draft.clauses.upperBound
      draft.start = reader.clauses[draft.head].start
      sentenceRules.state.drafts[0] = draft
    }
    let end = sentenceRules.state.drafts.first?.clauses.lowerBound ?? sentence.clauses.upperBound
    if end > first {
      let start = reader.clauses[first].start
      sentenceRules.state.drafts.insert(
        Draft(
          start: start, clauses: first..<end, head: first, marker: list.marker,
          body: isRest(sentence) ? reader.clauses[first].end : start, modality: list.modality,
          strength: list.strength, actors: list.actors),
        at: 0)
    }
    add(sentence, index, namedBefore: list.actors)
  }

  /// 可以采取下列方式：（一）要求…自查: a verb in an item, and no marker.
  private func isVerbOfItem(_ hit: MarkerHit?) -> Bool {
    guard let hit else { return false }
    return lexicon.markers[hit.index].word == .要求 || lexicon.markers[hit.index].word == .建议
  }

  /// 法律、法规规定的其他义务: what the list leaves open asks for nothing.
  private func isRest(_ sentence: Sentence) -> Bool {
    guard sentence.clauses.count == 1, let other = phrases.find("其他", sentence.start, sentence.end),
      other == sentence.start || reader.text[other - 1] == Han.的
    else { return false }
    return phrases.head(sentence.start, sentence.end).kind != .verb
  }

  // MARK: Headings and titles

  /// Whether the sentence is the title of the point that its successors spell out.
  ///
  /// Titles are: the first sentence of a paragraph when it is one clause; a numbered sentence of one or two short clauses;
  /// what the outline has for one. In all cases with more sentences in the same point, and without a marker but for a 要
  /// at the head of a short numbered one. Decided where the definition is silent: short is at most twelve units a clause.
  private func isTitle(_ index: Int) -> Bool {
    guard isTitleParagraph(index) || isTitleOfPoint(index) || isInOutline(index) else { return false }
    let clauses = reader.clauses[reader.sentences[index].clauses]
    for clause in clauses {
      for hit in reader.markers[clause.markers]
      where !lexicon.markers[hit.index].isHeadOnly || opensSentence(hit, clause) {
        if !isBareMarker(hit, clause) || !isShortPoint(index) { return false }
      }
    }
    return clauses.first.map { fields.actors.leading($0.start, $0.end) == nil } ?? true
  }

  /// Whether the outline has the sentence as the run-in title of its paragraph: （一）着力深化改革，增强动力活力。….
  private func isInOutline(_ index: Int) -> Bool {
    let sentence = reader.sentences[index]
    guard sentence.isFirst, sentence.ordinal?.kind == .item, goesOn(index), let entry = modes.entries[index] else {
      return false
    }
    let title = phrases.segmented.document.outline.entries[entry].title
    return title.start <= sentence.start && sentence.end <= title.end
  }

  /// 第一，要提高站位，坚定信心。: a short 要 with nobody before it is a title's too, where the point goes on.
  private func isBareMarker(_ hit: MarkerHit, _ clause: Clause) -> Bool {
    hit.at == clause.start && lexicon.markers[hit.index].word == .要
  }

  private func isTitleOfPoint(_ index: Int) -> Bool {
    let sentence = reader.sentences[index]
    guard sentence.clauses.count == 1 else { return isShortPoint(index) }
    return goesOn(index) && (sentence.isFirst && !isUnderOwnHeading(index) || sentence.ordinal != nil)
  }

  /// Whether the sentence is numbered, of one or two short clauses, and its point goes on behind it.
  private func isShortPoint(_ index: Int) -> Bool {
    let sentence = reader.sentences[index]
    return sentence.ordinal != nil && sentence.clauses.count <= 2 && goesOn(index)
      && reader.clauses[sentence.clauses].allSatisfy { $0.end - $0.start <= 12 }
  }

  /// 36. 优化综合服务: whether the paragraph is the only one under a numbered line of its own, which is title enough.
  private func isUnderOwnHeading(_ index: Int) -> Bool {
    guard index > 0, let entry = modes.entries[index], modes.entries[index - 1] == entry else { return false }
    let heading = phrases.segmented.document.outline.entries[entry].title
    let before = reader.sentences[index - 1]
    guard heading.overlaps(before.span), before.isLast, let number = before.ordinal?.span.start,
      WidthFolding.isDigit(reader.text[number])
    else { return false }
    var next = index
    while next < reader.sentences.count, !reader.sentences[next].isLast { next += 1 }
    return next + 1 >= reader.sentences.count || modes.entries[next + 1] != entry
  }

  /// 希望大家…, 鼓励企业…; titles may begin with 坚决.
  private func opensSentence(_ hit: MarkerHit, _ clause: Clause) -> Bool {
    hit.at == clause.start && lexicon.markers[hit.index].word != .坚决
  }

  /// A short paragraph of one clause before one of several sentences, neither numbered: the title of that paragraph.
  private func isTitleParagraph(_ index: Int) -> Bool {
    let sentence = reader.sentences[index]
    guard sentence.isFirst, sentence.isLast, sentence.clauses.count == 1, sentence.end - sentence.start <= 24,
      sentence.ordinal == nil, index + 1 < reader.sentences.count
    else { return false }
    let next = reader.sentences[index + 1]
    return next.ordinal == nil && !next.isLast
  }

  /// Whether more sentences of the same point follow.
  private func goesOn(_ index: Int) -> Bool {
    guard index + 1 < reader.sentences.count else { return false }
    let sentence = reader.sentences[index]
    let next = reader.sentences[index + 1]
    if !sentence.isLast {
      if next.leadingBracket != nil && next.clauses.isEmpty || namesUnits(next) { return false }
      guard let kind = next.ordinal?.kind else { return true }
      return sentence.ordinal.map { $0.kind != kind } ?? true
    }
    // A numbered sentence alone in its paragraph is the title of the paragraphs below it.
    return sentence.ordinal != nil && sentence.isFirst && next.ordinal == nil && !next.isHeadingLine
  }
}
