import Text

/// The lines before a speech's first paragraph: title, date, speaker, occasion, salutation.
///
///     在全省脱贫攻坚工作推进会议上的讲话
///     祁望山
///     （2019年6月18日）
///     同志们：
///
/// What a line is, is told from its form alone; a line that could be anything is nothing.
struct TitleBlock {
  /// The title; it may run over two lines.
  var title: Span?
  /// The salutation.
  var salutation: Span?
  /// How many paragraphs the block takes.
  var paragraphCount = 0
  /// What its lines say: title, date, speaker, office, occasion.
  var metadata = Metadata()

  /// The block at the start of `paragraphs`.
  init(_ paragraphs: [Paragraph], in text: UnsafeBufferPointer<UInt16>) {
    func string(_ span: Span) -> String { String(units: UnsafeBufferPointer(rebasing: text[span.range])) }
    var titleIsWhole = false
    for (index, paragraph) in paragraphs.prefix(16).enumerated() {
      let line = Self.trimmed(paragraph.span, text)
      if line.isEmpty { continue }
      if Self.isSalutation(text, line) {
        salutation = line
        paragraphCount = index + 1
        break
      }
      let isSentence = text[line.end - 1] == 0x3002 && !Self.isRemark(text, line)
      let isProse = line.count > 80 || isSentence || text[line.start..<(line.end - 1)].contains(0x3002)
      if isProse || OutlineMarker.match(text, at: line.start, end: line.end).map({ $0.kind != .markdown }) == true {
        break
      }
      readRemark(line, text)
      if Self.isRemark(text, line) || text[line.range].prefix(4).contains(0xFF1A)
        || text[line.range].prefix(4).contains(0x3A)
      {
        paragraphCount = index + 1
        titleIsWhole = title != nil
        continue
      }
      if title != nil, !Self.endsLikeATitle(text, line), let person = SpeakerLine.read(string(line)) {
        setSpeaker(person)
        titleIsWhole = true
      } else if title == nil {
        let marker = OutlineMarker.match(text, at: line.start, end: line.end)
        let begun = Self.withoutRemark(Span(marker?.end ?? line.start, line.end), text)
        title = begun
        titleIsWhole = begun.end < line.end || Self.endsLikeATitle(text, begun)
      } else if !titleIsWhole, let begun = title, Self.endsLikeATitle(text, line) {
        title = Span(begun.start, line.end)
        titleIsWhole = true
      } else {
        break
      }
      paragraphCount = index + 1
    }
    // A lone first line says nothing of being a title.
    if salutation == nil, let found = title, !Self.endsLikeATitle(text, found), metadata["date"] == nil { title = nil }
    guard let title else {
      if salutation == nil { paragraphCount = 0 }
      return
    }
    let words = string(title).filter { $0 != "\n" }
    metadata["title"] = FrontMatter.trimmed(words)
    if metadata["occasion"] == nil { metadata["occasion"] = Self.occasion(in: words) }
  }

  /// Takes date, occasion and speaker from a line such as
  /// `——2025年1月14日海南省省长 刘小明在海南省第七届人民代表大会第四次会议上`.
  private mutating func readRemark(_ line: Span, _ text: UnsafeBufferPointer<UInt16>) {
    let units = Array(text[line.range])
    for at in units.indices.prefix(40)
    where LayoutCharacter.isDigit(units[at]) || HanNumeral.digit(units[at]) != nil {
      guard let (date, end) = ChineseDate.match(units, at: at), date.month != nil else { continue }
      if metadata["date"] == nil { metadata["date"] = date.description }
      let rest = String(units: units[end...])
      guard let before = rest.range(of: "在") else { return }
      let place = String(rest[before.upperBound...])
      if metadata["occasion"] == nil { metadata["occasion"] = Self.occasion(in: "在" + place) }
      setSpeaker(SpeakerLine.read(String(rest[..<before.lowerBound])))
      if let behind = place.range(of: "会议上")?.upperBound ?? place.range(of: "会上")?.upperBound {
        setSpeaker(SpeakerLine.readBeforeReport(String(place[behind...])))
      }
      return
    }
  }

  private mutating func setSpeaker(_ person: (office: String, name: String)?) {
    guard let person, metadata["speaker"] == nil else { return }
    metadata["speaker"] = person.name
    if !person.office.isEmpty, metadata["office"] == nil { metadata["office"] = person.office }
  }

  /// What stands between 在 and the 上 behind a meeting.
  private static func occasion(in words: String) -> String? {
    guard words.hasPrefix("在") else { return nil }
    let rest = withoutStrayBlanks(words.dropFirst())
    for ending in TitleWords.occasionEnds {
      if let end = rest.range(of: ending) { return String(rest[..<end.lowerBound]) + ending.dropLast() }
    }
    guard let end = rest.range(of: "上")?.lowerBound, rest[..<end].count >= 4 else { return nil }
    return String(rest[..<end])
  }

  /// Words without line ends and without the blanks that no script needs: those beside a Chinese character or a mark.
  private static func withoutStrayBlanks(_ words: Substring) -> String {
    let characters = Array(words.filter { $0 != "\n" })
    let isLatin = { (at: Int) in characters.indices.contains(at) && characters[at].isASCII }
    return String(
      characters.indices.filter { at in
        (characters[at] != " " && characters[at] != "　") || isLatin(at - 1) && isLatin(at + 1)
      }.map { characters[$0] })
  }

  /// A title without the date that stands behind it on the same line (政府工作报告——2023年3月5日…).
  private static func withoutRemark(_ span: Span, _ text: UnsafeBufferPointer<UInt16>) -> Span {
    for at in span.start..<span.end where at > span.start + 3 {
      guard text[at] == 0x2014 || text[at] == 0xFF08 || text[at] == 0x28 else { continue }
      var next = at
      while next < span.end, text[next] == text[at] { next += 1 }
      let rest = Array(text[next..<span.end])
      if ChineseDate.match(rest, at: 0)?.date.month != nil { return trimmed(Span(span.start, at), text) }
    }
    return span
  }

  private static func trimmed(_ span: Span, _ text: UnsafeBufferPointer<UInt16>) -> Span {
    var (start, end) = (span.start, span.end)
    while start < end, LayoutCharacter.isBlank(text[start]) { start += 1 }
    while end > start, LayoutCharacter.isBlank(text[end - 1]) { end -= 1 }
    return Span(start, end)
  }

  /// Whether a paragraph begins by addressing the hearers (同志们！ 各位代表，).
  static func beginsWithAddress(_ text: UnsafeBufferPointer<UInt16>, _ span: Span) -> Bool {
    TitleWords.addresses.contains { words in
      guard span.count > words.count, words.indices.allSatisfy({ text[span.start + $0] == words[$0] }) else {
        return false
      }
      let next = text[span.start + words.count]
      return LayoutCharacter.isPause(next) || LayoutCharacter.isFinal(next)
    }
  }

  /// Whether a line ends with a word for a kind of document (讲话, 报告, 条例).
  static func endsLikeATitle(_ text: UnsafeBufferPointer<UInt16>, _ span: Span) -> Bool {
    var end = span.end
    // 条例（草案）, 报告（摘要）
    if end > span.start, text[end - 1] == 0xFF09 || text[end - 1] == 0x29,
      let open = (span.start..<end).last(where: { text[$0] == 0xFF08 || text[$0] == 0x28 }), open > span.start
    {
      end = open
    }
    return TitleWords.end(text, Span(span.start, end), with: TitleWords.kinds)
  }

  /// Whether a line is a date, a place or a remark in brackets or behind a dash, rather than a title.
  static func isRemark(_ text: UnsafeBufferPointer<UInt16>, _ span: Span) -> Bool {
    switch text[span.start] {
    case 0x2014, 0x2D, 0x2500, 0x2015, 0xFF08, 0x28, 0x3010: return true  // — - （ ( 【
    default: break
    }
    let units = Array(text[span.range])
    // A year alone is part of many titles.
    return ChineseDate.match(units, at: 0)?.date.month != nil && !endsLikeATitle(text, span)
  }

  /// Whether a line addresses the hearers (同志们：).
  static func isSalutation(_ text: UnsafeBufferPointer<UInt16>, _ span: Span) -> Bool {
    guard span.count >= 3, span.count <= 40, text[span.end - 1] == 0xFF1A || text[span.end - 1] == 0x3A else {
      return false
    }
    // Inside: names of people addressed, parted by 、 and ，; no figure and no verb can be told, so nothing with 如下.
    return TitleWords.end(text, Span(span.start, span.end - 1), with: TitleWords.addressees)
  }
}
