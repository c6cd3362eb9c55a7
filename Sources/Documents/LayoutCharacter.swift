/// What the layout of a Chinese page knows of a UTF-16 code unit.
enum LayoutCharacter {
  /// The block in which nearly all Han characters of a text lie: asked first, since no mark does.
  @inline(__always)
  static func isCommonHan(_ unit: UInt16) -> Bool { unit &- 0x4E00 < 0x5200 }

  /// Han characters; halves of surrogate pairs are taken for such.
  @inline(__always)
  static func isHan(_ unit: UInt16) -> Bool {
    unit &- 0x4E00 < 0x5200 || unit &- 0x3400 < 0x19C0 || unit &- 0xD800 < 0x0800 || unit &- 0xF900 < 0x0200
      || unit == 0x3005 || unit == 0x3007
  }

  /// Blanks inside a line.
  @inline(__always)
  static func isBlank(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0x3000 || unit == 0x09 }

  /// Latin letters.
  static func isLetter(_ unit: UInt16) -> Bool {
    (0x41...0x5A).contains(unit) || (0x61...0x7A).contains(unit) || (0xC0...0x24F).contains(unit)
  }

  /// Digits of half or full width.
  static func isDigit(_ unit: UInt16) -> Bool { unit &- 0x30 < 10 || unit &- 0xFF10 < 10 }

  /// Marks of ASCII: all but blanks, letters and digits.
  static func isASCIIMark(_ unit: UInt16) -> Bool {
    unit < 0x80 && unit != 0x20 && !isLetter(unit) && !isDigit(unit)
  }

  /// Columns in a grid where a Han character has two. Marks that Chinese fonts draw wide are wide.
  @inline(__always)
  static func columns(_ unit: UInt16) -> Int {
    if unit < 0x80 { return 1 }
    if unit >= 0x2E80 { return unit &- 0xDC00 < 0x0400 ? 0 : unit &- 0xFF61 < 0x80 ? 1 : 2 }
    switch unit {
    case 0x2010...0x2027, 0x2030...0x205E, 0x2100...0x2BFF, 0xB7, 0xD7, 0xF7, 0xB0, 0xA7, 0xB1: return 2
    default: return 1
    }
  }

  /// Marks that end a sentence.
  @inline(__always)
  static func isFinal(_ unit: UInt16) -> Bool {
    if isCommonHan(unit) { return false }
    return switch unit {
    case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F, 0x2026: true  // 。！？!?…
    default: false
    }
  }

  /// Marks that part the members of a sentence, or its clauses.
  @inline(__always)
  static func isPause(_ unit: UInt16) -> Bool {
    if isCommonHan(unit) { return false }
    return switch unit {
    case 0xFF0C, 0x3001, 0xFF1B, 0xFF1A, 0x2C, 0x3B, 0x3A: true  // ，、；：,;:
    default: false
    }
  }

  /// Closing quotation marks and brackets.
  @inline(__always)
  static func isCloser(_ unit: UInt16) -> Bool {
    if isCommonHan(unit) { return false }
    return switch unit {
    case 0x201D, 0x2019, 0x300D, 0x300F, 0x300B, 0x3009, 0xFF09, 0x29, 0x3011, 0x3015, 0x5D, 0x7D: true
    default: false
    }
  }

  /// Opening quotation marks and brackets: no line ends with one.
  @inline(__always)
  static func isOpener(_ unit: UInt16) -> Bool {
    if isCommonHan(unit) { return false }
    return switch unit {
    case 0x201C, 0x2018, 0x300C, 0x300E, 0x300A, 0x3008, 0xFF08, 0x28, 0x3010, 0x3014, 0x5B, 0x7B: true
    default: false
    }
  }

  /// Marks that no line begins with where a typesetter has a say.
  @inline(__always)
  static func cannotBegin(_ unit: UInt16) -> Bool {
    if isCommonHan(unit) { return false }
    return isFinal(unit) || isPause(unit) || isCloser(unit) || isOtherMarkThatCannotBegin(unit)
  }

  /// Those of them that end no sentence, part nothing and close nothing.
  @inline(__always)
  static func isOtherMarkThatCannotBegin(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x25, 0xFF05, 0x2014, 0x2E, 0xB7, 0x2030: true  // % ％ — . · ‰
    default: false
    }
  }
}
