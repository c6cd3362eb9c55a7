import FoundationEssentials
import Text

/// Reads the rows of a table (.csv, .tsv, .jsonl), of which one column is the text and the others are fields.
struct TableDocuments {
  private let reader: DocumentReader
  private let column: String

  init(reader: DocumentReader, column: String) {
    self.reader = reader
    self.column = column
  }

  /// A document for each row, called by the table and the number of the row: `t.csv#12`.
  func documents(
    in bytes: [UInt8], of input: DocumentInput, as format: DocumentFormat
  ) -> [Result<ReadDocument, DocumentError>] {
    do throws(DocumentError) {
      let decoder = SourceDecoder(encoding: reader.options.encoding, isLossy: reader.options.isLossy)
      let decoded = try decoder.decode(bytes, of: input.id)
      let rows =
        format == .jsonl
        ? try lines(decoded.text, input.id)
        : try cells(decoded.text, separator: format == .tsv ? 0x09 : 0x2C, input.id)
      return rows.enumerated().map { index, row in
        do throws(DocumentError) {
          var place = input
          place.id = "\(input.id)#\(index + 1)"
          place.origin = .bytes([])
          place.add(row.metadata, from: "\(input.id):\(row.line)")
          return .success(
            try reader.document(of: ExtractedText(row.text), from: place, format: format, encoding: decoded.encoding))
        } catch { return .failure(error) }
      }
    } catch {
      return [.failure(error)]
    }
  }

  private struct Row {
    var text: String
    var metadata: Metadata
    var line: Int
  }

  private func cells(_ text: [UInt16], separator: UInt16, _ document: String) throws(DocumentError) -> [Row] {
    let table = try DelimitedRows(text, separator: separator, document: document)
    guard let textColumn = table.header.firstIndex(of: column) else { throw noColumn(document, 1) }
    return table.rows.map { row in
      var metadata = Metadata()
      for (index, name) in table.header.enumerated() where index != textColumn && !name.isEmpty {
        metadata[name] = FrontMatter.trimmed(row.cells[index])
      }
      return Row(text: row.cells[textColumn], metadata: metadata, line: row.line)
    }
  }

  private func lines(_ text: [UInt16], _ document: String) throws(DocumentError) -> [Row] {
    let decoder = JSONDecoder()
    var rows: [Row] = []
    for (index, line) in SourceLines(of: text).lines.enumerated() {
      let string = String(units: text[line.span.range])
      guard string.contains(where: { !$0.isWhitespace }) else { continue }
      guard let fields = try? decoder.decode([String: Value].self, from: Data(string.utf8)) else {
        throw DocumentError(document: document, place: .line(index + 1), reason: .malformed("not a JSON object"))
      }
      guard let text = fields[column]?.string else { throw noColumn(document, index + 1) }
      var metadata = Metadata()
      for (name, value) in fields.sorted(by: { $0.key < $1.key }) where name != column {
        metadata[name] = value.string
      }
      rows.append(Row(text: text, metadata: metadata, line: index + 1))
    }
    return rows
  }

  private func noColumn(_ document: String, _ line: Int) -> DocumentError {
    DocumentError(document: document, place: .line(line), reason: .malformed("there is no column “\(column)”"))
  }

  /// A JSON value as a field's text; objects are none.
  private enum Value: Decodable {
    case text(String)
    case list([Value])
    case other

    var string: String? {
      switch self {
      case .text(let text): text
      case .list(let values): values.compactMap(\.string).joined(separator: "；")
      case .other: nil
      }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let flag = try? container.decode(Bool.self) {
        self = .text(flag ? "true" : "false")
      } else if let number = try? container.decode(Int.self) {
        self = .text(String(number))
      } else if let number = try? container.decode(Double.self) {
        self = .text(String(number))
      } else if let list = try? container.decode([Value].self) {
        self = .list(list)
      } else {
        self = .other
      }
    }
  }
}
