import Glibc
import Synchronization

/// A file that appears at its place only when it is whole.
///
/// Text goes to a file beside the place, which is renamed by `commit`. One that is not committed is removed: when it is
/// discarded, when an error ends the work, and when the user interrupts it. A symbolic link stays, and what it leads to
/// is replaced. The mode of the old file is kept, and its owner where the system allows it. What is no plain file (a
/// device, a named pipe, `/dev/stdout`) is written to as it stands, since renaming would replace it.
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
  /// Where the whole file goes: `path`, or what it leads to as a link.
  private let place: String
  private let temporary: String
  /// Whether the place was no file before, or a plain one: no device or pipe.
  public let isPlain: Bool
  /// Where a library that opens files itself may write instead of `write`; its file must be closed before `commit`.
  public var writingPath: String { isPlain ? temporary : path }
  private var descriptor: Int32
  private var buffer: [UInt8] = []

  /// Begins a file at `path`.
  public init(path: String) throws(Failure) {
    let place = try OutputPlace(path)
    self.path = path
    self.place = place.path
    temporary = place.temporary
    isPlain = place.isPlain
    guard isPlain else {
      descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
      if descriptor < 0 { throw Failure(path: path, reason: String(cString: strerror(errno))) }
      return
    }
    UnfinishedFiles.add(temporary)
    // What the old file hides from others must not be seen while the new one is written.
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, place.mode.map { $0 & 0o600 } ?? 0o666)
    if descriptor < 0 {
      let reason = String(cString: strerror(errno))
      UnfinishedFiles.remove(temporary)
      throw Failure(path: path, reason: reason)
    }
    place.keepMode(of: descriptor)
  }

  deinit { discard() }

  /// Fails where no file can be written to `path`: in a folder that is not there or may not be written to, over a file
  /// that may not, or where a folder stands. To be asked before long work; nothing is left behind.
  public static func requireWritable(at path: String) throws(Failure) {
    let place = try OutputPlace(path)
    guard place.isPlain else { return }
    let descriptor = open(place.temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      close(descriptor)
      unlink(place.temporary)
    } else if errno != EEXIST {
      throw Failure(path: path, reason: String(cString: strerror(errno)))
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
    guard isClosed, rename(temporary, place) == 0 else {
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
