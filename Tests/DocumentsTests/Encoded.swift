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
