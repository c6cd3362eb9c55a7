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
  /// Marks the furniture among `lines`, and the lines behind it as those that follow the end of a page.
  static func mark(_ lines: inout [LayoutLine], in text: UnsafeBufferPointer<UInt16>) {
    markNumbers(&lines, in: text)
    markRunningHeads(&lines, in: text)
    var followsFurniture = false
    for index in lines.indices {
      if lines[index].isFurniture {
        followsFurniture = true
      } else {
        if followsFurniture { lines[index].followsPageEnd = true }
        followsFurniture = false
      }
    }
  }

  /// Longer lines are no heads.
  private static let longest = 48

  /// The line without blanks, digits of half width.
  private static func key(of line: LayoutLine, in text: UnsafeBufferPointer<UInt16>) -> [UInt16] {
    var key: [UInt16] = []
    for at in line.text.range {
      let unit = text[at]
      if !LayoutCharacter.isBlank(unit) { key.append(unit &- 0xFF10 < 10 ? unit - 0xFF10 + 0x30 : unit) }
    }
    return key
  }

  // MARK: Numbers

  private static func markNumbers(_ lines: inout [LayoutLine], in text: UnsafeBufferPointer<UInt16>) {
    var bare: [(index: Int, number: Int)] = []
    var fractions: [(index: Int, total: Int)] = []
    for index in lines.indices where lines[index].text.count <= 24 {
      guard mayBePageNumber(lines[index].text, in: text) else { continue }
      let key = key(of: lines[index], in: text)
      guard key.count <= 16 else { continue }
      if isPageNumber(key) {
        lines[index].isFurniture = true
      } else if key.count <= 4, let number = number(key[...]) {
        bare.append((index, number))
      } else if let slash = key.firstIndex(of: 0x2F), number(key[..<slash]) != nil,
        let total = number(key[(slash + 1)...])
      {
        fractions.append((index, total))
      }
    }
    for (one, next) in zip(fractions, fractions.dropFirst()) where one.total == next.total {
      lines[one.index].isFurniture = true
      lines[next.index].isFurniture = true
    }
    markCounting(&lines, bare)
  }

  /// Whether a digit stands in a line, and no Han character that page numbers do not have.
  private static func mayBePageNumber(_ span: Span, in text: UnsafeBufferPointer<UInt16>) -> Bool {
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
      let isBreak = lines[one.index].followsPageEnd || lines[next.index].followsPageEnd
      let isLast = at == bare.count - 1 && lines[one.index].isFurniture && distance >= 2
      if distance >= 8 || isLast || isBreak {
        lines[one.index].isFurniture = true
        lines[next.index].isFurniture = true
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

  private static func markRunningHeads(_ lines: inout [LayoutLine], in text: UnsafeBufferPointer<UInt16>) {
    // Lines that are the same but for digits and blanks have the same signature and stand together when sorted. Most
    // lines stand alone by their first characters already.
    var beginnings: [(value: UInt64, index: Int)] = []
    beginnings.reserveCapacity(lines.count)
    for index in lines.indices where lines[index].text.count <= longest && !lines[index].isFurniture {
      // Heads are no sentences, and nobody is addressed in one (各位代表！).
      let last = text[lines[index].text.end - 1]
      if LayoutCharacter.isFinal(last) || LayoutCharacter.isPause(last) { continue }
      beginnings.append((beginning(of: lines[index].text, in: text), index))
    }
    var size = 64
    while size < 4 * beginnings.count { size *= 2 }
    var occupied = [UInt8](repeating: 0, count: size)
    func place(_ value: UInt64) -> Int { Int(truncatingIfNeeded: (value &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size - 1) }
    for (value, _) in beginnings where occupied[place(value)] < 2 { occupied[place(value)] += 1 }
    var signatures: [(value: UInt64, index: Int)] = []
    for (value, index) in beginnings where occupied[place(value)] == 2 {
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
      for index in edges.count * 10 >= 6 * (candidate.count - 1) ? edges : candidate { lines[index].isFurniture = true }
      keepTitle(candidate, &lines, in: text)
    }
  }

  /// The first four units of a line, blanks left out and a run of digits as one.
  private static func beginning(of span: Span, in text: UnsafeBufferPointer<UInt16>) -> UInt64 {
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
    return value
  }

  /// A number that lines share when they are the same with blanks left out and every run of digits as one, and how many
  /// letters a line has.
  private static func signature(
    of span: Span, in text: UnsafeBufferPointer<UInt16>
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
    _ places: [Int], _ lines: [LayoutLine], in text: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    let atEdges = places.count { isAtPageEdge($0, lines) }
    let gaps = zip(places.dropFirst(), places).map { $0 - $1 }
    // A head right above the same words as title gives a gap of 1.
    let far = gaps.filter { $0 >= 5 }
    if places.count == 2 { return atEdges == 2 && gaps[0] >= 10 }
    guard let near = far.min(), let widest = far.max(), far.count >= gaps.count - 1 else { return false }
    if atEdges * 10 >= 6 * (places.count - 1) { return true }
    let cutting = places.count { index in
      guard index > 0, !lines[index - 1].isFurniture else { return false }
      let before = lines[index - 1].text
      return before.count > 15 && !LayoutCharacter.endsSentence(text, before.start, before.end)
    }
    // No page has more lines than that.
    return far.count >= 2 && near >= 8 && widest <= 100 && widest - near <= 3 && cutting * 10 >= 4 * places.count
  }

  private static func isAtPageEdge(_ index: Int, _ lines: [LayoutLine]) -> Bool {
    if index == 0 || lines[index].followsPageEnd || index + 1 == lines.count { return true }
    return lines[index + 1].followsPageEnd || lines[index + 1].isFurniture || index > 0 && lines[index - 1].isFurniture
  }

  /// Keeps the first of the recurring lines where it is the document's title rather than the head above it.
  private static func keepTitle(
    _ places: [Int], _ lines: inout [LayoutLine], in text: UnsafeBufferPointer<UInt16>
  ) {
    let first = places[0]
    if places[1] == first + 1 {
      lines[places[1]].isFurniture = false
      return
    }
    guard !lines[..<first].contains(where: { !$0.isFurniture }) else { return }
    // On a first page with a head, the head is as far from the next one as heads are from each other.
    let numbers = places.prefix(3).map { lines[$0].number }
    if numbers.count == 3, numbers[1] - numbers[0] == numbers[2] - numbers[1] { return }
    for line in lines[(first + 1)...].prefix(5) where !line.isFurniture {
      if line.text.count >= 24 || TitleBlock.isSalutation(text, line.text) { break }
      if line.marker != nil || TitleBlock.isRemark(text, line.text) { continue }
      if TitleBlock.endsLikeATitle(text, line.text) { return }
      break
    }
    lines[first].isFurniture = false
  }
}
