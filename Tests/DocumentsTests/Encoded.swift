import Glibc

/// The bytes of `text` in an encoding that the C library knows by `name`.
func encoded(_ text: String, _ name: String) -> [UInt8] {
  let handle = iconv_open(name, "UTF-8")!
  defer { iconv_close(handle) }
  var input = Array(text.utf8).map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: input.count * 4 + 16)
  let written = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      var (from, to) = (input.baseAddress, output.baseAddress)
      var (fromLeft, toLeft) = (input.count, output.count)
      let status = iconv(handle, &from, &fromLeft, &to, &toLeft)
      precondition(status != Int(bitPattern: UInt.max), "\(name) cannot hold \(text)")
      return output.count - toLeft
    }
  }
  return output.prefix(written).map { UInt8(bitPattern: $0) }
}

/// Random numbers that are the same in each run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
