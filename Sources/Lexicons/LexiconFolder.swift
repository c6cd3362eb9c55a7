import Glibc

/// The folder of word lists that come with the tool.
///
/// It is looked for in this order: the environment variable `TIFA_LEXICONS`; `Lexicons` beside the executable or in a
/// folder above it (a checkout); `share/tifa/Lexicons` beside the executable's folder (an installation).
public struct LexiconFolder: Sendable {
  /// Its path.
  public var path: String

  /// The folder at `path`.
  public init(path: String) { self.path = path }

  /// Finds the folder; the failure names every place where it was looked for.
  public static func find() throws(LexiconError) -> LexiconFolder {
    if let named = getenv("TIFA_LEXICONS").map({ String(cString: $0) }), !named.isEmpty {
      guard isFolder(named) else { throw LexiconError(file: named, reason: "TIFA_LEXICONS names no folder") }
      return LexiconFolder(path: named)
    }
    let places = places(executable: executable())
    for place in places where isFolder(place) { return LexiconFolder(path: place) }
    throw LexiconError(
      file: "Lexicons",
      reason: "no such folder; looked for TIFA_LEXICONS (not set), \(places.joined(separator: ", "))")
  }

  static func places(executable: String) -> [String] {
    var folders: [String] = []
    var folder = parent(of: executable)
    while let at = folder {
      folders.append(at)
      folder = parent(of: at)
    }
    var places = folders.map { ($0 == "/" ? "" : $0) + "/Lexicons" }
    if folders.count > 1 {
      places.insert((folders[1] == "/" ? "" : folders[1]) + "/share/tifa/Lexicons", at: 1)
    }
    return places
  }

  /// The path of the list `name/name.tsv` (or another file of that list), or nothing when it is not there.
  public func file(_ name: String, _ file: String? = nil) -> String? {
    let path = path + "/" + name + "/" + (file ?? name + ".tsv")
    return access(path, R_OK) == 0 ? path : nil
  }

  /// What stands in a file of the list `name`, which must be there.
  public func read(_ name: String, _ file: String) throws(LexiconError) -> LexiconFile {
    guard let path = self.file(name, file) else {
      throw LexiconError(file: path + "/" + name + "/" + file, reason: "no such file")
    }
    return try LexiconFile(path: path)
  }

  /// The fingerprint of several files of the list `name`, in that order, without reading what stands in them.
  public func fingerprint(of files: [String], in name: String) throws(LexiconError) -> Fingerprint {
    var fingerprint = Fingerprint()
    for file in files {
      fingerprint.add(try read(name, file).fingerprint)
    }
    return fingerprint
  }

  /// The names of all lists `name/name.tsv`, in the order of their bytes.
  public func lists() -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix("."), file(name) != nil { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func executable() -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink("/proc/self/exe", &buffer, Int(PATH_MAX))
    return count > 0 ? String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self) : "/"
  }

  private static func parent(of path: String) -> String? {
    guard path != "/", let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
