import Text

/// Fills the fields of a directive whose extent is known.
final class FieldReader {
  let reader: ClauseReader
  let phrases: PhraseReader
  let lexicon: DirectiveLexicon
  let actors: ActorReader
  let responsibility: ResponsibilityReader
  private let actions: ActionReader
  private let kinds: SentenceRules
  let deadlines: DeadlineReader
  private let quantities: QuantityReader
  private var text: TextUnits { phrases.text }

  init(
    reader: ClauseReader, phrases: PhraseReader, lexicon: DirectiveLexicon, actors: ActorReader, kinds: SentenceRules,
    isStatute: Bool
  ) {
    self.reader = reader
    self.phrases = phrases
    self.lexicon = lexicon
    self.actors = actors
    self.kinds = kinds
    responsibility = ResponsibilityReader(phrases: phrases, actors: actors)
    actions = ActionReader(phrases: phrases, actors: actors)
    deadlines = DeadlineReader(
      phrases: phrases, date: phrases.segmented.document.metadata.date, holidays: lexicon.holidays, isStatute: isStatute
    )
    quantities = QuantityReader(phrases: phrases)
  }

  /// The directive that `draft` stands for, in the list's `item` and the section of `entry`.
  func directive(_ draft: Draft, item: Span?, entry: Int?) -> Directive {
    let end = reader.clauses[draft.clauses.upperBound - 1].end
    let span = Span(draft.start, max(end, draft.start))
    // Most clauses have nothing to fill most fields with.
    var words: WordClass = []
    for index in draft.clauses { words.formUnion(reader.clauses[index].words) }
    let verbs = actions(of: draft)
    var units =
      words.isDisjoint(with: [.bracket, .unitVerb])
      ? Units(actors: Array(actors.names[draft.actors])) : units(of: draft, span)
    if units.actors.isEmpty {
      for index in draft.clauses where isAgent(reader.clauses[index]) { units.actors += charged(reader.clauses[index]) }
    }
    let due = words.contains(.timeMark) ? deadline(of: draft, span, hasBrackets: words.contains(.bracket)) : nil
    return Directive(
      span: span, marker: draft.marker.map { lexicon.markers[$0.index].text } ?? "", modality: draft.modality,
      strength: draft.strength, actors: draft.modality == .target ? [] : units.actors, lead: units.lead,
      support: units.support, actions: verbs.found,
      task: Span(min(verbs.start ?? draft.start, span.end), span.end), deadline: due,
      frequency: words.contains(.frequency) ? frequencies(of: draft) : [],
      quantities: words.contains(.figure) ? quantities.quantities(in: span, apartFrom: due?.span) : [],
      attribution: draft.attribution, item: item, entry: entry)
  }

  private func deadline(of draft: Draft, _ span: Span, hasBrackets: Bool) -> Deadline? {
    deadlines.deadline(in: reader.clauses[draft.clauses], from: draft.start, marker: draft.marker?.at)
      ?? (hasBrackets ? deadlines.labelled(in: span) : nil)
  }

  private func merged(_ named: [Span], _ units: ResponsibilityReader.Units) -> [Span] {
    named + (units.lead + units.support).filter { unit in !named.contains { $0.overlaps(unit) } }
  }

  // MARK: Lead and support

  private struct Units {
    var actors: [Span]
    var lead: [Span] = []
    var support: [Span] = []
  }

  /// Actors and units by the words of the directive, beside the actors that the rules have found.
  private func units(of draft: Draft, _ span: Span) -> Units {
    let named = namedUnits(of: draft)
    var units = Units(
      actors: Array(actors.names[draft.actors]), lead: named.inClause.lead + named.inBracket.lead,
      support: named.inClause.support + named.inBracket.support)
    if draft.hasLeadClause || !named.inClause.isEmpty {
      units.actors =
        draft.actors.isEmpty
        ? named.inClause.lead + named.inClause.support : merged(units.actors, named.inClause)
    }
    if units.actors.isEmpty { units.actors = named.inBracket.lead + named.inBracket.support }
    return units
  }

  /// Whom a clause of its own charges: 由县审批局负责.
  private func charged(_ clause: Clause) -> [Span] {
    isAgent(clause) ? responsibility.charged(clause.span) : []
  }

  private func isAgent(_ clause: Clause) -> Bool { text[clause.start] == Han.由 }

  private func namedUnits(
    of draft: Draft
  ) -> (inClause: ResponsibilityReader.Units, inBracket: ResponsibilityReader.Units) {
    var inClause = ResponsibilityReader.Units()
    var inBracket = ResponsibilityReader.Units()
    for clause in reader.clauses[draft.clauses] {
      // Support counts only beside a lead or a task: 配合 alone is a plain verb.
      var found = ResponsibilityReader.Units()
      if clause.signals.contains(.unitVerb) {
        responsibility.clause(Span(max(clause.start, draft.start), clause.end), into: &found, isBracket: false)
      }
      let isOwn = clause.start > reader.clauses[draft.head].start && found.support.allSatisfy { actors.isUnit($0) }
      if !found.lead.isEmpty || !inClause.lead.isEmpty || isOwn {
        inClause.lead += found.lead
        inClause.support += found.support
      }
      guard clause.words.contains(.bracket) else { continue }
      var at = max(clause.start, draft.start)
      while true {
        at = phrases.places.next(.bracket, at, clause.end)
        guard at < clause.end else { break }
        if text[at] == Mark.openBracket {
          let close = phrases.skipBracket(at, clause.end)
          let units = responsibility.bracket(Span(at + 1, close - 1))
          if inBracket.isEmpty { inBracket = units }
          at = close
        } else {
          at += 1
        }
      }
    }
    return (inClause, inBracket)
  }

  // MARK: Actions

  /// The verb phrases, and where the first clause of them begins.
  private func actions(of draft: Draft) -> (found: [ActionPlace], start: Int?) {
    guard draft.modality != .target else { return ([], nil) }
    var found: [ActionPlace] = []
    found.reserveCapacity(draft.clauses.upperBound - draft.head)
    var first: Int?
    let hasMarker = draft.marker.map { $0.at >= draft.start } ?? false
    let begin = hasMarker ? draft.head : behindCondition(draft)
    for index in draft.clauses where index >= begin {
      let clause = reader.clauses[index]
      if clause.signals.contains(.unitVerb), isLeadOnly(clause), index != draft.head || draft.hasLeadClause { continue }
      let start = index == draft.head ? max(behindLead(draft, clause), clause.start) : clause.start
      guard start < clause.end else { continue }
      if isAgent(clause), draft.clauses.count > 1, !charged(clause).isEmpty {
        // 由县政府研究处理: the verb behind the agent.
        let end = kinds.leadingActor(clause)?.end ?? clause.end
        let isBare = phrases.starts("负责", end, clause.end) && end + 2 == clause.end
        if end < clause.end, !isBare { actions.read(clause, from: end, isLast: true, into: &found) }
        continue
      }
      // 对挪用资金的，: the case that the next clause speaks of.
      if index > draft.head, clause.mark == Mark.comma, text[clause.end - 1] == Han.的 { continue }
      if index > draft.head, kinds.hasIndicator(clause), kinds.isTarget(clause) { continue }
      first = first ?? start
      actions.read(clause, from: start, isLast: index + 1 == draft.clauses.upperBound, into: &found)
    }
    // 由县公安局会同有关部门制定, 要充分利用资源，形成合力: nothing but the first clause says what is done.
    if found.isEmpty {
      let head = reader.clauses[draft.head]
      let start = draft.hasLeadClause ? kinds.leadingActor(head)?.end ?? head.end : max(draft.body, head.start)
      if start < head.end {
        actions.read(head, from: start, isLast: true, into: &found)
        first = first ?? start
      }
    }
    return (found, first)
  }

  /// Where the verb phrases begin: behind A of 由A会同B编制，….
  private func behindLead(_ draft: Draft, _ clause: Clause) -> Int {
    guard draft.hasLeadClause, let (_, end) = kinds.leadingActor(clause), phrases.starts("会同", end, clause.end),
      actors.leading(end + 2, clause.end) != nil
    else { return draft.body }
    return end
  }

  /// 发现…，…情形的，制止…: the first clause behind the case that 的 closes, or behind the first one where 时 or 后 does.
  private func behindCondition(_ draft: Draft) -> Int {
    let first = reader.clauses[draft.head]
    if first.mark == Mark.comma, draft.head + 1 < draft.clauses.upperBound, phrases.places.isTokenStart(first.end - 1),
      text[first.end - 1] == Han.时 || text[first.end - 1] == Han.后
    {
      return draft.head + 1
    }
    for index in draft.clauses.reversed() where index >= draft.head && index + 1 < draft.clauses.upperBound {
      let clause = reader.clauses[index]
      if clause.mark == Mark.comma, text[clause.end - 1] == Han.的 { return index + 1 }
    }
    // 接到报警，及时出警
    if first.mark == Mark.comma, draft.head + 1 < draft.clauses.upperBound, first.end - first.start > 2 {
      for verb in ["接到", "收到", "发现", "遇到", "遇有"] as [StaticString]
      where phrases.starts(verb, first.start, first.end) {
        return draft.head + 1
      }
    }
    // 按照规定报告疫情，填写报表: a phrase of means with a verb of its own, which the rules take for a topic.
    return (draft.clauses.lowerBound..<draft.head).first {
      kinds.opens(reader.clauses[$0], with: .setOff) && kinds.isImperative(reader.clauses[$0], isLast: false)
    } ?? draft.head
  }

  /// 由A牵头, B配合: clauses that name units and no action.
  private func isLeadOnly(_ clause: Clause) -> Bool {
    var units = ResponsibilityReader.Units()
    responsibility.clause(clause.span, into: &units, isBracket: false)
    guard !units.isEmpty else { return false }
    for tail in ["牵头", "配合", "参与", "协助", "牵头负责"] as [StaticString]
    where phrases.starts(tail, clause.end - tail.length, clause.end) {
      return true
    }
    return phrases.contains("会同", clause.start, clause.end) && clause.mark == Mark.comma
      && actors.leading((phrases.find("会同", clause.start, clause.end) ?? clause.start) + 2, clause.end) == nil
  }

  // MARK: Frequency

  private func frequencies(of draft: Draft) -> [Span] {
    var found: [Span] = []
    for clause in reader.clauses[draft.clauses] where clause.words.contains(.frequency) {
      var at = max(clause.start, draft.start)
      while true {
        at = phrases.places.next(.frequency, at, clause.end)
        guard at + 1 < clause.end else { break }
        if let end = phrases.frequency(at, clause.end) {
          found.append(Span(at, end))
          at = end
        } else {
          at += 1
        }
      }
    }
    return found
  }
}
