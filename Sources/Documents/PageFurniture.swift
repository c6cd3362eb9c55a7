import Text

/// Finds what stands on a page for the page's sake: page numbers, running heads and feet.
///
/// A line that is plainly a page number (`— 3 —`, `第3页 共9页`) is one wherever it stands. Bare numbers are page numbers
/// when they count up at the distance of pages. A line is a running head when it recurs (digits and blanks set aside)
/// beside page numbers or page breaks, or at one steady distance while cutting sentences; the first one stays where it is
/// the title itself.
///
/// - Complexity: O(*n*) in the lines.
enum PageFurniture {
  /// Takes the furniture out of `lines` and tells the numbers of what is gone. Lines behind it follow the end of a page.
  static func remove(from lines: inout [LayoutLine], in text: LayoutText) -> [Int] {
    markNumbers(&lines, in: text)
    markRunningHeads(&lines, in: text)
    guard lines.contains(where: { $0.has(.isFurniture) }) else { return [] }
    var dropped: [Int] = []
    var kept: [LayoutLine] = []
    kept.reserveCapacity(lines.count)
    var followsBlank = false
    var followsFurniture = false
    for var line in lines {
      followsBlank = followsBlank || line.has(.followsBlank)
      if line.has(.isFurniture) {
        dropped.append(line.number)
        followsFurniture = true
        continue
      }
      if followsBlank { line.traits.insert(.followsBlank) }
      if followsFurniture { line.traits.insert(.followsPageEnd) }
      kept.append(line)
      (followsBlank, followsFurniture) = (false, false)
    }
    lines = kept
    return dropped
  }

  /// Longer lines are no heads.
  private static let longest = 48

  /// The line without blanks, digits of half width.
  private static func key(of line: LayoutLine, in text: LayoutText) -> [UInt16] {
    var key: [UInt16] = []
    for at in line.text.range {
      let unit = text[at]
      if !LayoutCharacter.isBlank(unit) { key.append(unit &- 0xFF10 < 10 ? unit - 0xFF10 + 0x30 : unit) }
    }
    return key
  }

  // MARK: Numbers

  private static func markNumbers(_ lines: inout [LayoutLine], in text: LayoutText) {
    var bare: [(index: Int, number: Int)] = []
    var fractions: [(index: Int, total: Int)] = []
    for index in lines.indices where lines[index].text.count <= 24 {
      guard mayBePageNumber(lines[index].text, in: text) else { continue }
      let key = key(of: lines[index], in: text)
      guard key.count <= 16 else { continue }
      if isPageNumber(key) {
        lines[index].traits.insert(.isFurniture)
      } else if key.count <= 4, let number = number(key[...]) {
        bare.append((index, number))
      } else if let slash = key.firstIndex(of: 0x2F), number(key[..<slash]) != nil,
        let total = number(key[(slash + 1)...])
      {
        fractions.append((index, total))
      }
    }
    for (one, next) in zip(fractions, fractions.dropFirst()) where one.total == next.total {
      lines[one.index].traits.insert(.isFurniture)
      lines[next.index].traits.insert(.isFurniture)
    }
    markCounting(&lines, bare)
  }

  /// Whether a digit stands in a line, and no Han character that page numbers do not have.
  private static func mayBePageNumber(_ span: Span, in text: LayoutText) -> Bool {
    var holdsDigit = false
    for at in span.range {
      let unit = text[at]
      if LayoutCharacter.isHan(unit), unit != 0x7B2C, unit != 0x9875, unit != 0x5171 { return false }  // 第 页 共
      if LayoutCharacter.isDigit(unit) { holdsDigit = true }
    }
    return holdsDigit
  }

  /// Bare numbers, each one above the last, a page apart. The last page may be short.
  private static func markCounting(_ lines: inout [LayoutLine], _ bare: [(index: Int, number: Int)]) {
    for at in bare.indices.dropFirst() {
      let (one, next) = (bare[at - 1], bare[at])
      guard next.number == one.number + 1 else { continue }
      let distance = next.index - one.index
      let isBreak = lines[one.index].has(.followsPageEnd) || lines[next.index].has(.followsPageEnd)
      let isLast = at == bare.count - 1 && lines[one.index].has(.isFurniture) && distance >= 2
      if distance >= 8 || isLast || isBreak {
        lines[one.index].traits.insert(.isFurniture)
        lines[next.index].traits.insert(.isFurniture)
      }
    }
  }

  private static func number(_ key: ArraySlice<UInt16>) -> Int? {
    guard !key.isEmpty, key.count <= 4 else { return nil }
    var number = 0
    for unit in key {
      guard unit &- 0x30 < 10 else { return nil }
      number = number * 10 + Int(unit - 0x30)
    }
    return number
  }

  /// `—3—`, `-3-`, `·3·`, `第3页`, `第3页共9页`, `page3of9`.
  private static func isPageNumber(_ key: [UInt16]) -> Bool {
    if let head = key.firstIndex(where: { !dashes.contains($0) }), head > 0,
      let tail = key.lastIndex(where: { !dashes.contains($0) }), tail < key.count - 1
    {
      return number(key[head...tail]) != nil
    }
    // Words with the digits taken out.
    var words = String(units: key.filter { $0 &- 0x30 >= 10 }).lowercased()
    guard words.utf16.count < key.count else { return false }
    words.removeAll { ",，/|()（）".contains($0) }
    return ["第页", "第页共页", "共页第页", "page", "pageof"].contains(words)
  }

  private static let dashes: Set<UInt16> = [
    0x2D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2500, 0xFF0D, 0x7E, 0xFF5E, 0xB7, 0x2022,
  ]

  // MARK: Running heads

  private static func markRunningHeads(_ lines: inout [LayoutLine], in text: LayoutText) {
    // Lines that are the same but for digits and blanks have the same signature and stand together when sorted. Nearly
    // all lines stand alone by their first characters and the last already.
    var recurring: [Int] = []
    var keys = [UInt64](repeating: 0, count: lines.count)
    var size = 64
    while size < 2 * lines.count { size *= 2 }
    /// By key the first line that has it, counted from 1; negative when it recurs.
    var firsts = [Int32](repeating: 0, count: size)
    for index in lines.indices where lines[index].text.count <= longest && !lines[index].has(.isFurniture) {
      // Heads are no sentences, and nobody is addressed in one (各位代表！).
      let span = lines[index].text
      guard text.traits(at: span.end - 1).isDisjoint(with: [.final, .pause]) else { continue }
      let key = extremes(of: span, in: text)
      keys[index] = key
      var place = Int(truncatingIfNeeded: key &>> 32) & (size - 1)
      while firsts[place] != 0, keys[Int(abs(firsts[place])) - 1] != key { place = (place + 1) & (size - 1) }
      let first = firsts[place]
      if first == 0 {
        firsts[place] = Int32(index + 1)
      } else {
        if first > 0 { recurring.append(Int(first) - 1) }
        firsts[place] = -abs(first)
        recurring.append(index)
      }
    }
    var signatures: [(value: UInt64, index: Int)] = []
    for index in recurring {
      let (value, letters) = signature(of: lines[index].text, in: text)
      // A line with less than two letters is the end of a sentence rather than a head.
      if letters >= 2 { signatures.append((value, index)) }
    }
    signatures.sort { ($0.value, $0.index) < ($1.value, $1.index) }
    var candidates: [[Int]] = []
    var start = 0
    while start < signatures.count {
      var end = start + 1
      while end < signatures.count, signatures[end].value == signatures[start].value { end += 1 }
      if end - start >= 2 { candidates.append(signatures[start..<end].map(\.index)) }
      start = end
    }
    for candidate in candidates.sorted(by: { $0[0] < $1[0] }) {
      guard recursLikeAHead(candidate, lines, in: text) else { continue }
      // The same words in the middle of a page are the author's.
      let edges = candidate.filter { isAtPageEdge($0, lines) }
      for index in edges.count * 10 >= 6 * (candidate.count - 1) ? edges : candidate {
        lines[index].traits.insert(.isFurniture)
      }
      keepTitle(candidate, &lines, in: text)
    }
  }

  /// A number that tells lines apart by their first four units and the last, blanks left out and a run of digits as one.
  private static func extremes(of span: Span, in text: LayoutText) -> UInt64 {
    var value: UInt64 = 0
    var left = 4
    var isAfterDigit = false
    var at = span.start
    while at < span.end, left > 0 {
      let unit = text[at]
      at += 1
      if LayoutCharacter.isBlank(unit) { continue }
      let isDigit = LayoutCharacter.isDigit(unit)
      if isDigit, isAfterDigit { continue }
      isAfterDigit = isDigit
      value = value << 16 | UInt64(isDigit ? 0x30 : unit)
      left -= 1
    }
    let last = text[span.end - 1]
    value &+= UInt64(LayoutCharacter.isDigit(last) ? 0x30 : last) &* 0xC2B2_AE3D_27D4_EB4F
    return value &* 0x9E37_79B9_7F4A_7C15
  }

  /// A number that lines share when they are the same with blanks left out and every run of digits as one, and how many
  /// letters a line has.
  private static func signature(
    of span: Span, in text: LayoutText
  ) -> (value: UInt64, letters: Int) {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    var letters = 0
    var isAfterDigit = false
    for at in span.start..<span.end {
      var unit = text[at]
      if LayoutCharacter.isBlank(unit) { continue }
      let isDigit = LayoutCharacter.isDigit(unit)
      if isDigit, isAfterDigit { continue }
      isAfterDigit = isDigit
      if isDigit { unit = 0x30 }
      if LayoutCharacter.isHan(unit) || LayoutCharacter.isLetter(unit) { letters += 1 }
      value = (value ^ UInt64(unit)) &* 0x9E37_79B9_7F4A_7C15
      value ^= value >> 29
    }
    return (value, letters)
  }

  private static func recursLikeAHead(
    _ places: [Int], _ lines: [LayoutLine], in text: LayoutText
  ) -> Bool {
    let atEdges = places.count { isAtPageEdge($0, lines) }
    let gaps = zip(places.dropFirst(), places).map { $0 - $1 }
    // A head right above the same words as title gives a gap of 1.
    let far = gaps.filter { $0 >= 5 }
    if places.count == 2 { return atEdges == 2 && gaps[0] >= 10 }
    guard let near = far.min(), let widest = far.max(), far.count >= gaps.count - 1 else { return false }
    if atEdges * 10 >= 6 * (places.count - 1) { return true }
    let cutting = places.count { index in
      guard index > 0, !lines[index - 1].has(.isFurniture) else { return false }
      return lines[index - 1].text.count > 15 && !lines[index - 1].has(.endsSentence)
    }
    // No page has more lines than that.
    return far.count >= 2 && near >= 8 && widest <= 100 && widest - near <= 3 && cutting * 10 >= 4 * places.count
  }

  private static func isAtPageEdge(_ index: Int, _ lines: [LayoutLine]) -> Bool {
    if index == 0 || lines[index].has(.followsPageEnd) || index + 1 == lines.count { return true }
    return !lines[index + 1].traits.isDisjoint(with: [.followsPageEnd, .isFurniture])
      || lines[index - 1].has(.isFurniture)
  }

  /// Keeps the first of the recurring lines where it is the document's title rather than the head above it.
  private static func keepTitle(
    _ places: [Int], _ lines: inout [LayoutLine], in text: LayoutText
  ) {
    let first = places[0]
    if places[1] == first + 1 {
      lines[places[1]].traits.remove(.isFurniture)
      return
    }
    guard !lines[..<first].contains(where: { !$0.has(.isFurniture) }) else { return }
    // On a first page with a head, the head is as far from the next one as heads are from each other.
    let numbers = places.prefix(3).map { lines[$0].number }
    if numbers.count == 3, numbers[1] - numbers[0] == numbers[2] - numbers[1] { return }
    for line in lines[(first + 1)...].prefix(5) where !line.has(.isFurniture) {
      if line.text.count >= 24 || TitleBlock.isSalutation(text.units, line.text) { break }
      if line.marker != nil || TitleBlock.isRemark(text.units, line.text) { continue }
      if TitleBlock.endsLikeATitle(text.units, line.text) { return }
      break
    }
    lines[first].traits.remove(.isFurniture)
  }
}
