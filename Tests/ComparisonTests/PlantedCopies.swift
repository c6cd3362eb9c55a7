import Comparison
import TestSupport
import Text

/// A text into which pieces of another have been copied, each lightly edited, with the places where they are.
struct PlantedCopies {
  let source: [UInt16]
  var text: [UInt16]
  /// Which units of `text` were copied.
  var isCopied: [Bool]
  /// Which units of `text` it shared with the source before: honest agreement, neither right nor wrong.
  var isShared: [Bool]

  init(from source: [UInt16], into host: [UInt16], using generator: inout SeededGenerator) {
    self.source = source
    text = host
    isCopied = host.map { _ in false }
    isShared = isCopied
    for passage in PassageFinder()(ContentText(source), ContentText(host)).passages {
      for index in passage.b.range { isShared[index] = true }
    }
    for _ in 0..<4 {
      let count = Int.random(in: 40...250, using: &generator)
      let start = Int.random(in: 0..<(source.count - count), using: &generator)
      let piece = edited(Array(source[start..<(start + count)]), with: host, using: &generator)
      // Behind a sentence, as people paste.
      var place = Int.random(in: 0..<text.count, using: &generator)
      while place < text.count, text[place] != 0x3002 || isCopied[place] { place += 1 }
      place = min(place + 1, text.count)
      text.insert(contentsOf: piece, at: place)
      isCopied.insert(contentsOf: piece.map { _ in true }, at: place)
      isShared.insert(contentsOf: piece.map { _ in false }, at: place)
    }
  }

  /// A small edit about every twenty characters: a word swapped, left out or put in, or 县 for what stood there.
  private func edited(
    _ piece: [UInt16], with host: [UInt16], using generator: inout SeededGenerator
  ) -> [UInt16] {
    var result: [UInt16] = []
    var index = 0
    while index < piece.count {
      guard index > 3, index < piece.count - 5, Int.random(in: 0..<20, using: &generator) == 0 else {
        result.append(piece[index])
        index += 1
        continue
      }
      let word = Int.random(in: 0..<(host.count - 2), using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0:
        result += host[word..<(word + 2)]
        index += 2
      case 1: index += Int.random(in: 1...3, using: &generator)
      case 2: result += host[word..<(word + 2)]
      default:
        result.append(0x53BF)
        index += 1
      }
    }
    return result
  }
}

/// How much of planted copies was found, and how much of what was found was planted, by Han characters.
struct PlantedScore {
  private var planted = 0
  private var found = 0
  private var reported = 0
  private var right = 0

  var recall: Double { Double(found) / Double(planted) }
  var precision: Double { Double(right) / Double(reported) }

  mutating func add(_ copies: PlantedCopies) {
    var isReported = copies.text.map { _ in false }
    for passage in PassageFinder()(ContentText(copies.source), ContentText(copies.text)).passages {
      for index in passage.b.range { isReported[index] = true }
    }
    for index in copies.text.indices where (0x4E00...0x9FFF).contains(copies.text[index]) {
      if copies.isCopied[index] { planted += 1 }
      if copies.isCopied[index], isReported[index] { found += 1 }
      if isReported[index], !copies.isShared[index] { reported += 1 }
      if isReported[index], copies.isCopied[index] { right += 1 }
    }
  }
}
