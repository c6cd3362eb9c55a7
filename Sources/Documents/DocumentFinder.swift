import Glibc
import Text

/// Finds the files to read below the paths that a user named.
///
///     DocumentFinder().find(["speeches", "-"]).inputs.map(\.id)   // ["2023/a.txt", "2024/b.docx", "stdin"]
///
/// Folders are walked recursively, each in the byte order of its names. Only files with known endings are taken;
/// hidden files, Word's lock files (`~$…`), `metadata.*` and `README.*` are passed over in silence, all others counted.
/// Links are followed, but for those to a folder that the folder named is in, or that the link itself is in: its other
/// files were not meant. A file that two paths lead to is taken by the first.
///
/// - Complexity: one `stat` an entry.
public struct DocumentFinder: Sendable {
  /// What was found.
  public struct Found: Sendable {
    /// The files, in order.
    public var inputs: [DocumentInput] = []
    /// How many files were left out since nothing is known of their endings.
    public var otherFiles = 0
    /// How many files were left out since an earlier path had led to them.
    public var repeated = 0
    /// Which files have been taken.
    fileprivate var taken: Set<Identity> = []
    /// Paths that do not exist or may not be read.
    public var errors: [DocumentError] = []

    /// Whether a file is by its name of a format with pages, or an archive that may hold such files.
    public var mayHavePages: Bool { inputs.contains { $0.format.mayHavePages } }
  }

  /// Whether tables (`.csv`, `.tsv`, `.jsonl`) in folders hold documents: only when the user named the text column.
  public var includesTables: Bool

  /// A finder.
  public init(includesTables: Bool = false) { self.includesTables = includesTables }

  /// The files below `paths`; standard input for `-`, and where there is no path at all.
  ///
  /// A file's id is its name, that of standard input `stdin`; where two would be called the same, each is called by its
  /// path as given.
  public func find(_ paths: [String]) -> Found {
    var found = Found()
    // One for each input: its id made longer by what the user wrote.
    var longIDs: [String] = []
    for path in paths.isEmpty ? ["-"] : paths {
      let first = found.inputs.count
      if path == "-" {
        found.inputs.append(DocumentInput(id: "stdin", origin: .standardInput))
        longIDs.append("stdin")
        continue
      }
      let bytes = Array(path.utf8)
      let before = found.taken
      var status = stat()
      guard Self.withPath(bytes, { stat($0, &status) }) == 0 else {
        found.errors.append(DocumentError(document: path, reason: .system(FileBytes.message(errno))))
        continue
      }
      if status.st_mode & S_IFMT == S_IFDIR {
        walk(bytes, below: "", ancestors: Self.foldersAround(bytes), tables: [], except: before, into: &found)
        let prefix = path.hasSuffix("/") ? path : path + "/"
        longIDs += found.inputs[first...].map { prefix + $0.id }
      } else if take(status, except: before, into: &found) {
        var input = DocumentInput(path: path)
        let folder = path.contains("/") ? Array(path.utf8.prefix(path.utf8.count - input.id.utf8.count)) : [0x2E, 0x2F]
        for table in tables(in: folder, into: &found) { table.add(to: &input, at: input.id) }
        found.inputs.append(input)
        longIDs.append(path)
      }
    }
    Self.makeUnique(&found.inputs, longIDs)
    return found
  }

  private static func makeUnique(_ inputs: inout [DocumentInput], _ longIDs: [String]) {
    var frequency: [String: Int] = [:]
    for input in inputs { frequency[input.id, default: 0] += 1 }
    for index in inputs.indices where frequency[inputs[index].id, default: 0] > 1 { inputs[index].id = longIDs[index] }
  }

  /// What makes two folders the same one.
  fileprivate struct Identity: Hashable {
    var device: UInt
    var node: UInt
    init(_ status: stat) {
      device = UInt(status.st_dev)
      node = UInt(status.st_ino)
    }
  }

  /// A folder and those that it is in, up to the root.
  private static func foldersAround(_ folder: [UInt8]) -> [Identity] {
    var folders: [Identity] = []
    var path = folder
    var status = stat()
    while withPath(path, { stat($0, &status) }) == 0, folders.last != Identity(status) {
      folders.append(Identity(status))
      path += Array("/..".utf8)
    }
    return folders
  }

  /// Whether a file is to be read: no earlier path has led to it. Pipes and the like may be one and differ.
  private func take(_ status: stat, except before: Set<Identity>, into found: inout Found) -> Bool {
    guard status.st_mode & S_IFMT == S_IFREG else { return true }
    let identity = Identity(status)
    if before.contains(identity) {
      found.repeated += 1
      return false
    }
    found.taken.insert(identity)
    return true
  }

  /// The metadata tables of a folder.
  private func tables(in folder: [UInt8], into found: inout Found) -> [MetadataTable] {
    var tables: [MetadataTable] = []
    for name in ["metadata.csv", "metadata.tsv"] {
      let path = (folder.last == 0x2F ? folder : folder + [0x2F]) + Array(name.utf8)
      guard Self.withPath(path, { access($0, F_OK) }) == 0 else { continue }
      do throws(DocumentError) {
        tables.append(
          try MetadataTable(
            DocumentInput(
              id: String(decoding: folder == [0x2E, 0x2F] ? Array(name.utf8) : path, as: UTF8.self), origin: .file(path)
            )))
      } catch { if !found.errors.contains(error) { found.errors.append(error) } }
    }
    return tables
  }

  private func walk(
    _ folder: [UInt8], below id: String, ancestors: [Identity], tables above: [(table: MetadataTable, depth: Int)],
    except before: Set<Identity>, into found: inout Found
  ) {
    // A table speaks of the files below its folder too, by their path from there.
    let tables = above + tables(in: folder, into: &found).map { ($0, id.count) }
    guard let names = Self.names(in: folder) else {
      found.errors.append(
        DocumentError(document: String(decoding: folder, as: UTF8.self), reason: .system(FileBytes.message(errno))))
      return
    }
    for name in names {
      // Hidden files and Word's lock files.
      if name.starts(with: [0x2E]) || name.starts(with: [0x7E, 0x24]) { continue }
      let path = folder.last == 0x2F ? folder + name : folder + [0x2F] + name
      let childID = id + String(decoding: name, as: UTF8.self)
      var status = stat()
      let isThere = Self.withPath(path) { stat($0, &status) } == 0
      if isThere, status.st_mode & S_IFMT == S_IFDIR {
        let identity = Identity(status)
        if !ancestors.contains(identity) {
          walk(
            path, below: childID + "/", ancestors: ancestors + [identity], tables: tables, except: before, into: &found)
        }
        continue
      }
      let ending = DocumentInput.ending(of: childID)
      if String(decoding: name, as: UTF8.self).hasPrefix("metadata."), ending == "csv" || ending == "tsv" { continue }
      // They tell of the folder and are no part of what it holds.
      if String(decoding: name, as: UTF8.self).hasPrefix("README.") { continue }
      guard let format = DocumentFormat(ending: ending), includesTables || !format.isTable else {
        found.otherFiles += 1
        continue
      }
      if isThere, !take(status, except: before, into: &found) { continue }
      var input = DocumentInput(id: childID, origin: .file(path))
      for (table, depth) in tables { table.add(to: &input, at: String(childID.dropFirst(depth))) }
      found.inputs.append(input)
    }
  }

  /// The entries of a folder in byte order, or nothing (and `errno`) where it cannot be read.
  private static func names(in folder: [UInt8]) -> [[UInt8]]? {
    guard let directory = withPath(folder, { opendir($0) }) else { return nil }
    defer { closedir(directory) }
    var names: [[UInt8]] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func withPath<Value>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Value) -> Value {
    (path + [0]).withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { body($0.baseAddress!) }
    }
  }
}
