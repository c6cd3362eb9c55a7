extension String {
  /// The text of UTF-16 code units; half a surrogate pair becomes U+FFFD.
  ///
  ///     String(units: Array("改革".utf16))   // "改革"
  ///
  /// The standard library's `String(decoding:as: UTF16.self)` asks a protocol for each unit, which takes many times as
  /// long.
  ///
  /// - Complexity: O(*n*).
  public init(units: UnsafeBufferPointer<UInt16>) {
    self = String(unsafeUninitializedCapacity: units.count * 3) { buffer in
      var count = 0
      var at = 0
      while at < units.count {
        var scalar = UInt32(units[at])
        at += 1
        if scalar & 0xF800 == 0xD800 {
          if scalar & 0xFC00 == 0xD800, at < units.count, units[at] & 0xFC00 == 0xDC00 {
            scalar = 0x1_0000 + (scalar & 0x3FF) << 10 + UInt32(units[at] & 0x3FF)
            at += 1
          } else {
            scalar = 0xFFFD
          }
        }
        if scalar < 0x80 {
          buffer[count] = UInt8(scalar)
          count += 1
        } else if scalar < 0x800 {
          buffer[count] = UInt8(0xC0 | scalar >> 6)
          buffer[count + 1] = UInt8(0x80 | scalar & 0x3F)
          count += 2
        } else if scalar < 0x1_0000 {
          buffer[count] = UInt8(0xE0 | scalar >> 12)
          buffer[count + 1] = UInt8(0x80 | scalar >> 6 & 0x3F)
          buffer[count + 2] = UInt8(0x80 | scalar & 0x3F)
          count += 3
        } else {
          buffer[count] = UInt8(0xF0 | scalar >> 18)
          buffer[count + 1] = UInt8(0x80 | scalar >> 12 & 0x3F)
          buffer[count + 2] = UInt8(0x80 | scalar >> 6 & 0x3F)
          buffer[count + 3] = UInt8(0x80 | scalar & 0x3F)
          count += 4
        }
      }
      return count
    }
  }

  /// The text of UTF-16 code units.
  public init(units: ArraySlice<UInt16>) { self = units.withUnsafeBufferPointer { String(units: $0) } }

  /// The text of UTF-16 code units.
  public init(units: [UInt16]) { self = units.withUnsafeBufferPointer { String(units: $0) } }
}
