public import Statistics

/// How often each item (a word, a slogan, a phrase) occurs in some texts: one side of a comparison.
public struct FrequencyList: Sendable {
  /// One item.
  public struct Entry: Sendable {
    /// The item.
    public var item: String
    /// How often it occurs by itself.
    public var frequency: Int
    /// How often it occurs inside longer items.
    public var nested: Int
    /// The number of texts that have it; 0 where it is not known.
    public var documentFrequency: Int
    /// Its frequency in each text where it occurs by itself, by the index of the text in `sizes`; empty where it is not known.
    public var byDocument: [(document: Int, frequency: Int)]

    /// An item.
    public init(
      item: String, frequency: Int, nested: Int = 0, documentFrequency: Int = 0,
      byDocument: [(document: Int, frequency: Int)] = []
    ) {
      self.item = item
      self.frequency = frequency
      self.nested = nested
      self.documentFrequency = documentFrequency
      self.byDocument = byDocument
    }
  }

  /// The items, each once.
  public var entries: [Entry]
  /// The number of words of all texts.
  public var words: Int
  /// The number of words of each text; empty where it is not known.
  public var sizes: [Int]

  /// A list of `entries` counted in texts of `words` words together.
  public init(entries: [Entry], words: Int, sizes: [Int] = []) {
    self.entries = entries
    self.words = words
    self.sizes = sizes
  }

  /// How evenly an entry of this list is spread over the texts; `nil` where that is not known.
  public func dispersion(of entry: Entry) -> Dispersion? {
    guard !sizes.isEmpty else { return nil }
    var frequencies = [Int](repeating: 0, count: sizes.count)
    for part in entry.byDocument { frequencies[part.document] = part.frequency }
    return Dispersion(frequencies: frequencies, sizes: sizes)
  }
}
