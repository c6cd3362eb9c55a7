import ICU

/// What bytes of unknown encoding look like when read as each of the encodings that Chinese comes in.
///
/// The two double-byte encodings are told apart by their layout: GB2312 and Big5 both put their few thousand common
/// characters into a block of their own, so text read with the right one lies almost wholly in that block, and text
/// read with the wrong one does not. No list of characters is needed.
struct ByteStatistics {
  /// Zero bytes at even and at odd offsets.
  private var evenZeros = 0
  private var oddZeros = 0
  private var count: Int
  /// Pairs of bytes that begin with a byte above 0x7F, read as GB18030.
  private(set) var pairs = 0
  private var commonGB = 0
  private var pairsBig5 = 0
  private var commonBig5 = 0
  /// Sequences of three bytes that UTF-8 has, and bytes that it has not.
  private var validUTF8 = 0
  private var invalidUTF8 = 0
  /// Units that Chinese text consists of, and Han among them, when read as UTF-16.
  private var plausibleLE = 0
  private var plausibleBE = 0
  private var hanLE = 0
  private var hanBE = 0

  /// Zero bytes.
  var zeros: Int { evenZeros + oddZeros }

  init(of bytes: [UInt8]) {
    // A megabyte tells as much as all.
    let sample = bytes.prefix(1 << 20)
    count = sample.count
    sample.withUnsafeBufferPointer { buffer in
      countWide(buffer)
      (pairs, commonGB) = Self.countPairs(buffer, hasFourByteCharacters: true) { lead, trail in
        trail >= 0xA1 && ((0xB0...0xD7).contains(lead) || (0xA1...0xA3).contains(lead))
      }
      (pairsBig5, commonBig5) = Self.countPairs(buffer, hasFourByteCharacters: false) { lead, trail in
        ((0x40...0x7E).contains(trail) || trail >= 0xA1) && (0xA1...0xC6).contains(lead)
      }
      countUTF8(buffer)
    }
  }

  private mutating func countWide(_ bytes: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while at + 1 < bytes.count {
      let (first, second) = (bytes[at], bytes[at + 1])
      if first == 0 { evenZeros += 1 }
      if second == 0 { oddZeros += 1 }
      let little = UInt16(second) << 8 | UInt16(first)
      let big = UInt16(first) << 8 | UInt16(second)
      if Self.isChinese(little) { plausibleLE += 1 }
      if Self.isChinese(big) { plausibleBE += 1 }
      if (0x4E00...0x9FFF).contains(little) { hanLE += 1 }
      if (0x4E00...0x9FFF).contains(big) { hanBE += 1 }
      at += 2
    }
  }

  /// How many pairs of bytes there are that begin with a byte above 0x7F, and how many of them are common characters.
  private static func countPairs(
    _ bytes: UnsafeBufferPointer<UInt8>, hasFourByteCharacters: Bool, isCommon: (_ lead: UInt8, _ trail: UInt8) -> Bool
  ) -> (all: Int, common: Int) {
    var (all, common) = (0, 0)
    var at = 0
    while at + 1 < bytes.count {
      let (lead, trail) = (bytes[at], bytes[at + 1])
      if lead <= 0x80 {
        at += 1
      } else if hasFourByteCharacters, (0x30...0x39).contains(trail) {
        at += 4
      } else {
        all += 1
        if isCommon(lead, trail) { common += 1 }
        at += trail >= 0x40 ? 2 : 1
      }
    }
    return (all, common)
  }

  private mutating func countUTF8(_ bytes: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while at < bytes.count {
      let lead = bytes[at]
      guard lead > 0x7F else {
        at += 1
        continue
      }
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
      let isValid =
        length > 1 && at + length <= bytes.count && (1..<length).allSatisfy { bytes[at + $0] & 0xC0 == 0x80 }
      // In two-byte encodings pairs look like UTF-8 often enough, three in a row hardly ever.
      if !isValid { invalidUTF8 += 1 } else if length == 3 { validUTF8 += 1 }
      at += isValid ? length : 1
    }
  }

  private static func isChinese(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x4E00...0x9FFF, 0x20...0x7E, 0x09, 0x0A, 0x0D, 0x3000...0x303F, 0xFF00...0xFFEF, 0x2010...0x2040,
      0x2460...0x249F, 0xB7, 0xD7, 0xFEFF:
      true
    default: false
    }
  }

  /// UTF-16 or UTF-32 where zero bytes stand as they do in line ends, digits and blanks of these.
  var wideEncodingByZeros: TextEncoding? {
    guard zeros * 100 >= count else { return nil }
    let units = max(1, count / 2)
    if count % 4 == 0, zeros * 10 >= count * 4 {
      // Two of four bytes are zero in UTF-32: those at the even or the odd places alone are not.
      if evenZeros * 10 >= units * 4, oddZeros * 10 >= units * 4 { return evenZeros > oddZeros ? .utf32BE : .utf32LE }
    }
    return wideEncodingByCharacters
  }

  /// UTF-16 where nearly all units are such as Chinese text has, and many of them Han.
  var wideEncodingByCharacters: TextEncoding? {
    let units = count / 2
    guard units >= 8 else { return nil }
    if plausibleLE * 100 >= units * 97, hanLE * 10 >= units * 4, plausibleLE > plausibleBE { return .utf16LE }
    if plausibleBE * 100 >= units * 97, hanBE * 10 >= units * 4, plausibleBE > plausibleLE { return .utf16BE }
    return nil
  }

  /// Whether most that is not ASCII is UTF-8 of three bytes, as Chinese has.
  var looksLikeUTF8: Bool { validUTF8 >= 2 && invalidUTF8 * 3 <= validUTF8 }

  /// GB18030 and Big5, the likelier first, when either is likely at all.
  var chineseCandidates: [TextEncoding] {
    guard pairs > 0 else { return [] }
    let gb = Double(commonGB) / Double(pairs)
    let big5 = Double(commonBig5) / Double(max(1, pairsBig5))
    guard max(gb, big5) >= 0.5 else { return zeros == 0 && pairs * 3 >= count / 2 ? [.gb18030, .big5] : [] }
    return big5 > gb + 0.1 ? [.big5, .gb18030] : [.gb18030, .big5]
  }

  /// Whether most pairs are common characters of GB2312 or of Big5.
  var isMostlyCommon: Bool { 10 * max(commonGB, commonBig5) >= 7 * pairs }

  /// Whether ICU takes the bytes for Korean or Japanese, whose encodings share the layout of GB2312, rather than
  /// Chinese.
  func isOtherLanguage(_ bytes: [UInt8]) -> Bool {
    guard pairs >= 40, let detector = try? CharsetDetector(),
      let candidates = try? detector.candidates(for: Array(bytes.prefix(1 << 14)))
    else { return false }
    let chinese = candidates.filter { ["GB18030", "Big5"].contains($0.name) }.map(\.confidence).max() ?? 0
    let other = candidates.filter { ["EUC-KR", "EUC-JP", "Shift_JIS"].contains($0.name) }.map(\.confidence).max() ?? 0
    return other > chinese
  }
}
