import Foundation
import Lexicons
import SloganDetection
import Testing
import Text

/// The lists that come with the tool.
let builtInFolder: LexiconFolder = {
  var folder = URL(fileURLWithPath: #filePath)
  for _ in 0..<3 { folder.deleteLastPathComponent() }
  return LexiconFolder(path: folder.appendingPathComponent("Lexicons").path)
}()

@Suite struct `The built-in slogans` {
  private func lexicon() throws -> SloganLexicon { try SloganLexicon(in: builtInFolder) }

  @Test func `have the fingerprint of their files`() throws {
    #expect(try lexicon().fingerprint == builtInFolder.fingerprint(of: SloganLexicon.files, in: "slogans"))
  }

  @Test func `there are entries of every category, of every period`() throws {
    let entries = try lexicon().entries
    #expect(entries.count >= 300)
    for category in SloganCategory.allCases { #expect(entries.contains { $0.category == category }) }
    for name in ["四个现代化", "三个代表", "科学发展观", "两个确立", "新质生产力"] {
      #expect(entries.contains { $0.canonical == name }, "\(name)")
    }
  }

  @Test func `no form is claimed twice, whatever its marks`() throws {
    let lexicon = try lexicon()
    for (index, entry) in lexicon.entries.enumerated() {
      for form in [entry.canonical] + entry.variants { #expect(lexicon.index(of: form) == index, "\(form)") }
    }
  }

  @Test func `a first use has a source, and a successor an entry`() throws {
    let lexicon = try lexicon()
    for entry in lexicon.entries {
      #expect((entry.firstUse == nil) == entry.firstUseSource.isEmpty, "\(entry.canonical)")
      if case .superseded(let successor) = entry.status { #expect(lexicon[successor] != nil, "\(entry.canonical)") }
    }
  }

  @Test func `verbs and members are words, and no member stands twice`() throws {
    for entry in try lexicon().entries {
      for verb in entry.verbs { #expect(verb.allSatisfy { $0 >= "一" && $0 <= "鿿" }, "\(entry.canonical): \(verb)") }
      #expect(Set(entry.members).count == entry.members.count, "\(entry.canonical)")
      #expect(Set(entry.verbs).count == entry.verbs.count, "\(entry.canonical)")
    }
  }

  @Test func `every slogan is found in its own canonical form and variants`() throws {
    let lexicon = try lexicon()
    let detect = SloganDetector(lexicon)
    for (index, entry) in lexicon.entries.enumerated() {
      for form in [entry.canonical] + entry.variants {
        let document = Document(id: "", text: "“\(form)”")
        #expect(detect(document).contains { $0.slogan == index && $0.within == nil }, "\(form)")
      }
    }
  }

  @Test func `a slogan is found in the longer ones that hold it, whatever its condition`() throws {
    let lexicon = try lexicon()
    let detect = SloganDetector(lexicon)
    func isFound(_ slogan: Int, in text: String) -> Bool {
      detect(Document(id: "", text: text)).contains { $0.slogan == slogan }
    }
    // A number may be another list in a longer name (三保 and 三保障).
    for (index, entry) in lexicon.entries.enumerated()
    where entry.category != .numeric && entry.condition != SloganCondition() && isFound(index, in: entry.canonical) {
      for longer in lexicon.entries where longer.canonical.contains(entry.canonical) {
        #expect(isFound(index, in: longer.canonical), "\(entry.canonical) in \(longer.canonical)")
      }
    }
  }

  @Test func `every series names slogans, and every misquote leads to one that is right`() throws {
    let lexicon = try lexicon()
    #expect(lexicon.series.allSatisfy { !$0.isEmpty })
    let detect = SloganDetector(lexicon)
    for misquote in lexicon.misquotes {
      #expect(!detect(Document(id: "", text: misquote.expected)).isEmpty, "\(misquote.expected)")
      #expect(lexicon[misquote.wrong] == nil, "\(misquote.wrong)")
    }
  }
}
