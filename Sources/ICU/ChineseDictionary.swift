import CICU

/// ICU's own word list for Chinese and Japanese, read where ICU has mapped it.
///
/// The list is a trie over UTF-16 units with a cost for each word; `Segmentation` walks it in place. The layout of the
/// file is internal to ICU (the same from version 67 to 76), so it is checked here, and a caller must do without when
/// this fails.
///
/// - Complexity: opening takes O(1), about 0.1 ms; nothing is copied.
public final class ChineseDictionary: @unchecked Sendable {
  // Immutable, read-only memory: safe on any thread.
  private let handle: OpaquePointer
  /// The units of the trie.
  public let trie: UnsafePointer<UInt16>
  /// How many there are.
  public let trieCount: Int

  /// Opens the list, or nothing where this ICU has none in the layout that is known.
  public init?() {
    var status: Int32 = 0
    guard let opened = cicu_dictionary_open(&status), status <= 0 else { return nil }
    var format = [CChar](repeating: 0, count: 5)
    var version = [UInt8](repeating: 0, count: 4)
    let isNative = cicu_dictionary_format(opened, &format, &version) == 0
    let isDict = format.prefix(4).map { UInt8(bitPattern: $0) } == Array("Dict".utf8)
    // The header: int32 offsets; [0] where the trie begins, [3] the size of all, [4] the type, whose low bits are 1 for
    // a trie over 16-bit units and bit 3 for "has values".
    guard isNative, isDict, version[0] == 1, let bytes = cicu_dictionary_bytes(opened),
      let header = Optional(UnsafeRawPointer(bytes).assumingMemoryBound(to: Int32.self)),
      header[4] & 0x0F == 9, header[0] >= 32, header[3] > header[0]
    else {
      cicu_dictionary_close(opened)
      return nil
    }
    handle = opened
    trie = UnsafeRawPointer(bytes + Int(header[0])).assumingMemoryBound(to: UInt16.self)
    trieCount = (Int(header[3]) - Int(header[0])) / 2
  }

  deinit { cicu_dictionary_close(handle) }
}
