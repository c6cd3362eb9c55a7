import Text

/// What stands at the head of a clause, behind its adverbials.
struct Head {
  enum Kind {
    /// A verb: the clause is an imperative or goes on with one.
    case verb
    /// A preposition or coverb.
    case preposition
    /// Anything else: a subject, a noun phrase, an unknown word.
    case other
  }

  var kind: Kind
  /// Where it begins.
  var at: Int
  /// Where the verb ends; `at` where there is none.
  var verbEnd: Int
}

/// A stretch and the head that was found for it.
private struct FoundHead {
  var start = -1
  var end = -1
  var head = Head(kind: .other, at: 0, verbEnd: 0)
}

/// Looks at words and phrases of a text by the lexicon's classes, with the tokens as a second opinion.
final class PhraseReader {
  // A class, since every reader of fields holds it and copies of it would cost more than they read.
  let text: TextUnits
  let places: Places
  let table: WordTable<WordClass>
  let fields: WordTable<FieldWord>
  let segmented: SegmentedDocument
  /// The heads that were found last, by the last bits of their starts: rules one after the other ask for the heads of
  /// the same few clauses.
  @exclusivity(unchecked)
  private var lastHeads = InlineArray<64, FoundHead>(repeating: FoundHead())

  init(_ segmented: SegmentedDocument, places: Places, lexicon: DirectiveLexicon) {
    self.places = places
    text = places.text
    table = lexicon.table
    fields = lexicon.fields
    self.segmented = segmented
  }

  /// The longest word of one of `wanted` that begins at `at` and ends at `end` at the latest.
  @inline(__always)
  func longest(_ at: Int, _ end: Int, _ wanted: WordClass) -> WordMatch<WordClass>? {
    guard at < end, places.mayHold(wanted, at) else { return nil }
    return table.longest(text, at, end, wanted)
  }

  /// The first word of one of `wanted` in `start..<end`.
  @inline(__always)
  func first(_ wanted: WordClass, _ start: Int, _ end: Int) -> (at: Int, word: WordMatch<WordClass>)? {
    var at = start
    while true {
      at = places.next(wanted, at, end)
      guard at < end else { return nil }
      if let word = table.longest(text, at, end, wanted) { return (at, word) }
      at += 1
    }
  }

  /// The classes of the word that fills `start..<end` exactly, where it has one of `wanted`.
  @inline(__always)
  func classes(_ start: Int, _ end: Int, of wanted: WordClass) -> WordClass {
    guard start < end, places.mayHold(wanted, start) else { return [] }
    return table.classes(text, start, end)
  }

  /// The document's characters at `span`.
  func string(_ span: Span) -> String { segmented.document.string(span) }

  /// The head of `start..<end` and where it stands.
  func head(_ start: Int, _ end: Int) -> Head {
    let last = lastHeads[start & 63]
    if last.start == start, last.end == end { return last.head }
    let head = findHead(start, end)
    lastHeads[start & 63] = FoundHead(start: start, end: end, head: head)
    return head
  }

  private func findHead(_ start: Int, _ end: Int) -> Head {
    let at = skipAdverbials(start, end)
    let verbEnd = at + verbLength(at, end)
    if verbEnd > at { return Head(kind: .verb, at: at, verbEnd: verbEnd) }
    return Head(kind: isPreposition(at, end) ? .preposition : .other, at: at, verbEnd: at)
  }

  /// Whether a preposition begins at `at` that is a word of its own: 乘势 of 乘势而上 is none, and 在 of 在|建筑物 is one.
  func isPreposition(_ at: Int, _ end: Int) -> Bool {
    guard let match = longest(at, end, [.preposition, .joined]) else { return false }
    // 在|外环线以内: cut as 在外.
    if text[at] == Han.在, match.length == 1, !places.isTokenStart(at + 1) {
      return first(.postposition, at + 2, end) != nil || find("时", at + 2, end) != nil
    }
    // 以|西咸一体化为牵引: cut as 以西.
    if text[at] == Han.以, find("为", at + 2, end) != nil { return true }
    if match.classes.contains(.preposition) { return places.isTokenStart(at + match.length) }
    return !places.isTokenStart(at + match.length) && longest(at, at + 1, .preposition) != nil
      && places.isTokenStart(at + 1)
  }

  /// Where the words behind adverbs, connectives and times begin.
  func skipAdverbials(_ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end {
      if Mark.isBlank(text[at]) || text[at] == Mark.enumeration {
        at += 1
        continue
      }
      if text[at] == Han.将, isPlan(at, end) {
        at += 1
        continue
      }
      // 提前两日 is a time, 提前 an adverb.
      if text[at] == Han.提, let time = time(at, end)?.span.end {
        at = time
        continue
      }
      let modifier = longest(at, end, [.modifier, .verb, .joined])
      if let match = modifier, match.classes.contains(.modifier) {
        // 就该事项作出说明: what it is about, and no adverb.
        if text[at] == Han.就, match.length == 1, opensTopic(at + 1, end) { return at }
        // 大 of 大量 is no adverb.
        if match.length == 1, !places.isTokenStart(at + 1), isQuality(text[at]) { return at }
        let next = at + match.length
        if match.classes.contains(.verb), !isAdverbial(before: next, end) { return at }
        // 加大力度，: verb and object, that are an adverb only before another verb.
        if next == end, match.length == 4, opens(with: .verb, at, at + 2), places.isToken(at, at + 2) { return at }
        // 新的一年: before 的 it belongs to a noun.
        if next < end, text[next] == Han.的 { return at }
        at = next
        // 切实地, but not 重点地块.
        if at < end, text[at] == Han.地, places.isTokenStart(at + 1) { at += 1 }
        continue
      }
      if modifier == nil, let adverb = adverbInDe(at, end) {
        at = adverb
        continue
      }
      if let frequency = frequency(at, end) {
        at = frequency
        continue
      }
      if let time = time(at, end)?.span.end {
        at = time
        continue
      }
      if places.mayHold(.preposition, at), let time = anchoredTime(at, end) {
        at = time
        continue
      }
      break
    }
    return at
  }

  /// 将按照要求检查: whether 将 at `at` says what is going to be done, and no object.
  func isPlan(_ at: Int, _ end: Int) -> Bool {
    guard places.isTokenStart(at + 1) else { return false }
    for word in ["会同", "继续", "尽快", "进一步", "适时", "陆续"] as [StaticString] where starts(word, at + 1, end) { return true }
    return opens(with: .setOff, at + 1, end)
  }

  /// Whether 该, 本, 其, 上述 or 有关 begins at `at`.
  private func opensTopic(_ at: Int, _ end: Int) -> Bool {
    guard at < end else { return false }
    switch text[at] {
    case Han.该, Han.本, Han.其: return true
    default: return starts("上述", at, end) || starts("有关", at, end)
    }
  }

  /// Whether a character that can stand for an adverb more often begins an adjective or noun: 大量 多数 新形势 深圳.
  private func isQuality(_ unit: UInt16) -> Bool {
    switch unit {
    case Han.大, Han.小, Han.多, Han.少, Han.新, Han.广, Han.强, Han.快, Han.早, Han.深, Han.特, Han.真, Han.精, Han.长, Han.后, Han.先,
      Han.严:
      true
    default: false
    }
  }

  /// Behind a time that runs from an event: 自接受委托之日起十五日内, 在收到申请后3日内.
  private func anchoredTime(_ at: Int, _ end: Int) -> Int? {
    guard text[at] == Han.自 || text[at] == Han.从 || text[at] == Han.在 || text[at] == Han.于 else { return nil }
    let limit = min(end, at + 24)
    if let anchor = find("之日起", at + 1, limit) { return time(anchor + 3, end)?.span.end ?? anchor + 3 }
    return find("后", at + 2, limit).flatMap { time($0 + 1, end)?.span.end }
  }

  /// Whether a word that can be adverb or verb is an adverb: what follows is a verb or another adverb.
  private func isAdverbial(before next: Int, _ end: Int) -> Bool {
    guard next < end else { return false }
    if text[next] == Han.地, places.isTokenStart(next + 1) { return true }
    // 严格按照…, 严格为举报人保密
    if opens(with: .setOff, next, end)
      || !governs(next) && next < end && isCoverb(text[next]) && isPreposition(next, end)
    {
      return true
    }
    // 力争今年上半年全面完成
    if let time = time(next, end)?.span.end { return time < end && head(time, end).kind == .verb }
    guard let match = longest(next, end, [.verb, .modifier, .joined]) else {
      // 坚定走绿色发展之路
      return text[next] == Han.把 || text[next] == Han.将 || verbLength(next, end) == 1 && next + 1 < end
    }
    // 确保宣传实效: a noun of action.
    if starts("确保", next - 2, next), match.classes.contains(.nominalVerb) { return false }
    if match.classes.contains(.joined) { return false }
    // 争取更好的结果, 突出重点地块: an adverb that no verb follows is part of the object; but not 力争主要指标增长.
    if !match.classes.contains(.verb) { return text[next - 2] == Han.力 || head(next, end).kind != .other }
    // A noun of action that ends the clause, and a verb before 的, is the object: 加快发展, 加快建设的步伐; but 抓紧进行.
    let after = next + match.length
    if after >= end { return !match.classes.contains(.nominalVerb) || !governs(next) }
    return !closesNoun(text[after])
  }

  /// Whether the word before `next` is a verb that a noun of action may be the object of: 加快发展, but not 严格审核.
  private func governs(_ next: Int) -> Bool {
    for verb in ["加快", "规范", "突出", "确保", "争取", "力争", "公开", "统一"] as [StaticString] where starts(verb, next - 2, next) {
      return true
    }
    return false
  }

  /// 为 对 向 与 从 在 以: what stands behind an adverb as well.
  private func isCoverb(_ unit: UInt16) -> Bool {
    switch unit {
    case Han.为, Han.对, Han.向, Han.与, Han.从, Han.在, Han.以: true
    default: false
    }
  }

  func closesNoun(_ unit: UInt16) -> Bool {
    unit == Han.的 || unit == Han.和 || unit == Han.与 || unit == Mark.enumeration
  }

  /// The end of an adverb formed with 地 (有计划地), when one begins at `at`.
  private func adverbInDe(_ at: Int, _ end: Int) -> Int? {
    let limit = min(end, at + 9)
    var position = at + 2
    while position < limit {
      if text[position] == Han.地, position + 1 < end, places.isTokenStart(position + 1),
        verbLength(position + 1, end) >= 2
      {
        return position + 1
      }
      if text[position] == Mark.comma || text[position] == Mark.enumeration { return nil }
      position += 1
    }
    return nil
  }

  /// Whether the stretch addresses the audience: 同志们, 各位代表.
  func actorAddress(_ start: Int, _ end: Int) -> Bool {
    fields.longest(text, start, end, .address) != nil
  }

  /// The number of units of the verb that begins at `at`; 0 when none does.
  func verbLength(_ at: Int, _ end: Int) -> Int {
    guard let match = longest(at, end, [.verb, .singleVerb, .trend, .thing, .actorHead, .joined]) else {
      return 0
    }
    // 把稳 of 把|稳增长 is no verb.
    if text[at] == Han.把, places.isTorn(at, at + match.length) { return 1 }
    if match.classes.contains(.verb) { return isRate(at + match.length, end) ? 0 : match.length }
    guard match.classes.contains(.singleVerb), match.length == 1, at + 1 < end else { return 0 }
    if text[at] == Han.把 || text[at] == Han.将 { return 1 }
    // A verb of one character must be a word of its own.
    return places.isToken(at, at + 1) ? 1 : 0
  }

  /// 化解率, 集中度: what is measured, though a verb begins it; not 率 of 率先 and 量 of 量化.
  func isRate(_ at: Int, _ end: Int) -> Bool {
    at < end && places.mayHold(.rate, at) && table.single(text[at]).contains(.rate) && places.isTokenStart(at + 1)
  }

  /// Behind the bracket, quotation or title that begins at `at`.
  func skipName(_ at: Int, _ end: Int) -> Int? {
    switch text[at] {
    case Mark.openBracket: return skipBracket(at, end)
    case Mark.openQuote, Mark.openTitle:
      let close = text[at] == Mark.openQuote ? Mark.closeQuote : Mark.closeTitle
      var position = at + 1
      while position < min(end, at + 40) {
        if text[position] == close { return position + 1 }
        position += 1
      }
      return nil
    default: return nil
    }
  }

  /// Where a bracket that opens at `at` closes, behind the mark; `at + 1` when it does not.
  func skipBracket(_ at: Int, _ end: Int) -> Int {
    var position = at + 1
    let limit = min(end, at + 80)
    while position < limit {
      if text[position] == Mark.closeBracket { return position + 1 }
      position += 1
    }
    return at + 1
  }

  /// The number of units of the longest word of `wanted` that ends `start..<end`; 0 when none does.
  func suffix(_ start: Int, _ end: Int, _ wanted: FieldWord) -> Int {
    var length = min(6, end - start)
    while length > 0 {
      if !fields.classes(text, end - length, end).isDisjoint(with: wanted) { return length }
      length -= 1
    }
    return 0
  }

  /// Whether a word of `wanted` stands in `start..<end`.
  func holds(_ wanted: FieldWord, _ start: Int, _ end: Int) -> Bool { first(wanted, start, end) != nil }

  /// The first word of `wanted` in `start..<end`.
  func first(_ wanted: FieldWord, _ start: Int, _ end: Int) -> Span? {
    for at in start..<max(start, end) {
      if let match = fields.longest(text, at, end, wanted) { return Span(at, at + match.length) }
    }
    return nil
  }

  /// Whether a word of `wanted` stands in `start..<end`.
  func holds(_ wanted: WordClass, _ start: Int, _ end: Int) -> Bool {
    first(wanted, start, end) != nil
  }

  /// Whether a word of `wanted` begins `start..<end`.
  @inline(__always)
  func opens(with wanted: WordClass, _ start: Int, _ end: Int) -> Bool {
    longest(start, end, wanted) != nil
  }
}
