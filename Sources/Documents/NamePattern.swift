public import Text

/// Takes fields from file names.
///
///     NamePattern("{year}_{speaker}_{title}")?.metadata(of: "2023_李明_在大会上的讲话.txt")
///     // year 2023, speaker 李明, title 在大会上的讲话
///
/// A field ends where the text behind it in the pattern first comes; the last one takes the rest. `{}` takes a part and
/// forgets it.
public struct NamePattern: Hashable, Sendable {
  private enum Part: Hashable, Sendable {
    case literal(String)
    case field(String)
  }

  private var parts: [Part] = []

  /// A pattern, or nothing where it has no field, a brace is not closed, or two fields have no text between them.
  public init?(_ pattern: String) {
    var rest = Substring(pattern)
    while !rest.isEmpty {
      if rest.first == "{" {
        guard let close = rest.firstIndex(of: "}") else { return nil }
        if case .field = parts.last { return nil }
        parts.append(.field(String(rest[rest.index(after: rest.startIndex)..<close])))
        rest = rest[rest.index(after: close)...]
      } else {
        let literal = rest.prefix { $0 != "{" }
        parts.append(.literal(String(literal)))
        rest = rest.dropFirst(literal.count)
      }
    }
    guard parts.contains(where: { if case .field(let name) = $0 { !name.isEmpty } else { false } }) else { return nil }
  }

  /// The fields in the last component of `path`, its ending left out; nothing where the pattern does not fit.
  public func metadata(of path: String) -> Metadata? {
    let name = String(path.split(separator: "/").last ?? "")
    let ending = DocumentInput.ending(of: name)
    var rest = ending.isEmpty ? name : String(name.dropLast(ending.count + 1))
    var metadata = Metadata()
    for (index, part) in parts.enumerated() {
      switch part {
      case .literal(let literal):
        guard rest.hasPrefix(literal) else { return nil }
        rest.removeFirst(literal.count)
      case .field(let field):
        var value = rest
        if index + 1 < parts.count, case .literal(let next) = parts[index + 1] {
          guard let end = rest.range(of: next)?.lowerBound else { return nil }
          value = String(rest[..<end])
        }
        rest.removeFirst(value.count)
        if !field.isEmpty { metadata[field] = FrontMatter.trimmed(value) }
      }
    }
    guard rest.isEmpty else { return nil }
    return metadata
  }
}
