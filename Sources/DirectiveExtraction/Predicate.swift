import Text

/// A verb behind a preposition, with what speaks for it and against it.
struct Predicate {
  /// Where it begins.
  var at: Int
  /// Behind its last unit.
  var end: Int
  /// The classes of the word.
  var classes: WordClass
  /// How much speaks for it.
  var weight = 0

  /// The least weight of a verb where the phrase may have none, and where it more often has none.
  static let (least, leastWhereDoubtful) = (-3, 3)

  /// What speaks for a verb and against it, in thirds of a unit of log odds.
  ///
  /// Most are coefficients of a multinomial logistic regression (a choice of one verb among those of a phrase), fitted
  /// to some 400 phrases of speeches, reports, statutes and notices whose verb was marked by hand, and rounded; with each
  /// group of texts left out in turn it finds 94 of 100 verbs. Those without enough cases are set by hand.
  fileprivate enum Weight {
    // The verb itself.
    static let light = 5
    static let lightBehindDui = 3
    static let nominal = -5
    static let nominalBehindFrom = -3
    static let single = -3
    static let disposal = 3
    // Its place among the verbs of the phrase.
    static let first = -1
    static let firstBehindIn = 4
    static let last = -1
    static let lastBehindYi = -3
    static let beforeLight = -3
    static let beforeVerb = 3
    // What stands before it.
    static let noRoomForNoun = -5
    static let behindPostposition = 7
    static let behindNorm = 7
    static let behindUnit = 3
    static let behindAttribute = 4
    static let behindAttributedNoun = 3
    static let rightBehindDe = -2
    static let behindConjunction = -5
    // What stands behind it.
    static let beforeDe = -3
    static let beforeConjunction = 1
    static let beforePostposition = -3
    static let beforeEtCetera = -3
    static let closesDuiPhrase = 3
    // Set by hand.
    static let negated = -5
    static let beforeRole = -6
    static let role = -3
    static let behindRole = 4
    static let behindName = 4
    static let behindAction = 4
    static let come = 6
    static let consequence = 6
  }
}

/// Tells the verb that a prepositional phrase stands before from the verbs inside the phrase: 向|管理古树的部门|申请补助.
///
/// Each verb is weighed by what stands around it, since single rules of this kind contradict each other and their order
/// would decide.
extension PhraseReader {
  private typealias Weight = Predicate.Weight

  /// Longest phrase that is looked through.
  private static let reach = 240

  /// The verb with the greatest weight behind the preposition at `preposition`; the first of equals.
  func predicate(behind preposition: Int, _ end: Int) -> Predicate? {
    var verbs = verbs(behind: preposition, min(end, preposition + Self.reach))
    guard !verbs.isEmpty else { return nil }
    let kind = text[preposition]
    verbs[0].weight += Weight.first + (isPlace(kind) ? Weight.firstBehindIn : 0)
    verbs[verbs.count - 1].weight += Weight.last + (kind == Han.以 ? Weight.lastBehindYi : 0)
    weighRole(behind: preposition, end, in: &verbs)
    // 通过改革|建立: the noun of action is all that stands between.
    if verbs.count > 1, verbs[0].at - preposition <= 2, verbs[0].end == verbs[1].at,
      verbs[0].classes.contains(.nominalVerb)
    {
      verbs[1].weight += Weight.behindAction
    }
    var isBeforeLight = false
    for index in verbs.indices.reversed() {
      if isBeforeLight { verbs[index].weight += Weight.beforeLight }
      if index + 1 < verbs.count, verbs[index + 1].at == verbs[index].end { verbs[index].weight += Weight.beforeVerb }
      isBeforeLight = isBeforeLight || verbs[index].classes.contains(.light)
    }
    return verbs.dropFirst().reduce(verbs[0]) { $1.weight > $0.weight ? $1 : $0 }
  }

  /// 以提升能力为重点|建强队伍: what is before 为 says what something is made of, what is behind it what is done.
  private func weighRole(behind preposition: Int, _ end: Int, in verbs: inout [Predicate]) {
    guard let role = role(behind: preposition, end, from: preposition + 2) else { return }
    for index in verbs.indices {
      verbs[index].weight += verbs[index].at < role ? Weight.beforeRole : Weight.behindRole
    }
  }

  /// The verbs behind a preposition, each with the weight of what stands beside it. Names, adverbs, and verbs in names of
  /// units and things are passed.
  private func verbs(behind preposition: Int, _ end: Int) -> [Predicate] {
    var found: [Predicate] = []
    var attribute: Int?
    var (adverb, adverbEnd) = (-1, -1)
    // So many have been found before the last 等.
    var listed = 0
    var at = preposition
    while at < end {
      if let skipped = skipName(at, end) {
        at = skipped
        continue
      }
      // What stands before the adverbs of a verb stands before it.
      let anchor = at == adverbEnd ? adverb : at
      if at > preposition + 1, at >= adverbEnd, places.isTokenStart(at),
        places.mayHold([.modifier, .time, .frequency], at)
      {
        (adverb, adverbEnd) = (at, skipAdverbials(at, end))
      }
      let (verb, next) = word(at, end, adverbEnd: adverbEnd)
      if var verb, at > preposition {
        verb.weight = weight(
          of: verb, from: anchor, behind: preposition, end, attribute: attribute,
          isBehindVerb: found.last?.end == anchor)
        found.append(verb)
      }
      for unit in at..<next {
        if text[unit] == Han.的 { attribute = unit }
        if text[unit] == Han.等, places.isTokenStart(unit) {
          // 通过整合窗口、开辟通道等方式: what 等 closes is a list in the phrase.
          for index in listed..<found.count { found[index].weight += Weight.beforeEtCetera }
          listed = found.count
        }
      }
      at = next
    }
    return found
  }

  /// The verb that begins at `at`, if one does and it is no adverb there, and where to go on.
  private func word(_ at: Int, _ end: Int, adverbEnd: Int) -> (verb: Predicate?, next: Int) {
    if let match = longest(at, end, [.verb, .joined, .actorHead, .thing, .postposition]) {
      let next = at + match.length
      if match.classes.contains(.verb), !places.isTorn(at, next), !isRate(next, end) {
        let isAdverb = match.classes.contains(.modifier) && adverbEnd >= next && adverbEnd < end
        return (isAdverb ? nil : Predicate(at: at, end: next, classes: match.classes), next)
      }
      if !match.classes.contains(.verb), !match.classes.isDisjoint(with: [.joined, .actorHead, .thing]) {
        return (nil, next)
      }
    }
    let isSingle =
      at + 1 < end && places.mayHold(.singleVerb, at) && table.single(text[at]).contains(.singleVerb)
      && places.isToken(at, at + 1)
    return (isSingle ? Predicate(at: at, end: at + 1, classes: .singleVerb) : nil, at + 1)
  }

  /// What speaks for and against a verb by itself and what stands beside it: `anchor` is where its adverbs begin,
  /// `attribute` the last 的 before it.
  private func weight(
    of verb: Predicate, from anchor: Int, behind preposition: Int, _ end: Int, attribute: Int?, isBehindVerb: Bool
  ) -> Int {
    let (at, kind) = (verb.at, text[preposition])
    var weight = 0
    if verb.classes.contains(.light) {
      weight += Weight.light + (kind == Han.对 ? Weight.lightBehindDui : 0)
    } else if verb.end == at + 1 {
      weight += Weight.single + (text[at] == Han.把 || text[at] == Han.将 ? Weight.disposal : 0)
    } else if verb.classes.contains(.nominalVerb) {
      weight += Weight.nominal + (isOrigin(kind) ? Weight.nominalBehindFrom : 0)
    }
    // What stands before it.
    if at - preposition <= 2 { weight += Weight.noRoomForNoun }
    if ends(anchor, behind: preposition, with: .postposition) { weight += Weight.behindPostposition }
    if ends(anchor, behind: preposition, with: .norm) { weight += Weight.behindNorm }
    // But not 组织|自查, whose unit is a verb.
    if !isBehindVerb, ends(anchor, behind: preposition, with: [.actorHead, .wholeActor]) {
      weight += Weight.behindUnit
    }
    if let attribute {
      weight += Weight.behindAttribute
      // 的要求|落实
      if attribute + 1 < at, places.tokenEnd(attribute + 1, at) == at { weight += Weight.behindAttributedNoun }
    }
    switch text[at - 1] {
    case Han.的: weight += Weight.rightBehindDe
    // 未取得许可证的单位
    case Han.未, Han.不: weight += Weight.negated
    case Mark.closeTitle, Mark.closeQuote, Mark.closeBracket: weight += Weight.behindName
    // 以西部一体化为牵引
    case Han.为 where kind == Han.以: weight += Weight.role
    // 以成效来保障发展
    case Han.来 where places.isToken(at - 1, at): weight += Weight.come
    // 因为胜利而骄傲
    case Han.而 where places.isToken(at - 1, at): weight += Weight.consequence
    case let unit where joinsVerbs(unit) || unit == Han.者 && text[at - 2] == Han.或: weight += Weight.behindConjunction
    default: break
    }
    // What stands behind it.
    guard verb.end < end else { return kind == Han.对 ? weight + Weight.closesDuiPhrase : weight }
    if text[verb.end] == Han.的 { weight += Weight.beforeDe }
    if joinsVerbs(text[verb.end]) { weight += Weight.beforeConjunction }
    if (1...3).contains(where: { classes(verb.end, min(end, verb.end + $0), of: .postposition).contains(.postposition) }
    ) {
      weight += Weight.beforePostposition
    }
    return weight
  }

  private func joinsVerbs(_ unit: UInt16) -> Bool {
    switch unit {
    case Han.和, Han.与, Han.及, Han.或, Han.并, Mark.enumeration: true
    default: false
    }
  }

  private func isPlace(_ unit: UInt16) -> Bool { unit == Han.在 || unit == Han.于 || unit == Han.当 }

  private func isOrigin(_ unit: UInt16) -> Bool { unit == Han.从 || unit == Han.由 || unit == Han.自 }

  /// Whether a word of `wanted` ends at `end`.
  func ends(_ end: Int, behind preposition: Int, with wanted: WordClass) -> Bool {
    (max(preposition + 1, end - 4)..<max(preposition + 1, end)).contains {
      !classes($0, end, of: wanted).isDisjoint(with: wanted)
    }
  }
}
