/// Room for a value at each place of a line, used from line to line; what it holds is lost when it grows.
///
/// Its owner frees it.
struct Scratch<Element: BitwiseCopyable> {
  private(set) var values: UnsafeMutablePointer<Element>
  private var capacity = 1024

  init() { values = .allocate(capacity: capacity) }

  /// Makes room for `count` values.
  @inline(__always)
  mutating func reserve(_ count: Int) {
    if count > capacity { grow(to: count) }
  }

  @inline(never)
  private mutating func grow(to count: Int) {
    free()
    capacity = max(count, capacity * 2)
    values = .allocate(capacity: capacity)
  }

  func free() { values.deallocate() }
}
