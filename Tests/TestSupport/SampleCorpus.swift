public import Foundation

/// The speeches written for this project, in `corpus/`.
public enum SampleCorpus {
  /// Files whose names hold `part`, in order of name.
  public static func files(_ part: String = "") -> [URL] {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    folder.appendPathComponent("corpus")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") && (part.isEmpty || $0.contains(part)) }.sorted().map {
      folder.appendingPathComponent($0)
    }
  }

  /// The text of each of those files, front matter left out.
  public static func texts(_ part: String = "") -> [String] {
    files(part).map { url in
      let text = try! String(contentsOf: url, encoding: .utf8)
      let parts = text.components(separatedBy: "---\n")
      return parts.count > 2 ? parts.dropFirst(2).joined(separator: "---\n") : text
    }
  }
}
