import ICU

/// Finds text that was decoded with the wrong encoding before it was saved.
enum Mojibake {
  /// What went wrong, in words, or nothing where the text is sound.
  static func cause(in text: [UInt16]) -> String? {
    let counts = text.withUnsafeBufferPointer { Counts($0) }
    if counts.lost >= 5, counts.lost * 20 > counts.han + counts.lost {
      return "characters were lost in an earlier conversion (U+FFFD)"
    }
    if counts.latin >= 20, counts.latin > 4 * counts.han { return latinCause(text) }
    if counts.lostTwice >= 2 {
      return "characters were lost, then UTF-8 was read as GBK (锟斤拷)"
    }
    if counts.gbkMarks >= 3, counts.gbkMarks * 200 > counts.han, counts.gbkMarks > counts.marks,
      isUTF8ReadAsGBK(text)
    {
      return "UTF-8 was read as GBK and saved again; ask for the original file"
    }
    return nil
  }

  private struct Counts {
    var han = 0
    /// Characters of Latin-1 and Windows-1252 above ASCII.
    var latin = 0
    /// Chinese commas, full stops and quotation marks.
    var marks = 0
    /// 锛, 銆 and 紝: what two of the three bytes that UTF-8 has for ， and 。 give as GBK.
    var gbkMarks = 0
    var lost = 0
    /// 锟斤拷: U+FFFD twice in UTF-8, read as GBK.
    var lostTwice = 0

    init(_ text: UnsafeBufferPointer<UInt16>) {
      var (han, latin, marks, windows) = (0, 0, 0, 0)
      for at in text.indices {
        let unit = text[at]
        if unit &- 0x4E00 < 0x5200 {
          han &+= 1
          // Of the characters looked for, 锛 銆 紝 and 锟, each has one of these four endings.
          guard 0xA800_0040 as UInt64 >> UInt64(unit & 63) & 1 == 1 else { continue }
          if unit == 0x951B || unit == 0x9286 || unit == 0x7D1D { gbkMarks += 1 }
          if unit == 0x951F, at + 2 < text.count, text[at + 1] == 0x65A4, text[at + 2] == 0x62F7 { lostTwice += 1 }
          continue
        }
        switch unit {
        case 0..<0x80: break
        case 0xFF0C, 0x3002, 0x3001: marks &+= 1
        case 0x80...0xFF: latin &+= 1
        case 0xFFFD: lost += 1
        case 0x152...0x2122: windows &+= 1
        default: break
        }
      }
      // Quotation marks and dashes, which Chinese has too, count only where nearly all is Latin.
      if latin + windows > 4 * han { latin += text.count { $0 > 0xFF && windows1252[$0] != nil } }
      (self.han, self.latin, self.marks) = (han, latin, marks)
    }
  }

  /// Tells Latin text from Chinese that was read as Latin-1, by reading the bytes again.
  private static func latinCause(_ text: [UInt16]) -> String? {
    let bytes = text.prefix(1 << 16).compactMap { $0 < 0x100 ? UInt8($0) : windows1252[$0] }
    let utf8 = bytes.withUnsafeBufferPointer { UTF8Transcoder.decode($0, replacing: true) }
    let han = utf8.text.count { (0x4E00...0x9FFF).contains($0) }
    if han >= 10, han > utf8.replaced { return "UTF-8 was read as Latin-1 and saved again; ask for the original file" }
    let statistics = ByteStatistics(of: bytes)
    guard statistics.pairs >= 10, statistics.isMostlyCommon else { return nil }
    return "GBK was read as Latin-1 and saved again; ask for the original file"
  }

  /// Whether the characters, written as GBK again, are mostly valid UTF-8.
  private static func isUTF8ReadAsGBK(_ text: [UInt16]) -> Bool {
    var bytesOf: [UInt16: [UInt8]] = [:]
    guard let converter = try? Converter(TextEncoding.gb18030.name) else { return false }
    for lead in UInt8(0x81)...0xFE {
      let trails = Array(UInt8(0x40)...0x7E) + Array(UInt8(0x80)...0xFE)
      guard let row = try? converter.decode(trails.flatMap { [lead, $0] }).text, row.count == trails.count else {
        continue
      }
      for (trail, unit) in zip(trails, row) { bytesOf[unit] = [lead, trail] }
    }
    let bytes = text.prefix(1 << 14).flatMap { $0 < 0x80 ? [UInt8($0)] : bytesOf[$0] ?? [] }
    let utf8 = bytes.withUnsafeBufferPointer { UTF8Transcoder.decode($0, replacing: true) }
    return utf8.text.count { (0x4E00...0x9FFF).contains($0) } > 2 * utf8.replaced
  }

  /// The characters that Windows-1252 has at 0x80…0x9F, where Latin-1 has controls.
  private static let windows1252: [UInt16: UInt8] = [
    0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86, 0x2021: 0x87, 0x02C6: 0x88,
    0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C, 0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93,
    0x201D: 0x94, 0x2022: 0x95, 0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B,
    0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
  ]
}
