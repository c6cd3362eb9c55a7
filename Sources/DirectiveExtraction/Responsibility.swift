import Text

/// Which unit leads and which support.
///
///     由A牵头，B、C配合      A leads, B and C support
///     A会同B制定…            the same
///     （责任单位：A、B）     the first of such a list leads, the others support; so in （A、B负责）
///
/// Decided where the definition is silent: beside 牵头单位 those under 责任单位 support; of two units before 牵头 both lead.
struct ResponsibilityReader {
  /// Units found in a stretch of text.
  struct Units {
    var lead: [Span] = []
    var support: [Span] = []
    var isEmpty: Bool { lead.isEmpty && support.isEmpty }
  }

  let phrases: PhraseReader
  let actors: ActorReader
  private var text: TextUnits { phrases.text }

  /// The units of a bracket, between its marks.
  func bracket(_ span: Span) -> Units {
    var units = Units()
    var pieceStart = span.start
    var label: Label?
    var isOfUnits = false
    var at = span.start
    while at <= span.end {
      if at == span.end || text[at] == Mark.semicolon || text[at] == Mark.comma || text[at] == Mark.stop {
        read(Span(pieceStart, at), label: &label, isOfUnits: &isOfUnits, into: &units)
        if at < span.end, text[at] != Mark.comma { label = nil }
        pieceStart = at + 1
      } else if text[at] == Mark.openBracket {
        at = phrases.skipBracket(at, span.end) - 1
      }
      at += 1
    }
    return units
  }

  private enum Label { case lead, responsible, support }

  private func read(_ piece: Span, label: inout Label?, isOfUnits: inout Bool, into units: inout Units) {
    var piece = piece
    if let colon = (piece.start..<piece.end).first(where: { text[$0] == Mark.colon }) {
      guard let named = labelNamed(Span(piece.start, colon)) else { return }
      label = named
      isOfUnits = phrases.suffix(piece.start, colon, .labelled) > 0
      piece = Span(colon + 1, piece.end)
    }
    guard let kind = label else { return clause(piece, into: &units, isBracket: true) }
    // What stands behind 责任单位： is the name of a unit, whatever its form.
    if !isOfUnits { piece = actors.trim(piece) }
    let (role, end) = role(of: piece, labelled: kind)
    let names = actors.items(of: withoutRemark(Span(piece.start, end)))
      .filter { isOfUnits && $0.count > 1 || actors.isName($0) }
    add(names, as: role, to: &units)
  }

  /// 责任单位：县公安局牵头，县司法局配合: what the verb says counts, and is no part of the name.
  private func role(of piece: Span, labelled label: Label) -> (role: Label, end: Int) {
    if let lead = phrases.find("牵头", piece.start, piece.end), lead > piece.start, closes(lead + 2, piece.end) {
      return (.lead, lead)
    }
    if let verb = supportVerb(piece) { return (.support, verb) }
    return (label, chargeVerb(piece) ?? piece.end)
  }

  /// Without a bracket at the end that tells about the list: （列第一位者为牵头单位，下同）.
  private func withoutRemark(_ span: Span) -> Span {
    guard span.count > 2, text[span.end - 1] == Mark.closeBracket,
      let open = (span.start..<span.end).last(where: { text[$0] == Mark.openBracket }),
      text[open..<span.end].contains(Mark.comma)
    else { return span }
    return Span(span.start, open)
  }

  /// Whether nothing stands behind 牵头, or 负责 and the like; not in 牵头单位.
  private func closes(_ start: Int, _ end: Int) -> Bool {
    start == end || !phrases.fields.classes(text, start, end).isDisjoint(with: [.chargeVerb, .chargeTail])
  }

  private func add(_ names: [Span], as label: Label, to units: inout Units) {
    switch label {
    case .lead: units.lead += names
    case .support: units.support += names
    case .responsible:
      if units.lead.isEmpty, let first = names.first {
        units.lead.append(first)
        units.support += names.dropFirst()
      } else {
        units.support += names
      }
    }
  }

  private func labelNamed(_ span: Span) -> Label? {
    if phrases.holds(.leadLabel, span.start, span.end) { return .lead }
    if phrases.holds(.supportLabel, span.start, span.end) { return .support }
    return phrases.holds(.chargeLabel, span.start, span.end) ? .responsible : nil
  }

  /// The units of one clause: 由A牵头, B配合, A会同B…. In brackets also A、B负责.
  func clause(_ span: Span, into units: inout Units, isBracket: Bool) {
    if let at = phrases.find("会同", span.start, span.end) {
      let before = withoutMarker(Span(span.start, at))
      let leads = actors.subject(before.start, before.end)
      guard !leads.isEmpty else { return }
      units.lead += leads
      units.support += partners(at + 2, span.end)
    } else if let at = phrases.find("牵头", span.start, span.end) {
      let before = withoutMarker(Span(span.start, at))
      if before.end == at || isDirect(before.end, at) { units.lead += names(before) }
    } else if let verb = supportVerb(span) {
      units.support += names(Span(span.start, verb))
    } else if isBracket, let verb = chargeVerb(span) {
      add(names(Span(span.start, verb)), as: .responsible, to: &units)
    }
  }

  private func withoutMarker(_ span: Span) -> Span {
    var at = span.start
    while at < span.end {
      if let match = phrases.longest(at, span.end, [.marker, .trap, .actorHead, .wholeActor]) {
        if match.classes.contains(.marker) {
          // 要由县公安局牵头: the agent behind the marker.
          let next = at + match.length
          return next < span.end && text[next] == Han.由 ? Span(next, span.end) : Span(span.start, at)
        }
        at += match.length
      } else {
        at += 1
      }
    }
    return behindAgent(span)
  }

  /// 办法由市公安局会同…制定: behind 由.
  private func behindAgent(_ span: Span) -> Span {
    let agent = (span.start..<span.end).last { text[$0] == Han.由 && phrases.places.isToken($0, $0 + 1) }
    return agent.map { Span($0 + 1, span.end) } ?? span
  }

  /// Whether nothing but the marker and adverbs stand between subject and 牵头 (要牵头修订, not 要发挥牵头作用).
  private func isDirect(_ marker: Int, _ lead: Int) -> Bool {
    guard let match = phrases.longest(marker, lead, .marker) else { return false }
    let at = phrases.skipAdverbials(marker + match.length, lead)
    return at >= lead
  }

  /// The names in a stretch that may begin with 由 or a connective and end in adverbs.
  private func names(_ span: Span) -> [Span] {
    var span = actors.trim(span)
    if span.count > 1, text[span.start] == Han.由 { span = Span(span.start + 1, span.end) }
    let end = actors.dropModifiers(span.start, span.end)
    return actors.actors(in: Span(span.start, end))
  }

  /// The units behind 会同: up to a verb, or all of the stretch but a closing verb (落实).
  private func partners(_ start: Int, _ end: Int) -> [Span] {
    if let (name, _) = actors.leading(start, end) { return actors.items(of: name) }
    var span = Span(start, end)
    if let verb = chargeVerb(span) { span = Span(start, verb) }
    return actors.actors(in: span)
  }

  /// Where 配合, 参与 … with their adverbs begin, when they close the clause.
  private func supportVerb(_ span: Span) -> Int? {
    let tail = tail(span)
    return verb(.supportVerb, span.start, span.end) ?? verb(.supportVerb, span.start, span.end - tail)
  }

  /// The same for 负责, 落实, where 抓好落实 alone will do.
  private func chargeVerb(_ span: Span) -> Int? {
    let tail = tail(span)
    return verb(.chargeVerb, span.start, span.end) ?? verb(.chargeVerb, span.start, span.end - tail)
      ?? (tail > 0 ? stripManner(span.start, span.end - tail) : nil)
  }

  /// The units of a clause that 负责 closes.
  func charged(_ span: Span) -> [Span] {
    guard phrases.starts("负责", span.end - 2, span.end), let verb = chargeVerb(span) else { return [] }
    return names(Span(span.start, verb))
  }

  private func tail(_ span: Span) -> Int {
    let tail = phrases.suffix(span.start, span.end, .chargeTail)
    return tail < span.count ? tail : 0
  }

  private func verb(_ wanted: FieldWord, _ start: Int, _ end: Int) -> Int? {
    let length = phrases.suffix(start, end, wanted)
    return length > 0 && start < end - length ? stripManner(start, end - length) : nil
  }

  /// Takes 按职责分工, 分别, 等积极 and the like off the end.
  private func stripManner(_ start: Int, _ end: Int) -> Int {
    var end = end
    while true {
      let length = phrases.suffix(start, end, .manner)
      guard length > 0, length < end - start else { break }
      end -= length
    }
    return actors.dropModifiers(start, end)
  }
}
