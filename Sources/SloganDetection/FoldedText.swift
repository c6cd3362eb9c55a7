/// A text as formulas are looked for in it: folded, without what is passed over.
///
/// Where a formula cannot run on over what is passed over, a 0 stands in its place.
struct FoldedText {
  /// How many passed-over units may stand between two of a formula.
  static let maximumGap = 4
  /// How long a line must be for a formula to run on over its end; a shorter one is a heading.
  static let shortestWrappedLine = 20
  /// How many units may be read from any place on: so many zeros stand behind the last unit.
  static let reach = 4

  /// The folded units.
  private(set) var units: [UInt16] = []
  /// For each of them, its offset in the text.
  private(set) var offsets: [Int32] = []
  /// The offsets of the quotation marks and line ends of the text.
  private(set) var marks: [Int] = []

  /// How many units it has, without the zeros behind them.
  var count: Int { units.count - Self.reach }

  /// What `folding` makes of a text.
  init(_ text: [UInt16], _ folding: FormulaFolding) {
    let capacity = text.count + Self.reach
    units = [UInt16](unsafeUninitializedCapacity: capacity) { units, count in
      offsets = [Int32](unsafeUninitializedCapacity: capacity) { offsets, offsetCount in
        count = Self.fill(units.baseAddress!, offsets.baseAddress!, from: text, folding, &marks)
        offsetCount = count
      }
    }
  }

  private static func fill(
    _ units: UnsafeMutablePointer<UInt16>, _ offsets: UnsafeMutablePointer<Int32>, from text: [UInt16],
    _ folding: FormulaFolding, _ marks: inout [Int]
  ) -> Int {
    let (text, fold, isMark) = (text.span, folding.table.span, folding.isOfInterest.span)
    var count = 0
    var lineStart = 0
    var at = 0
    while at < text.count {
      let unit = fold[unchecked: Int(text[unchecked: at])]
      units[count] = unit
      offsets[count] = Int32(truncatingIfNeeded: at)
      if unit != 0 {
        count &+= 1
        at &+= 1
        continue
      }
      let gap = at
      var runsOn = true
      while at < text.count, fold[Int(text[at])] == 0 {
        if isMark[Int(text[at])] { marks.append(at) }
        if text[at] == 0x0A {
          if at - lineStart < shortestWrappedLine { runsOn = false }
          lineStart = at + 1
        }
        at += 1
      }
      if !runsOn || at - gap > maximumGap { count += 1 }
    }
    for _ in 0..<reach {
      units[count] = 0
      offsets[count] = Int32(truncatingIfNeeded: at)
      count += 1
    }
    return count
  }
}
