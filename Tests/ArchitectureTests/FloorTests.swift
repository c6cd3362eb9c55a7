import Foundation
import Testing

/// ARCHITECTURE.md, Package.swift and the `import` lines say the same.
struct FloorTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The floors as the page draws them: lines of a number and names.
  private func floors() throws -> [String: Int] {
    let page = try String(contentsOf: Self.root.appendingPathComponent("ARCHITECTURE.md"), encoding: .utf8)
    var floors: [String: Int] = [:]
    for line in page.split(separator: "\n") {
      guard let floor = line.first?.wholeNumberValue, line.dropFirst().hasPrefix("  ") else { continue }
      for word in line.split(whereSeparator: { !$0.isLetter }) where modules.contains(String(word)) {
        floors[String(word)] = floor
      }
    }
    return floors
  }

  private var modules: Set<String> {
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: Self.root.appendingPathComponent("Sources").path)) ?? []
    return Set(names.filter { !$0.hasPrefix(".") })
  }

  /// What each module imports, of the modules here and of Foundation.
  private func imports() throws -> [String: Set<String>] {
    var imports: [String: Set<String>] = [:]
    for module in modules {
      let folder = Self.root.appendingPathComponent("Sources/\(module)")
      let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
      imports[module] = []
      for file in files where file.hasSuffix(".swift") {
        let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
        for line in text.split(separator: "\n") {
          let words = line.split(separator: " ")
          guard let at = words.firstIndex(of: "import"), at <= 1, at + 1 < words.count else { continue }
          imports[module]?.insert(String(words[at + 1]))
        }
      }
    }
    return imports
  }

  @Test func `the page names every module`() throws {
    let floors = try floors()
    let systems = modules.filter { $0.hasPrefix("CSystem") || $0.hasPrefix("CX") || $0.hasPrefix("CLib") }
    for module in modules.subtracting(systems) { #expect(floors[module] != nil, "\(module)") }
  }

  @Test func `imports never point up, and no stage imports another`() throws {
    let floors = try floors()
    for (module, imported) in try imports() {
      guard let own = floors[module] else { continue }
      for other in imported {
        guard let floor = floors[other] else { continue }
        #expect(floor <= own, "\(module) imports \(other)")
        if own == 3 { #expect(floor < 3, "\(module) imports \(other)") }
      }
    }
  }

  @Test func `what a module imports its target declares`() throws {
    // Asking the package manager would wait for the lock that the test run holds, so the manifest is read as text.
    let manifest = try String(contentsOf: Self.root.appendingPathComponent("Package.swift"), encoding: .utf8)
      .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
    for (module, imported) in try imports() {
      guard
        let start = manifest.range(of: "\"\(module)\", [")?.upperBound
          ?? manifest.range(of: "name: \"\(module)\", dependencies: [")?.upperBound
      else { continue }
      let declared = manifest[start...].prefix { $0 != "]" }
      for other in imported where modules.contains(other) {
        #expect(declared.contains("\"\(other)\""), "\(module) imports \(other), which its target does not declare")
      }
    }
  }

  @Test func `the library has the modules of the floors 1 to 4`() throws {
    let manifest = try String(contentsOf: Self.root.appendingPathComponent("Package.swift"), encoding: .utf8)
    let start = try #require(
      manifest.firstRange(of: /name: "TifaStages",\s+targets: \[/)?.upperBound)
    let exported = Set(manifest[start...].prefix { $0 != "]" }.matches(of: /"(\w+)"/).map { String($0.1) })
    // The C header of ICU is an implementation's own.
    #expect(exported == Set(try floors().filter { $0.value <= 4 && $0.key != "CICU" }.keys))
  }

  @Test func `no module of the product imports full Foundation`() throws {
    for (module, imported) in try imports() { #expect(!imported.contains("Foundation"), "\(module)") }
    for module in ["Text", "Pipeline", "Statistics"] {
      #expect(try imports()[module]?.contains("FoundationEssentials") == false, "\(module)")
    }
  }

  /// A rule may name a word; a list of words may not stand in code.
  ///
  /// Apart are `Reports`, whose labels are the heads of tables, and the table of title words in `Documents`.
  @Test func `no word lists stand in code`() throws {
    for module in modules where module != "Reports" {
      let folder = Self.root.appendingPathComponent("Sources/\(module)")
      for file in FileManager.default.enumerator(atPath: folder.path)?.compactMap({ $0 as? String }) ?? []
      where file.hasSuffix(".swift") && file != "TitleWords.swift" {
        let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
        let code = text.split(separator: "\n").filter { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//") }
          .joined(separator: "\n")
        let literals = code.matches(of: /"\p{Script=Han}+"/).count
        #expect(literals <= 24, "\(module)/\(file) holds \(literals) Chinese words: they belong in Lexicons/")
      }
    }
  }
}
