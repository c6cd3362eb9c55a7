import ICU

/// Tells Traditional Chinese from Simplified, and turns the one into the other.
///
/// Words, set phrases and directives are known in Simplified characters. Each character is replaced by one, so that
/// offsets stay what they are and positions lead to the Traditional source.
enum TraditionalText {
  /// Whether a text is in Traditional characters: some of the most frequent ones that Simplified writes otherwise make
  /// up a fiftieth of its Han (a seventh is usual; in Simplified it is none).
  ///
  /// - Complexity: O(1): the first 40,000 units are looked at.
  static func isTraditional(_ text: [UInt16]) -> Bool {
    var han = 0
    var traditional = 0
    marks.withUnsafeBufferPointer { marks in
      for unit in text.prefix(40_000) {
        han += unit &- 0x4E00 < 0x5200 ? 1 : 0
        traditional += Int(truncatingIfNeeded: marks[Int(unit >> 6)] >> UInt64(unit & 63) & 1)
      }
    }
    return han >= 20 && traditional * 50 >= han
  }

  /// A bit for each of the characters that are looked for.
  private static let marks: [UInt64] = {
    var bits = [UInt64](repeating: 0, count: 1024)
    let frequent = "國會們個這來為時過學發經對說進動與長從開關實現業點後無總義務產樣處體還問題應當種於區設權機"
    for unit in frequent.utf16 { bits[Int(unit >> 6)] |= 1 << UInt64(unit & 63) }
    return bits
  }()

  /// `text` in Simplified characters, unit for unit.
  ///
  /// By ICU's `Traditional-Simplified`, which looks at neighbours for some characters; a stretch that it makes longer or
  /// shorter is left as it is.
  ///
  /// - Complexity: O(*n*), about 10 MB/s, and 2 ms to open.
  static func simplified(_ text: [UInt16]) throws(ICUError) -> [UInt16] {
    let transliterator = try Transliterator("Traditional-Simplified")
    // In pieces that end with lines: a transliterator's time grows faster than its text.
    var result: [UInt16] = []
    result.reserveCapacity(text.count)
    var start = 0
    while start < text.count {
      var end = min(text.count, start + 4096)
      if end < text.count, let line = text[start..<end].lastIndex(of: 0x0A) { end = line + 1 }
      // Not between the halves of a pair.
      if end < text.count, text[end] & 0xFC00 == 0xDC00 { end -= 1 }
      let piece = Array(text[start..<end])
      let converted = try transliterator.apply(piece)
      result += converted.count == piece.count ? converted : piece
      start = end
    }
    return result
  }
}
