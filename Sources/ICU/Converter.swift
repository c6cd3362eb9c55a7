import CICU

/// Decodes bytes of a named encoding to UTF-16.
///
///     try Converter("gb18030").decode([0xB8, 0xC4]).text   // "改" in UTF-16
///
/// Not safe for use from two threads at a time.
public final class Converter {
  /// A sequence of bytes that the encoding does not have.
  public struct Invalid: Hashable, Sendable {
    /// Offset of its first byte.
    public var offset: Int
    /// Its length in bytes.
    public var count: Int
    /// Whether it is the beginning of a character that the end of the input cut off.
    public var isTruncated: Bool
  }

  /// What decoding gave.
  public struct Result: Sendable {
    /// The decoded text; U+FFFD for each invalid sequence unless decoding stopped there.
    public var text: [UInt16]
    /// The first invalid sequence, where decoding stopped; nothing when all was decoded.
    public var invalid: Invalid?
  }

  private let handle: OpaquePointer

  /// A converter for an encoding by any name that ICU knows.
  public init(_ name: String) throws(ICUError) {
    var status: Int32 = 0
    let opened = cicu_converter_open(name, &status)
    try ICUError.check(status, "ucnv_open(\(name))")
    guard let opened else { throw ICUError(code: 1, call: "ucnv_open(\(name))") }
    handle = opened
  }

  deinit { cicu_converter_close(handle) }

  /// Decodes all of `bytes`; when `strict`, up to the first invalid sequence.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func decode(_ bytes: [UInt8], strict: Bool = true) throws(ICUError) -> Result {
    cicu_converter_reset(handle)
    // Every encoding that ICU reads gives at most one unit a byte, two for a character of four bytes.
    var text = [UInt16](repeating: 0, count: bytes.count + 16)
    var sourceAt: Int64 = 0
    var targetAt: Int64 = 0
    var invalid: Int32 = 0
    var status: Int32 = 0
    repeat {
      if cicu_is_overflow(status) { text += [UInt16](repeating: 0, count: text.count) }
      cicu_converter_decode(
        handle, bytes, Int64(bytes.count), &sourceAt, &text, Int64(text.count), &targetAt, true, strict, &invalid,
        &status)
    } while cicu_is_overflow(status)
    text.removeLast(text.count - Int(targetAt))
    if invalid > 0 {
      return Result(
        text: text,
        invalid: Invalid(
          offset: Int(sourceAt) - Int(invalid), count: Int(invalid), isTruncated: cicu_is_truncated(status)))
    }
    try ICUError.check(status, "ucnv_toUnicode")
    return Result(text: text, invalid: nil)
  }
}
