/// Several lists of formulas that are looked for in one pass.
struct FormulaLists: Sendable {
  private let trie: FormulaTrie
  /// The lists that have a formula, and its number in each: together for each formula of the trie.
  private let places: [(list: Int, formula: Int)]
  /// Where those of each formula begin, and behind the last where they end.
  private let firstPlace: [Int]
  private let listCount: Int

  /// Lists of folded formulas of at least two units; where two of a list are equal, the first stands.
  init(_ lists: [[[UInt16]]]) {
    var formulas: [[UInt16]] = []
    var places: [[(list: Int, formula: Int)]] = []
    var indices: [[UInt16]: Int] = [:]
    for (list, own) in lists.enumerated() {
      for (number, formula) in own.enumerated() {
        let index = indices[formula] ?? formulas.count
        if index == formulas.count {
          indices[formula] = index
          formulas.append(formula)
          places.append([])
        }
        if places[index].last?.list != list { places[index].append((list, number)) }
      }
    }
    trie = FormulaTrie(formulas)
    self.places = places.flatMap { $0 }
    firstPlace = places.reduce(into: [0]) { $0.append($0.last! + $1.count) }
    listCount = lists.count
  }

  /// For each list, every place where one of its formulas stands in `text`, by start and then from the longest.
  func matches(in text: FoldedText) -> [[FormulaTrie.Match]] {
    var found = [[FormulaTrie.Match]](repeating: [], count: listCount)
    let (places, bounds) = (places.span, firstPlace.span)
    for match in trie.matches(in: text) {
      for number in bounds[match.formula]..<bounds[match.formula + 1] {
        let (list, formula) = places[number]
        found[list].append(
          FormulaTrie.Match(start: match.start, end: match.end, formula: formula, first: match.first))
      }
    }
    return found
  }
}
