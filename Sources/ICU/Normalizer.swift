import CICU

/// Unicode normalisation.
///
/// For keys only: NFKC turns ， into `,` and ① into 1, so a text itself is never normalised.
public struct Normalizer: @unchecked Sendable {
  /// The form that text is brought to.
  public enum Form: Sendable {
    /// Canonical composition.
    case nfc
    /// Compatibility composition.
    case nfkc
    /// Compatibility composition with case folded and ignorable characters dropped.
    case nfkcCaseFold
  }

  // ICU's instance is shared, immutable and lives as long as the process.
  private let handle: OpaquePointer

  /// A normalizer to `form`.
  public init(_ form: Form) throws(ICUError) {
    var status: Int32 = 0
    let form = form == .nfc ? CICU_NFC : form == .nfkc ? CICU_NFKC : CICU_NFKC_CASEFOLD
    let instance = cicu_normalizer_get(form, &status)
    try ICUError.check(status, "unorm2_getInstance")
    guard let instance else { throw ICUError(code: 1, call: "unorm2_getInstance") }
    handle = instance
  }

  /// The normal form of `text`.
  public func normalize(_ text: [UInt16]) throws(ICUError) -> [UInt16] {
    var target = [UInt16](repeating: 0, count: text.count + 16)
    var status: Int32 = 0
    var length = cicu_normalizer_normalize(handle, text, Int32(text.count), &target, Int32(target.count), &status)
    if cicu_is_overflow(status) {
      target = [UInt16](repeating: 0, count: Int(length))
      length = cicu_normalizer_normalize(handle, text, Int32(text.count), &target, length, &status)
    }
    try ICUError.check(status, "unorm2_normalize")
    target.removeLast(target.count - Int(length))
    return target
  }
}
