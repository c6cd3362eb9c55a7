import Comparison
import TestSupport
import Testing
import Text

@Suite struct PassageCandidatesTests {
  private func content(_ text: String) -> ContentText { ContentText(Array(text.utf16)) }

  /// A copy with an edit after every few characters: a character put in, left out or swapped, or a figure.
  private func edited(_ text: [UInt16], every gap: ClosedRange<Int>, using generator: inout SeededGenerator) -> [UInt16]
  {
    var copy: [UInt16] = []
    var left = Int.random(in: gap, using: &generator)
    for unit in text {
      left -= 1
      guard left <= 0 else {
        copy.append(unit)
        continue
      }
      left = Int.random(in: gap, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: copy += [unit, 0x4E00]
      case 1: copy += Array("\(Int.random(in: 0...99, using: &generator))".utf16)
      case 2: copy.append(0x4E01)
      default: break
      }
    }
    return copy
  }

  @Test func `no pair in which a passage is found is left out`() {
    var generator = SeededGenerator(seed: 4)
    var found = 0
    for alphabet in [4, 20, 200, 2000] {
      func random(_ count: Int) -> [UInt16] {
        (0..<count).map { _ in 0x5000 + UInt16.random(in: 0..<UInt16(alphabet), using: &generator) }
      }
      let a = (0..<40).map { _ in random(60) }
      // Pieces of the first side among other words, from hardly to heavily edited.
      let b = (0..<40).map { number in
        let from = a[Int.random(in: 0..<a.count, using: &generator)]
        let piece = from[Int.random(in: 0..<20, using: &generator)..<Int.random(in: 36...60, using: &generator)]
        return random(number % 3 * 10) + edited(Array(piece), every: 4...12, using: &generator) + random(number % 4 * 5)
      }
      let (textsA, textsB) = (a.map { ContentText($0) }, b.map { ContentText($0, discounted: [Span(5, 8)]) })
      let candidates = PassageCandidates(textsA, textsB)
      for (indexA, textA) in textsA.enumerated() {
        for (indexB, textB) in textsB.enumerated() {
          let comparison = PassageFinder()(textA, textB)
          guard !comparison.passages.isEmpty else { continue }
          found += 1
          #expect(candidates.mayShare(indexA, indexB), "\(alphabet) characters: \(indexA), \(indexB)")
          #expect(
            candidates.greatestShare(indexA, indexB) >= max(comparison.shareOfA ?? 0, comparison.shareOfB ?? 0),
            "\(alphabet) characters: \(indexA), \(indexB)")
        }
      }
    }
    #expect(found > 100)
  }

  @Test(arguments: [1, 9, 12])
  func `an edit as long as a passage may have does not part it`(length: Int) {
    let (first, second) = ("要把田间道路与灌溉水渠一并规划", "由水利部门会同农业部门逐段验收")
    let (a, b) = (content(first + String(repeating: "某", count: length) + second), content(first + second))
    // Each half alone is too short for a passage.
    #expect(PassageFinder()(content(first + "甲"), content(first + "乙")).passages.isEmpty)
    #expect(PassageFinder()(a, b).passages.count == 1)
    #expect(PassageCandidates([a], [b]).mayShare(0, 0))
    #expect(PassageCandidates([b], [a]).mayShare(0, 0))
  }

  @Test func `copies planted in speeches are candidates`() {
    let texts = SampleCorpus.texts().map { Array($0.utf16) }
    var generator = SeededGenerator(seed: 9)
    let copies = (1..<texts.count).map { PlantedCopies(from: texts[0], into: texts[$0], using: &generator).text }
    let candidates = PassageCandidates([ContentText(texts[0])], copies.map { ContentText($0) })
    #expect(copies.indices.allSatisfy { candidates.mayShare(0, $0) })
  }

  @Test func `texts with nothing but single words in common are no candidates`() {
    let a = [content("要把田间道路与灌溉水渠一并规划一并施工一并验收"), content("")]
    let b = [content("各村今年都在修路，田间道路和房前屋后的灌溉水渠由农户自己照看，规划另行下达"), content("春")]
    let candidates = PassageCandidates(a, b)
    for indexA in 0..<2 { for indexB in 0..<2 { #expect(!candidates.mayShare(indexA, indexB)) } }
  }

  @Test func `equal texts are candidates however short they are`() {
    #expect(PassageCandidates([content("春")], [content("春！")]).mayShare(0, 0))
  }

  @Test func `the two speeches of successive years are the one pair of the samples that may share a fifth`() {
    let candidates = PassageCandidates(SampleCorpus.texts().map { ContentText(Array($0.utf16)) })
    #expect(candidates.pairs(share: 0.2).map { [$0.a, $0.b] } == [[3, 4]])
    #expect(candidates.pairs(share: 0, limit: 5).count == 5)
  }
}
