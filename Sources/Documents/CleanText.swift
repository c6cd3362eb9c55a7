/// Decoded text without the characters that nobody sees, and where each of the others came from.
///
/// Control characters (but for tabs, line ends and page breaks), zero-width characters, direction marks and soft hyphens
/// go; no-break spaces become spaces. Everything else stays as it is.
struct CleanText {
  /// The text that remains.
  var text: [UInt16]
  /// From offsets of `text` to offsets of the decoded text, both in code units.
  var origins: [OffsetRun] = [OffsetRun(0, 0)]
  /// Control characters dropped.
  var controls = 0
  /// Zero-width characters, marks and soft hyphens dropped.
  var invisibles = 0
  /// No-break spaces that became spaces.
  var noBreakSpaces = 0
  /// Private-use characters, which stay.
  var privateUse = 0
  /// U+FFFD, which stays.
  var replacements = 0

  /// Cleans `source`.
  ///
  /// - Complexity: O(*n*); text without such characters is not copied.
  init(_ source: [UInt16]) {
    text = source
    guard let first = source.firstIndex(where: { Self.kind(of: $0) != .plain }) else { return }
    text.removeLast(source.count - first)
    var isBroken = false
    for at in first..<source.count {
      let unit = source[at]
      var kept = unit
      switch Self.kind(of: unit) {
      case .plain: break
      case .control:
        controls += 1
        isBroken = true
        continue
      case .invisible:
        invisibles += 1
        isBroken = true
        continue
      case .noBreakSpace:
        noBreakSpaces += 1
        kept = 0x20
      case .privateUse: privateUse += 1
      case .replacement: replacements += 1
      }
      if isBroken {
        if text.isEmpty { origins.removeAll() }
        origins.append(OffsetRun(text.count, at))
        isBroken = false
      }
      text.append(kept)
    }
  }

  private enum Kind { case plain, control, invisible, noBreakSpace, privateUse, replacement }

  @inline(__always)
  private static func kind(of unit: UInt16) -> Kind {
    // Nearly all units lie in these two ranges.
    if unit &- 0x3000 < 0xA800 || unit &- 0x20 < 0x5F { return .plain }
    switch unit {
    case 0x09, 0x0A, 0x0C, 0x0D: return .plain
    case 0..<0x20, 0x7F...0x9F: return .control
    case 0xA0, 0x2007, 0x202F: return .noBreakSpace
    case 0xAD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: return .invisible
    // Planes 15 and 16 are private too: counted at the first half of a pair.
    case 0xE000...0xF8FF, 0xDB80...0xDBFF: return .privateUse
    case 0xFFFD: return .replacement
    default: return .plain
    }
  }

  /// Where the units at `places`, which rise, went, each or the next one that is left.
  ///
  /// - Complexity: O(*n*) in the places and the runs.
  func offsets(of places: [Int]) -> [Int] {
    var run = 0
    return places.map { origin in
      while run + 1 < origins.count, origins[run + 1].origin <= origin { run += 1 }
      let next = run + 1 < origins.count ? origins[run + 1].offset : text.count
      // What went before the first run is left of it.
      return min(max(0, origins[run].offset + origin - origins[run].origin), next)
    }
  }

  /// Whether so much of the source are control characters that it is no text.
  func isBinary(sourceCount: Int) -> Bool { controls * 100 > sourceCount }

  /// What of this a reader should know.
  var warnings: [DocumentWarning.Kind] {
    var warnings: [DocumentWarning.Kind] = []
    if controls > 0 { warnings.append(.controlCharacters(controls)) }
    if privateUse > 0 { warnings.append(.privateUse(privateUse)) }
    return warnings
  }
}
