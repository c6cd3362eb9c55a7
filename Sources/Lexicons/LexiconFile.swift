import Glibc
import ICU

/// The bytes of a word list as UTF-8, with a fingerprint of what stood in the file.
///
/// A byte order mark is dropped; a file that is not UTF-8 is read as GB18030, which is what spreadsheets in China save.
public struct LexiconFile: Sendable {
  /// The file, as the user named it.
  public var name: String
  /// Its text in UTF-8.
  public var utf8: [UInt8]
  /// FNV-1a over the bytes of the file.
  public var fingerprint: Fingerprint

  /// A word list that is already in memory.
  public init(name: String, text: String) {
    self.name = name
    utf8 = Array(text.utf8)
    fingerprint = Fingerprint(of: utf8)
  }

  /// Reads the file at `path`.
  ///
  /// - Complexity: O(*n*) in its size.
  public init(path: String) throws(LexiconError) {
    name = path
    let bytes = try Self.read(path)
    fingerprint = Fingerprint(of: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      utf8 = Array(bytes.dropFirst(3))
    } else {
      utf8 = bytes
    }
    if let bad = Self.invalidOffset(utf8) { utf8 = try Self.decodeGB18030(bytes, path: path, firstInvalid: bad) }
  }

  private static func read(_ path: String) throws(LexiconError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw LexiconError(file: path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw LexiconError(file: path, reason: "not a file")
    }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count {
        let got = Glibc.read(descriptor, buffer.baseAddress! + count, buffer.count - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    if failure != 0 { throw LexiconError(file: path, reason: String(cString: strerror(failure))) }
    return bytes
  }

  private static func invalidOffset(_ bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  private static func decodeGB18030(_ bytes: [UInt8], path: String, firstInvalid: Int) throws(LexiconError) -> [UInt8] {
    if let result = try? Converter("gb18030").decode(bytes), result.invalid == nil {
      return Array(String(decoding: result.text, as: UTF16.self).utf8)
    }
    let line = bytes.prefix(firstInvalid).count { $0 == 0x0A } + 1
    throw LexiconError(file: path, line: line, reason: "neither UTF-8 nor GB18030")
  }
}

/// A short mark that tells one state of a file from another: 64-bit FNV-1a over words of eight bytes, which long lists
/// need (each mixed down so that high bits count), printed as 16 hexadecimal digits.
///
/// Not a safeguard against forgery.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  /// The hash.
  public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The fingerprint of nothing.
  public init() {}

  /// The fingerprint of `bytes`.
  public init(of bytes: [UInt8]) { add(bytes) }

  /// Takes in more bytes.
  public mutating func add(_ bytes: [UInt8]) {
    var hash = value
    bytes.withUnsafeBytes { bytes in
      let whole = bytes.count & ~7
      for at in stride(from: 0, to: whole, by: 8) {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        hash = (hash ^ word) &* 0x100_0000_01B3
        hash ^= hash >> 32
      }
      for byte in bytes[whole...] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    value = hash
  }

  /// Takes in another fingerprint, for a list made of many files.
  public mutating func add(_ other: Fingerprint) {
    add((0..<8).map { UInt8(truncatingIfNeeded: other.value >> (8 * $0)) })
  }

  /// 16 hexadecimal digits.
  public var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
