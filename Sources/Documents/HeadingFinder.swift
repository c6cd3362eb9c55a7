import Text

/// A heading, or what may be one, before its level is known.
struct Heading {
  /// What it begins with, from the outermost way of numbering to the innermost.
  enum Rank: Hashable, Comparable {
    /// A Markdown heading of so many # signs.
    case markdown(Int)
    /// A numbering.
    case numbered(OutlineMarker.Kind)
    /// A line of its own without a number.
    case line
    /// A short first sentence without a number.
    case sentence

    private var order: Int {
      switch self {
      case .markdown(let level): level
      case .numbered(let kind): 10 + kind.rawValue
      case .line: 50
      case .sentence: 60
      }
    }

    static func < (a: Rank, b: Rank) -> Bool { a.order < b.order }
  }

  /// How it is numbered.
  var rank: Rank
  /// Its number in its series; 0 without one.
  var number: Int
  /// The numbering as written.
  var marker: Span
  /// Its words, without numbering and final mark.
  var title: Span
  /// Whether text follows in the same paragraph.
  var isRunIn: Bool
  /// The paragraph it stands in.
  var paragraph: Int
  /// Whether it stands behind other text of its paragraph.
  var isInside: Bool
}

/// Finds the headings of a text.
///
/// A numbered paragraph is a heading when it is short and has no full stop, or when its first sentence is short and more
/// follows. Ordinals (一是, 第一，) are headings also inside a paragraph, where each opens a sentence with others behind
/// it. A work report's paragraphs open with short sentences (着力扩大内需。) that are headings too, when the text has the
/// habit. Items of a list (…下列职责：（一）…；（二）…。) are none.
///
/// - Complexity: O(*n*) in the length of the text.
struct HeadingFinder {
  private let text: LayoutText
  private let paragraphs: [Paragraph]
  /// The first paragraph behind the title block.
  private let first: Int
  /// Whether that block ends with a salutation.
  private let isAddressed: Bool
  private let numberings = OutlineMarker.beginnings

  /// Longest title, in code units.
  private static let longestTitle = 60
  /// Longest sentence that opens a paragraph as a title without a number.
  private static let longestOpening = 18

  init(_ paragraphs: [Paragraph], behind block: TitleBlock, in text: LayoutText) {
    self.paragraphs = paragraphs
    first = block.paragraphCount
    isAddressed = block.salutation != nil
    self.text = text
  }

  /// The headings, in order.
  func headings() -> [Heading] {
    var bodies: [Body] = []
    bodies.reserveCapacity(paragraphs.count)
    for index in paragraphs.indices.dropFirst(first) {
      let span = trimmed(paragraphs[index].span)
      if !span.isEmpty {
        bodies.append(
          Body(
            span: span, paragraph: index, marker: OutlineMarker.match(text.units, at: span.start, end: span.end),
            sentenceEnd: sentenceEnd(span)))
      }
    }
    markItems(&bodies)
    // What is said right behind the salutation opens the speech and no section.
    let greeted = isAddressed ? bodies.first?.paragraph : nil
    var headings: [Heading] = []
    var openings: [Int] = []
    for body in bodies where !body.isItem {
      let count = headings.count
      if let heading = numbered(body) ?? plainLine(body) {
        headings.append(heading)
      } else if body.paragraph != greeted, let heading = opening(body) {
        openings.append(headings.count)
        headings.append(heading)
      }
      addOrdinals(inside: body, behind: headings.count > count ? headings.last : nil, to: &headings)
    }
    // One paragraph that opens with a short sentence is chance.
    if openings.count < 3 {
      for index in openings.reversed() { headings.remove(at: index) }
    }
    return headings
  }

  // MARK: Paragraphs

  /// A paragraph with something in it.
  private struct Body {
    /// The paragraph without blanks at both ends.
    let span: Span
    /// Which one it is.
    let paragraph: Int
    /// The numbering it begins with.
    let marker: OutlineMarker?
    /// The offset behind its first sentence; nothing where it ends none.
    let sentenceEnd: Int?
    /// Whether it is an item of a list.
    var isItem = false
  }

  private func trimmed(_ span: Span) -> Span {
    var (start, end) = (span.start, span.end)
    while start < end, LayoutCharacter.isBlank(text[start]) { start += 1 }
    while end > start, LayoutCharacter.isBlank(text[end - 1]) { end -= 1 }
    return Span(start, end)
  }

  /// A paragraph that begins with a number.
  private func numbered(_ body: Body) -> Heading? {
    guard let marker = body.marker else { return nil }
    let rank: Heading.Rank = marker.kind == .markdown ? .markdown(marker.number) : .numbered(marker.kind)
    let bodyEnd = body.span.end
    var start = marker.end
    while start < bodyEnd, LayoutCharacter.isBlank(text[start]) { start += 1 }
    func heading(_ title: Span, isRunIn: Bool) -> Heading {
      Heading(
        rank: rank, number: marker.number, marker: Span(body.span.start, marker.end), title: title, isRunIn: isRunIn,
        paragraph: body.paragraph, isInside: false)
    }
    if marker.kind == .article {
      // An article has words of its own only in brackets, or alone on its line.
      if start < bodyEnd, text[start] == 0x3010, let close = text.units[start..<bodyEnd].firstIndex(of: 0x3011) {
        return heading(Span(start + 1, close), isRunIn: true)
      }
      let isAlone =
        body.sentenceEnd == nil && bodyEnd - start <= 20 && !LayoutCharacter.isPause(text[bodyEnd - 1])
      return heading(isAlone ? Span(start, bodyEnd) : Span(start, start), isRunIn: !isAlone)
    }
    guard let end = body.sentenceEnd, end < bodyEnd else {
      // One sentence: a heading when it does not end as one, else an item.
      let isHeading = body.sentenceEnd == nil && bodyEnd - start <= 2 * Self.longestTitle && !endsOpen(body.span)
      return isHeading ? heading(Span(start, bodyEnd), isRunIn: false) : nil
    }
    guard end - start <= Self.longestTitle else { return nil }
    return heading(withoutMark(Span(start, end)), isRunIn: true)
  }

  /// A short line without number and mark, before a paragraph of prose.
  private func plainLine(_ body: Body) -> Heading? {
    let (span, index) = (body.span, body.paragraph)
    guard span.count >= 3, span.count <= 40, index > first, index + 1 < paragraphs.count,
      LayoutCharacter.isHan(text[span.end - 1]), body.sentenceEnd == nil, !text.units[span.range].contains(0x09)
    else { return nil }
    guard LayoutCharacter.isHan(text[span.start]) || text[span.start] == 0x201C,
      ChineseDate.match(Array(text.units[span.range]), at: 0) == nil
    else { return nil }
    var next = index + 1
    while next < paragraphs.count, paragraphs[next].span.isEmpty { next += 1 }
    guard next < paragraphs.count else { return nil }
    let follower = trimmed(paragraphs[next].span)
    guard follower.count > span.count, follower.count >= 40, sentenceEnd(follower) != nil else { return nil }
    return Heading(
      rank: .line, number: 0, marker: Span(span.start, span.start), title: span, isRunIn: false, paragraph: index,
      isInside: false)
  }

  /// A paragraph that opens with a short sentence without a comma. A dash before it is its marker.
  private func opening(_ body: Body) -> Heading? {
    var start = body.span.start
    while start < body.span.end, text[start] == 0x2014 { start += 1 }
    guard let end = body.sentenceEnd, end < body.span.end, body.span.end - end >= 12, text[end - 1] == 0x3002 else {
      return nil
    }
    let title = Span(start, end - 1)
    guard title.count >= 4, title.count <= Self.longestOpening, LayoutCharacter.isHan(text[title.start]) else {
      return nil
    }
    for at in title.range {
      // A comma makes a sentence of it; 了 and 是 tell rather than name; 我们 and 这 speak.
      let unit = text[at]
      if LayoutCharacter.isPause(unit) && unit != 0x3001 { return nil }
      switch unit {
      case 0x4E86, 0x662F, 0x6211, 0x8FD9, 0x5E74: return nil  // 了 是 我 这 年
      default: break
      }
    }
    return Heading(
      rank: .sentence, number: 0, marker: Span(body.span.start, start), title: title, isRunIn: true,
      paragraph: body.paragraph, isInside: false)
  }

  // MARK: Ordinals inside a paragraph

  /// Adds the ordinals that open sentences of a paragraph, when they are a series whose points have text of their own.
  private func addOrdinals(inside body: Body, behind before: Heading?, to headings: inout [Heading]) {
    var found: [(heading: Heading, hasText: Bool)] = []
    let span = body.span
    var at = span.start
    var firstEnd = body.sentenceEnd
    while let end = firstEnd {
      // What opens the paragraph may be a heading already.
      if at > span.start || before == nil, numberings.contains(text[at]),
        let marker = OutlineMarker.match(text.units, at: at, end: end), !marker.kind.opensParagraph
      {
        let title = withoutMark(Span(marker.end, end))
        found.append(
          (
            Heading(
              rank: .numbered(marker.kind), number: marker.number, marker: Span(at, marker.end), title: title,
              isRunIn: true, paragraph: body.paragraph, isInside: at > span.start), false
          ))
      } else if !found.isEmpty {
        found[found.count - 1].hasText = true
      }
      at = end
      firstEnd = sentenceEnd(Span(at, span.end))
    }
    if at < span.end, !found.isEmpty { found[found.count - 1].hasText = true }
    guard let kind = found.first?.heading.rank else { return }
    let isOneKind = found.allSatisfy { $0.heading.rank == kind }
    headings += isOneKind ? series(found, continues: before) : separated(found)
  }

  /// Ordinals of several kinds, each taken for itself.
  private func separated(_ found: [(heading: Heading, hasText: Bool)]) -> [Heading] {
    var kinds: [Heading.Rank] = []
    for item in found where !kinds.contains(item.heading.rank) { kinds.append(item.heading.rank) }
    return kinds.flatMap { kind in series(found.filter { $0.heading.rank == kind }, continues: nil) }
      .sorted { $0.marker.start < $1.marker.start }
  }

  private func series(_ found: [(heading: Heading, hasText: Bool)], continues before: Heading?) -> [Heading] {
    let isContinued = before.map { $0.rank == found.first?.heading.rank && $0.number + 1 == found[0].heading.number }
    guard let head = found.first, isContinued == true || head.heading.number == 1 && found.count >= 2 else { return [] }
    // A point with nothing under it is a sentence like any other: 一是要加强领导。二是要明确责任。
    guard found.count(where: \.hasText) * 2 >= found.count else { return [] }
    guard found.allSatisfy({ $0.heading.title.count <= Self.longestTitle }) else { return [] }
    return found.map(\.heading)
  }

  // MARK: Lists

  /// Marks the paragraphs that are items of a list: behind a paragraph that ends in a colon, numbered alike, and parted
  /// by semicolons.
  private func markItems(_ bodies: inout [Body]) {
    /// Paragraphs numbered alike.
    var run = 0..<0
    func finish() {
      let hasSemicolon = run.contains {
        text[bodies[$0].span.end - 1] == 0xFF1B || text[bodies[$0].span.end - 1] == 0x3B
      }
      if hasSemicolon { for index in run { bodies[index].isItem = true } }
    }
    for index in bodies.indices {
      let marker = bodies[index].marker
      let goesOn =
        switch marker?.kind {
        case nil, .article, .chapter, .section: false
        case let kind: run.isEmpty || kind == bodies[run.lowerBound].marker?.kind
        }
      if !goesOn || marker?.number == 1 {
        finish()
        run = index..<index
      }
      if goesOn { run = run.lowerBound..<(index + 1) } else { run = (index + 1)..<(index + 1) }
    }
    finish()
  }

  // MARK: Sentences

  /// The offset behind the first sentence, closing marks included; nothing where no final mark stands.
  private func sentenceEnd(_ span: Span) -> Int? {
    var at = text.first([.final, .stop], span.start, span.end)
    while at < span.end, text[at] == 0x3B { at = text.first([.final, .stop], at + 1, span.end) }
    guard at < span.end else { return nil }
    while at < span.end, !text.traits(at: at).isDisjoint(with: [.final, .closer]) || text[at] == 0xFF1B { at += 1 }
    return at
  }

  private func withoutMark(_ span: Span) -> Span {
    var end = span.end
    while end > span.start, LayoutCharacter.isFinal(text[end - 1]) || text[end - 1] == 0xFF1B { end -= 1 }
    return Span(span.start, end)
  }

  /// Whether a paragraph ends as one that goes on elsewhere: with a comma or a colon.
  private func endsOpen(_ body: Span) -> Bool {
    LayoutCharacter.isPause(text[body.end - 1]) && text[body.end - 1] != 0xFF1A && text[body.end - 1] != 0x3A
  }
}
