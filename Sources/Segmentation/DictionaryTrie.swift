import ICU

/// Walks ICU's word list where it lies in memory.
///
/// The list is a `UCharsTrie` with values (ICU's `ucharstrie.h` describes the form): nodes are branches, runs of units to
/// match, and values, which are costs here.
struct DictionaryTrie: @unchecked Sendable {
  // Read-only memory that lives as long as the dictionary, which `WordSegmenter` holds: no reference is counted here.
  private let units: UnsafePointer<UInt16>

  /// A place in the trie and what is left of a run of units there: `position << 5 | rest + 1`. 0 is nowhere.
  typealias State = UInt32

  /// A state must fit into the 26 bits that `PairTable` has for it.
  private static let greatestCount = 1 << 21

  /// The trie of `count` units from `units` on; nothing where it is too large for a `State`.
  init?(_ units: UnsafePointer<UInt16>, count: Int) {
    guard count <= Self.greatestCount else { return nil }
    self.units = units
  }

  /// The state before the first unit.
  static let root: State = 1 << 31

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
        position += width + delta(at: position, lead, width)
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

  // MARK: What may follow

  /// Hands on each unit with which words go on from `state`.
  func forEachNextUnit(_ state: State, _ body: (UInt16) -> Void) {
    guard state != 0 else { return }
    var position = Int(state >> 5)
    if state & 31 != 0 { return body(units[position]) }
    var node = Int(units[position])
    position += 1
    if node >= 0x40 {
      guard node & 0x8000 == 0 else { return }
      position += node < 0x4040 ? 0 : node < 0x7FC0 ? 1 : 2
      node &= 0x3F
    }
    if node >= 0x30 { return body(units[position]) }
    var length = node
    if length == 0 {
      length = Int(units[position])
      position += 1
    }
    forEachUnit(position, length + 1, body)
  }

  /// The units of a branch.
  private func forEachUnit(_ from: Int, _ count: Int, _ body: (UInt16) -> Void) {
    var (position, length) = (from, count)
    while length > 5 {
      position += 1
      let lead = Int(units[position])
      let width = lead < 0xFC00 ? 1 : lead < 0xFFFF ? 2 : 3
      forEachUnit(position + width + delta(at: position, lead, width), length >> 1, body)
      position += width
      length -= length >> 1
    }
    while length > 1 {
      body(units[position])
      let lead = Int(units[position + 1]) & 0x7FFF
      position += 1 + (lead < 0x4000 ? 1 : lead < 0x7FFF ? 2 : 3)
      length -= 1
    }
    body(units[position])
  }

  /// The jump of a wide branch, given in one to three units.
  @inline(__always)
  private func delta(at position: Int, _ lead: Int, _ width: Int) -> Int {
    switch width {
    case 1: lead
    case 2: (lead - 0xFC00) << 16 | Int(units[position + 1])
    default: Int(units[position + 1]) << 16 | Int(units[position + 2])
    }
  }
}
