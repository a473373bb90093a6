import CSodium

/// SHA-256, for the journal's chain, checksums of files and ids that a file's content decides.
package struct Digest {
  private var state = crypto_hash_sha256_state()

  package init() { crypto_hash_sha256_init(&state) }

  package mutating func update(_ bytes: some Sequence<UInt8>) {
    let isDone = bytes.withContiguousStorageIfAvailable { update($0) } != nil
    if !isDone { Array(bytes).withUnsafeBufferPointer { update($0) } }
  }

  private mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
    // Nothing to add, and no address to read it from.
    guard let base = bytes.baseAddress else { return }
    crypto_hash_sha256_update(&state, base, UInt64(bytes.count))
  }

  /// Adds a string behind its length, so that ("ab", "c") and ("a", "bc") differ.
  package mutating func update(framed string: String) {
    var string = string
    string.withUTF8 { bytes in
      var count = UInt64(bytes.count).littleEndian
      withUnsafeBytes(of: &count) { update($0.bindMemory(to: UInt8.self)) }
      update(bytes)
    }
  }

  package consuming func finish() -> [UInt8] {
    var out = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    var state = state
    crypto_hash_sha256_final(&state, &out)
    return out
  }

  package static func hex(_ bytes: some Sequence<UInt8>) -> String {
    func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.underestimatedCount * 2)
    for byte in bytes {
      out.append(digit(byte >> 4))
      out.append(digit(byte & 15))
    }
    return String(decoding: out, as: UTF8.self)
  }
}
