import ICU
import TestSupport
import Testing

@testable import Documents

@Suite struct SourceDecoderTests {
  static let speech = "同志们：\n今天我们召开全县平安建设推进会，主要任务是深入学习贯彻党的二十大精神，全面落实各项决策部署。\n"
  static let traditional = "各位代表：\n我們第一屆全國人民代表大會第一次會議，聽取了關於憲法草案的報告，並進行了三天的討論。\n"

  func decode(
    _ bytes: [UInt8], as encoding: TextEncoding? = nil, lossy: Bool = false
  ) throws(DocumentError) -> SourceDecoder.Decoded {
    try SourceDecoder(encoding: encoding, isLossy: lossy).decode(bytes, of: "a.txt")
  }

  @Test(arguments: ["UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"])
  func `an encoding is found from the bytes alone`(name: String) throws {
    let text = name == "Big5" ? Self.traditional : Self.speech
    let decoded = try decode(encoded(text, name))
    #expect(String(decoding: decoded.text, as: UTF16.self) == text)
    #expect(decoded.encoding.name.hasPrefix(name))
    #expect(decoded.warnings.isEmpty)
  }

  @Test(arguments: [
    ("UTF-8", [0xEF, 0xBB, 0xBF] as [UInt8]), ("UTF-16LE", [0xFF, 0xFE]), ("UTF-16BE", [0xFE, 0xFF]),
    ("UTF-32LE", [0xFF, 0xFE, 0, 0]), ("UTF-32BE", [0, 0, 0xFE, 0xFF]), ("GB18030", [0x84, 0x31, 0x95, 0x33]),
  ])
  func `a byte order mark decides and is dropped`(name: String, mark: [UInt8]) throws {
    let decoded = try decode(mark + encoded("国是", name))
    #expect(decoded.text == Array("国是".utf16))
    #expect(decoded.evidence == .byteOrderMark)
  }

  @Test func `two byte order marks are both dropped`() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(try decode(mark + mark + Array("改革".utf8)).text == Array("改革".utf16))
  }

  @Test func `Big5 is not taken for GB18030, nor GB18030 for Big5`() throws {
    #expect(try decode(encoded(Self.traditional, "Big5")).encoding == .big5)
    #expect(try decode(encoded(Self.speech, "GB18030")).encoding == .gb18030)
    #expect(try decode(encoded(Self.traditional, "GB18030")).encoding == .gb18030)
  }

  @Test func `a named encoding overrides what the bytes look like`() throws {
    #expect(try decode(encoded("国家", "GB18030"), as: TextEncoding(named: "gbk")).text == Array("国家".utf16))
    #expect(try decode(encoded("国家", "UTF-8"), as: .gb18030).text != Array("国家".utf16))
  }

  @Test func `an unknown name of an encoding is an error that repeats it`() {
    #expect(throws: DocumentError(document: "a.txt", reason: .noSuchEncoding("klingon"))) {
      try decode(Array("国".utf8), as: TextEncoding(named: "klingon"))
    }
  }

  @Test func `an invalid byte names its offset, and becomes U+FFFD when asked`() throws {
    let bytes = Array(Self.speech.utf8) + [0xFF] + Array(Self.speech.utf8)
    let offset = Self.speech.utf8.count
    #expect(throws: DocumentError(document: "a.txt", place: .byte(offset), reason: .invalidBytes("UTF-8"))) {
      try decode(bytes)
    }
    let decoded = try decode(bytes, lossy: true)
    #expect(String(decoding: decoded.text, as: UTF16.self) == Self.speech + "\u{FFFD}" + Self.speech)
    #expect(decoded.warnings == [.lossy(1)])
  }

  @Test func `a few characters of broken UTF-8 are not taken for GB18030`() throws {
    let bytes = Array("改革".utf8) + [0xFF] + Array("开放\n".utf8)
    #expect(throws: DocumentError(document: "a.txt", place: .byte(6), reason: .invalidBytes("UTF-8"))) {
      try decode(bytes)
    }
    #expect(try decode(bytes, lossy: true).text == Array("改革\u{FFFD}开放\n".utf16))
  }

  @Test(arguments: ["UTF-8", "GB18030"]) func `a cut last character is dropped with a warning`(name: String) throws {
    let bytes = encoded(Self.speech + "国", name).dropLast()
    let decoded = try decode(Array(bytes))
    #expect(String(decoding: decoded.text, as: UTF16.self) == Self.speech)
    #expect(decoded.warnings == [.cutLastCharacter(bytes: name == "UTF-8" ? 2 : 1)])
  }

  @Test func `so few bytes that the encoding is a guess bring a warning`() throws {
    #expect(try decode(encoded("abc\n123\n中国人民\n", "GB18030")).warnings == [.encodingIsAGuess("GB18030")])
  }

  @Test func `text that was read as Latin-1 before is mojibake, with its cause`() throws {
    let latin = { (bytes: [UInt8]) in String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })) }
    for (name, cause) in [("GB18030", "GBK was read as Latin-1"), ("UTF-8", "UTF-8 was read as Latin-1")] {
      let broken = Array(latin(encoded(Self.speech, name)).utf8)
      do {
        _ = try decode(broken)
        Issue.record("no error for \(name)")
      } catch {
        guard case .mojibake(let found) = error.reason else {
          Issue.record("\(error)")
          continue
        }
        #expect(found.hasPrefix(cause))
      }
    }
  }

  @Test func `UTF-8 that was read as GBK before is mojibake`() throws {
    let half = try Converter("GB18030").decode(Array(Self.speech.utf8), strict: false).text
    let broken = Array(String(decoding: half.map { $0 == 0xFFFD ? 0x3F : $0 }, as: UTF16.self).utf8)
    #expect(throws: DocumentError.self) { try decode(broken + broken + broken) }
  }

  @Test func `Latin text is no mojibake`() throws {
    let french = "Égalité, fraternité: déjà vu à l’été, où l’élève étudie la forêt française, naïve et âgée."
    #expect(String(decoding: try decode(Array(french.utf8)).text, as: UTF16.self) == french)
  }

  @Test func `Korean in EUC-KR is refused, not read as Chinese`() {
    let korean = String(repeating: "모든 국민은 인간으로서의 존엄과 가치를 가지며, 행복을 추구할 권리를 가진다. ", count: 8)
    #expect(throws: DocumentError(document: "a.txt", reason: .unknownEncoding)) {
      try decode(encoded(korean, "EUC-KR"))
    }
  }

  @Test func `the transcoder agrees with the standard library on random bytes`() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...9, using: &random)).map { _ in
        [0x41, 0x80, 0xBF, 0xC2, 0xE0, 0xE4, 0xED, 0xEF, 0xF0, 0xF4, 0xA0, 0x9F, 0x90].randomElement(using: &random)!
      }.map(UInt8.init)
      let ours = bytes.withUnsafeBufferPointer { UTF8Transcoder.decode($0, replacing: true) }
      #expect(ours.text == Array(String(decoding: bytes, as: UTF8.self).utf16), "\(bytes)")
      #expect((ours.invalidAt == nil) == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
    }
  }
}
