import Text

/// Finds by when a directive is to be done.
///
/// Decided where the definition is silent: of several times the first bound one counts; 今年 and 2025年 count where they
/// stand before the verb and modify no noun (not in 今年的项目, 做好今年工作); a month or season that is over at the
/// document's date means next year's; in a statute 30日内 runs from the case and has no date; 全年 is no deadline.
struct DeadlineReader {
  let phrases: PhraseReader
  let date: PartialDate?
  let holidays: [DirectiveLexicon.Holiday]
  let isStatute: Bool
  private var text: TextUnits { phrases.text }

  /// The deadline named in the clauses of a directive.
  func deadline(in clauses: ArraySlice<Clause>, from start: Int, marker: Int?) -> Deadline? {
    var weak: TimeExpression?
    for clause in clauses where clause.words.contains(.timeMark) {
      var at = max(clause.start, start)
      while true {
        at = phrases.places.next([.time, .mark], at, clause.end)
        guard at < clause.end else { break }
        if let skipped = skip(at, clause.end) {
          at = skipped
          continue
        }
        guard let time = phrases.time(at, clause.end) else {
          at += 1
          continue
        }
        if counts(time, in: clause, marker: marker) {
          if time.edge == .from, time.form != .now {
            weak = weak ?? time
          } else {
            return make(time, behind: clause.start)
          }
        }
        at = max(time.span.end, at + 1)
      }
    }
    if let weak { return make(weak, behind: clauses.first!.start) }
    for clause in clauses where clause.words.contains(.timeMark) {
      if let span = event(in: clause, from: start) { return Deadline(span: span, from: nil, to: nil) }
    }
    return nil
  }

  /// 在毕业生离校前, 使用期限届满前，: what is to come only after it, without a day.
  private func event(in clause: Clause, from start: Int) -> Span? {
    let start = max(clause.start, start)
    var from = start + 2
    while let (at, word) = phrases.first(.postposition, from, clause.end) {
      from = at + word.length
      guard text[from - 1] == Han.前, phrases.places.isToken(at, from), endsInVerb(at) else { continue }
      // 在巩固前几年成果的基础上
      if from < clause.end, text[from] == Han.几 || Ordinal.isNumeral(text[from]) { continue }
      if let opening = opening(of: at, behind: start) {
        if at - opening >= 2 { return Span(opening, from) }
        continue  // 走在前
      }
      if from == clause.end { return Span(start, from) }
    }
    return nil
  }

  private func endsInVerb(_ at: Int) -> Bool {
    phrases.places.isTokenStart(at - 2) && phrases.table.classes(text, at - 2, at).contains(.verb)
  }

  /// The deadline behind a label: 完成时限：6月底前.
  func labelled(in span: Span) -> Deadline? {
    var at = span.start
    while at < span.end {
      guard let label = phrases.fields.longest(text, at, span.end, .deadlineLabel) else {
        at += 1
        continue
      }
      at += label.length
      guard at < span.end, text[at] == Mark.colon || text[at] == Han.为 else { continue }
      if let time = phrases.time(at + 1, span.end) { return make(time, behind: span.start) }
    }
    return nil
  }

  /// The deadline of a bracket behind a task: （县住建局牵头，12月底前完成）.
  func inBracket(_ span: Span) -> Deadline? {
    if let found = labelled(in: span) { return found }
    var at = span.start
    while true {
      at = phrases.places.next(.time, at, span.end)
      guard at < span.end else { return nil }
      if let time = phrases.time(at, span.end), time.edge == .by { return make(time, behind: span.start) }
      at += 1
    }
  }

  /// Behind a quotation or a title at `at`; a date inside is part of a name. “十四五”末 is a time.
  private func skip(_ at: Int, _ end: Int) -> Int? {
    guard text[at] == Mark.openTitle || text[at] == Mark.openQuote else { return nil }
    if phrases.time(at, end) != nil { return nil }
    let close = text[at] == Mark.openTitle ? Mark.closeTitle : Mark.closeQuote
    var position = at + 1
    let limit = min(end, at + 60)
    while position < limit {
      if text[position] == close { return position + 1 }
      position += 1
    }
    return nil
  }

  private func counts(_ time: TimeExpression, in clause: Clause, marker: Int?) -> Bool {
    if let year = time.year, let date, year < date.year { return false }
    let before = time.span.start > clause.start ? text[time.span.start - 1] : 0
    if before == Han.前, time.form == .quarter(3) { return false }  // 前三季度
    if before == Han.每 || before == Han.比 { return false }
    if case .duration = time.form, isGoal(before: time.span.start, clause) { return false }
    if time.span.end < clause.end, text[time.span.end] == Han.的 { return false }
    if phrases.starts("以来", time.span.end, clause.end) || phrases.starts("以前的", time.span.end, clause.end) {
      return false
    }
    // 对年底前未完成任务的，: the time is part of the case.
    if text[clause.start] == Han.对, clause.mark == Mark.comma,
      phrases.contains("的", time.span.end, clause.end)
    {
      return false
    }
    if time.isBound || time.edge == .from { return true }
    switch time.form {
    case .month: return isBeforePredicate(time, in: clause, marker: marker) && (time.day == nil || isIn(before))
    case .year: return isBeforePredicate(time, in: clause, marker: marker)
    default: return true
    }
  }

  /// 控制在75天以内, 压缩到3日内: the duration is a figure to be reached.
  private func isGoal(before at: Int, _ clause: Clause) -> Bool {
    for length in [4, 3] where at - length >= clause.start {
      if phrases.table.classes(text, at - length, at).contains(.trend) { return true }
    }
    return false
  }

  /// Whether a bare time stands as an adverbial: at the head of its clause or right before marker, adverb or verb, and
  /// not inside a noun phrase that 的 goes on with before the marker.
  private func isBeforePredicate(_ time: TimeExpression, in clause: Clause, marker: Int?) -> Bool {
    let next = time.span.end
    if next >= clause.end { return time.span.start == phrases.skipAdverbials(clause.start, time.span.start) }
    if phrases.fields.longest(text, next, clause.end, .timed) != nil { return false }
    let isAtHead = phrases.skipAdverbials(clause.start, next) >= next
    let follows = phrases.longest(next, clause.end, [.marker, .modifier, .verb, .preposition])
    if isAtHead {
      if let marker, marker > next, marker < clause.end, phrases.contains("的", next, marker) { return false }
      return true
    }
    // 力争3月份开工, 确保2025年全部脱贫
    for goal in ["力争", "争取", "确保"] as [StaticString]
    where phrases.starts(goal, time.span.start - 2, time.span.start) {
      return true
    }
    let isPlaced = time.span.start > clause.start && isIn(text[time.span.start - 1])
    return follows.map { isPlaced || !$0.classes.isDisjoint(with: [.marker, .modifier]) } ?? false
  }

  /// 在 于: what stands behind is when it is done.
  private func isIn(_ unit: UInt16) -> Bool { unit == Han.在 || unit == Han.于 }

  private func make(_ time: TimeExpression, behind start: Int) -> Deadline {
    var span = time.span
    var interval = time.interval(date, holidays)
    if case .duration = time.form {
      if let event = event(before: span.start) {
        if let since = opening(of: event.start, behind: start) { span.start = since }
        if !event.isNow { interval = (nil, nil) }
      }
      if isStatute { interval = (nil, nil) }
    }
    // 每年一月三十一日前 comes again.
    if phrases.starts("每年", span.start - 2, span.start) {
      span.start -= 2
      interval = (nil, nil)
    }
    return Deadline(span: span, from: interval.from, to: interval.to)
  }

  /// What ends the event that a period counts from: 自接收之日起五日内, 收到通知后10日内. 会后一周内 and 今后三年内
  /// count from the document's date.
  private func event(before at: Int) -> (start: Int, isNow: Bool)? {
    if phrases.starts("之日起", at - 3, at) { return (at - 3, false) }
    guard phrases.starts("后", at - 1, at) else { return nil }
    return (at - 1, phrases.starts("会", at - 2, at) || phrases.starts("今", at - 2, at))
  }

  /// Where the words begin that 之日起 or 后 closes: with 自 or 从, or behind 在.
  private func opening(of close: Int, behind start: Int) -> Int? {
    var at = close
    while at > start, close - at < 40 {
      at -= 1
      if text[at] == Han.自 || text[at] == Han.从 { return at }
      if isIn(text[at]), phrases.places.isToken(at, at + 1) { return at + 1 }
    }
    return nil
  }
}
