/// Decisions taken off the fuzzer's bytes; when they are used up, every one is 0.
struct Feed {
  private var rest: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

  var isEmpty: Bool { rest.isEmpty }

  mutating func byte() -> UInt8 {
    guard let first = rest.first else { return 0 }
    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst())
    return first
  }

  mutating func below(_ bound: Int) -> Int {
    bound <= 256 ? Int(byte()) % max(1, bound) : Int(word32() % UInt32(clamping: bound))
  }

  mutating func one<Choice>(of choices: [Choice]) -> Choice { choices[below(choices.count)] }

  mutating func word32() -> UInt32 { (0..<4).reduce(0) { word, _ in word << 8 | UInt32(byte()) } }

  /// A number that is likely to be one too many, or any.
  mutating func word64() -> UInt64 {
    switch byte() % 8 {
    case 0: .max - UInt64(byte())
    case 1: 1 << UInt64(byte() % 64)
    case 2: (1 << UInt64(byte() % 64)) - 1
    case 3: UInt64(word32()) << 32 | UInt64(word32())
    case 4: UInt64(word32())
    default: UInt64(byte())
    }
  }

  mutating func bytes(_ most: Int) -> [UInt8] {
    let taken = Array(rest.prefix(most))
    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(taken.count))
    return taken
  }

  /// All that is left, as text; bytes that are none become U+FFFD.
  mutating func text(_ most: Int = .max) -> String { String(decoding: bytes(most), as: UTF8.self) }
}
