import Text

/// Reads the verb phrases of a directive: verb and object of each.
///
///     深入实施种业振兴行动          实施·种业振兴行动
///     把任务落实到岗位              落实到·任务
///     建立工作台账，明确责任人      建立·工作台账 明确·责任人
///
/// Adverbs are left off, compounds and complements kept. Of verbs that have no place in the lexicon the first word
/// behind the adverbs counts, as the segmenter cut it.
struct ActionReader {
  let phrases: PhraseReader
  let actors: ActorReader
  var text: TextUnits { phrases.text }

  init(phrases: PhraseReader, actors: ActorReader) {
    self.phrases = phrases
    self.actors = actors
  }

  /// Adds the actions of a clause, from `start` in it; the first action of all may be a verb that no list knows.
  ///
  /// The clause is cut at 、 where verb phrases stand on both sides.
  func read(_ clause: Clause, from start: Int, isLast: Bool, into actions: inout [ActionPlace]) {
    var from = start
    var at = clause.words.contains(.enumeration) ? start : clause.end
    while true {
      at = phrases.places.next([.enumeration, .mark], at, clause.end)
      guard at < clause.end else { break }
      if let skipped = phrases.skipName(at, clause.end) {
        at = skipped
        continue
      }
      if text[at] == Mark.enumeration, at > from, opensPhrase(at + 1, clause.end), opensPhrase(from, at),
        !isListOfVerbs(from, at, of: clause)
      {
        add(Span(from, at), isLast: isLast, to: &actions)
        from = at + 1
      }
      at += 1
    }
    add(Span(from, clause.end), isLast: isLast, to: &actions)
  }

  private func add(_ piece: Span, isLast: Bool, to actions: inout [ActionPlace]) {
    if let action = action(piece.start, piece.end, isFirst: actions.isEmpty, isLast: isLast) {
      actions.append(action)
      if action.object == nil { addLike(action.verb, to: piece.end, &actions) }
    } else if let object = actions.last?.object, piece.start > 0, object.end == piece.start - 1,
      text[object.end] == Mark.enumeration
    {
      // What has no verb goes on with the object.
      actions[actions.count - 1].object = Span(object.start, piece.end)
    }
  }

  /// 严禁重复督查、多头督查: words that no list knows, each as short as the first.
  private func addLike(_ first: Span, to end: Int, _ actions: inout [ActionPlace]) {
    let step = first.count + 1
    guard first.end < end, (end - first.end) % step == 0 else { return }
    let marks = stride(from: first.end, to: end, by: step)
    guard marks.allSatisfy({ text[$0] == Mark.enumeration }) else { return }
    for mark in marks { actions.append(ActionPlace(verb: Span(mark + 1, mark + step))) }
  }

  /// Whether a verb with something behind it begins the stretch.
  private func opensPhrase(_ start: Int, _ end: Int) -> Bool {
    let head = phrases.head(start, min(end, start + 24))
    guard head.kind == .verb else { return head.kind == .preposition }
    // 、综合管理 goes on with a list of nouns, 、年底前验收 does not.
    if phrases.longest(head.at, end, .verb)?.classes.contains(.nominalVerb) == true, start > 0,
      text[start - 1] == Mark.enumeration, phrases.time(start, end) == nil
    {
      return false
    }
    let after = head.at + phrases.verbLength(head.at, end)
    // 每周调度、每月通报: an adverb makes a phrase of the verb alone.
    if after >= end || text[after] == Mark.enumeration { return head.at > start || after - head.at >= 3 }
    return after + 1 < end && text[after] != Mark.enumeration && !endsNoun(text[after])
  }

  /// 的 和 等: what stands before them is a noun.
  private func endsNoun(_ unit: UInt16) -> Bool { unit == Han.的 || unit == Han.和 || unit == Han.等 }

  /// 在河道内倾倒、抛撒, 在建筑物: the object of these verbs, or the verb, stands behind the next mark.
  private func isListOfVerbs(_ start: Int, _ end: Int, of clause: Clause) -> Bool {
    let head = phrases.head(start, end)
    // 把A、B作为重点: the list is what is disposed of.
    if isDisposal(head.at, end) { return !holdsPredicate(head.at, end) }
    // 利用建设、疏浚等活动采挖砂石: what 等 closes is one list.
    if head.kind == .verb, takesMeans(head), phrases.contains("等", end, clause.end) { return true }
    guard head.kind == .preposition else { return false }
    // 在生产、运输过程中添加
    if text[head.at] == Han.在, !phrases.holds(WordClass.postposition, head.at + 2, end),
      phrases.holds(WordClass.postposition, end, clause.end)
    {
      return true
    }
    // 在出口、通道等附近设置标志
    if text[head.at] == Han.在 || text[head.at] == Han.从 || text[head.at] == Han.以,
      phrases.contains("等", end, clause.end)
    {
      return true
    }
    // 以变更、付款等为由: the list is part of the phrase.
    if text[head.at] == Han.以, !phrases.contains("为", head.at, end), phrases.contains("为", end, clause.end) {
      return true
    }
    guard let verb = phrases.mainVerb(behind: head.at, end, isLast: false) else { return true }
    let after = verb + phrases.verbLength(verb, end)
    return after < end && text[after] == Mark.enumeration
  }

  private func action(_ start: Int, _ end: Int, isFirst: Bool, isLast: Bool) -> ActionPlace? {
    let head = phrases.head(start, end)
    guard head.at < end else { return nil }
    switch head.kind {
    case .verb where isDisposal(head.at, end): return disposal(head.at, end)
    // 结合实际，制定方案: by what means, before what is done.
    case .verb where isFirst && isMeans(head, from: start):
      let mayHold = takesMeans(head) && (isLast || phrases.contains("等", head.verbEnd, end))
      if let verb = phrases.lightVerb(head.verbEnd, end) ?? (mayHold ? phrases.verbBehindMeans(head.at, end) : nil) {
        return phrase(from: verb, end)
      }
      return isLast ? phrase(Span(head.at, head.verbEnd), end) : nil
    case .verb:
      // 会同有关部门编制…: the partners stand between.
      if phrases.starts("会同", head.at, end) {
        guard let (name, _) = actors.leading(head.at + 2, end) else { return nil }
        return action(name.end, end, isFirst: isFirst, isLast: isLast)
      }
      // …，竣工后交付使用: the verb behind the time; not 由县住建局修改后印发, who does both.
      if head.verbEnd + 1 < end, text[head.verbEnd] == Han.后 || text[head.verbEnd] == Han.前,
        start == 0 || text[start - 1] == Mark.comma || text[start - 1] == Mark.semicolon
      {
        let next = phrases.head(head.verbEnd + 1, end)
        if next.kind == .verb { return phrase(Span(next.at, next.verbEnd), end) }
      }
      // 建设单位负责…: a name that begins with a verb.
      if isFirst, head.at == start, opensClause(start), let (name, _) = actors.leading(start, end), name.start == start
      {
        return action(name.end, end, isFirst: isFirst, isLast: isLast)
      }
      // 用三年时间，
      if !isLast, text[head.at] == Han.用, phrases.time(head.verbEnd, end) != nil { return nil }
      // 用新思想武装头脑, 利用船舶侵占水域, 给基层下达指标: with what it is done, or for whom, stands between.
      if takesMeans(head), let verb = phrases.verbBehindMeans(head.at, end) {
        return phrase(from: verb, end)
      }
      return phrase(Span(head.at, head.verbEnd), end)
    case .preposition:
      if isDisposal(head.at, end) { return disposal(head.at, end) }
      // 不得作为依据, but 作为党员，.
      if phrases.starts("作为", head.at, end), isLast || head.at > start || !opensClause(start) {
        return ActionPlace(verb: Span(head.at, head.at + 2), object: object(head.at + 2, end))
      }
      guard let verb = phrases.mainVerb(behind: head.at, end, isLast: isLast) else {
        guard isLast, let role = phrases.role(behind: head.at, end, from: head.at + 2) else { return nil }
        return ActionPlace(verb: Span(role, role + 1), object: object(role + 1, end))
      }
      if isDisposal(verb, end) { return disposal(verb, end) }
      let length = phrases.verbLength(verb, end)
      // 须经主管部门批准
      if verb + length == end, text[head.at] == Han.经, phrases.places.isToken(head.at, head.at + 1) {
        return ActionPlace(verb: Span(head.at, head.at + 1), object: object(head.at + 1, end))
      }
      return length > 0 ? phrase(Span(verb, verb + length), end) : nil
    case .other:
      if let (name, _) = actors.leading(head.at, end), name.start == head.at {
        return action(name.end, end, isFirst: isFirst, isLast: isLast)
      }
      // 可按照规定探索…: a permission that is no marker outside statutes.
      if text[head.at] == Han.可 || text[head.at] == Han.请, phrases.places.isToken(head.at, head.at + 1) {
        return action(head.at + 1, end, isFirst: isFirst, isLast: isLast)
      }
      // 请各区、各部门，…: nobody but those who are asked.
      if !isLast, !actors.actors(in: Span(head.at, end)).isEmpty { return nil }
      if isFirst, head.at == start, opensClause(start), let verb = phrases.verbBehindTopic(start, end) {
        return phrase(from: verb, end)
      }
      return isFirst ? fallback(head.at, end) : nil
    }
  }

  /// Whether a noun may stand at `at`: no marker stands before it, but for 请 and 要求 (会议要求招标手续尽快落实).
  private func opensClause(_ at: Int) -> Bool {
    at == 0 || !isHan(text[at - 1]) || text[at - 1] == Han.请 || phrases.starts("要求", at - 2, at)
  }

  private func isHan(_ unit: UInt16) -> Bool { (0x4E00...0x9FFF).contains(unit) }

  /// 用 利用 给 违反: words that more often stand before the verb than are it.
  private func takesMeans(_ head: Head) -> Bool {
    switch text[head.at] {
    case Han.用, Han.给, Han.拿: head.verbEnd == head.at + 1 && text[head.verbEnd] != Han.在
    default:
      phrases.starts("利用", head.at, head.verbEnd) || phrases.starts("违反", head.at, head.verbEnd)
        || phrases.starts("违背", head.at, head.verbEnd)
    }
  }

  /// Whether 结合, or 利用 without an adverb, says by what means.
  private func isMeans(_ head: Head, from start: Int) -> Bool {
    phrases.starts("结合", head.at, head.verbEnd) || head.at == start && phrases.starts("利用", head.at, head.verbEnd)
  }

  private func phrase(from verb: Int, _ end: Int) -> ActionPlace? {
    phrase(Span(verb, verb + phrases.verbLength(verb, end)), end)
  }

  /// Verb and object, from the verb `light` on, behind which another may tell what is done.
  func phrase(_ light: Span, _ end: Int) -> ActionPlace? {
    let verb = carried(light, end)
    let verbEnd = withComplement(verb.start, verb.end, end)
    // 力争到2025年，: no more than a time, and the verb in the next clause.
    if verbEnd < end, phrases.time(verbEnd, end)?.span.end == end { return nil }
    // 办实事
    if phrases.fields.classes(text, verb.start, verb.end).contains(.verbObject) {
      return ActionPlace(verb: Span(verb.start, verb.start + 1), object: object(verb.start + 1, end))
    }
    // 坚持和加强, 压缩、调整: coordinate verbs share the object behind the last.
    var objectStart = verbEnd
    while objectStart + 1 < end, isVerbConjunction(text[objectStart]) {
      // 倾倒、抛撒、堆放: a word between two marks is a verb too.
      if let next = wordBetweenMarks(objectStart, end) {
        objectStart = next
        continue
      }
      let isOr = phrases.starts("或者", objectStart, end)
      let head = phrases.head(objectStart + (isOr ? 2 : 1), end)
      guard head.kind == .verb else { break }
      guard head.verbEnd - head.at >= 2, head.verbEnd >= end || text[head.verbEnd] != Han.的 else { break }
      objectStart = head.verbEnd
    }
    return ActionPlace(verb: Span(verb.start, verbEnd), object: object(objectStart, end))
  }

  /// 予以制止: the verb behind tells what is done.
  private func carried(_ verb: Span, _ end: Int) -> Span {
    guard phrases.starts("予以", verb.start, verb.end) || phrases.starts("加以", verb.start, verb.end) else { return verb }
    let head = phrases.head(verb.end, end)
    return head.kind == .verb ? Span(head.at, head.verbEnd) : verb
  }

  /// Where a word of two units that stands between 、 at `at` and another ends.
  private func wordBetweenMarks(_ at: Int, _ end: Int) -> Int? {
    guard at + 3 < end, text[at] == Mark.enumeration, text[at + 3] == Mark.enumeration,
      phrases.places.isToken(at + 1, at + 3)
    else { return nil }
    return at + 3
  }

  /// 履行好, 扩大到: a complement that is a word of its own.
  private func withComplement(_ at: Int, _ verbEnd: Int, _ end: Int) -> Int {
    guard verbEnd < end else { return verbEnd }
    // 调查处理完毕
    if let result = phrases.longest(verbEnd, end, .complement), result.length == 2, verbEnd + 2 == end { return end }
    switch text[verbEnd] {
    case Han.到 where phrases.time(verbEnd, end) != nil: break  // 力争到2025年底
    case Han.好, Han.到, Han.牢, Han.住, Han.透, Han.起:
      if verbEnd == at + 1 || phrases.places.isToken(verbEnd, verbEnd + 1) || phrases.places.isToken(at, verbEnd + 1) {
        return verbEnd + 1
      }
    default: break
    }
    return verbEnd
  }

  func isVerbConjunction(_ unit: UInt16) -> Bool {
    unit == Han.和 || unit == Han.并 || unit == Han.或 || unit == Mark.enumeration
  }

  func object(_ start: Int, _ end: Int) -> Span? {
    var (start, end) = (start, end)
    while start < end, Mark.isBlank(text[start]) || text[start] == Mark.enumeration { start += 1 }
    while end > start, Mark.isBlank(text[end - 1]) || text[end - 1] == Mark.enumeration { end -= 1 }
    return start < end ? Span(start, end) : nil
  }

  /// The verb right at `at` and its object, where it is no noun of action.
  private func verbWithObject(_ at: Int, _ end: Int) -> ActionPlace? {
    let length = phrases.verbLength(at, end)
    guard length >= 2, at + length < end, !phrases.closesNoun(text[at + length]),
      let verb = phrases.longest(at, end, .verb), !verb.classes.contains(.nominalVerb),
      !actors.modifiesHead(verb, at + length, end)
    else { return nil }
    return phrase(Span(at, at + length), end)
  }

  private func isFigure(_ unit: UInt16) -> Bool {
    WidthFolding.isDigit(unit) || Ordinal.isNumeral(unit) || unit == Han.两
  }

  /// The first word as the segmenter cut it; a short rest is a verb as a whole (动真碰硬).
  func fallback(_ at: Int, _ end: Int) -> ActionPlace? {
    guard at < end, text[at] != Mark.enumeration else { return nil }
    // 不能“自说自话”
    if text[at] == Mark.openQuote, let close = phrases.skipName(at, end), close - at > 3,
      close == end || text[close] == Mark.enumeration
    {
      return ActionPlace(verb: Span(at + 1, close - 1), object: object(close, end))
    }
    var stop = at
    while stop < end, text[stop] != Mark.enumeration { stop += 1 }
    let wordEnd = phrases.places.tokenEnd(at, end)
    // 低于成本
    if wordEnd == at + 2, wordEnd < end, text[at + 1] == Han.于 {
      return ActionPlace(verb: Span(at, wordEnd), object: object(wordEnd, end))
    }
    // 调结构: cut as one word, whose verb is its first character; not 转嫁给.
    let isVerbWithNoun =
      wordEnd == at + 3 && phrases.table.single(text[at]).contains(.singleVerb) && !isGoal(text[wordEnd - 1])
    if isVerbWithNoun { return ActionPlace(verb: Span(at, at + 1), object: object(at + 1, end)) }
    if stop - at <= 4, !(at + 1..<stop).contains(where: { isFigure(text[$0]) }) {
      return ActionPlace(verb: Span(at, stop))
    }
    let verbEnd = withComplement(at, wordEnd, end)
    if verbEnd == stop { return ActionPlace(verb: Span(at, stop)) }
    // 专项论证可行性: a word that no list knows before a verb with its object is an adverb.
    if verbEnd == wordEnd, let next = verbWithObject(wordEnd, end) { return next }
    return ActionPlace(verb: Span(at, verbEnd), object: object(verbEnd, end))
  }
}
