import Glibc

/// Reads files whole, and says clearly why not.
enum FileBytes {
  /// A file larger than this is not read: offsets of tokens are 32 bits wide.
  static let limit = 1_000_000_000

  /// The content of `input`.
  static func read(_ input: DocumentInput) throws(DocumentError) -> [UInt8] {
    switch input.origin {
    case .bytes(let bytes): return bytes
    case .standardInput: return try read(descriptor: 0, expecting: 0, of: input.id)
    case .file(let path): return try read(path: path, of: input.id)
    }
  }

  private static func read(path: [UInt8], of document: String) throws(DocumentError) -> [UInt8] {
    // O_NONBLOCK: opening a named pipe must not wait for a writer. It means nothing for files.
    let descriptor = (path + [0]).withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    }
    guard descriptor >= 0 else { throw DocumentError(document: document, reason: .system(message(errno))) }
    defer { _ = close(descriptor) }
    let before = try status(descriptor, of: document)
    if before.st_mode & S_IFMT == S_IFIFO, path.starts(with: "/dev/".utf8) {
      // A pipe of the shell's, as in <(command): its writer is there already, and may be waited for.
      _ = fcntl(descriptor, F_SETFL, 0)
      return try read(descriptor: descriptor, expecting: 0, of: document)
    }
    try requireRegular(before, of: document)
    guard Int(before.st_size) <= limit else { throw DocumentError(document: document, reason: .tooLarge(limit: limit)) }
    let bytes = try read(descriptor: descriptor, expecting: Int(before.st_size), of: document)
    let after = try status(descriptor, of: document)
    let isSame =
      after.st_mtim.tv_sec == before.st_mtim.tv_sec && after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
      && after.st_size == before.st_size && (bytes.count == Int(after.st_size) || after.st_size == 0)
    guard isSame else { throw DocumentError(document: document, reason: .changedWhileRead) }
    return bytes
  }

  private static func status(_ descriptor: Int32, of document: String) throws(DocumentError) -> stat {
    var result = stat()
    guard fstat(descriptor, &result) == 0 else {
      throw DocumentError(document: document, reason: .system(message(errno)))
    }
    return result
  }

  private static func requireRegular(_ status: stat, of document: String) throws(DocumentError) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw DocumentError(document: document, reason: .notAFile("a folder"))
    case S_IFIFO: throw DocumentError(document: document, reason: .notAFile("a named pipe"))
    case S_IFSOCK: throw DocumentError(document: document, reason: .notAFile("a socket"))
    default: throw DocumentError(document: document, reason: .notAFile("a device"))
    }
  }

  /// Reads to the end; `expecting` is only the size to begin with.
  static func read(
    descriptor: Int32, expecting: Int, of document: String
  ) throws(DocumentError) -> [UInt8] {
    var bytes: [UInt8] = []
    var capacity = max(expecting + 1, 1 << 16)
    while true {
      var failure: Int32 = 0
      let room = capacity
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        while count < room {
          let got = Glibc.read(descriptor, buffer.baseAddress! + count, room - count)
          if got > 0 {
            count += got
          } else if got == 0 {
            break
          } else if errno != EINTR {
            failure = errno
            break
          }
        }
      }
      guard failure == 0 else { throw DocumentError(document: document, reason: .system(message(failure))) }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if chunk.count < room { return bytes }
      guard bytes.count <= limit else { throw DocumentError(document: document, reason: .tooLarge(limit: limit)) }
      capacity = max(1 << 16, bytes.count)
    }
  }

  /// The system's words for an error number, in lower case as our own messages are.
  static func message(_ number: Int32) -> String {
    let words = String(cString: strerror(number))
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}
