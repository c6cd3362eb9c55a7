/// Gathers results over a corpus and merges with its peers.
///
/// `merge` is associative, and partial results merge in the order of their input, so that the outcome is the same for
/// any number of workers.
public protocol Accumulator<Element>: Sendable {
  /// What is gathered: one element a document.
  associatedtype Element
  /// Takes in one more element.
  mutating func add(_ element: Element)
  /// Takes in what `other` gathered from the elements that follow one's own.
  mutating func merge(_ other: Self)
}
