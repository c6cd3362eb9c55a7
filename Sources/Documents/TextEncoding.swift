/// An encoding of plain text.
public struct TextEncoding: Hashable, Sendable, CustomStringConvertible {
  /// The name as ICU knows it.
  public let name: String

  private init(name: String) { self.name = name }

  /// UTF-8.
  public static let utf8 = TextEncoding(name: "UTF-8")
  /// GB18030, which holds GB2312 and GBK.
  public static let gb18030 = TextEncoding(name: "GB18030")
  /// Big5 with the Hong Kong supplement.
  public static let big5 = TextEncoding(name: "Big5-HKSCS")
  /// UTF-16, least significant byte first.
  public static let utf16LE = TextEncoding(name: "UTF-16LE")
  /// UTF-16, most significant byte first.
  public static let utf16BE = TextEncoding(name: "UTF-16BE")
  /// UTF-32, least significant byte first.
  public static let utf32LE = TextEncoding(name: "UTF-32LE")
  /// UTF-32, most significant byte first.
  public static let utf32BE = TextEncoding(name: "UTF-32BE")

  /// An encoding by any name in use; GB2312 and GBK mean GB18030, Big5 means Big5-HKSCS.
  ///
  /// Other names are taken as they are: ICU knows hundreds. Decoding with one that it does not know is an error.
  public init(named name: String) {
    let key = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    switch key {
    case "utf8": self = .utf8
    case "gb18030", "gbk", "gb2312", "cp936", "euccn", "ansi": self = .gb18030
    case "big5", "big5hkscs", "cp950": self = .big5
    case "utf16le": self = .utf16LE
    case "utf16be": self = .utf16BE
    case "utf32le": self = .utf32LE
    case "utf32be": self = .utf32BE
    default: self.init(name: name)
    }
  }

  /// The name.
  public var description: String { name }

  /// The encoding that a byte order mark at the start of `bytes` tells, and the mark's length.
  static func ofByteOrderMark(in bytes: UnsafeBufferPointer<UInt8>) -> (encoding: TextEncoding, count: Int)? {
    func starts(_ mark: UInt8...) -> Bool { bytes.count >= mark.count && zip(bytes, mark).allSatisfy { $0 == $1 } }
    if starts(0xEF, 0xBB, 0xBF) { return (.utf8, 3) }
    if starts(0xFF, 0xFE, 0, 0), bytes.count % 4 == 0 { return (.utf32LE, 4) }
    if starts(0, 0, 0xFE, 0xFF) { return (.utf32BE, 4) }
    if starts(0xFF, 0xFE) { return (.utf16LE, 2) }
    if starts(0xFE, 0xFF) { return (.utf16BE, 2) }
    if starts(0x84, 0x31, 0x95, 0x33) { return (.gb18030, 4) }
    return nil
  }
}
