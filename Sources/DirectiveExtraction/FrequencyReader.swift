import Text

/// Finds how often something is to be done: 每季度, 每两年, 按月, 定期, 常态化.
enum FrequencyReader {
  /// The characters with which they begin.
  static let starts = "每按定不常经"

  /// Where the words of frequency that begin at `at` end. 每人每月 is a rate and none.
  static func end(_ phrases: PhraseReader, _ at: Int, _ end: Int) -> Int? {
    let text = phrases.text
    guard phrases.table.first[Int(text[at])] & WordClass.frequencyStart.rawValue != 0 else { return nil }
    switch text[at] {
    case 0x6BCF:  // 每
      if phrases.starts("每人", at, end) || at >= 2 && phrases.starts("每人", at - 2, at) { return nil }
      var position = at + 1
      if let number = ChineseNumeral.read(text, position, end) { position = number.end }
      return first(Self.periods, phrases, position, end)
    case 0x6309: return first(Self.rhythms, phrases, at, end)  // 按
    case 0x5B9A:  // 定
      return phrases.starts("定期", at, end) ? at + 2 : nil
    case 0x4E0D: return phrases.starts("不定期", at, end) ? at + 3 : nil
    case 0x5E38: return phrases.starts("常态化", at, end) && isAdverb(phrases, at + 3, end) ? at + 3 : nil
    case 0x7ECF: return phrases.starts("经常性", at, end) && isAdverb(phrases, at + 3, end) ? at + 3 : nil
    default: return nil
    }
  }

  /// 常态化开展 says how often; 常态化机制 and 实现常态化 do not.
  private static func isAdverb(_ phrases: PhraseReader, _ at: Int, _ end: Int) -> Bool {
    guard at < end else { return false }
    return phrases.text[at] == 0x5730 || phrases.head(at, end).kind != .other  // 地
  }

  private static func first(_ words: [StaticString], _ phrases: PhraseReader, _ at: Int, _ end: Int) -> Int? {
    for word in words where phrases.starts(word, at, end) { return at + word.length }
    return nil
  }

  // Longest first, since the first that fits is taken.
  private static let periods: [StaticString] = [
    "个季度", "季度", "个半月", "半个月", "半月", "个月", "半年", "个工作日", "工作日", "学期", "星期", "年度", "年", "月", "周", "日", "天", "旬",
  ]
  private static let rhythms: [StaticString] = ["按季度", "按季", "按月", "按年", "按周", "按旬"]
}
