import ICU

/// Walks ICU's word list where it lies in memory.
///
/// The list is a `UCharsTrie` with values (ICU's `ucharstrie.h` describes the form): nodes are branches, runs of units to
/// match, and values, which are costs here.
struct DictionaryTrie: @unchecked Sendable {
  // Keeps the memory alive; it is read-only.
  private let dictionary: ChineseDictionary
  private let units: UnsafePointer<UInt16>

  /// A place in the trie and what is left of a run of units there: `position << 5 | rest + 1`. 0 is nowhere.
  typealias State = UInt32

  init(_ dictionary: ChineseDictionary) {
    self.dictionary = dictionary
    units = dictionary.trie
  }

  /// The state before the first unit.
  var root: State { Self.state(0, rest: -1) | 1 << 31 }

  @inline(__always)
  private static func state(_ position: Int, rest: Int) -> State { UInt32(position) << 5 | UInt32(rest + 1) }

  /// One unit further: the new state, 0 when no word goes on, and the cost of the word that ends here, 0 for none.
  @inline(__always)
  func step(_ state: State, _ unit: UInt16) -> (state: State, cost: UInt32) {
    // The root is marked by the highest bit, since its own number would be 0.
    let position = Int((state & 0x7FFF_FFFF) >> 5)
    let rest = Int(state & 31) - 1
    guard rest >= 0 else { return walk(position, unit) }
    guard units[position] == unit else { return (0, 0) }
    return rest > 0 ? (Self.state(position + 1, rest: rest - 1), 0) : arrive(position + 1)
  }

  private func walk(_ from: Int, _ unit: UInt16) -> (state: State, cost: UInt32) {
    var position = from
    var node = Int(units[position])
    position += 1
    while true {
      if node < 0x30 { return branch(position, node, unit) }
      if node < 0x40 {
        guard units[position] == unit else { return (0, 0) }
        let rest = node - 0x30 - 1
        return rest >= 0 ? (Self.state(position + 1, rest: rest), 0) : arrive(position + 1)
      }
      if node & 0x8000 != 0 { return (0, 0) }
      // A value of a word that also goes on: skip it, the low six bits say what follows.
      position += node < 0x4040 ? 0 : node < 0x7FC0 ? 1 : 2
      node &= 0x3F
    }
  }

  /// What stands at a node that has just been reached: a value perhaps, and whether words go on.
  @inline(__always)
  private func arrive(_ position: Int) -> (state: State, cost: UInt32) {
    let node = Int(units[position])
    if node < 0x40 { return (Self.state(position, rest: -1), 0) }
    if node & 0x8000 != 0 { return (0, finalValue(position)) }
    let value =
      node < 0x4040
      ? (node >> 6) - 1
      : node < 0x7FC0
        ? ((node & 0x7FC0) - 0x4040) << 10 | Int(units[position + 1])
        : Int(units[position + 1]) << 16 | Int(units[position + 2])
    return (Self.state(position, rest: -1), UInt32(truncatingIfNeeded: value))
  }

  private func finalValue(_ position: Int) -> UInt32 {
    let lead = Int(units[position]) & 0x7FFF
    if lead < 0x4000 { return UInt32(lead) }
    if lead < 0x7FFF { return UInt32((lead - 0x4000) << 16 | Int(units[position + 1])) }
    return UInt32(units[position + 1]) << 16 | UInt32(units[position + 2])
  }

  private func branch(_ from: Int, _ node: Int, _ unit: UInt16) -> (state: State, cost: UInt32) {
    var position = from
    var length = node
    if length == 0 {
      length = Int(units[position])
      position += 1
    }
    length += 1
    while length > 5 {
      let isBelow = unit < units[position]
      position += 1
      let lead = Int(units[position])
      let width = lead < 0xFC00 ? 1 : lead < 0xFFFF ? 2 : 3
      if isBelow {
        let delta =
          width == 1
          ? lead
          : width == 2
            ? (lead - 0xFC00) << 16 | Int(units[position + 1])
            : Int(units[position + 1]) << 16 | Int(units[position + 2])
        position += width + delta
        length >>= 1
      } else {
        position += width
        length -= length >> 1
      }
    }
    while length > 1 {
      let isHere = units[position] == unit
      position += 1
      let node = Int(units[position])
      let lead = node & 0x7FFF
      let width = lead < 0x4000 ? 1 : lead < 0x7FFF ? 2 : 3
      if isHere {
        if node & 0x8000 != 0 { return (0, finalValue(position)) }
        let delta =
          width == 1
          ? lead
          : width == 2
            ? (lead - 0x4000) << 16 | Int(units[position + 1])
            : Int(units[position + 1]) << 16 | Int(units[position + 2])
        return arrive(position + width + delta)
      }
      position += width
      length -= 1
    }
    return units[position] == unit ? arrive(position + 1) : (0, 0)
  }
}
