import CICU

/// Guesses the encoding of bytes from their statistics.
///
/// A guess is no knowledge: the caller decides which encodings it accepts and whether the decoded text is plausible.
public final class CharsetDetector {
  /// An encoding that the bytes may be in.
  public struct Candidate: Hashable, Sendable {
    /// ICU's name of the encoding.
    public var name: String
    /// 0…100.
    public var confidence: Int
  }

  private let handle: OpaquePointer

  /// A detector.
  public init() throws(ICUError) {
    var status: Int32 = 0
    let opened = cicu_detector_open(&status)
    try ICUError.check(status, "ucsdet_open")
    guard let opened else { throw ICUError(code: 1, call: "ucsdet_open") }
    handle = opened
  }

  deinit { cicu_detector_close(handle) }

  /// The candidates for `bytes`, most likely first. ICU looks at the first 8 KiB or so.
  public func candidates(for bytes: [UInt8]) throws(ICUError) -> [Candidate] {
    var candidates: [Candidate] = []
    var status: Int32 = 0
    bytes.withUnsafeBufferPointer { buffer in
      let count = cicu_detector_detect(handle, buffer.baseAddress, Int32(clamping: buffer.count), &status)
      for index in 0..<count {
        guard let name = cicu_detector_name(handle, index) else { continue }
        candidates.append(
          Candidate(name: String(cString: name), confidence: Int(cicu_detector_confidence(handle, index))))
      }
    }
    try ICUError.check(status, "ucsdet_detectAll")
    return candidates
  }
}
