/// Characters that are typed or read for one another: they sound alike (使 and 史), or look alike (末 and 未).
struct ConfusableCharacters: Sendable {
  /// The numbers of the groups of each unit, one unit after the other.
  private var groupsOfUnits: [UInt16] = []
  /// Where those of each unit begin, and behind the last where they end.
  private var bounds: [UInt16] = []

  /// The groups of a list, each a string of characters; fewer than 65,536 characters in all.
  init(_ list: [String]) {
    var places: [UInt32] = []
    for (number, group) in list.enumerated() {
      for unit in group.utf16 { places.append(UInt32(unit) << 16 | UInt32(truncatingIfNeeded: number)) }
    }
    places.sort()
    precondition(places.count < 1 << 16, "more characters than the table can hold")
    bounds.reserveCapacity(0x10001)
    var at = 0
    for unit in UInt32(0)...0x10000 {
      while at < places.count, places[at] >> 16 < unit {
        groupsOfUnits.append(UInt16(truncatingIfNeeded: places[at]))
        at += 1
      }
      bounds.append(UInt16(at))
    }
  }

  /// Whether some group has both.
  func areAlike(_ one: UInt16, _ other: UInt16) -> Bool {
    for group in numbers(of: one) where numbers(of: other).contains(group) { return true }
    return false
  }

  private func numbers(of unit: UInt16) -> ArraySlice<UInt16> {
    groupsOfUnits[Int(bounds[Int(unit)])..<Int(bounds[Int(unit) + 1])]
  }
}
