/// Makes zip archives, uncompressed, with names as bytes so that any encoding can be tried.
struct ZipBuilder {
  private var content: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// Adds a file. With `isUTF8` the archive says that the name is UTF-8.
  mutating func add(_ name: [UInt8], _ bytes: [UInt8], isUTF8: Bool = false) {
    let offset = UInt32(content.count)
    var head: [UInt8] = []
    head += le(UInt16(20)) + le(UInt16(isUTF8 ? 0x0800 : 0)) + le(UInt16(0)) + le(UInt32(0))
    head +=
      le(Self.crc(bytes)) + le(UInt32(bytes.count)) + le(UInt32(bytes.count)) + le(UInt16(name.count)) + le(UInt16(0))
    content += le(UInt32(0x0403_4B50)) + head + name + bytes
    directory += le(UInt32(0x0201_4B50)) + le(UInt16(20)) + head
    directory += le(UInt16(0)) + le(UInt16(0)) + le(UInt16(0)) + le(UInt32(0)) + le(offset) + name
    count += 1
  }

  mutating func add(_ name: String, _ text: String) { add(Array(name.utf8), Array(text.utf8), isUTF8: true) }

  /// The archive.
  var bytes: [UInt8] {
    content + directory + le(UInt32(0x0605_4B50)) + le(UInt16(0)) + le(UInt16(0)) + le(count) + le(count)
      + le(UInt32(directory.count)) + le(UInt32(content.count)) + le(UInt16(0))
  }

  private func le<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    (0..<(Number.bitWidth / 8)).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
