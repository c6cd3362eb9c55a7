public import Foundation

/// Real texts that some tests measure on. They lie beside the checkout, are never part of it, and may be absent.
public enum SharedCorpora {
  /// The folder, where there is one.
  public static let folder: URL? = {
    var directory = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { directory.deleteLastPathComponent() }
    let shared = directory.deletingLastPathComponent().appendingPathComponent("shared/corpora")
    return FileManager.default.fileExists(atPath: shared.path) ? shared : nil
  }()

  /// For `.enabled(if:)`; says what to do when a test is skipped.
  public static var isPresent: Bool { folder != nil }
  /// The message of a skipped test.
  public static let absent: String = "needs the shared corpora beside the checkout (../shared/corpora)"

  /// Files of a subfolder with the given ending, in order of name.
  public static func files(_ subfolder: String, ending: String = ".txt") -> [URL] {
    guard let folder else { return [] }
    let directory = folder.appendingPathComponent(subfolder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().map { directory.appendingPathComponent($0) }
  }
}
