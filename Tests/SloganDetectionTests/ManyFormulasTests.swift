import SloganDetection
import TestSupport
import Testing
import Text

@Suite struct `Many formulas` {
  private static let letters = Array("甲乙丙".utf16)
  private static let passedOver = Array("“” \n".utf16)

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `are found where each of them stands, once`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    func pick(_ units: [UInt16]) -> UInt16 { units[Int(generator.next() % UInt64(units.count))] }
    let formulas = Set((0..<60).map { number in (0..<2 + number % 6).map { _ in pick(Self.letters) } })
    let entries = formulas.map { Slogan(canonical: String(decoding: $0, as: UTF16.self), category: .policy) }
    let detect = SloganDetector(try SloganLexicon(entries))
    // Longer than what is looked at at a time.
    let text = (0..<3000).map { _ in generator.next() % 8 == 0 ? pick(Self.passedOver) : pick(Self.letters) }
    let document = Document(id: "", text: String(decoding: text, as: UTF16.self))
    let mentions = detect(document)
    let expected = entries.enumerated().flatMap { index, entry in
      Self.places(of: Array(entry.canonical.utf16), in: text).map { SloganMention(slogan: index, span: $0) }
    }
    let found = mentions.map { SloganMention(slogan: $0.slogan, span: $0.span) }
    #expect(Set(found) == Set(expected))
    #expect(found.count == expected.count)
    #expect(zip(found, found.dropFirst()).allSatisfy { ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end) })
  }

  private static func places(of formula: [UInt16], in text: [UInt16]) -> [Span] {
    text.indices.compactMap { start in
      guard text[start] == formula[0] else { return nil }
      var at = start
      for unit in formula.dropFirst() {
        guard let next = next(behind: at, in: text), text[next] == unit else { return nil }
        at = next
      }
      return Span(start, at + 1)
    }
  }

  /// Where a formula may go on: behind four units that are passed over, and behind the end of a line of twenty or more.
  private static func next(behind offset: Int, in text: [UInt16]) -> Int? {
    let gap = text[(offset + 1)...].prefix { passedOver.contains($0) }
    let line = 20
    for end in gap.indices where text[end] == 0x0A {
      if end < line || text[(end - line)..<end].contains(0x0A) { return nil }
    }
    return gap.count <= 4 && gap.endIndex < text.count ? gap.endIndex : nil
  }
}
