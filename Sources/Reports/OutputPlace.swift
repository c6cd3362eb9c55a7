import Glibc

/// Where a file that is written goes: what a path leads to through links, and what stands there.
struct OutputPlace {
  /// The path behind all links; the path as given where no plain file can be put.
  private(set) var path: String
  /// Whether nothing stands there, or a plain file: no device, pipe or stream of the process.
  private(set) var isPlain = true
  /// What the system knows of the plain file that stands there.
  private var old: stat?

  /// The mode of the file that stands there.
  var mode: mode_t? { old.map { $0.st_mode & 0o7777 } }

  /// A hidden name beside the place, for a file that is not whole yet.
  var temporary: String {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    return path[..<slash] + "." + path[slash...] + ".\(getpid()).part"
  }

  /// How many links may lead to one another, as in Linux.
  private static let longestChain = 40

  /// The place that `path` leads to. A folder is an error, and so is a file that may not be written to.
  init(_ path: String) throws(OutputFile.Failure) {
    self.path = path
    var status = stat()
    for _ in 0..<Self.longestChain {
      guard lstat(self.path, &status) == 0 else { return }
      guard status.st_mode & S_IFMT == S_IFLNK else { break }
      // /dev/stdout leads to a link of /proc, which stands for a stream and not for the file that it names.
      guard !Self.isOfProcesses(status), let target = Self.target(of: self.path) else {
        self.path = path
        isPlain = false
        return
      }
      self.path = target
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: old = status
    case S_IFDIR: throw OutputFile.Failure(path: path, reason: "is a folder")
    case S_IFLNK: throw OutputFile.Failure(path: path, reason: String(cString: strerror(ELOOP)))
    default: isPlain = false
    }
    guard access(path, W_OK) == 0 else {
      throw OutputFile.Failure(path: path, reason: String(cString: strerror(errno)))
    }
  }

  /// Gives a new file the mode of the old one, and its owner where the system allows it.
  func keepMode(of descriptor: Int32) {
    guard let old, let mode else { return }
    // To change the owner can drop bits of the mode. Only the superuser may, and a file of one's own stays so.
    _ = fchown(descriptor, old.st_uid, old.st_gid)
    _ = fchmod(descriptor, mode)
  }

  private static func isOfProcesses(_ link: stat) -> Bool {
    var processes = stat()
    return lstat("/proc/self", &processes) == 0 && processes.st_dev == link.st_dev
  }

  private static func target(of link: String) -> String? {
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      let length = buffer.withMemoryRebound(to: CChar.self) { readlink(link, $0.baseAddress!, $0.count) }
      count = max(0, length)
    }
    guard !bytes.isEmpty else { return nil }
    let target = String(decoding: bytes, as: UTF8.self)
    guard !target.hasPrefix("/"), let slash = link.lastIndex(of: "/") else { return target }
    return link[...slash] + target
  }
}
