/// The classes of words that extents and actions are decided by. Their members are data: `Lexicons/directives`.
struct WordClass: WordClassSet {
  let rawValue: UInt64

  /// Words that carry the force of a directive.
  static let marker = WordClass(rawValue: 1 << 0)
  /// Words in which a marker's characters mean something else.
  static let trap = WordClass(rawValue: 1 << 1)
  /// Verbs of two characters or more that can open an imperative.
  static let verb = WordClass(rawValue: 1 << 2)
  /// Verbs of one character.
  static let singleVerb = WordClass(rawValue: 1 << 3)
  /// Adverbs and other words that stand before a verb.
  static let modifier = WordClass(rawValue: 1 << 4)
  /// Prepositions and coverbs.
  static let preposition = WordClass(rawValue: 1 << 5)
  /// Connectives that are set off by a comma.
  static let connective = WordClass(rawValue: 1 << 6)
  /// Words that close a phrase opened by 在, 当, 除.
  static let postposition = WordClass(rawValue: 1 << 7)
  /// Words of a clause that states what is.
  static let state = WordClass(rawValue: 1 << 8)
  /// Words that hold a state word's characters in another sense.
  static let noState = WordClass(rawValue: 1 << 9)
  /// Words of a report on what was done.
  static let past = WordClass(rawValue: 1 << 10)
  /// Calls to see or feel.
  static let see = WordClass(rawValue: 1 << 11)
  /// Verbs by which another's requirement is reported.
  static let attribution = WordClass(rawValue: 1 << 12)
  /// Predicates of a state or figure to be reached.
  static let trend = WordClass(rawValue: 1 << 13)
  /// Words that announce a list of targets.
  static let targets = WordClass(rawValue: 1 << 14)
  /// Words that announce a list of tasks.
  static let taskList = WordClass(rawValue: 1 << 15)
  /// Words of a sentence that only leads in to a list.
  static let leadIn = WordClass(rawValue: 1 << 16)
  /// Closing appeals.
  static let appeal = WordClass(rawValue: 1 << 17)
  /// Penalties.
  static let penalty = WordClass(rawValue: 1 << 18)
  /// Definitions.
  static let definition = WordClass(rawValue: 1 << 19)
  /// Verbs whose object is an action: 进行 给予.
  static let light = WordClass(rawValue: 1 << 20)
  /// Words that end the name of an organisation or a group of persons.
  static let actorHead = WordClass(rawValue: 1 << 21)
  /// Heads so general that they share the modifiers of the noun before them (公安、民政等部门和单位).
  static let genericHead = WordClass(rawValue: 1 << 22)
  /// Words that name an actor alone.
  static let wholeActor = WordClass(rawValue: 1 << 23)
  /// Words that end like an actor's name and name a thing.
  static let thing = WordClass(rawValue: 1 << 24)
  /// Words in which a preposition's or conjunction's character is part of another word.
  static let joined = WordClass(rawValue: 1 << 25)
  /// Words of a sentence about the meeting itself.
  static let agenda = WordClass(rawValue: 1 << 27)
  /// Words of a sentence that draws lessons from the past.
  static let lesson = WordClass(rawValue: 1 << 28)
  /// Words of success, as reports of the past are full of; weaker than `past`, since tasks have them too.
  static let achievement = WordClass(rawValue: 1 << 30)
  /// Characters with which figures begin.
  static let figure = WordClass(rawValue: 1 << 31)
  /// Words of a sentence that say what follows it.
  static let sentenceCue = WordClass(rawValue: 1 << 32)
  /// Rights that are granted, and no requirement.
  static let right = WordClass(rawValue: 1 << 33)
  /// Verbs that more often are nouns (服务 管理 建设), and so decide nothing between a subject and its verb.
  static let nominalVerb = WordClass(rawValue: 1 << 34)
  /// Verbs that stand beside the names of units that lead or support: 牵头 配合 会同.
  static let unitVerb = WordClass(rawValue: 1 << 35)
  /// Kinds of places, which before the name of an organisation share its head (省、自治区、直辖市人民政府).
  static let region = WordClass(rawValue: 1 << 36)
  /// Verbs that before a general head make the name of a unit: 受理部门, 监理单位.
  static let naming = WordClass(rawValue: 1 << 37)
  /// Words that take up what was said, or speak of the speaker: 这 此举 我代表.
  static let deictic = WordClass(rawValue: 1 << 26)
  /// 当前 目前: words that open a report of what is.
  static let present = WordClass(rawValue: 1 << 29)
  /// Words that open a clause that goes on with the one before it.
  static let continuation = WordClass(rawValue: 1 << 38)
  /// 如 凡 遇: words that open a condition or topic.
  static let condition = WordClass(rawValue: 1 << 39)
  /// 其中: words that open a part of a target.
  static let breakdown = WordClass(rawValue: 1 << 40)
  /// 违反 未经 擅自: words that open the case of a statute.
  static let breach = WordClass(rawValue: 1 << 41)
  /// 以下 下列: words of a sentence that a list follows.
  static let listing = WordClass(rawValue: 1 << 42)
  /// Verbs behind 要 that name a purpose when a conclusion follows: 要实现….
  static let purpose = WordClass(rawValue: 1 << 45)
  /// Words that open such a conclusion: 就必须.
  static let conclusion = WordClass(rawValue: 1 << 46)
  /// 根据 按照 围绕: prepositions whose phrase a comma sets off.
  static let setOff = WordClass(rawValue: 1 << 47)
  /// 规定 要求: nouns that close such a phrase.
  static let norm = WordClass(rawValue: 1 << 48)
  /// Verbs coordinated with 鼓励: 和支持.
  static let encouragement = WordClass(rawValue: 1 << 49)
  /// Characters of which every time has one: 年 月 季 内 前 末 起 期 底.
  static let timeMark = WordClass(rawValue: 1 << 50)
  /// （.
  static let bracket = WordClass(rawValue: 1 << 51)
  /// 、.
  static let enumeration = WordClass(rawValue: 1 << 52)
  /// Verbs of a relative clause that says what a unit is for: 负责…的部门.
  static let office = WordClass(rawValue: 1 << 53)
  /// Characters that end nouns of measure: 率 量 额.
  static let measure = WordClass(rawValue: 1 << 54)
  /// Characters that make a noun of a verb before them: 化解率.
  static let rate = WordClass(rawValue: 1 << 55)
  /// 是 事关: what opens a clause that judges the verb phrases before it.
  static let judgement = WordClass(rawValue: 1 << 56)
  /// 只要 如果: words of a clause that supposes.
  static let hypothesis = WordClass(rawValue: 1 << 57)
  /// 好 起来: what may follow the verb that ends a 把 phrase.
  static let complement = WordClass(rawValue: 1 << 58)
  /// 联系人 附件: words of what is told beside the matter.
  static let aside = WordClass(rawValue: 1 << 59)
  /// Words with which a time may begin; which, `FieldWord` knows.
  static let time = WordClass(rawValue: 1 << 60)
  /// Words with which a frequency may begin.
  static let frequency = WordClass(rawValue: 1 << 61)
  /// Marks that part clauses, or open a bracket or quotation.
  static let mark = WordClass(rawValue: 1 << 62)
}
