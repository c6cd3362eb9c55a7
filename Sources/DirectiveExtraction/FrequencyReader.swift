import Text

/// How often something is to be done: 每季度, 每两年, 按月, 定期, 常态化.
extension PhraseReader {
  /// Where the words of frequency that begin at `at` end. 每人每月 is a rate and none.
  @inline(__always)
  func frequency(_ at: Int, _ end: Int) -> Int? {
    guard at < end, places.mayHold(.frequency, at), let match = fields.longest(text, at, end, .opensFrequency) else {
      return nil
    }
    let after = at + match.length
    if match.classes.contains(.each) { return rhythm(at, after, end) }
    // 常态化开展 says how often; 常态化机制 and 实现常态化 do not.
    if match.classes.contains(.habit) { return isAdverb(after, end) ? after : nil }
    return after
  }

  private func rhythm(_ each: Int, _ start: Int, _ end: Int) -> Int? {
    if starts("每人", each, end) || starts("每人", each - 2, each) { return nil }
    let at = SmallNumber.read(text, start, end)?.end ?? start
    guard let period = fields.longest(text, at, end, .period) else { return nil }
    let after = at + period.length
    // 每月5日前, with 日 behind the number
    guard let day = SmallNumber.read(text, after, end), day.end < end, text[day.end] == Han.日 else { return after }
    return day.end + (fields.longest(text, day.end + 1, end, .end)?.length ?? 0) + 1
  }

  private func isAdverb(_ at: Int, _ end: Int) -> Bool {
    at < end && (text[at] == Han.地 || head(at, end).kind != .other)
  }
}
