import ICU
import Testing

@testable import Segmentation

/// ICU's word list as it lies in memory.
struct DictionaryTrieTests {
  @Test func `a list too large for a state is left to ICU`() throws {
    let dictionary = try #require(ChineseDictionary())
    #expect(DictionaryTrie(dictionary.trie, count: dictionary.trieCount) != nil)
    #expect(DictionaryTrie(dictionary.trie, count: 1 << 21) != nil)
    #expect(DictionaryTrie(dictionary.trie, count: (1 << 21) + 1) == nil)
  }
}
