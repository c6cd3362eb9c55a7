import ICU
import Testing

struct ConverterTests {
  @Test func `GB18030 is decoded, and an invalid or cut sequence is placed`() throws {
    let converter = try Converter("gb18030")
    #expect(try converter.decode([0xB8, 0xC4]).text == Array("改".utf16))
    let invalid = try #require(try converter.decode([0x41, 0xB8, 0xC4, 0xFF, 0x42]).invalid)
    #expect(invalid.offset == 3)
    #expect(!invalid.isTruncated)
    let cut = try #require(try converter.decode([0x41, 0xB8]).invalid)
    #expect(cut.offset == 1 && cut.count == 1 && cut.isTruncated)
    #expect(try converter.decode([0x41, 0xFF, 0x42], strict: false).text == [0x41, 0xFFFD, 0x42])
  }

  @Test func `an unknown encoding is an error that names it`() {
    let error = #expect(throws: ICUError.self) { try Converter("no-such-encoding") }
    #expect(error?.description.contains("no-such-encoding") == true)
  }
}

struct BreakIteratorTests {
  @Test func `words and their boundaries are ICU's`() throws {
    #expect(try BreakIterator(.word).boundaries(in: Array("改革 abc".utf16)) == [0, 2, 3, 6])
    #expect(try BreakIterator(.word).boundaries(in: []).isEmpty)
    #expect(try BreakIterator(.sentence).boundaries(in: Array("好。走。".utf16)) == [0, 2, 4])
  }
}

struct OtherServicesTests {
  @Test func `Traditional becomes Simplified`() throws {
    let result = try Transliterator("Traditional-Simplified").apply(Array("經濟發展".utf16))
    #expect(String(decoding: result, as: UTF16.self) == "经济发展")
  }

  @Test func `NFKC folds full width`() throws {
    #expect(try Normalizer(.nfkc).normalize(Array("Ａ１①".utf16)) == Array("A11".utf16))
  }

  @Test func `keys sort by pinyin`() throws {
    let collator = try Collator(locale: "zh")
    let words = ["中国", "北京", "安徽"].sorted {
      collator.sortKey(Array($0.utf16)).lexicographicallyPrecedes(collator.sortKey(Array($1.utf16)))
    }
    #expect(words == ["安徽", "北京", "中国"])
  }

  @Test func `the dictionary is there in the known layout`() throws {
    let dictionary = try #require(ChineseDictionary(), "ICU \(ICULibrary.version)")
    #expect(dictionary.trieCount > 100_000)
  }
}
