import Foundation
import ICU
import Lexicons
import Segmentation
import TermFrequency
import Text

/// Measures segmentation and counting against ICU's own iterator, in one process and one thread, and prints ratios.
///
///     swift run -c release Benchmarks [FOLDER…]
///
/// Each figure is the median of five rounds in which the contenders take turns. Results are checked before they are
/// timed. The folders' .txt files are repeated up to 20 MB.
@main
struct Benchmarks {
  static func main() throws {
    let documents = try Corpus.load(CommandLine.arguments.dropFirst().map { $0 }, megabytes: 20)
    let bytes = documents.reduce(0) { $0 + String(decoding: $1.text, as: UTF16.self).utf8.count }
    print("\(documents.count) documents, \(bytes / 1_000_000) MB of UTF-8, ICU \(ICULibrary.version)")

    let plain = try WordSegmenter()
    let folder = try LexiconFolder.find()
    let terms = try BuiltInTerms.load(folder)
    let full = try WordSegmenter(terms: terms)
    try checkParity(documents, plain)

    let icu = Contender("ubrk, one iterator, UTF-16") { try iterate(documents) }
    let contenders = [
      icu,
      Contender("lattice, no lexicons") { documents.reduce(0) { $0 + plain($1).tokens.count } },
      Contender("lattice, built-in lexicons") { documents.reduce(0) { $0 + full($1).tokens.count } },
      Contender("ubrk and [String: Int]") { try countByDictionary(documents) },
      Contender("segment and count, no lexicons") { count(documents, plain) },
      Contender("segment and count, built-in lexicons") { count(documents, full) },
    ]
    try race(contenders, bytes: bytes)
    try SloganBenchmark(folder: folder, segment: full).run(documents)
    try DirectiveBenchmark(folder: folder, terms: terms).run(documents)
    try DocumentBenchmark(documents, segment: full).run()
  }

  /// Walks ICU's boundaries.
  static func iterate(_ documents: [Document]) throws -> Int {
    let breaker = try BreakIterator(.word)
    var count = 0
    for document in documents {
      try document.text.withUnsafeBufferPointer { text in
        try breaker.forEachBoundary(in: text) { _, _ in count += 1 }
      }
    }
    return count
  }

  /// Counts words as a program without our counter would.
  static func countByDictionary(_ documents: [Document]) throws -> Int {
    let breaker = try BreakIterator(.word)
    var counts: [String: Int] = [:]
    for document in documents {
      try document.text.withUnsafeBufferPointer { text in
        var start = 0
        try breaker.forEachBoundary(in: text) { end, status in
          if status >= 100 {
            let word = UnsafeBufferPointer(rebasing: text[start..<end])
            counts[String(decoding: word, as: UTF16.self), default: 0] += 1
          }
          start = end
        }
      }
    }
    return counts.count
  }

  static func count(_ documents: [Document], _ segment: WordSegmenter) -> Int {
    var counter = TermCounter()
    for document in documents { counter.add(segment(document)) }
    return counter.vocabulary.count
  }

  static func checkParity(_ documents: [Document], _ segment: WordSegmenter) throws {
    let breaker = try BreakIterator(.word)
    for document in documents.prefix(200) {
      let theirs = try breaker.boundaries(in: document.text)
      precondition([0] + segment(document).tokens.map { Int($0.end) } == theirs, "\(document.id): not ICU's boundaries")
    }
  }

  static func race(_ contenders: [Contender], bytes: Int) throws {
    var times = [[Double]](repeating: [], count: contenders.count)
    for _ in 0..<5 {
      for (number, contender) in contenders.enumerated() {
        let clock = ContinuousClock()
        var result = 0
        let time = try clock.measure { result = try contender.run() }
        precondition(result > 0, "\(contender.name): nothing done")
        times[number].append(Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds))
      }
    }
    let base = times[0].sorted()[2]
    let countBase = times[3].sorted()[2]
    for (number, contender) in contenders.enumerated() {
      let median = times[number].sorted()[2]
      let ratio = (number < 3 ? base : countBase) / median
      let speed = Double(bytes) / 1e6 / median
      print(
        contender.name.padding(toLength: 40, withPad: " ", startingAt: 0)
          + String(format: "%8.1f MB/s %6.2f x", speed, ratio))
    }
  }
}

/// Something to time; its result is only there to be checked.
struct Contender {
  let name: String
  let run: () throws -> Int
  init(_ name: String, _ run: @escaping () throws -> Int) {
    self.name = name
    self.run = run
  }
}

/// There is nothing to measure on.
struct NoTexts: Error, CustomStringConvertible {
  let description: String
}

/// The texts to measure on.
enum Corpus {
  static func load(_ folders: [String], megabytes: Int) throws -> [Document] {
    let folders = folders.isEmpty ? ["corpus"] : folders
    var texts: [Document] = []
    for folder in folders {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where name.hasSuffix(".txt") {
        guard let text = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) else { continue }
        texts.append(Document(id: name, text: text.replacingOccurrences(of: "\r\n", with: "\n")))
      }
    }
    guard !texts.isEmpty else { throw NoTexts(description: "no .txt files in \(folders.joined(separator: ", "))") }
    let size = texts.reduce(0) { $0 + $1.text.count * 3 }
    return Array(repeatElement(texts, count: max(1, megabytes * 1_000_000 / size)).joined())
  }
}
