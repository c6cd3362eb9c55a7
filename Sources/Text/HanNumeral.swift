/// Chinese numerals, one character at a time.
public enum HanNumeral {
  /// The digit that a character stands for: 〇 零 ○ are 0, 一 to 九 are 1 to 9; nothing for others.
  ///
  /// 两 is no digit here: it counts things (两个) and stands in no date and no ordinal.
  @inlinable
  public static func digit(_ unit: UInt16) -> Int? {
    switch unit {
    case 0x3007, 0x96F6, 0x25CB: 0  // 〇 零 ○
    case 0x4E00: 1
    case 0x4E8C: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }
}
