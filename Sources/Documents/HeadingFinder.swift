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
  private let text: UnsafeBufferPointer<UInt16>
  private let paragraphs: [Paragraph]
  /// The first paragraph behind the title block.
  private let first: Int

  /// Longest title, in code units.
  private static let longestTitle = 60
  /// Longest sentence that opens a paragraph as a title without a number.
  private static let longestOpening = 18

  init(_ paragraphs: [Paragraph], from first: Int, in text: UnsafeBufferPointer<UInt16>) {
    self.paragraphs = paragraphs
    self.first = first
    self.text = text
  }

  /// The headings, in order.
  func headings() -> [Heading] {
    let items = listItems()
    var headings: [Heading] = []
    var openings: [Int] = []
    for index in paragraphs.indices.dropFirst(first) where !items.contains(index) {
      let body = trimmed(paragraphs[index].span)
      guard !body.isEmpty else { continue }
      let count = headings.count
      if let heading = numbered(body, index) ?? plainLine(body, index) {
        headings.append(heading)
      } else if let heading = opening(body, index) {
        openings.append(headings.count)
        headings.append(heading)
      }
      headings += ordinals(inside: body, index, behind: headings.count > count ? headings.last : nil)
    }
    // One paragraph that opens with a short sentence is chance.
    if openings.count < 3 {
      for index in openings.reversed() { headings.remove(at: index) }
    }
    return headings
  }

  // MARK: Paragraphs

  private func trimmed(_ span: Span) -> Span {
    var (start, end) = (span.start, span.end)
    while start < end, LayoutCharacter.isBlank(text[start]) { start += 1 }
    while end > start, LayoutCharacter.isBlank(text[end - 1]) { end -= 1 }
    return Span(start, end)
  }

  /// A paragraph that begins with a number.
  private func numbered(_ body: Span, _ index: Int) -> Heading? {
    guard let marker = OutlineMarker.match(text, at: body.start, end: body.end) else { return nil }
    let rank: Heading.Rank = marker.kind == .markdown ? .markdown(marker.number) : .numbered(marker.kind)
    var start = marker.end
    while start < body.end, LayoutCharacter.isBlank(text[start]) { start += 1 }
    let end = sentenceEnd(Span(start, body.end))
    let markerSpan = Span(body.start, marker.end)
    func heading(_ title: Span, isRunIn: Bool) -> Heading {
      Heading(
        rank: rank, number: marker.number, marker: markerSpan, title: title, isRunIn: isRunIn, paragraph: index,
        isInside: false)
    }
    if marker.kind == .article {
      // An article has words of its own only in brackets, or alone on its line.
      if start < body.end, text[start] == 0x3010, let close = text[start..<body.end].firstIndex(of: 0x3011) {
        return heading(Span(start + 1, close), isRunIn: true)
      }
      let isAlone = end == nil && body.end - start <= 20 && !LayoutCharacter.isPause(text[body.end - 1])
      return heading(isAlone ? Span(start, body.end) : Span(start, start), isRunIn: !isAlone)
    }
    guard let end, end < body.end else {
      // One sentence: a heading when it does not end as one, else an item.
      let isHeading = end == nil && body.end - start <= 2 * Self.longestTitle && !endsOpen(body)
      return isHeading ? heading(Span(start, body.end), isRunIn: false) : nil
    }
    guard end - start <= Self.longestTitle else { return nil }
    return heading(withoutMark(Span(start, end)), isRunIn: true)
  }

  /// A short line without number and mark, before a paragraph of prose.
  private func plainLine(_ body: Span, _ index: Int) -> Heading? {
    guard body.count >= 3, body.count <= 40, index > first, index + 1 < paragraphs.count,
      LayoutCharacter.isHan(text[body.end - 1]), sentenceEnd(body) == nil, !text[body.range].contains(0x09)
    else { return nil }
    guard LayoutCharacter.isHan(text[body.start]) || text[body.start] == 0x201C,
      ChineseDate.match(Array(text[body.range]), at: 0) == nil
    else { return nil }
    var next = index + 1
    while next < paragraphs.count, paragraphs[next].span.isEmpty { next += 1 }
    guard next < paragraphs.count else { return nil }
    let follower = trimmed(paragraphs[next].span)
    guard follower.count > body.count, follower.count >= 40, sentenceEnd(follower) != nil else { return nil }
    return Heading(
      rank: .line, number: 0, marker: Span(body.start, body.start), title: body, isRunIn: false, paragraph: index,
      isInside: false)
  }

  /// A paragraph that opens with a short sentence without a comma. A dash before it is its marker.
  private func opening(_ body: Span, _ index: Int) -> Heading? {
    var start = body.start
    while start < body.end, text[start] == 0x2014 { start += 1 }
    guard let end = sentenceEnd(Span(start, body.end)), end < body.end, body.end - end >= 12, text[end - 1] == 0x3002
    else { return nil }
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
      rank: .sentence, number: 0, marker: Span(body.start, start), title: title, isRunIn: true, paragraph: index,
      isInside: false)
  }

  // MARK: Ordinals inside a paragraph

  /// The ordinals that open sentences of a paragraph, when they are a series whose points have text of their own.
  private func ordinals(inside body: Span, _ index: Int, behind before: Heading?) -> [Heading] {
    var found: [(heading: Heading, hasText: Bool)] = []
    var at = body.start
    var isStart = true
    while let end = sentenceEnd(Span(at, body.end)) {
      let start = isStart && before != nil ? body.end : at
      if start < body.end, let marker = OutlineMarker.match(text, at: start, end: end), !marker.kind.opensParagraph {
        let title = withoutMark(Span(marker.end, end))
        found.append(
          (
            Heading(
              rank: .numbered(marker.kind), number: marker.number, marker: Span(start, marker.end), title: title,
              isRunIn: true, paragraph: index, isInside: start > body.start), false
          ))
      } else if !found.isEmpty {
        found[found.count - 1].hasText = true
      }
      at = end
      isStart = false
    }
    if at < body.end, !found.isEmpty { found[found.count - 1].hasText = true }
    guard let kind = found.first?.heading.rank, found.allSatisfy({ $0.heading.rank == kind }) else {
      return separated(found)
    }
    return series(found, continues: before)
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

  /// The paragraphs that are items of a list: behind a paragraph that ends in a colon, numbered alike, and parted by
  /// semicolons.
  private func listItems() -> Set<Int> {
    var items: Set<Int> = []
    var run: [Int] = []
    var runKind: OutlineMarker.Kind?
    var hasSemicolon = false
    func finish() {
      if hasSemicolon { items.formUnion(run) }
      run = []
      runKind = nil
      hasSemicolon = false
    }
    for index in paragraphs.indices.dropFirst(first) {
      let body = trimmed(paragraphs[index].span)
      if body.isEmpty { continue }
      let marker = OutlineMarker.match(text, at: body.start, end: body.end)
      guard let marker, marker.kind != .article, marker.kind != .chapter, marker.kind != .section,
        runKind == nil || marker.kind == runKind
      else {
        finish()
        continue
      }
      if marker.number == 1 { finish() }
      runKind = marker.kind
      run.append(index)
      let last = text[body.end - 1]
      if last == 0xFF1B || last == 0x3B { hasSemicolon = true }
    }
    finish()
    return items
  }

  // MARK: Sentences

  /// The offset behind the first sentence, closing marks included; nothing where no final mark stands.
  private func sentenceEnd(_ span: Span) -> Int? {
    var at = LayoutCharacter.firstStop(text, span.start, span.end)
    while at < span.end, text[at] == 0x3B { at = LayoutCharacter.firstStop(text, at + 1, span.end) }
    guard at < span.end else { return nil }
    while at < span.end, LayoutCharacter.isFinal(text[at]) || LayoutCharacter.isCloser(text[at]) || text[at] == 0xFF1B {
      at += 1
    }
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
