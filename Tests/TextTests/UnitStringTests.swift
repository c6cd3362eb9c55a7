import TestSupport
import Testing
import Text

@Suite struct UnitStringTests {
  @Test func `a string of code units is the one that the standard library makes`() {
    var random = SeededGenerator(seed: 20)
    for _ in 0..<2_000 {
      // Plain, Han, and halves of pairs in any order.
      let units = (0..<Int.random(in: 0..<20, using: &random)).map { _ in
        [0x41...0x7F, 0x80...0x7FF, 0x4E00...0x4E20, 0xD800...0xDFFF, 0xD83C...0xD83D, 0xFFF0...0xFFFF]
          .map { UInt16.random(in: $0, using: &random) }.randomElement(using: &random)!
      }
      #expect(String(units: units) == String(decoding: units, as: UTF16.self), "\(units)")
    }
  }
}
