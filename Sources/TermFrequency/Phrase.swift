/// A term of several words that no lexicon had to know.
public struct Phrase: Sendable {
  /// The numbers of its words in the stream's vocabulary.
  public var words: [Int]
  /// Its words put together.
  public var text: String
  /// How often it stands by itself.
  public var frequency: Int
  /// How often it stands inside a longer phrase.
  public var nested: Int
  /// Its places by itself and inside longer phrases in each document that has it, by the document's index.
  public var byDocument: [(document: Int, frequency: Int, nested: Int)]
  /// How strongly its weakest joint holds: normalised pointwise mutual information of the two sides, at most 1.
  public var association: Double
  /// How varied what stands before it is: entropy in bits; every break is something new.
  public var leftEntropy: Double
  /// How varied what stands behind it is.
  public var rightEntropy: Double
}

/// What is known of a word that a phrase may begin or end with.
public struct PhraseWordClass: OptionSet, Sendable {
  /// One bit a class.
  public let rawValue: UInt8
  /// Classes from bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Particles, conjunctions, adverbs and the like: at neither edge of a term.
  public static let function = PhraseWordClass(rawValue: 1)
  /// Names things.
  public static let noun = PhraseWordClass(rawValue: 2)
  /// Says what is done.
  public static let verb = PhraseWordClass(rawValue: 4)
  /// Says how things are.
  public static let modifier = PhraseWordClass(rawValue: 8)
}
