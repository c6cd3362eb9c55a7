import Comparison
import TestSupport
import Testing
import Text

@Suite struct PassageMatrixTests {
  private static let texts = SampleCorpus.texts().map { ContentText(Array($0.utf16)) }

  @Test func `every text is all of itself`() {
    let matrix = PassageMatrix(Self.texts)
    for index in Self.texts.indices {
      #expect(matrix[index, index] == PassageMatrix.Pair(similarity: 1, shareOfA: 1, shareOfB: 1))
    }
  }

  @Test func `exchanging two texts exchanges their shares`() {
    let matrix = PassageMatrix(Self.texts)
    for a in Self.texts.indices {
      for b in Self.texts.indices {
        #expect(matrix[a, b].similarity == matrix[b, a].similarity)
        #expect(matrix[a, b].shareOfA == matrix[b, a].shareOfB)
      }
    }
  }

  @Test func `the estimates lie near what a full comparison finds`() {
    let matrix = PassageMatrix(Self.texts)
    for a in Self.texts.indices {
      for b in Self.texts.indices where a != b {
        let full = PassageFinder()(Self.texts[a], Self.texts[b])
        #expect(abs(matrix[a, b].shareOfA - full.shareOfA!) < 0.1)
      }
    }
  }

  @Test func `adding texts does not change what two others share`() {
    let two = PassageMatrix(Array(Self.texts.prefix(2)))
    #expect(two[0, 1] == PassageMatrix(Self.texts)[0, 1])
  }

  @Test func `texts too short to share anything, and none at all, have defined results`() {
    let short = PassageMatrix([ContentText([]), ContentText(Array("春天".utf16)), ContentText(Array("，".utf16))])
    #expect(short[0, 1] == PassageMatrix.Pair(similarity: 0, shareOfA: 0, shareOfB: 0))
    #expect(short[1, 1].shareOfA == 0)
    #expect(PassageMatrix([]).count == 0)
  }
}
