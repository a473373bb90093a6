/// A word of a folded text: where it stands in its bytes, which one it is, and how it hangs on the one before it.
struct BulkWord {
  let start: UInt32
  let end: UInt32
  let known: Int32
  let isTitle: Bool
  let joint: LatinWord.Joint
  /// Whether it may belong to one name with the word before it.
  let follows: Bool

  /// What stands between two words.
  struct Gap {
    let joint: LatinWord.Joint
    let isClose: Bool

    @inline(__always) init(_ bytes: UnsafeBufferPointer<UInt8>) {
      if bytes.count == 1 {
        self.init(joint: LatinWord.Joint(UInt32(bytes[0])), isClose: Atoms.joins(UInt32(bytes[0])))
      } else {
        self.init(scalars: bytes)
      }
    }

    private init(joint: LatinWord.Joint, isClose: Bool) {
      self.joint = joint
      self.isClose = isClose
    }

    private init(scalars bytes: UnsafeBufferPointer<UInt8>) {
      var count = 0
      var last: UInt32 = 0
      var isClose = true
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        count += 1
        last = scalar.value
        isClose = isClose && Atoms.joins(scalar.value)
      }
      self.init(joint: count == 1 ? LatinWord.Joint(last) : .none, isClose: isClose)
    }
  }
}
