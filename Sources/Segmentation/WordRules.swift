import Glibc
public import Lexicons

/// Which characters take part in rules that add words to the lattice, and what those words cost.
///
/// The rules are numbers with their date units, fractions and ordinals; Chinese and transliterated names; productive
/// suffixes; mixed terms such as A股. `Lattice` tries their words beside those of the dictionaries: the cheapest cut of
/// the line decides, nothing is joined afterwards.
///
/// The data is `Lexicons/words/characters.tsv`: `role`, `cost`, `characters`.
///
/// - Complexity: reading takes O(*n*) in the file, about 0.3 ms; 330 KB of memory.
public final class WordRules: @unchecked Sendable {
  /// The roles a character may have, as bits.
  struct Roles: OptionSet {
    var rawValue: UInt16
    static let surname = Roles(rawValue: 1)
    static let transliteration = Roles(rawValue: 2)
    static let numeral = Roles(rawValue: 4)
    static let yearDigit = Roles(rawValue: 8)
    static let ordinal = Roles(rawValue: 16)
    static let vagueNumber = Roles(rawValue: 32)
    static let dateUnit = Roles(rawValue: 64)
    static let percent = Roles(rawValue: 128)
    static let suffix = Roles(rawValue: 256)
    static let latinSuffix = Roles(rawValue: 512)
    /// Begins a surname of two characters.
    static let longSurname = Roles(rawValue: 1024)
    /// Joins the ends of a range of numbers.
    static let rangeMark = Roles(rawValue: 2048)
    /// Begins a head of an organisation's name.
    static let organisationHead = Roles(rawValue: 4096)
    /// Behind a number and its unit of time a word of its own: 五|年|内.
    static let timePart = Roles(rawValue: 8192)

    /// Those that let the lattice try a word at a character.
    static let active: Roles = [
      .surname, .longSurname, .transliteration, .numeral, .ordinal, .vagueNumber, .suffix, .organisationHead,
    ]
  }

  /// What a word of ICU's dictionary costs at least when `Lexicons/words` does not list it.
  ///
  /// That is the cost at which words were taken into the list: what it leaves out is no likelier than what it holds
  /// (glued phrases such as 新的 and 也是 come to an end here).
  static let unlistedCost: UInt32 = 165

  /// What the rules know of each character; valid as long as the rules are.
  let characters = Characters()
  private var longSurnames: [UInt32: UInt32] = [:]
  private var titles: Set<UInt32> = []
  /// The heads of organisations' names, by their first two characters.
  private var heads: [UInt32: [[UInt16]]] = [:]
  private(set) var transliterationCost: UInt32 = 35
  /// The file's fingerprint.
  public let fingerprint: Fingerprint

  /// Reads the rules' data.
  public init(_ file: LexiconFile) throws(LexiconError) {
    fingerprint = file.fingerprint
    for row in try LexiconTable(file, required: ["role", "cost", "characters"]).rows {
      let cell = row["cost"]
      guard let cost = cell.isEmpty ? 0 : UInt8(cell) else {
        throw LexiconError(file: file.name, line: row.line, reason: "cost \(cell) is no whole number up to 255")
      }
      guard add(role: row["role"], cost: cost, characters: Array(row["characters"].utf16)) else {
        throw LexiconError(file: file.name, line: row.line, reason: "no role \(row["role"])")
      }
    }
  }

  deinit { characters.free() }

  private func add(role: String, cost: UInt8, characters: [UInt16]) -> Bool {
    switch role {
    case "surname":
      if characters.contains(0x20) {
        addLongSurnames(characters, cost)
      } else {
        set(.surname, characters, self.characters.surnameCosts, cost)
      }
    case "title":
      for title in characters.split(separator: 0x20) where title.count == 2 {
        titles.insert(TermIndex.key(title.first!, title.last!))
      }
    case "organisation head":
      for head in characters.split(separator: 0x20) where head.count >= 2 {
        set(.organisationHead, [head.first!])
        heads[TermIndex.key(head[head.startIndex], head[head.startIndex + 1]), default: []].append(Array(head))
      }
    case "given first": set([], characters, self.characters.firstCosts, cost)
    case "given last": set([], characters, self.characters.lastCosts, cost)
    case "transliteration":
      transliterationCost = UInt32(cost)
      set(.transliteration, characters)
    case "suffix": set(.suffix, characters, self.characters.suffixCosts, cost)
    case "latin suffix": set(.latinSuffix, characters)
    case "numeral": set(.numeral, characters)
    case "year digit": set(.yearDigit, characters)
    case "ordinal": set(.ordinal, characters)
    case "vague number": set(.vagueNumber, characters)
    case "date unit": set(.dateUnit, characters)
    case "percent": set(.percent, characters)
    case "time part": set(.timePart, characters)
    case "range mark": set(.rangeMark, characters)
    default: return false
    }
    return true
  }

  private func set(
    _ role: Roles, _ characters: [UInt16], _ costs: UnsafeMutablePointer<UInt8>? = nil, _ cost: UInt8 = 0
  ) {
    for unit in characters {
      self.characters.roles[Int(unit)] |= role.rawValue
      costs?[Int(unit)] = cost
    }
  }

  private func addLongSurnames(_ characters: [UInt16], _ cost: UInt8) {
    for name in characters.split(separator: 0x20) where name.count == 2 {
      set(.longSurname, [name.first!])
      longSurnames[TermIndex.key(name.first!, name.last!)] = UInt32(cost)
    }
  }

  // MARK: Asking

  /// Whether the rules may add a word that begins with two characters, or lengthen one by the first of them; nearly
  /// always they may not, and it is enough to ask once for each pair.
  func mayApply(_ first: UInt16, _ second: UInt16) -> Bool {
    let (here, next) = (characters.roles(first), characters.roles(second))
    if here.contains(.dateUnit), next.contains(.timePart) { return true }
    guard !here.isDisjoint(with: .active) else { return false }
    if here.contains(.suffix) { return true }
    // 几, 点 and 分 of 十几, 三点五, 三分之一.
    let goesOn =
      !next.isDisjoint(with: [.numeral, .dateUnit, .rangeMark]) || [0x51E0, 0x70B9, 0x5206].contains(second)
    if here.contains(.numeral), goesOn { return true }
    if here.contains(.ordinal), next.contains(.numeral) || CharacterClass.table[second] == .digit { return true }
    if here.contains(.vagueNumber), next.contains(.numeral), !next.contains(.yearDigit) { return true }
    if here.contains(.surname), characters.firstCost(second) != 0 || characters.lastCost(second) != 0 { return true }
    if here.contains(.organisationHead), heads[TermIndex.key(first, second)] != nil { return true }
    if here.contains(.longSurname), surnameCost(first, second) != nil { return true }
    return here.contains(.transliteration) && (next.contains(.transliteration) || second == 0xB7)
  }
  /// The cost of a surname of two characters, or nothing.
  func surnameCost(_ first: UInt16, _ second: UInt16) -> UInt32? { longSurnames[TermIndex.key(first, second)] }
  /// Whether two characters are a title that stands before or behind names.
  func isTitle(_ first: UInt16, _ second: UInt16) -> Bool { titles.contains(TermIndex.key(first, second)) }

  /// How long the head of an organisation's name is that begins a text, of those listed the longest; 0 for none.
  func headLength(_ text: UnsafeBufferPointer<UInt16>) -> Int {
    guard text.count > 1, let heads = heads[TermIndex.key(text[0], text[1])] else { return 0 }
    return heads.reduce(0) { $1.count > $0 && text.starts(with: $1) ? $1.count : $0 }
  }

  /// Roles and costs by character: pointers alone, so that asking at every place counts no reference.
  struct Characters {
    // Written by the rules' `init` only. Zeroed pages that no row touches cost nothing.
    fileprivate let roles: UnsafeMutablePointer<UInt16> = Self.zeroed()
    fileprivate let surnameCosts: UnsafeMutablePointer<UInt8> = Self.zeroed()
    fileprivate let firstCosts: UnsafeMutablePointer<UInt8> = Self.zeroed()
    fileprivate let lastCosts: UnsafeMutablePointer<UInt8> = Self.zeroed()
    fileprivate let suffixCosts: UnsafeMutablePointer<UInt8> = Self.zeroed()

    fileprivate init() {}

    private static func zeroed<Element: BitwiseCopyable>() -> UnsafeMutablePointer<Element> {
      calloc(0x10000, MemoryLayout<Element>.stride)!.assumingMemoryBound(to: Element.self)
    }

    fileprivate func free() {
      Glibc.free(roles)
      for costs in [surnameCosts, firstCosts, lastCosts, suffixCosts] { Glibc.free(costs) }
    }

    @inline(__always)
    func roles(_ unit: UInt16) -> Roles { Roles(rawValue: roles[Int(unit)]) }
    /// The cost of a surname of one character.
    @inline(__always)
    func surnameCost(_ unit: UInt16) -> UInt32 { UInt32(surnameCosts[Int(unit)]) }
    /// The cost of the first of two characters of a given name; 0 where it is none.
    @inline(__always)
    func firstCost(_ unit: UInt16) -> UInt32 { UInt32(firstCosts[Int(unit)]) }
    /// The cost of the last character of a given name; 0 where it is none.
    @inline(__always)
    func lastCost(_ unit: UInt16) -> UInt32 { UInt32(lastCosts[Int(unit)]) }
    /// What a suffix adds to the cost of a word.
    @inline(__always)
    func suffixCost(_ unit: UInt16) -> UInt32 { UInt32(suffixCosts[Int(unit)]) }
  }
}
