import CICU

/// ICU's boundaries between words or sentences.
///
///     let words = try BreakIterator(.word, locale: "zh")
///     try words.boundaries(in: Array("改革开放".utf16))   // [0, 2, 4]
///
/// Not safe for use from two threads at a time: each worker opens its own.
public final class BreakIterator {
  /// What lies between two boundaries.
  public enum Kind: Sendable {
    /// Words, numbers, marks and blanks.
    case word
    /// Sentences.
    case sentence
  }

  private let handle: OpaquePointer

  /// An iterator of `kind` by the rules of `locale`.
  public init(_ kind: Kind, locale: String = "zh") throws(ICUError) {
    var status: Int32 = 0
    let opened = cicu_breaker_open(kind == .word ? CICU_WORD : CICU_SENTENCE, locale, &status)
    try ICUError.check(status, "ubrk_open")
    guard let opened else { throw ICUError(code: 1, call: "ubrk_open") }
    handle = opened
  }

  deinit { cicu_breaker_close(handle) }

  /// Calls `body` with each boundary behind the first (which is 0) and with ICU's rule status of what ends there.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func forEachBoundary(
    in text: UnsafeBufferPointer<UInt16>, _ body: (_ boundary: Int, _ ruleStatus: Int32) -> Void
  ) throws(ICUError) {
    guard !text.isEmpty else { return }
    var status: Int32 = 0
    cicu_breaker_set_text(handle, text.baseAddress, Int32(text.count), &status)
    try ICUError.check(status, "ubrk_setText")
    _ = cicu_breaker_first(handle)
    while true {
      let boundary = cicu_breaker_next(handle)
      if boundary < 0 { break }
      body(Int(boundary), cicu_breaker_rule_status(handle))
    }
  }

  /// All boundaries of `text`, 0 and its length included; none for an empty text.
  public func boundaries(in text: [UInt16]) throws(ICUError) -> [Int] {
    var boundaries: [Int] = text.isEmpty ? [] : [0]
    var failure: ICUError?
    text.withUnsafeBufferPointer { buffer in
      do throws(ICUError) {
        try forEachBoundary(in: buffer) { boundary, _ in boundaries.append(boundary) }
      } catch { failure = error }
    }
    if let failure { throw failure }
    return boundaries
  }
}
