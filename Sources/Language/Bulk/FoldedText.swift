/// A text without Han characters in the form in which it is compared, as bytes, in memory that is used again for the next.
struct FoldedText {
  /// What a byte is to a word: the sum over a word's bytes by `|` is what the word is made of.
  enum Part {
    static let none: UInt8 = 0
    static let digit: UInt8 = 1
    /// Letters and marks of any script, also each byte of those that have several.
    static let letter: UInt8 = 2
  }

  /// UTF-8, with `ByteNumbers.padding` bytes behind.
  private(set) var bytes: [UInt8] = []
  /// The part of each byte, and as many bytes behind.
  private(set) var parts: [UInt8] = []
  private(set) var count = 0
  private var memo: FoldingMemo? = FoldingMemo()

  /// - Returns: false where the text has Han characters; then nothing here is of use.
  mutating func fold(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
    count = source.count
    reserve(count)
    if foldASCII(source) { return true }
    var folder = Folder(tracking: false, memo: memo.take())
    folder.run(source)
    memo = folder.memo.take()
    return take(folder.scalars)
  }

  private mutating func reserve(_ count: Int) {
    guard bytes.count < count + ByteNumbers.padding else { return }
    bytes = [UInt8](repeating: 0, count: 2 * count + ByteNumbers.padding)
    parts = [UInt8](repeating: 0, count: bytes.count)
  }

  /// Without branches, so that the compiler makes vectors of it. False where a byte is not ASCII.
  private mutating func foldASCII(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withUnsafeMutableBufferPointer { bytes in
      parts.withUnsafeMutableBufferPointer { parts in
        var all: UInt8 = 0
        for index in 0..<source.count {
          let byte = source[index]
          all |= byte
          let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
          bytes[index] = lower
          parts[index] = lower &- 0x61 < 26 ? Part.letter : lower &- 0x30 < 10 ? Part.digit : Part.none
        }
        return all < 0x80
      }
    }
  }

  private mutating func take(_ scalars: [UInt32]) -> Bool {
    reserve(scalars.count * 4)
    count = 0
    for value in scalars {
      let kind = ScalarClass.of(value)
      // Beyond the Basic Multilingual Plane the script's conversion has a say.
      if kind == .han || value >= 0x20000 { return false }
      let part = kind == .digit ? Part.digit : kind == .other ? Part.none : Part.letter
      guard let scalar = Unicode.Scalar(value) else { return false }
      for byte in UTF8.encode(scalar) ?? UTF8.EncodedScalar() {
        bytes[count] = byte
        parts[count] = part
        count += 1
      }
    }
    return true
  }
}

extension FoldedText {
  /// Goes to the end of the word that begins at `at`, eight bytes at a time. A point between digits belongs to it.
  ///
  /// - Returns: the parts of its bytes together.
  @inline(__always)
  static func passWord(
    _ bytes: UnsafeBufferPointer<UInt8>, _ parts: UnsafePointer<UInt8>, _ at: inout Int, _ count: Int
  ) -> UInt8 {
    var all: UInt64 = 0
    while at < count {
      let eight = UInt64(littleEndian: UnsafeRawPointer(parts + at).loadUnaligned(as: UInt64.self))
      // No part is above 3, so a byte that is 0 is one from which taking 1 borrows; bytes behind it do not matter.
      let ends = (eight &- 0x0101_0101_0101_0101) & 0x8080_8080_8080_8080
      let length = min(count - at, ends == 0 ? 8 : ends.trailingZeroBitCount / 8)
      all |= length == 8 ? eight : eight & (1 << UInt64(length * 8) - 1)
      at += length
      if length == 8 { continue }
      guard at + 1 < count, bytes[at] == UInt8(ascii: "."), parts[at - 1] == Part.digit, parts[at + 1] == Part.digit
      else { break }
      at += 1
    }
    all |= all >> 32
    all |= all >> 16
    return UInt8(truncatingIfNeeded: all | all >> 8)
  }
}

extension LatinWord.Shape {
  /// - Parameter parts: those of a word's bytes together.
  init(_ parts: UInt8) {
    self = parts == FoldedText.Part.digit ? .digits : parts == FoldedText.Part.letter ? .letters : .mixed
  }
}
