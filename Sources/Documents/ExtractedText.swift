/// The text of a file that is not plain text, as its reader took it out: the source that positions refer to.
struct ExtractedText {
  /// The text: a line a paragraph, or a line as it stands on a page.
  var text: [UInt16]
  /// Offsets at which pages begin, for formats with pages.
  var pageStarts: [Int] = []
  /// What was left out.
  var warnings: [DocumentWarning.Kind] = []

  /// Text of paragraphs.
  init(_ text: String) { self.text = Array(text.utf16) }

  /// Text with a form feed between pages, which goes.
  init(pages text: [UInt16]) {
    self.text = []
    self.text.reserveCapacity(text.count)
    pageStarts = [0]
    for unit in text {
      if unit == 0x0C {
        if self.text.last != 0x0A, !self.text.isEmpty { self.text.append(0x0A) }
        pageStarts.append(self.text.count)
      } else {
        self.text.append(unit)
      }
    }
    // The last page ends in a form feed too.
    if let last = pageStarts.last, last >= self.text.count, pageStarts.count > 1 { pageStarts.removeLast() }
  }
}
