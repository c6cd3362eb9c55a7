import Text

/// Terms that enter word segmentation, with costs and classes.
///
///     let lexicon = try TermLexicon(LexiconFile(name: "mine.txt", text: "平安建设\n综治工作\t80\n"))
///     lexicon.entries.count   // 2: 平安建设 is fixed, 综治工作 competes with cost 80
///
/// One term a line; a tab, then optional columns: `cost` (a whole number: the term competes with that cost, on the scale
/// of ICU's dictionary; `fixed` or nothing: it is always one token; `-`: ICU's word of that form is no candidate),
/// `class` (see `TermClass`, parted by `;`), `unit` (`yes`: several words that only coarse granularity keeps whole). A
/// first line that begins with `term` names the columns, in that order or another.
///
/// - Complexity: reading is O(*n*) in the size of the file, about 3 ms for 90,000 terms.
public struct TermLexicon: Sendable {
  /// One term.
  public struct Entry: Hashable, Sendable {
    /// Where its units begin in `units`.
    public var start: Int32
    /// How many there are.
    public var count: Int32
    /// Line of the file, from 1.
    public var line: Int32
    /// What the term weighs.
    public var cost: Cost
    /// Its classes.
    public var classes: TermClass
    /// Whether only coarse granularity keeps it whole.
    public var isUnit: Bool
  }

  /// What a term weighs against others.
  public enum Cost: Hashable, Sendable {
    /// Always one token where it stands.
    case fixed
    /// Competes; the cheapest cut of a line wins.
    case weighted(UInt16)
    /// No candidate: takes a word out of ICU's dictionary.
    case pruned
  }

  /// The file, as the user named it.
  public var name: String
  /// The UTF-16 units of all terms.
  public var units: [UInt16] = []
  /// The terms, in the order of the file.
  public var entries: [Entry] = []
  /// The file's fingerprint.
  public var fingerprint: Fingerprint

  /// Whether the terms rise by their units, so that merging needs no sorting.
  public private(set) var isSorted = true

  /// Reads a list of terms.
  public init(_ file: LexiconFile) throws(LexiconError) {
    name = file.name
    fingerprint = file.fingerprint
    entries.reserveCapacity(file.utf8.count / 16)
    // A list of 90,000 terms is read at every start: its units go straight to their place.
    let pool = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: file.utf8.count)
    defer { pool.deallocate() }
    var reader = Reader(name: name, pool: pool)
    entries = try file.utf8.withUnsafeBufferPointer { bytes throws(LexiconError) in
      try reader.read(bytes, into: entries)
    }
    units = Array(pool[..<reader.count])
    isSorted = reader.isSorted
  }

  /// The units of an entry.
  public func units(of entry: Entry) -> ArraySlice<UInt16> {
    units[Int(entry.start)..<Int(entry.start + entry.count)]
  }
}

/// Reads the lines of a list of terms.
private struct Reader {
  typealias Entry = TermLexicon.Entry
  enum Column { case cost, classes, unit, other }

  let name: String
  /// The units of the terms so far.
  let pool: UnsafeMutableBufferPointer<UInt16>
  var count = 0
  var isSorted = true
  private var last = 0..<0

  init(name: String, pool: UnsafeMutableBufferPointer<UInt16>) {
    self.name = name
    self.pool = pool
  }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, into entries: [Entry]) throws(LexiconError) -> [Entry] {
    var entries = entries
    var columns: [Column] = [.cost, .classes, .unit]
    var isPlain = true
    var line: Int32 = 0
    var at = 0
    while at < bytes.count {
      line += 1
      if isPlain, let (entry, next) = plainEntry(bytes, at, line) {
        entries.append(entry)
        at = next
        continue
      }
      var end = at
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      var stop = end
      while stop > at, bytes[stop - 1] == 0x0D || bytes[stop - 1] == 0x20 { stop -= 1 }
      if stop > at, bytes[at] != 0x23 {
        if line == 1, let named = Self.header(bytes, at, stop) {
          columns = named
          isPlain = columns == [.cost, .classes, .unit]
        } else {
          entries.append(try entry(bytes, at, stop, line, columns))
        }
      }
      at = end + 1
    }
    return entries
  }

  /// A line as the large lists have it: Chinese characters, a cost, one class or none, `yes` or nothing. Nothing for any
  /// other line, which is then read with more care.
  private mutating func plainEntry(
    _ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ line: Int32
  ) -> (entry: Entry, next: Int)? {
    let start = count
    var at = from
    while at + 2 < bytes.count, bytes[at] & 0xF0 == 0xE0 {
      append(UInt16(bytes[at] & 0x0F) << 12 | UInt16(bytes[at + 1] & 0x3F) << 6 | UInt16(bytes[at + 2] & 0x3F))
      at += 3
    }
    let stop = count
    count = start
    guard stop > start, stop - start <= 100, at < bytes.count, bytes[at] == 0x09 else { return nil }
    at += 1
    var cost: UInt16 = 0
    let digits = at
    while at < bytes.count, at < digits + 3, bytes[at] &- 0x30 < 10 {
      cost = cost * 10 + UInt16(bytes[at] - 0x30)
      at += 1
    }
    guard at > digits, at < bytes.count, bytes[at] == 0x09 else { return nil }
    let cell = at + 1
    at = cell
    while at < bytes.count, bytes[at] >= 0x61 { at += 1 }
    var classes: TermClass = []
    if at > cell {
      guard let own = TermClass(utf8: UnsafeBufferPointer(rebasing: bytes[cell..<at])) else { return nil }
      classes = own
    }
    guard at < bytes.count, bytes[at] == 0x0A else { return nil }
    count = stop
    isSorted = isSorted && rises(to: start..<stop)
    return (
      Entry(
        start: Int32(start), count: Int32(stop - start), line: line, cost: .weighted(cost), classes: classes,
        isUnit: false), at + 1
    )
  }

  private static func header(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ stop: Int) -> [Column]? {
    let names = String(decoding: bytes[at..<stop], as: UTF8.self).split(
      separator: "\t", omittingEmptySubsequences: false)
    guard names.first == "term" else { return nil }
    return names.dropFirst().map { $0 == "cost" ? .cost : $0 == "class" ? .classes : $0 == "unit" ? .unit : .other }
  }

  private mutating func entry(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ stop: Int, _ line: Int32, _ columns: [Column]
  ) throws(LexiconError) -> Entry {
    var cell = at
    while cell < stop, bytes[cell] != 0x09 { cell += 1 }
    let start = self.count
    appendUnits(bytes, at, cell)
    let count = self.count - start
    guard count > 0 else { throw LexiconError(file: name, line: Int(line), reason: "no term") }
    guard count <= 100 else {
      throw LexiconError(file: name, line: Int(line), reason: "the term has \(count) characters, more than 100")
    }
    var entry = Entry(
      start: Int32(start), count: Int32(count), line: line, cost: .fixed, classes: [], isUnit: false)
    var column = 0
    while cell < stop {
      let from = cell + 1
      cell = from
      while cell < stop, bytes[cell] != 0x09 { cell += 1 }
      guard column < columns.count else {
        throw LexiconError(
          file: name, line: Int(line), reason: "expected at most \(columns.count + 1, "column")")
      }
      if cell > from { try set(columns[column], UnsafeBufferPointer(rebasing: bytes[from..<cell]), &entry, line) }
      column += 1
    }
    isSorted = isSorted && rises(to: start..<self.count)
    return entry
  }

  /// Whether a term sorts behind the one before it.
  private mutating func rises(to next: Range<Int>) -> Bool {
    defer { last = next }
    for at in 0..<min(last.count, next.count) {
      let (a, b) = (pool[last.lowerBound + at], pool[next.lowerBound + at])
      if a != b { return a < b }
    }
    return last.count < next.count
  }

  private func set(_ column: Column, _ cell: UnsafeBufferPointer<UInt8>, _ entry: inout Entry, _ line: Int32)
    throws(LexiconError)
  {
    switch column {
    case .cost:
      var number = 0
      for byte in cell where number >= 0 && number < 100_000 {
        number = (0x30...0x39).contains(byte) ? number * 10 + Int(byte) - 0x30 : -1
      }
      if number >= 0, number <= 1000 {
        entry.cost = .weighted(UInt16(number))
      } else if cell.elementsEqual("-".utf8) {
        entry.cost = .pruned
      } else if !cell.elementsEqual("fixed".utf8) {
        throw LexiconError(
          file: name, line: Int(line),
          reason: "cost \(String(decoding: cell, as: UTF8.self)) is neither a whole number up to 1000 nor fixed nor -")
      }
    case .classes:
      entry.classes = try classes(cell, line)
    case .unit:
      entry.isUnit = cell.elementsEqual("yes".utf8)
    case .other:
      break
    }
  }

  private func classes(_ cell: UnsafeBufferPointer<UInt8>, _ line: Int32) throws(LexiconError) -> TermClass {
    if let only = TermClass(utf8: cell) { return only }
    var classes: TermClass = []
    for part in cell.split(separator: UInt8(ascii: ";")) {
      guard let found = TermClass(utf8: UnsafeBufferPointer(rebasing: part)) else {
        throw LexiconError(
          file: name, line: Int(line),
          reason: "no class \(String(decoding: part, as: UTF8.self)); classes are "
            + TermClass.names.joined(separator: ", "))
      }
      classes.insert(found)
    }
    return classes
  }

  /// Valid UTF-8 to UTF-16; blanks at both ends of the term are left out.
  private mutating func appendUnits(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) {
    var (at, to) = (from, to)
    while at < to, bytes[at] == 0x20 { at += 1 }
    while to > at, bytes[to - 1] == 0x20 { to -= 1 }
    while at < to {
      let lead = UInt32(bytes[at])
      if lead < 0x80 {
        append(UInt16(lead))
        at += 1
      } else if lead < 0xE0 {
        append(UInt16((lead & 0x1F) << 6 | UInt32(bytes[at + 1] & 0x3F)))
        at += 2
      } else if lead < 0xF0 {
        append(UInt16((lead & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)))
        at += 3
      } else {
        let high = (lead & 0x07) << 18 | UInt32(bytes[at + 1] & 0x3F) << 12
        let scalar = high | UInt32(bytes[at + 2] & 0x3F) << 6 | UInt32(bytes[at + 3] & 0x3F)
        append(UInt16(0xD7C0 + (scalar >> 10)))
        append(UInt16(0xDC00 | (scalar & 0x3FF)))
        at += 4
      }
    }
  }

  @inline(__always)
  private mutating func append(_ unit: UInt16) {
    pool[count] = unit
    count += 1
  }
}
