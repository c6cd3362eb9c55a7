import Lexicons
import Segmentation
import Testing

struct TermLexiconCheckTests {
  private func warnings(_ text: String) throws -> [String] {
    TermLexiconCheck.warnings(try TermLexicon(LexiconFile(name: "mine.tsv", text: text))).map(\.description)
  }

  @Test func `a list without oddities has no warning`() throws {
    #expect(try warnings("term\tcost\n五包五促\n网格员\t60\n“一把手”工程\n1,000\n").isEmpty)
  }

  @Test func `a term that stands twice is told with both lines`() throws {
    #expect(try warnings("五包五促\n网格员\n五包五促\n") == ["mine.tsv:3: warning: 五包五促 stands in line 1 too; this line counts"])
  }

  @Test func `columns parted by commas are noticed`() throws {
    #expect(try warnings("网格员,60\n") == ["mine.tsv:1: warning: 网格员,60 holds a comma; columns are parted by tabs"])
  }

  @Test func `a weighted term with a mark in it cannot compete`() throws {
    #expect(try warnings("“一把手”工程\t60\n").count == 1)
  }
}
