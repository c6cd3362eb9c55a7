import Text

/// How the lines of a hard-wrapped text were set: how wide, with which indents and empty lines.
///
/// Nothing of this is known beforehand: the width is where lines pile up (`WrapWidth`), the rest is read off the lines
/// that certainly go on in the next one and those that certainly do not (`WrapEvidence`).
struct WrapShape {
  /// Columns of a full line.
  let width: Int
  /// Columns of blank from which on a line is indented as the first of a paragraph; nothing where indents are gone.
  let leastIndent: Int?
  /// Columns by which first lines are shorter since their indent was lost.
  let lostIndent: Int
  /// Whether lines were cut without regard to marks and words.
  let isCutAnywhere: Bool
  /// Whether each line that goes on is as full as it could be.
  let isExact: Bool
  /// Columns that lines inside paragraphs leave free although the next piece would have fitted: proportional fonts and
  /// stretched spaces make a page's lines unequal when they are counted in columns.
  let looseness: Int
  /// Whether empty lines only stand between paragraphs.
  let blanksPart: Bool
  /// Whether all paragraphs have an empty line between them.
  let blanksAlwaysPart: Bool

  /// The shape of `lines`, which each then have their width and need, or nothing where they are not hard-wrapped.
  ///
  /// - Complexity: O(*n*) in the lines; no more than a look at each where they are long.
  init?(_ lines: inout [LayoutLine], in text: LayoutText) {
    // In a text that is a paragraph a line, long lines give it away at once.
    let long = lines.count { $0.text.count > 110 }
    guard lines.count >= 3, long * 20 <= lines.count + 20, let edge = WrapWidth(&lines, in: text) else { return nil }
    let evidence = WrapEvidence(lines, width: edge.columns)
    guard evidence.isWrapped else { return nil }
    width = edge.columns
    isCutAnywhere = edge.isCutAnywhere
    leastIndent = evidence.leastIndent
    lostIndent = leastIndent == nil && evidence.hasLostIndents ? 4 : 0
    (isExact, looseness) = (evidence.isExact, evidence.looseness)
    (blanksPart, blanksAlwaysPart) = (evidence.blanksPart, evidence.blanksAlwaysPart)
  }

  /// Whether a line of this indent begins further right than lines inside paragraphs; nothing where that tells nothing.
  @inline(__always)
  func isIndented(_ indent: Int) -> Bool? { leastIndent.map { indent >= $0 } }
}
