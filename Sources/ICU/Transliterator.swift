import CICU

/// Rewrites text from one script to another.
///
///     try Transliterator("Traditional-Simplified").apply(Array("發展".utf16))   // 发展
///
/// Not safe for use from two threads at a time. Opening one takes some 2 ms.
public final class Transliterator {
  private let handle: OpaquePointer

  /// A transliterator by ICU's identifier.
  public init(_ identifier: String) throws(ICUError) {
    var status: Int32 = 0
    let opened = cicu_transliterator_open(identifier, &status)
    try ICUError.check(status, "utrans_open(\(identifier))")
    guard let opened else { throw ICUError(code: 1, call: "utrans_open(\(identifier))") }
    handle = opened
  }

  deinit { cicu_transliterator_close(handle) }

  /// `text` rewritten.
  public func apply(_ text: [UInt16]) throws(ICUError) -> [UInt16] {
    var capacity = text.count * 2 + 16
    while true {
      var buffer = text + [UInt16](repeating: 0, count: capacity - text.count)
      var status: Int32 = 0
      let length = cicu_transliterator_apply(handle, &buffer, Int32(text.count), Int32(capacity), &status)
      if cicu_is_overflow(status) {
        capacity = max(Int(length), capacity * 2)
        continue
      }
      try ICUError.check(status, "utrans_transUChars")
      buffer.removeLast(buffer.count - Int(length))
      return buffer
    }
  }
}
