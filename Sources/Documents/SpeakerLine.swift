/// Tells office and name apart in words such as 国务院总理 李克强, 省长毛伟明, 龚正市长, 李 明.
///
/// A form of address behind it is no part of a name (李明同志). A name has two to four characters. It stands alone, behind
/// a blank, or right behind or before a word for an office; words of any other form are nobody.
enum SpeakerLine {
  /// Who speaks, where the words tell it.
  static func read(_ words: String) -> (office: String, name: String)? {
    let isWord = { (character: Character) in
      character.unicodeScalars.allSatisfy { $0.value > 0x2E80 || $0 == "·" } && !character.isPunctuation
        || character == "·"
    }
    let parts = withoutAddress(words).split { $0 == " " || $0 == "　" || $0 == "\t" }.map(String.init)
    guard let last = parts.last, parts.joined().count <= 36, parts.joined().allSatisfy(isWord) else { return nil }
    // 李 明: a short name set apart.
    if parts.count >= 2, last.count == 1, parts[parts.count - 2].count == 1 {
      return (parts.dropLast(2).joined(), parts[parts.count - 2] + last)
    }
    if parts.count >= 2 {
      if isName(last) { return (parts.dropLast().joined(), last) }
      return nil
    }
    for office in TitleWords.offices {
      guard let place = last.range(of: office) else { continue }
      let (before, behind) = (String(last[..<place.lowerBound]), String(last[place.upperBound...]))
      if behind.isEmpty, isName(before) { return (office, before) }
      if isName(behind) { return (before + office, behind) }
    }
    return isName(last) ? ("", last) : nil
  }

  /// What was made of words such as 安徽省人民政府省长 王清宪作政府工作报告: the speaker before 作.
  static func readBeforeReport(_ words: String) -> (office: String, name: String)? {
    guard let made = words.range(of: "作")?.lowerBound else { return read(words) }
    return read(String(words[..<made]))
  }

  private static func withoutAddress(_ words: String) -> String {
    let words = FrontMatter.trimmed(words)
    guard let address = TitleWords.formsOfAddress.first(where: { words.hasSuffix($0) }) else { return words }
    return String(words.dropLast(address.count))
  }

  private static func isName(_ text: String) -> Bool {
    (2...4).contains(text.count) && !TitleWords.offices.contains { text.hasSuffix($0) }
  }
}
