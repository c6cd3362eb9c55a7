import Glibc
import Synchronization

/// A file that appears at its place only when it is whole.
///
/// Text goes to a file beside the place, which is renamed by `commit`. One that is not committed is removed: when it is
/// discarded, when an error ends the work, and when the user interrupts it. What is no plain file (a device, a
/// named pipe, a symbolic link such as `/dev/stdout`) is written to as it stands, since renaming would replace it.
public final class OutputFile {
  /// A failure to write.
  public struct Failure: Error, CustomStringConvertible {
    /// The file.
    public var path: String
    /// What the system said.
    public var reason: String
    /// A failure to write to `path`.
    public init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }

    /// `path: reason`.
    public var description: String { "\(path): \(reason)" }
  }

  private let path: String
  private let temporary: String
  /// Whether `path` was no file before, or a plain one: no device, pipe or link.
  public let isPlain: Bool
  /// Where a library that opens files itself may write instead of `write`; its file must be closed before `commit`.
  public var writingPath: String { isPlain ? temporary : path }
  private var descriptor: Int32
  private var buffer: [UInt8] = []

  /// Begins a file at `path`.
  public init(path: String) throws(Failure) {
    self.path = path
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    temporary = path[..<slash] + "." + path[slash...] + ".\(getpid()).part"
    try Self.requireNoFolder(at: path)
    var status = stat()
    isPlain = lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    guard isPlain else {
      descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
      if descriptor < 0 { throw Failure(path: path, reason: String(cString: strerror(errno))) }
      return
    }
    UnfinishedFiles.add(temporary)
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    if descriptor < 0 {
      UnfinishedFiles.remove(temporary)
      throw Failure(path: path, reason: String(cString: strerror(errno)))
    }
  }

  deinit { discard() }

  /// Fails where a folder stands at `path`.
  public static func requireNoFolder(at path: String) throws(Failure) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw Failure(path: path, reason: "is a folder")
    }
  }

  /// What stands behind the last dot of a path's last component, in lower case; nothing where there is none.
  public static func ending(of path: String) -> String? {
    path.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last?
      .lowercased()
  }

  /// Adds text.
  public func write(_ text: String) throws(Failure) {
    buffer += text.utf8
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Adds text as UTF-8.
  public func write(_ bytes: [UInt8]) throws(Failure) {
    buffer += bytes
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Puts the file in its place.
  public func commit() throws(Failure) {
    try flush()
    let isClosed = close(descriptor) == 0
    descriptor = -1
    guard isPlain else {
      if !isClosed { throw Failure(path: path, reason: String(cString: strerror(errno))) }
      return
    }
    guard isClosed, rename(temporary, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(temporary)
      UnfinishedFiles.remove(temporary)
      throw Failure(path: path, reason: reason)
    }
    UnfinishedFiles.remove(temporary)
  }

  /// Drops what was written.
  public func discard() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
    guard isPlain else { return }
    unlink(temporary)
    UnfinishedFiles.remove(temporary)
  }

  private func flush() throws(Failure) {
    let error = SystemOutput.write(buffer, to: descriptor)
    buffer.removeAll(keepingCapacity: true)
    if error != 0 { throw Failure(path: path, reason: String(cString: strerror(error))) }
  }
}

/// Writing to a descriptor.
public enum SystemOutput {
  /// Writes all bytes; 0, or the error's number.
  public static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        done += count
      }
      return 0
    }
  }
}

/// The files that are being written, so that a signal leaves none of them half done.
public enum UnfinishedFiles {
  // C strings in fixed places: a signal handler may neither lock nor allocate. Each place is taken and freed as a whole.
  private static let capacity = 32
  private nonisolated(unsafe) static let paths: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = {
    let places = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
    places.initialize(repeating: nil, count: capacity)
    return places
  }()
  private static let lock = Mutex(())

  static func add(_ path: String) {
    lock.withLock { _ in
      for place in 0..<capacity where paths[place] == nil {
        paths[place] = strdup(path)
        return
      }
    }
  }

  static func remove(_ path: String) {
    lock.withLock { _ in
      for place in 0..<capacity {
        guard let stored = paths[place], strcmp(stored, path) == 0 else { continue }
        paths[place] = nil
        free(stored)
      }
    }
  }

  /// Has SIGINT, SIGTERM and SIGHUP remove the unfinished files before they end the process.
  public static func removeOnSignals() {
    _ = paths
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        for place in 0..<UnfinishedFiles.capacity { if let path = UnfinishedFiles.paths[place] { unlink(path) } }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }
}
