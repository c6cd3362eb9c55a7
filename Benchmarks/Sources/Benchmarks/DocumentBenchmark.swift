import Documents
import Foundation
import Segmentation
import Text

/// Measures what repair and outline cost beside segmentation, on the texts wrapped at 26 to 40 characters a line, where
/// there is most to repair.
struct DocumentBenchmark {
  private let segment: WordSegmenter
  private let files: [DocumentInput]

  init(_ documents: [Document], segment: WordSegmenter) {
    self.segment = segment
    files = documents.enumerated().map { number, document in
      let bytes = Array(Self.wrap(document, columns: 26 + number % 15).utf8)
      return DocumentInput(id: "\(number).txt", origin: .bytes(bytes))
    }
  }

  func run() throws {
    let repairing = DocumentReader()
    var options = DocumentReader.Options()
    options.repairs = false
    let plain = DocumentReader(options)
    let decoder = SourceDecoder()
    let documents = try files.map { try repairing.read($0).document }
    let joined = try files.reduce(0) { try $0 + repairing.read($1).repair.joinedLines }
    precondition(joined > 10 * files.count, "nothing was repaired")
    let contenders = [
      Contender("segment, built-in lexicons") { documents.reduce(0) { $0 + segment($1).tokens.count } },
      Contender("decode") {
        try files.reduce(0) { sum, file in
          guard case .bytes(let bytes) = file.origin else { return sum }
          return try sum + decoder.decode(bytes, of: file.id).text.count
        }
      },
      Contender("read without repair") { try files.reduce(0) { try $0 + plain.read($1).document.text.count } },
      Contender("read") { try files.reduce(0) { try $0 + repairing.read($1).document.text.count } },
    ]
    var times = [[Double]](repeating: [], count: contenders.count)
    for _ in 0..<7 {
      for (number, contender) in contenders.enumerated() {
        var result = 0
        let time = try ContinuousClock().measure { result = try contender.run() }
        precondition(result > 0, "\(contender.name): nothing done")
        times[number].append(Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds))
      }
    }
    // The least of the rounds is the one that other work on the machine disturbed least.
    let least = times.map { $0.min()! }
    for (name, time) in [
      ("repair of wrapped texts", least[3] - least[2]),
      ("all from decoded bytes to outline", least[3] - least[1]),
    ] {
      print(
        name.padding(toLength: 40, withPad: " ", startingAt: 0)
          + String(format: "%8.3f of segmentation's time", time / least[0]))
    }
  }

  /// The paragraphs with lines of so many characters, a sign of ASCII counting half; no line begins with a mark.
  private static func wrap(_ document: Document, columns: Int) -> String {
    var text: [UInt16] = []
    for paragraph in document.paragraphs where !paragraph.span.isEmpty {
      var width = 0
      for at in paragraph.span.range {
        let unit = document.text[at]
        let isMark = "，。、；：！？”）》％".utf16.contains(unit)
        if width >= 2 * columns - 1, !isMark {
          text.append(0x0A)
          width = 0
        }
        text.append(unit)
        width += unit < 0x80 ? 1 : 2
      }
      text.append(0x0A)
    }
    return String(decoding: text, as: UTF16.self)
  }
}
