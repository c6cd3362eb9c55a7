import Testing
import Text

@Suite struct CountedNounTests {
  @Test(arguments: [(0, "0 documents"), (1, "1 document"), (2, "2 documents"), (21, "21 documents")])
  func `a noun is in the number of what it counts`(count: Int, text: String) {
    #expect("\(count, "document")" == text)
  }
}
