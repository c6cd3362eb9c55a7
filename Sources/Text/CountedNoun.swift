extension DefaultStringInterpolation {
  /// A number with the noun it counts, in its singular or plural.
  ///
  ///     "\(1, "document"), \(2, "word")"   // "1 document, 2 words"
  package mutating func appendInterpolation(_ count: Int, _ noun: String) {
    appendInterpolation(count)
    appendLiteral(" ")
    appendLiteral(noun)
    if count != 1 { appendLiteral("s") }
  }
}
