import Text

/// A stretch over which two texts advance together, each counted in its own units.
///
/// A list of them, by rising `offset` and with `origin` never falling, leads from a text to the one it was made from.
struct OffsetRun: Hashable, Sendable {
  /// First offset of the stretch.
  var offset: Int
  /// What stands there in the text of origin.
  var origin: Int

  init(_ offset: Int, _ origin: Int) {
    self.offset = offset
    self.origin = origin
  }
}

extension [OffsetRun] {
  /// From the first text through the second, which `self` leads to, to the third, which `next` leads to.
  ///
  /// - Complexity: O(*n*) in the runs of both.
  func followed(by next: [OffsetRun], count: Int) -> [OffsetRun] {
    if next.count == 1, next[0] == OffsetRun(0, 0) { return self }
    var runs: [OffsetRun] = []
    var at = 0
    for index in indices {
      let run = self[index]
      let length = (index + 1 < endIndex ? self[index + 1].offset : count) - run.offset
      while at + 1 < next.count, next[at + 1].offset <= run.origin { at += 1 }
      var inner = at
      runs.append(OffsetRun(run.offset, next[inner].origin + run.origin - next[inner].offset))
      while inner + 1 < next.count, next[inner + 1].offset < run.origin + length {
        inner += 1
        runs.append(OffsetRun(run.offset + next[inner].offset - run.origin, next[inner].origin))
      }
      at = inner
    }
    return runs
  }
}

extension [OffsetRun] {
  /// The origins of `offsets`, which rise.
  ///
  /// - Precondition: the first stretch begins at 0.
  /// - Complexity: O(*n*) in the offsets and the runs.
  func origins(of offsets: [Int]) -> [Int] {
    var run = 0
    return offsets.map { offset in
      while run + 1 < count, self[run + 1].offset <= offset { run += 1 }
      return self[run].origin + offset - self[run].offset
    }
  }
}

extension SourceMap {
  /// The map of a text of `count` units that `origins` leads to the units of `source`.
  ///
  /// - Complexity: O(*n*) in the length of the source and the number of runs.
  init(origins: [OffsetRun], count: Int, source: [UInt16], pageStarts: [Int] = []) {
    let table = SourceMap.scan(source)
    let points = [OffsetRun(0, 0)] + table.surrogateRuns.map { OffsetRun($0.text, $0.source) }
    let runs = origins.followed(by: points, count: count)
    let pages = points.origins(of: pageStarts)
    self.init(
      runs: runs.map { Run(text: $0.offset, source: $0.origin) }, lineStarts: table.lineStarts, pageStarts: pages)
  }
}
