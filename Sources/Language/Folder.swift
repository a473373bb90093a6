/// The first pass of normalising: UTF-8 → folded scalars.
///
/// Nearly all text is ASCII, ideographs, common punctuation and full-width forms; each folds by itself, without tables.
/// Whatever else appears goes to `Folding` together with the plain scalar before it, because a mark composes backwards;
/// no plain scalar ever composes with what stands before it.
struct Folder {
  private(set) var scalars: [UInt32] = []
  private(set) var origins: [UInt32] = []
  private(set) var hanSeen = false
  /// What it knows from texts before, for who reads very many.
  var memo: FoldingMemo?
  private let tracking: Bool
  private var last = (value: UInt32(0), origin: UInt32(0))

  init(tracking: Bool, memo: consuming FoldingMemo? = nil) {
    self.tracking = tracking
    self.memo = memo
  }

  mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) {
    scalars.reserveCapacity(bytes.count / 2 + 8)
    if tracking { origins.reserveCapacity(bytes.count / 2 + 9) }
    var at = 0
    while at < bytes.count {
      let start = at
      let value = Self.decode(bytes, &at)
      if let plain = Self.plain(value) {
        if value >= 0x4E00 { hanSeen = true }
        last = (value, UInt32(truncatingIfNeeded: start))
        append(plain, last.origin)
      } else {
        foldStretch(bytes, from: start, &at)
      }
    }
    if tracking { origins.append(UInt32(truncatingIfNeeded: bytes.count)) }
  }

  @inline(__always) private mutating func append(_ value: UInt32, _ origin: UInt32) {
    scalars.append(value)
    if tracking { origins.append(origin) }
  }

  /// Folds what is not plain from `start` on, up to the next plain scalar.
  private mutating func foldStretch(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ at: inout Int) {
    var stretch: [UInt32] = []
    var places: [UInt32] = []
    if !scalars.isEmpty, scalars.last == Self.plain(last.value) {
      stretch.append(last.value)
      places.append(last.origin)
      scalars.removeLast()
      if tracking { origins.removeLast() }
    }
    at = start
    while at < bytes.count {
      var next = at
      let value = Self.decode(bytes, &next)
      if Self.plain(value) != nil { break }
      stretch.append(value)
      places.append(UInt32(truncatingIfNeeded: at))
      at = next
    }
    let folded = memo?.fold(stretch) ?? Folding.fold(stretch)
    let inStep = folded.count == stretch.count
    hanSeen = true
    for (index, value) in folded.enumerated() {
      append(value, inStep ? places[index] : places[min(index, 1, places.count - 1)])
    }
    last = (0, 0)
  }

  /// What a scalar folds to when it folds alone and composes with nothing before it; nil for all others.
  @inline(__always) private static func plain(_ value: UInt32) -> UInt32? {
    switch value {
    case 0x41...0x5A: value + 32
    case 0..<0x80: value
    case 0x4E00...0x9FFF: value
    case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301B: value
    case 0x2014, 0x2013, 0x2018...0x201D: value
    case 0x3000: 0x20
    case 0xFF21...0xFF3A: value - 0xFEE0 + 32
    case 0xFF01...0xFF5E: value - 0xFEE0
    default: nil
    }
  }

  /// Reads one scalar. The bytes are a Swift string's, so they are valid UTF-8.
  @inline(__always) private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> UInt32 {
    let first = UInt32(bytes[at])
    switch first {
    case 0..<0x80:
      at += 1
      return first
    case 0x80..<0xE0:
      defer { at += 2 }
      return (first & 0x1F) << 6 | UInt32(bytes[at + 1] & 0x3F)
    case 0xE0..<0xF0:
      defer { at += 3 }
      return (first & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
    default:
      defer { at += 4 }
      return (first & 0x07) << 18 | UInt32(bytes[at + 1] & 0x3F) << 12 | UInt32(bytes[at + 2] & 0x3F) << 6
        | UInt32(bytes[at + 3] & 0x3F)
    }
  }
}
