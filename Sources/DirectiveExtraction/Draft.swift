import Text

/// A directive whose extent is being found.
struct Draft {
  /// Where it begins.
  var start: Int
  /// Its clauses so far, as a range of the reader's list.
  var clauses: Range<Int>
  /// The clause that holds its marker, its first verb or its subject.
  var head: Int
  /// The word that carries the force, with its place; nothing for bare imperatives.
  var marker: MarkerHit?
  /// Where the verb phrases begin.
  var body: Int
  var modality: Modality
  var strength: Int
  /// The actors, where the rules that opened it have found them, as a range of `ActorReader.names`.
  var actors = ActorReader.noNames
  /// Whether clauses with 牵头 or 会同 name its actors.
  var hasLeadClause = false
  /// Whose requirement it is.
  var attribution: Span?
}
