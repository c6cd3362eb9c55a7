/// Words that rules name themselves, and do not take from the lexicon.
extension PhraseReader {
  /// Whether `needle` stands in `start..<end`.
  func contains(_ needle: StaticString, _ start: Int, _ end: Int) -> Bool { find(needle, start, end) != nil }

  /// The first place of `needle` in `start..<end`.
  func find(_ needle: StaticString, _ start: Int, _ end: Int) -> Int? {
    let first = needle.unit(0)
    let last = end - needle.length
    var at = start
    while at <= last {
      if text[at] == first, starts(needle, at, end) { return at }
      at &+= 1
    }
    return nil
  }

  /// Whether `needle` begins at `at`.
  @inline(__always)
  func starts(_ needle: StaticString, _ at: Int, _ end: Int) -> Bool {
    guard at >= 0, at + needle.length <= min(end, text.count), text[at] == needle.unit(0) else { return false }
    var index = 1
    while index < needle.length {
      if text[at + index] != needle.unit(index) { return false }
      index += 1
    }
    return true
  }
}

/// Words that rules name themselves; all their characters take three bytes of UTF-8 and one unit of UTF-16, so that they
/// are compared without being copied.
extension StaticString {
  /// The number of UTF-16 units.
  @inline(__always) var length: Int { utf8CodeUnitCount / 3 }

  /// The UTF-16 unit at `index`.
  @inline(__always) func unit(_ index: Int) -> UInt16 {
    let bytes = utf8Start + index * 3
    return UInt16(bytes[0] & 0x0F) << 12 | UInt16(bytes[1] & 0x3F) << 6 | UInt16(bytes[2] & 0x3F)
  }
}
