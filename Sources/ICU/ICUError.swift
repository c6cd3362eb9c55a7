import CICU

/// A failure that ICU reported.
///
///     ICUError(code: 4, call: "ucnv_open").description   // "ICU: ucnv_open failed: U_FILE_ACCESS_ERROR"
public struct ICUError: Error, Hashable, Sendable, CustomStringConvertible {
  /// ICU's status, above 0.
  public let code: Int32
  /// What was being done.
  public let call: String

  /// The status by name, and what failed.
  public var description: String { "ICU: \(call) failed: \(String(cString: cicu_status_name(code)))" }

  /// Throws where `status` is an error; ICU's warnings are below 0 and pass.
  static func check(_ status: Int32, _ call: String) throws(ICUError) {
    if status > 0 { throw ICUError(code: status, call: call) }
  }
}

/// The ICU library that is loaded.
public enum ICULibrary {
  /// Its version, as in `72.1`.
  public static var version: String {
    var buffer = [CChar](repeating: 0, count: 32)
    cicu_version(&buffer, 32)
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
