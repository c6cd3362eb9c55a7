import Foundation
import Lexicons
import Segmentation
import TestSupport
import Testing
import Text

/// A fixed term is one token wherever it stands.
struct FixedTermTests {
  private func segmenter(
    _ list: String, withBuiltIn: Bool = false, _ granularity: Granularity = .standard
  ) throws -> WordSegmenter {
    let own = try TermLexicon(LexiconFile(name: "own.txt", text: list))
    let folder = withBuiltIn ? TestLexicons.folder : nil
    return try WordSegmenter(terms: BuiltInTerms.load(folder, additional: [own]), granularity: granularity)
  }

  private func cut(_ text: String, _ segment: WordSegmenter) -> [String] {
    let document = Document(id: "", text: text)
    return segment(document).tokens.map { document.string($0.span) }
  }

  @Test(arguments: [false, true], Granularity.allCases)
  func `every fixed term is one token in random contexts`(withBuiltIn: Bool, granularity: Granularity) throws {
    let terms = [
      "平安建设", "综治工作", "“四个意识”", "双11", "A股", "5G", "3.5次", "党", "习近平新时代中国特色社会主义思想", "一、二、三", "e.g.", "放管服",
      "（试行）", "省长 罗东川", "COVID-19", "コロナ", "e\u{301}", "👍好", "人民",
    ]
    let segment = try segmenter(terms.joined(separator: "\n"), withBuiltIn: withBuiltIn, granularity)
    var random = SeededGenerator(seed: 11)
    // Neighbours hold no fixed term of their own and make none together with the term's edges.
    let pieces = RandomText.pieces.filter { piece in !terms.contains { $0.contains(piece) || piece.contains($0) } }
    for number in 0..<4_000 {
      let before = (0..<Int.random(in: 0...4, using: &random)).map { _ in pieces.randomElement(using: &random)! }
        .joined()
      let after = (0..<Int.random(in: 0...4, using: &random)).map { _ in pieces.randomElement(using: &random)! }
        .joined()
      let term = terms[number % terms.count]
      let document = Document(id: "", text: before + term + after)
      let place = Span(before.utf16.count, before.utf16.count + term.utf16.count)
      let tokens = segment(document).tokens
      #expect(
        tokens.contains { $0.span == place },
        "\(term) in \(document.string(Span(0, document.text.count)).debugDescription), seed \(random.seed)")
      #expect(tokens.first?.start == 0 && tokens.last.map { Int($0.end) } == document.text.count)
      #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.end == $1.start })
    }
  }

  @Test func `every built-in fixed term is one token whatever the neighbours`() throws {
    let folder = TestLexicons.folder
    let lexicon = try TermLexicon(LexiconFile(path: #require(folder.file("terms"))))
    let segment = try WordSegmenter(terms: BuiltInTerms.load(folder), granularity: .coarse)
    let fixed = lexicon.entries.filter { $0.cost == .fixed }.map {
      String(decoding: lexicon.units(of: $0), as: UTF16.self)
    }
    #expect(fixed.count > 50)
    for term in fixed {
      #expect(term.count >= 3, "\(term): fixed terms have three characters or more")
      for (before, after) in [("", ""), ("的", "和"), ("把", "了"), ("“", "”"), ("2025", "年"), ("在", "中"), ("中", "国")] {
        let document = Document(id: "", text: before + term + after)
        let span = Span(before.utf16.count, before.utf16.count + term.utf16.count)
        // A longer fixed term may hold it together with a neighbour; then it is nested. No cut lies inside it.
        let isCut = segment(document).tokens.contains { span.start < $0.end && $0.end < span.end }
        #expect(!isCut, "\(before)\(term)\(after)")
      }
    }
  }

  @Test func `of overlapping fixed terms the longest wins, then the leftmost`() throws {
    let segment = try segmenter("改革开放\n开放型经济\n甲乙\n乙丙")
    #expect(cut("改革开放型经济", segment) == ["改革", "开放型经济"])
    #expect(cut("甲乙丙", segment) == ["甲乙", "丙"])
  }

  @Test func `a weighted term competes and a pruned word is no candidate`() throws {
    #expect(cut("发展中国家", try segmenter("中国\t1\n")).contains("中国"))
    #expect(!cut("发展中国家", try segmenter("中国\t1000\n")).contains("中国"))
    #expect(!cut("改革", try segmenter("改革\t-\n")).contains("改革"))
  }

  @Test func `a user's term overrides a built-in one`() throws {
    #expect(cut("学习贯彻习近平总书记讲话", try segmenter("习近平\t-\n习近平总书记", withBuiltIn: true)).contains("习近平总书记"))
  }

  @Test func `core terms come out whole among all neighbours`() throws {
    let segment = try WordSegmenter(terms: BuiltInTerms.load(TestLexicons.folder))
    for term in ["习近平", "共产党", "社会主义", "现代化", "改革开放", "平安建设", "政法委", "高质量发展", "财政局"] {
      #expect(cut("关于\(term)和党的工作", segment).contains(term), "\(term)")
      #expect(cut("由\(term)牵头", segment).contains(term), "\(term)")
    }
  }

  @Test func `terms are found in every place of the text, nested or not`() throws {
    let segment = try segmenter("社会主义\n中国特色社会主义")
    let document = Document(id: "", text: "社会主义和中国特色社会主义")
    let places = segment(document).termPlaces.map { document.string($0.span) }
    #expect(places.sorted() == ["中国特色社会主义", "社会主义", "社会主义"].sorted())
  }
}
