/// The word classes that a lexicon may give a term: enough to filter keywords, no tagging of running text.
public struct TermClass: OptionSet, Hashable, Sendable {
  /// One bit a class, in the order of `names`.
  public var rawValue: UInt16
  /// Classes from bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The names of the classes, as lexicons and `--class` spell them.
  public static let names = [
    "noun", "verb", "adjective", "function", "number", "name", "place", "organisation", "idiom",
  ]

  /// The class of that name, or nothing.
  public init?(name: String) {
    guard let bit = Self.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: 1 << bit)
  }

  /// The class of that name in UTF-8, or nothing.
  init?(utf8 name: UnsafeBufferPointer<UInt8>) {
    // First letter, second letter and length tell the names apart; comparing all of them shows when reading a long list.
    guard name.count > 1 else { return nil }
    let bit: UInt16
    let spelled: StaticString
    switch (name[0], name[1], name.count) {
    case (0x6E, 0x6F, 4): (bit, spelled) = (0, "noun")
    case (0x76, 0x65, 4): (bit, spelled) = (1, "verb")
    case (0x61, 0x64, 9): (bit, spelled) = (2, "adjective")
    case (0x66, 0x75, 8): (bit, spelled) = (3, "function")
    case (0x6E, 0x75, 6): (bit, spelled) = (4, "number")
    case (0x6E, 0x61, 4): (bit, spelled) = (5, "name")
    case (0x70, 0x6C, 5): (bit, spelled) = (6, "place")
    case (0x6F, 0x72, 12): (bit, spelled) = (7, "organisation")
    case (0x69, 0x64, 5): (bit, spelled) = (8, "idiom")
    default: return nil
    }
    for at in 2..<name.count where spelled.utf8Start[at] != name[at] { return nil }
    self.init(rawValue: 1 << bit)
  }
}
