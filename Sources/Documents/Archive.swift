import CLibArchive
import Glibc

/// Reads the members of a zip archive in memory.
///
///     let archive = try Archive(bytes)
///     while let member = try archive.next() { … try archive.content(limit: 1_000_000) … }
///
/// Not safe for use from two threads at a time. Names are told by their bytes: archives made on Chinese Windows have
/// them in GBK.
final class Archive {
  /// A failure that libarchive reported.
  struct Failure: Error, Hashable {
    var message: String
  }

  /// More than the limit comes out.
  struct Overflow: Error {}

  /// A member.
  struct Member {
    /// Its name, as the bytes that stand in the archive.
    var name: [UInt8]
    /// Whether it is a file, not a folder or a link.
    var isFile: Bool
    /// Whether a password protects it.
    var isEncrypted: Bool
  }

  private let handle: OpaquePointer
  // libarchive reads while this object lives.
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  /// Opens an archive.
  init(_ content: [UInt8]) throws(Failure) {
    bytes = .allocate(capacity: content.count)
    _ = bytes.initialize(from: content)
    handle = archive_read_new()
    archive_read_support_format_zip(handle)
    guard archive_read_open_memory(handle, bytes.baseAddress, bytes.count) == ARCHIVE_OK else {
      let failure = failure()
      archive_read_free(handle)
      bytes.deallocate()
      throw failure
    }
  }

  deinit {
    archive_read_free(handle)
    bytes.deallocate()
  }

  /// The next member, or nothing behind the last.
  func next() throws(Failure) -> Member? {
    var entry: OpaquePointer?
    let status = Self.withUTF8Locale { archive_read_next_header(handle, &entry) }
    if status == ARCHIVE_EOF { return nil }
    // A warning is a name that cannot be converted: its bytes are still there.
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw failure() }
    let name = Self.withUTF8Locale {
      archive_entry_pathname(entry).map { Array(UnsafeBufferPointer(start: $0, count: strlen($0))) }
    }
    return Member(
      name: (name ?? []).map { UInt8(bitPattern: $0) },
      isFile: archive_entry_filetype(entry) & 0o170000 == 0o100000,
      isEncrypted: archive_entry_is_encrypted(entry) != 0)
  }

  /// The content of the member that `next` gave last, unless it is larger than `limit`.
  func content(limit: Int) throws -> [UInt8] {
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = archive_read_data(handle, &chunk, chunk.count)
      if count == 0 { return content }
      guard count > 0 else { throw failure() }
      guard content.count + count <= limit else { throw Overflow() }
      content += chunk[..<count]
    }
  }

  /// The content of the member called `name`, or nothing where there is none.
  static func member(_ name: String, of bytes: [UInt8], limit: Int) throws -> [UInt8]? {
    let archive = try Archive(bytes)
    while let member = try archive.next() {
      if member.name == Array(name.utf8) { return try archive.content(limit: limit) }
    }
    return nil
  }

  private func failure() -> Failure {
    Failure(message: archive_error_string(handle).map { String(cString: $0) } ?? "the archive is damaged")
  }

  /// libarchive gives no names beyond ASCII unless the thread's locale has UTF-8; the process's own is left alone.
  private static func withUTF8Locale<Value>(_ body: () -> Value) -> Value {
    guard let locale = utf8Locale else { return body() }
    let before = uselocale(locale)
    defer { uselocale(before) }
    return body()
  }

  private nonisolated(unsafe) static let utf8Locale: locale_t? = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
}
