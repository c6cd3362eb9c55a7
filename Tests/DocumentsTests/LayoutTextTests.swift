import TestSupport
import Testing

@testable import Documents

/// What is read eight units at a time is what is read one at a time.
@Suite struct LayoutTextTests {
  /// All lengths up to some words, and long ones.
  static let lengths = Array(0...40) + [63, 64, 65, 127, 128, 200, 1023, 1024, 1025, 3000]

  /// A text of the characters that have traits and some that have none.
  private static func text(of length: Int) -> [UInt16] {
    var random = SeededGenerator(seed: UInt64(length))
    let units = Array("国家和A9 　，。；：！？…,.;:!?“”《》（）()%—😀\n\r\u{C}".utf16)
    return (0..<length).map { _ in units.randomElement(using: &random)! }
  }

  private static let kinds: [LayoutTraits] = [
    .narrow, .pause, .final, .stop, .opener, .closer, .narrowMark, .space, [.final, .stop],
  ]

  @Test(arguments: lengths) func `places and first places are those of single units`(length: Int) {
    let units = Self.text(of: length)
    LayoutText.with(units, LayoutTraits.ofEach(in: units)) { text in
      for start in [0, 1, 7, 8, 9] where start <= units.count {
        for end in [units.count, units.count - 1, units.count - 7] where end >= start {
          for kind in Self.kinds {
            let places = (start..<end).filter { !text.traits(at: $0).isDisjoint(with: kind) }
            #expect(Array(text.places(of: kind, start, end)) == places)
            #expect(text.first(kind, start, end) == places.first ?? end)
          }
        }
        let lineEnd = (start..<units.count).first { units[$0] &- 0x0A < 4 }
        #expect(text.lineEnd(from: start) == lineEnd ?? units.count)
      }
    }
  }

  @Test(arguments: lengths) func `a summary is that of single units`(length: Int) {
    let units = Self.text(of: length)
    LayoutText.with(units, LayoutTraits.ofEach(in: units)) { text in
      for start in [0, 1, 7, 8, 9] where start <= units.count {
        for end in [units.count, units.count - 1, units.count - 7] where end >= start {
          let each = (start..<end).map { text.traits(at: $0) }
          let summary = text.summary(start, end)
          #expect(summary.traits == each.reduce([]) { $0.union($1) })
          #expect(summary.narrow == each.count { $0.contains(.narrow) })
          #expect(
            summary.bracket.intersection(.brackets) == each.last { !$0.isDisjoint(with: .brackets) }?.intersection(
              .brackets) ?? [])
        }
      }
    }
  }

  @Test func `traits are those of the character tables`() {
    for unit in UInt16(0)...0xFFFF where unit &- 0x0A >= 4 && unit & 0xF800 != 0xD800 {
      let traits = LayoutTraits.ofEach(in: [unit])[0]
      #expect(traits.contains(.narrow) == (LayoutCharacter.columns(unit) == 1))
      #expect(traits.contains(.final) == LayoutCharacter.isFinal(unit))
      #expect(traits.contains(.pause) == LayoutCharacter.isPause(unit))
      #expect(traits.contains(.opener) == LayoutCharacter.isOpener(unit))
      #expect(traits.contains(.closer) == LayoutCharacter.isCloser(unit))
    }
  }
}
