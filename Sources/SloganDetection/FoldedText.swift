public import Text

/// A document's text as formulas are looked for in it: folded, without what is passed over.
///
/// Folding is what detection, proposals and checks have in common; whoever wants two of them hands one folded text to both.
///
///     let text = FoldedText(document, for: lexicon)
///     let mentions = detect(text)
///     let findings = check(text, mentions: mentions)
///
/// - Complexity: O(*n*) in the length of the text.
public struct FoldedText: Sendable {
  /// How many passed-over units may stand between two of a formula.
  static let maximumGap = 4
  /// How long a line must be for a formula to run on over its end; a shorter one is a heading.
  static let shortestWrappedLine = 20
  /// How many units may be read from any place on: so many zeros stand behind the last unit.
  static let reach = 4

  /// The document that was folded.
  public let document: Document
  // Where a formula cannot run on over what is passed over, a 0 stands in its place.
  /// The folded units.
  private(set) var units: [UInt16] = []
  /// For each of them, its offset in the text.
  private(set) var offsets: [Int32] = []
  /// The offsets of the quotation marks and line ends of the text.
  private(set) var marks: [Int] = []

  /// How many units it has, without the zeros behind them.
  var count: Int { units.count - Self.reach }

  /// The text of `document`, folded as the formulas of `lexicon` are.
  public init(_ document: Document, for lexicon: SloganLexicon) {
    self.document = document
    let (text, folding) = (document.text, lexicon.folding)
    let capacity = text.count + Self.reach
    units = [UInt16](unsafeUninitializedCapacity: capacity) { units, count in
      offsets = [Int32](unsafeUninitializedCapacity: capacity) { offsets, offsetCount in
        var (at, lineStart) = (0, 0)
        while true {
          let run = Self.fold(text, from: at, folding, units.baseAddress! + count, offsets.baseAddress! + count)
          (at, count) = (at + run, count + run)
          if at == text.count { break }
          if !passOver(text, &at, &lineStart, folding) { count += 1 }
        }
        for _ in 0..<Self.reach {
          units[count] = 0
          offsets[count] = Int32(truncatingIfNeeded: at)
          count += 1
        }
        offsetCount = count
      }
    }
  }

  /// Where a stretch of folded units stands in the document.
  func span(of range: Range<Int>) -> Span {
    Span(Int(offsets[range.lowerBound]), Int(offsets[range.upperBound - 1]) + 1)
  }

  /// Whether a numeral stands before a folded unit.
  func followsNumeral(_ at: Int) -> Bool {
    at > 0 && (NumberedFormula.isDigit(units[at - 1]) || NumberedFormula.isNumeral(units[at - 1]))
  }

  /// Folds the units up to the next that is passed over, behind which a 0 is left; how many they are.
  @inline(never)
  private static func fold(
    _ text: [UInt16], from start: Int, _ folding: FormulaFolding, _ units: UnsafeMutablePointer<UInt16>,
    _ offsets: UnsafeMutablePointer<Int32>
  ) -> Int {
    let (text, fold) = (text.span, folding.table.span)
    let end = text.count
    var at = start
    while at < end {
      let unit = fold[unchecked: Int(text[unchecked: at])]
      units[at &- start] = unit
      offsets[at &- start] = Int32(truncatingIfNeeded: at)
      if unit == 0 { break }
      at &+= 1
    }
    return at &- start
  }

  /// Goes behind what is passed over at an offset; whether a formula can run on over it.
  private mutating func passOver(
    _ text: [UInt16], _ at: inout Int, _ lineStart: inout Int, _ folding: FormulaFolding
  ) -> Bool {
    let start = at
    var runsOn = true
    while at < text.count, folding.table[Int(text[at])] == 0 {
      if text[at] == 0x0A {
        if at - lineStart < Self.shortestWrappedLine { runsOn = false }
        lineStart = at + 1
        marks.append(at)
      } else if QuotationMark(text[at]) != nil {
        marks.append(at)
      }
      at += 1
    }
    return runsOn && at - start <= Self.maximumGap
  }
}
