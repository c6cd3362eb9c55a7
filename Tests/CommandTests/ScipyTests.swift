import Foundation
import TestSupport
import Testing

/// Every number of a keyness table against an independent computation, where Python has SciPy.
struct ScipyTests {
  static let hasScipy: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import scipy"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  private func check(_ target: String, against reference: String) throws {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("tifa-scipy-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let columns = [
      "term", "frequency", "frequency_reference", "log_odds_z", "log_odds", "log_ratio", "log_ratio_low",
      "log_ratio_high", "lrc", "log_likelihood", "g2", "chi_squared", "chi_squared_yates", "p", "p_log_likelihood",
      "p_adjusted", "p_adjusted_bh", "significant", "percent_diff", "bic", "odds_ratio", "difference_coefficient",
      "simple_maths",
    ].joined(separator: ",")
    let script = CaseTests.root.appendingPathComponent("Tests/CommandTests/Scipy/check_keyness.py").path
    let result = try CaseTests.run(
      "tifa keywords --quiet '\(target)' --against '\(reference)' --columns \(columns) -o t.csv && "
        + "python3 '\(script)' t.csv t.csv.meta.json", in: scratch)
    #expect(result.status == 0, "\(result.output)\(result.error)")
  }

  @Test(.enabled(if: hasScipy, "needs Python with SciPy"))
  func `the keyness of two speeches equals SciPy's`() throws {
    let files = SampleCorpus.files("云溪县").map(\.path)
    try check(files[1], against: files[0])
  }

  @Test(
    .enabled(if: hasScipy, "needs Python with SciPy"),
    .enabled(if: SharedCorpora.isPresent, "needs the shared corpora beside the checkout"))
  func `the keyness of two work reports equals SciPy's`() throws {
    let files = SharedCorpora.files("work-reports").map(\.path)
    try check(files[files.count - 1], against: files[files.count - 2])
  }
}
