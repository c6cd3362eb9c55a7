/// Gathers the words of a table.
struct WordTableBuilder<Class: WordClassSet> {
  private var words: [Word] = []

  fileprivate struct Word {
    var codes: [UInt16]
    var classes: UInt64
    var value: UInt16
  }

  /// Adds `word` to a class; `value` is kept with it.
  mutating func insert(_ word: String, _ wordClass: Class, value: UInt16 = 0) {
    guard !word.isEmpty else { return }
    words.append(Word(codes: Array(word.utf16), classes: wordClass.rawValue, value: value))
  }

  /// The table of the words added so far.
  ///
  /// - Precondition: their prefixes and the gaps between them fill 65,534 cells at most.
  func build() -> WordTable<Class> {
    var layout = Layout()
    layout.number(words)
    layout.place(words)
    return WordTable(codes: layout.codes, cells: layout.cells, values: layout.values, sets: layout.sets)
  }
}

/// Lays words out as a double-array trie.
private struct Layout {
  /// The code of each UTF-16 unit.
  var codes = [UInt16](repeating: 0, count: 65536)
  /// None for no word, then those of single units at their codes, then the others.
  var cells: [WordCell] = []
  /// What is kept with the words of the cells.
  var values: [UInt16] = []
  var sets: [UInt64] = [0]
  private var setIndices: [UInt64: UInt16] = [0: 0]
  private var highestCode: UInt16 = 0
  /// No cell before it is free.
  private var firstFree = 0

  /// A node whose children are to be placed: those of `words` in `range` begin with its `depth` units.
  private struct Node {
    var cell: Int
    var range: Range<Int>
    var depth: Int
  }

  /// Numbers the units of all words.
  mutating func number<Class>(_ words: [WordTableBuilder<Class>.Word]) {
    for word in words {
      for unit in word.codes where codes[Int(unit)] == 0 {
        highestCode += 1
        codes[Int(unit)] = highestCode
      }
    }
  }

  /// Gives each prefix its cell, the shorter ones first.
  mutating func place<Class>(_ words: [WordTableBuilder<Class>.Word]) {
    let words = words.map { word in
      var word = word
      for at in word.codes.indices { word.codes[at] = codes[Int(word.codes[at])] }
      return word
    }.sorted { $0.codes.lexicographicallyPrecedes($1.codes) }
    extend(to: Int(highestCode) + 1)
    for at in cells.indices { cells[at].parent = WordCell.root }
    var open = children(of: words.indices, at: 0, in: words).map { Node(cell: Int($0.code), range: $0.range, depth: 1) }
    var next = 0
    while next < open.count {
      let node = open[next]
      next += 1
      // Words that end here stand before those that go on.
      let going = node.range.first { words[$0].codes.count > node.depth } ?? node.range.upperBound
      for word in words[node.range.lowerBound..<going] where word.value != 0 { values[node.cell] = word.value }
      let own = words[node.range.lowerBound..<going].reduce(0) { $0 | $1.classes }
      cells[node.cell].own = index(of: own)
      cells[node.cell].reachable = index(of: words[going..<node.range.upperBound].reduce(own) { $0 | $1.classes })
      let children = children(of: going..<node.range.upperBound, at: node.depth, in: words)
      if children.isEmpty { continue }
      let base = base(for: children.map(\.code))
      cells[node.cell].base = UInt16(base)
      for child in children {
        cells[base + Int(child.code)].parent = UInt16(node.cell)
        open.append(Node(cell: base + Int(child.code), range: child.range, depth: node.depth + 1))
      }
    }
  }

  /// The units at `depth` of the words in `range`, and which words have them.
  private func children<Class>(
    of range: Range<Int>, at depth: Int, in words: [WordTableBuilder<Class>.Word]
  ) -> [(code: UInt16, range: Range<Int>)] {
    var children: [(code: UInt16, range: Range<Int>)] = []
    for at in range {
      let code = words[at].codes[depth]
      if let last = children.last, last.code == code {
        children[children.count - 1].range = last.range.lowerBound..<at + 1
      } else {
        children.append((code, at..<at + 1))
      }
    }
    return children
  }

  /// The first place at which cells are free for all `codes`, which are in order.
  private mutating func base(for codes: [UInt16]) -> Int {
    while !isFree(firstFree) { firstFree += 1 }
    var cell = max(firstFree, Int(codes[0]))
    while true {
      let base = cell - Int(codes[0])
      extend(to: base + Int(highestCode) + 1)
      if codes.allSatisfy({ isFree(base + Int($0)) }) { return base }
      cell += 1
    }
  }

  private func isFree(_ cell: Int) -> Bool { cell >= cells.count || cells[cell].parent == WordCell.none }

  /// Cells go on as far as any code can lead, so that no step leaves them.
  private mutating func extend(to count: Int) {
    guard count > cells.count else { return }
    cells += repeatElement(WordCell(), count: count - cells.count)
    values += repeatElement(0, count: count - values.count)
  }

  private mutating func index(of set: UInt64) -> UInt16 {
    if let index = setIndices[set] { return index }
    sets.append(set)
    setIndices[set] = UInt16(sets.count - 1)
    return UInt16(sets.count - 1)
  }
}
