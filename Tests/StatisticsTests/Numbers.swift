import Foundation
import Testing

/// Numbers that the tests compare with, read from the JSON files beside them.
struct Numbers {
  /// Those of papers and of other projects.
  static var published: Numbers { Numbers("published.json") }
  /// Those that `scipy_values.py` computed.
  static var scipy: Numbers { Numbers("scipy_values.json") }

  private let root: [String: Any]

  private init(_ name: String) {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(name)
    root = try! JSONSerialization.jsonObject(with: Data(contentsOf: url)) as! [String: Any]
  }

  subscript(_ key: String) -> [[String: Any]] { root[key] as! [[String: Any]] }

  func array(_ key: String) -> [[Double]] { root[key] as! [[Double]] }

  /// The entry of `group` with this identifier.
  func entry(_ group: String, _ id: String) -> Entry {
    Entry(fields: self[group].first { $0["id"] as! String == id }!)
  }
}

/// One published number with what it was computed from.
struct Entry {
  let fields: [String: Any]

  func int(_ name: String) -> Int { (fields[name] as! NSNumber).intValue }
  func number(_ name: String) -> Double { (fields[name] as! NSNumber).doubleValue }
  func ints(_ name: String) -> [Int] { (fields[name] as! [NSNumber]).map(\.intValue) }
  func numbers(_ name: String) -> [Double] { (fields[name] as! [NSNumber]).map(\.doubleValue) }
  func string(_ name: String) -> String { fields[name] as! String }
  func dictionary(_ name: String) -> [String: Double] {
    (fields[name] as! [String: NSNumber]).mapValues(\.doubleValue)
  }

  /// The published value, and how far from it a right result can be: half a unit of its last place.
  var want: Double { number("want") }
  var tolerance: Double { 0.5 * pow(10, -number("dp")) * (1 + 1e-9) }
}

/// Expects two numbers to agree within `tolerance`.
func expectClose(
  _ value: Double?, _ wanted: Double, within tolerance: Double, _ name: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let value else {
    Issue.record("\(name) has no value, expected \(wanted)", sourceLocation: sourceLocation)
    return
  }
  #expect(
    abs(value - wanted) <= tolerance, "\(name): \(value), expected \(wanted)", sourceLocation: sourceLocation)
}

/// Expects two numbers to agree to `digits` significant digits.
func expectEqual(
  _ value: Double?, _ wanted: Double, digits: Int = 10, _ name: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    value, wanted, within: max(abs(wanted), 1e-300) * pow(10, -Double(digits)), name, sourceLocation: sourceLocation)
}
