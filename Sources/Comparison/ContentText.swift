public import Text

/// A text reduced to the characters that copying is judged by: Han characters, letters and digits, without marks and
/// blanks.
///
///     ContentText(Array("GDP增长５%，".utf16)).characters   // the units of "gdp增长5"
///
/// Letters are lower case and digits half width, so that a passage retyped in another style is still the same passage.
/// Every character keeps its place in the text and whether it is *discounted*: part of a set formula, a title or a
/// salutation, which two honest texts may share.
public struct ContentText: Sendable {
  /// The characters, as UTF-16 code units.
  public let characters: [UInt16]
  /// The offset of each in the text.
  public let offsets: [Int32]
  /// For each index *i* up to the count, how many of the first *i* characters are Han and not discounted.
  let hanBefore: [Int32]
  /// For each index *i* up to the count, how many of the first *i* characters are not discounted.
  let countedBefore: [Int32]

  /// The content of `text`.
  ///
  /// - Parameters:
  ///   - text: UTF-16 code units
  ///   - discounted: stretches that do not count as copied; they may overlap and need no order
  ///
  /// - Complexity: O(*n* + *d* log *d*)
  public init(_ text: [UInt16], discounted: [Span] = []) {
    var characters: [UInt16] = []
    var offsets: [Int32] = []
    var hanBefore: [Int32] = [0]
    var countedBefore: [Int32] = [0]
    characters.reserveCapacity(text.count)
    offsets.reserveCapacity(text.count)
    hanBefore.reserveCapacity(text.count + 1)
    countedBefore.reserveCapacity(text.count + 1)
    let stretches = discounted.sorted()
    var next = 0
    var discountedUpTo = 0
    for offset in text.indices {
      while next < stretches.count, stretches[next].start <= offset {
        discountedUpTo = max(discountedUpTo, stretches[next].end)
        next += 1
      }
      guard let character = Self.folded(text[offset]) else { continue }
      characters.append(character)
      offsets.append(Int32(offset))
      let counts = offset >= discountedUpTo
      hanBefore.append(hanBefore[hanBefore.count - 1] + (counts && Self.isHan(character) ? 1 : 0))
      countedBefore.append(countedBefore[countedBefore.count - 1] + (counts ? 1 : 0))
    }
    self.characters = characters
    self.offsets = offsets
    self.hanBefore = hanBefore
    self.countedBefore = countedBefore
  }

  /// The number of characters.
  public var count: Int { characters.count }

  /// The number of characters that are not discounted.
  public var countedCount: Int { Int(countedBefore[countedBefore.count - 1]) }

  /// The stretch of the text from the first to the last character of `range`, marks between them included.
  func span(of range: Range<Int>) -> Span {
    guard !range.isEmpty else { return Span(0, 0) }
    return Span(Int(offsets[range.lowerBound]), Int(offsets[range.upperBound - 1]) + 1)
  }

  /// The characters that stand in a stretch of the text.
  ///
  /// - Complexity: O(log *n*)
  func range(of span: Span) -> Range<Int> {
    let start = offsets.partitioningIndex { Int($0) >= span.start }
    return start..<max(start, offsets.partitioningIndex { Int($0) >= span.end })
  }

  /// Whether a number goes on over the border between the characters at `index` and behind it (18.6, 4217).
  func isInsideNumber(behind index: Int) -> Bool {
    guard index >= 0, index + 1 < count, Self.isDigit(characters[index]), Self.isDigit(characters[index + 1]) else {
      return false
    }
    return offsets[index + 1] - offsets[index] <= 2
  }

  /// Whether a unit is a digit in its half-width form.
  static func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }

  /// How many Han characters of `range` are not discounted.
  func hanCount(in range: Range<Int>) -> Int {
    Int(hanBefore[range.upperBound] - hanBefore[range.lowerBound])
  }

  /// How many characters of `range` are not discounted.
  func countedCount(in range: Range<Int>) -> Int {
    Int(countedBefore[range.upperBound] - countedBefore[range.lowerBound])
  }

  /// Whether a unit is a Han character, or half of one beyond the basic plane.
  static func isHan(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xD840...0xD8FF, 0xDC00...0xDFFF, 0xF900...0xFAFF: true
    default: false
    }
  }

  /// A letter or digit in the one form that is compared; `nil` for marks, blanks and symbols.
  private static func folded(_ unit: UInt16) -> UInt16? {
    switch unit {
    case 0x4E00...0x9FFF, 0x30...0x39, 0x61...0x7A: unit
    case 0x41...0x5A: unit + 0x20
    // Full-width digits and letters.
    case 0xFF10...0xFF19, 0xFF41...0xFF5A: unit - 0xFEE0
    case 0xFF21...0xFF3A: unit - 0xFEE0 + 0x20
    // Accented Latin, Greek, Cyrillic and the scripts up to the punctuation block; kana; rarer Han; surrogates.
    case 0xC0...0x1FFF, 0x3007, 0x3040...0x30FF, 0x3400...0x4DBF, 0xA000...0xDFFF, 0xF900...0xFAFF: unit
    default: nil
    }
  }
}
