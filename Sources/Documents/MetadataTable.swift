import Text

/// The fields of a folder's documents, from its `metadata.csv` or `metadata.tsv`.
///
/// The column `file` names a document by its path below the folder, with or without its ending; every other column is a
/// field. Empty cells say nothing.
struct MetadataTable {
  private let name: String
  private var rows: [String: (metadata: Metadata, line: Int)] = [:]

  /// Reads a table.
  init(_ input: DocumentInput) throws(DocumentError) {
    name = input.id
    let text = try SourceDecoder().decode(FileBytes.read(input), of: input.id).text
    let isTabbed = DocumentInput.ending(of: input.id) == "tsv"
    let table = try DelimitedRows(text, separator: isTabbed ? 0x09 : 0x2C, document: input.id)
    guard let fileColumn = table.header.firstIndex(of: "file") else {
      if table.header.isEmpty { return }
      throw DocumentError(document: input.id, place: .line(1), reason: .malformed("there is no column “file”"))
    }
    for row in table.rows {
      var metadata = Metadata()
      for (index, name) in table.header.enumerated() where index != fileColumn && !name.isEmpty {
        metadata[name] = FrontMatter.trimmed(row.cells[index])
      }
      rows[FrontMatter.trimmed(row.cells[fileColumn])] = (metadata, row.line)
    }
  }

  /// Adds what the table says of `input`, which stands at `path` below the table's folder.
  func add(to input: inout DocumentInput, at path: String) {
    let ending = DocumentInput.ending(of: path)
    guard let row = rows[path] ?? (ending.isEmpty ? nil : rows[String(path.dropLast(ending.count + 1))]) else { return }
    input.add(row.metadata, from: "\(name):\(row.line)")
  }
}
