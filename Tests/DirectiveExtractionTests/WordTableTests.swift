import Foundation
import Lexicons
import Testing

@testable import DirectiveExtraction

@Suite struct `The lists of directives` {
  @Test func `have the fingerprint of their files`() throws {
    let lexicon = try DirectiveLexicon(Fixture.folder)
    #expect(lexicon.fingerprint == (try Fixture.folder.fingerprint(of: DirectiveLexicon.files, in: "directives")))
  }
}

/// The table against a plain dictionary, on words and texts of few characters, so that they share beginnings.
@Suite struct `The table of words` {
  private let words: [String: WordClass]
  private let table: WordTable<WordClass>
  private let text: [UInt16]

  init() {
    var numbers = RepeatableNumbers(state: 7)
    var words: [String: WordClass] = [:]
    var builder = WordTableBuilder<WordClass>()
    for at in 0..<600 {
      let word = String(
        (0..<Int.random(in: 1...6, using: &numbers)).map { _ in "甲乙丙丁戊己庚".randomElement(using: &numbers)! })
      let wordClass = WordClass(rawValue: 1 << UInt64(at % 5))
      words[word, default: []].formUnion(wordClass)
      builder.insert(word, wordClass, value: UInt16(words[word]!.rawValue))
    }
    self.words = words
    table = builder.build()
    text = (0..<3000).flatMap { _ in "甲乙丙丁戊己庚辛，".randomElement(using: &numbers)!.utf16 }
  }

  private func longest(_ at: Int, _ end: Int, _ wanted: WordClass) -> (length: Int, classes: WordClass)? {
    for length in (1...6).reversed() where at + length <= end {
      let classes = words[String(decoding: text[at..<at + length], as: UTF16.self)] ?? []
      if !classes.isDisjoint(with: wanted) { return (length, classes) }
    }
    return nil
  }

  @Test func `finds the longest word of the wanted classes at every place`() {
    text.withUnsafeBufferPointer { text in
      for at in text.indices {
        for wanted in [WordClass(rawValue: 1), WordClass(rawValue: 0b10110), WordClass(rawValue: 0b11111)] {
          let end = min(text.count, at + 4 + at % 5)
          let (found, expected) = (table.longest(text, at, end, wanted), longest(at, end, wanted))
          #expect(found?.length == expected?.length && found?.classes == expected?.classes)
          if let found { #expect(UInt64(found.value) == found.classes.rawValue) }
        }
      }
    }
  }

  @Test func `knows the classes of words and of nothing else`() {
    text.withUnsafeBufferPointer { text in
      for at in text.indices {
        for end in at..<min(text.count, at + 7) {
          let word = String(decoding: text[at..<end], as: UTF16.self)
          #expect(table.classes(text, at, end) == words[word] ?? [])
        }
        #expect(table.single(text[at]) == words[String(decoding: [text[at]], as: UTF16.self)] ?? [])
      }
    }
  }

  @Test func `tells what may begin at a place, and never too little`() {
    let padded = text + [0, 0]
    var found = [UInt64](repeating: 0, count: padded.count)
    padded.withUnsafeBufferPointer { padded in
      found.withUnsafeMutableBufferPointer { table.beginnings(in: padded, into: $0) }
    }
    for at in text.indices {
      var (beginning, short) = (WordClass(), WordClass())
      for (word, classes) in words where text[at...].starts(with: word.utf16) {
        beginning.formUnion(classes)
        if word.utf16.count <= 2 { short.formUnion(classes) }
      }
      let told = WordClass(rawValue: found[at])
      #expect(told.isSuperset(of: beginning))
      // Up to two units it is exact; behind the third it says what may go on.
      if !words.keys.contains(where: { $0.utf16.count > 2 && text[at...].starts(with: Array($0.utf16)[0..<3]) }) {
        #expect(told == short)
      }
    }
  }
}

/// The same numbers in every run.
private struct RepeatableNumbers: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}
