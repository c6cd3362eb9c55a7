import Foundation
import Reports
import Testing

/// `docs/columns.md` describes every column of every table, and nothing else.
@Suite struct ColumnDictionaryTests {
  /// The sections of the page: the table's name, then the rows `| name | label | meaning |`.
  private func page() throws -> [(table: String, rows: [[String]])] {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let text = try String(contentsOf: root.appendingPathComponent("docs/columns.md"), encoding: .utf8)
    var sections: [(table: String, rows: [[String]])] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") {
        sections.append((String(line.dropFirst(3).prefix { $0 != " " && $0 != ":" }), []))
      } else if line.hasPrefix("| `"), !sections.isEmpty {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
        sections[sections.count - 1].rows.append(
          cells.map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) })
      }
    }
    return sections
  }

  @Test func `the page has every table, in order`() throws {
    #expect(try page().map(\.table) == TableCatalog.tables.map(\.name))
  }

  @Test func `each table has its columns in order, with label and meaning`() throws {
    let sections = try page()
    for table in TableCatalog.tables {
      let rows = sections.first { $0.table == table.name }?.rows ?? []
      #expect(rows.map { $0[0] } == table.columns.map(\.name), "\(table.name)")
      for (row, column) in zip(rows, table.columns) {
        #expect(row.count == 3, "\(table.name) \(column.name)")
        #expect(row[1] == column.label, "\(table.name) \(column.name)")
        #expect((row.count > 2 ? row[2] : "").count > 3, "\(table.name) \(column.name)")
      }
    }
  }

  @Test func `no table has two columns of one name or one label`() {
    for table in TableCatalog.tables {
      #expect(Set(table.columns.map(\.name)).count == table.columns.count, "\(table.name)")
      #expect(Set(table.columns.map(\.label)).count == table.columns.count, "\(table.name)")
    }
  }
}
