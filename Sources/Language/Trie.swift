/// Prefix tree over sequences of 16-bit codes, in one open hash table of 8-byte slots: a step costs one cache line.
///
/// A slot packs parent, code and value; its index is its node's name. The obvious `[String: Int]` of all prefixes
/// takes ten times as long to load and allocates for each look-up.
struct Trie: Sendable {
  /// Where every sequence starts.
  static let root = 0
  /// Values are 1 to this; 0 means that the node is only a prefix.
  static let largestValue = 1 << valueBits - 1

  private static let valueBits = 26
  private var slots: [UInt64]
  private let shift: Int
  private(set) var count = 0

  /// Room for about `nodes` nodes at half load; a full table says so (`isCrowded`) and is built anew by its owner.
  init(nodes: Int) {
    var bits = 10
    while 1 << bits < nodes * 2 { bits += 1 }
    slots = Array(repeating: 0, count: 1 << bits)
    shift = 64 - bits
  }

  /// Whether more nodes would make look-ups slow. A parent's name takes 22 bits, so there are at most 2²² slots.
  var isCrowded: Bool { count * 10 > slots.count * 7 }

  /// The node after `code`, nil when no sequence goes on that way.
  @inline(__always) func step(_ node: Int, _ code: UInt16) -> Int? {
    let key = Self.key(node, code)
    return slots.withUnsafeBufferPointer { slots in
      var index = Self.home(key, shift)
      while true {
        let slot = slots[index]
        if slot >> UInt64(Self.valueBits) == key { return index + 1 }
        if slot == 0 { return nil }
        index = (index + 1) & (slots.count - 1)
      }
    }
  }

  @inline(__always) func value(_ node: Int) -> Int { Int(slots[node - 1] & UInt64(Self.largestValue)) }

  mutating func setValue(_ node: Int, _ value: Int) {
    let kept = slots[node - 1] & ~UInt64(Self.largestValue)
    slots[node - 1] = kept | UInt64(min(max(value, 0), Self.largestValue))
  }

  /// The node after `code`, made if it is not there. Nil when the table is full.
  mutating func add(_ node: Int, _ code: UInt16) -> Int? {
    guard count < slots.count - 1 else { return nil }
    let key = Self.key(node, code)
    let (index, isNew) = slots.withUnsafeMutableBufferPointer { slots in
      var index = Self.home(key, shift)
      while true {
        let slot = slots[index]
        if slot >> UInt64(Self.valueBits) == key { return (index, false) }
        if slot == 0 {
          slots[index] = key << UInt64(Self.valueBits)
          return (index, true)
        }
        index = (index + 1) & (slots.count - 1)
      }
    }
    if isNew { count += 1 }
    return index + 1
  }

  /// The node of a whole sequence, made if it is not there.
  mutating func add(_ codes: some Sequence<UInt16>) -> Int? {
    var node = Self.root
    for code in codes {
      guard let next = add(node, code) else { return nil }
      node = next
    }
    return node
  }

  func find(_ codes: some Sequence<UInt16>) -> Int? {
    var node = Self.root
    for code in codes {
      guard let next = step(node, code) else { return nil }
      node = next
    }
    return node
  }

  @inline(__always) private static func key(_ node: Int, _ code: UInt16) -> UInt64 {
    UInt64(truncatingIfNeeded: node) << 16 | UInt64(code)
  }

  @inline(__always) private static func home(_ key: UInt64, _ shift: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(truncatingIfNeeded: shift))
  }
}
