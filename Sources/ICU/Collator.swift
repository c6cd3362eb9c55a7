import CICU

/// Orders text as readers of a language expect: by pinyin for `zh`.
///
/// Not safe for use from two threads at a time.
public final class Collator {
  private let handle: OpaquePointer

  /// A collator by the rules of `locale`.
  public init(locale: String = "zh") throws(ICUError) {
    var status: Int32 = 0
    let opened = cicu_collator_open(locale, &status)
    try ICUError.check(status, "ucol_open")
    guard let opened else { throw ICUError(code: 1, call: "ucol_open") }
    handle = opened
  }

  deinit { cicu_collator_close(handle) }

  /// A key that sorts, byte by byte, as `text` does.
  public func sortKey(_ text: [UInt16]) -> [UInt8] {
    var key = [UInt8](repeating: 0, count: text.count * 4 + 16)
    var length = Int(cicu_collator_sort_key(handle, text, Int32(text.count), &key, Int32(key.count)))
    if length > key.count {
      key = [UInt8](repeating: 0, count: length)
      length = Int(cicu_collator_sort_key(handle, text, Int32(text.count), &key, Int32(key.count)))
    }
    key.removeLast(max(0, key.count - length))
    return key
  }
}
