/// An uncompressed zip archive around bytes that are fuzzed.
struct StoredZip {
  private(set) var bytes: [UInt8] = []

  init(_ members: [(name: String, content: [UInt8])]) {
    var directory: [UInt8] = []
    for (name, content) in members {
      let offset = UInt32(bytes.count)
      let size = UInt32(content.count)
      var head = Self.little(UInt16(20)) + Self.little(UInt16(0x0800)) + Self.little(UInt16(0)) + Self.little(UInt32(0))
      head += Self.little(Self.checksum(content)) + Self.little(size) + Self.little(size)
      head += Self.little(UInt16(name.utf8.count)) + Self.little(UInt16(0))
      bytes += Self.little(UInt32(0x0403_4B50)) + head + Array(name.utf8) + content
      directory += Self.little(UInt32(0x0201_4B50)) + Self.little(UInt16(20)) + head
      directory += [UInt8](repeating: 0, count: 10) + Self.little(offset) + Array(name.utf8)
    }
    let start = UInt32(bytes.count)
    bytes += directory + Self.little(UInt32(0x0605_4B50)) + Self.little(UInt32(0))
    bytes += Self.little(UInt16(members.count)) + Self.little(UInt16(members.count))
    bytes += Self.little(UInt32(directory.count)) + Self.little(start) + Self.little(UInt16(0))
  }

  private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    (0..<(Number.bitWidth / 8)).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
