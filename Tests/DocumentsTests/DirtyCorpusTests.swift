import Foundation
import TestSupport
import Testing
import Text

@testable import Documents

/// Broken and unusual files, each with what must come of it.
@Suite(.enabled(if: SharedCorpora.isPresent, "needs the shared corpora beside the checkout"))
struct DirtyCorpusTests {
  /// What must come of a file.
  struct Outcome: Sendable, CustomTestStringConvertible {
    var file: String
    var encoding: TextEncoding?
    var warnings: [DocumentWarning.Kind] = []
    var error: DocumentError.Reason?
    var contains = ""
    var isSimplified = false
    var testDescription: String { file }
  }

  static let outcomes = [
    Outcome(file: "tiny_txt_gbk.txt", encoding: .gb18030, warnings: [.encodingIsAGuess("GB18030")], contains: "中国人民"),
    Outcome(file: "tiny_txt_utf8.txt", encoding: .utf8, contains: "中国人民"),
    Outcome(file: "big5__as_test.txt", encoding: .big5, contains: "许多社区长青学苑", isSimplified: true),
    Outcome(
      file: "hardwrap_pdf_paste__毛概大题.txt", encoding: .utf8,
      contains: "是泽东思想的活的灵魂，三个方面，即实事求是，群众路线，独立自主。"),
    Outcome(
      file: "zerowidth_midsentence_breaks__1957_gwr_wikisource_raw.txt", encoding: .utf8, contains: "社会财产沒有遭到損坏"),
    Outcome(file: "zwj_and_footer__2015_gwr_wikisource_raw.txt", encoding: .utf8, contains: "各位代表：\n"),
    Outcome(
      file: "traditional__1954_gwr_wikisource_raw.txt", encoding: .utf8, contains: "在听了刘少奇同志关于宪法草案的报告并进行了三天的讨论",
      isSimplified: true),
    Outcome(file: "very_long_line_duplicated_text__1959_gwr.txt", encoding: .utf8),
    Outcome(file: "nbsp_and_caption__2010_gwr.txt", encoding: .utf8),
    Outcome(file: "crlf_utf8_two_years__政府工作报告2021.txt", encoding: .utf8, contains: "李克强\n\n各位代表：\n"),
    Outcome(file: "docx__2025年云南省政府工作报告.docx", encoding: .utf8, contains: "各位代表：\n现在，我代表省人民政府"),
    Outcome(file: "SYNTH_truncated_utf8_midchar.txt", encoding: .utf8, warnings: [.cutLastCharacter(bytes: 2)]),
    Outcome(file: "SYNTH_truncated_gbk_midchar.txt", encoding: .gb18030, warnings: [.cutLastCharacter(bytes: 1)]),
    Outcome(file: "SYNTH_gb18030_4byte.txt", encoding: .gb18030),
    Outcome(file: "SYNTH_utf16be_nobom.txt", encoding: .utf16BE, contains: "在第十四届全国人民代表大会"),
    Outcome(file: "SYNTH_utf8_two_boms.txt", encoding: .utf8),
    Outcome(
      file: "SYNTH_mojibake_gbk_read_as_latin1.txt",
      error: .mojibake("GBK was read as Latin-1 and saved again; ask for the original file")),
    Outcome(file: "SYNTH_zero_width_between_every_char.txt", encoding: .utf8, contains: "政府工作报告"),
    Outcome(file: "SYNTH_nul_bytes.txt", encoding: .utf8, warnings: [.controlCharacters(3)]),
    Outcome(file: "SYNTH_single_line_3MB.txt", encoding: .utf8),
  ]

  @Test(arguments: outcomes) func `a dirty file gives what it must`(outcome: Outcome) throws {
    let path = SharedCorpora.folder!.appendingPathComponent("dirty/" + outcome.file).path
    switch DocumentReader().documents(in: DocumentInput(path: path))[0] {
    case .failure(let error): #expect(error.reason == outcome.error)
    case .success(let read):
      #expect(outcome.error == nil)
      #expect(read.encoding == outcome.encoding)
      #expect(read.isSimplified == outcome.isSimplified)
      #expect(read.warnings.map(\.kind) == outcome.warnings)
      let text = String(decoding: read.document.text, as: UTF16.self)
      #expect(outcome.contains.isEmpty || text.contains(outcome.contains))
      #expect(!text.unicodeScalars.contains { [0x200B, 0x200D, 0xFEFF, 0xA0, 0].contains($0.value) })
    }
  }
}
