import CSodium

/// SHA-256, for the journal's chain, checksums of files and ids that a file's content decides.
package struct Digest {
  private var state = crypto_hash_sha256_state()

  package init() { crypto_hash_sha256_init(&state) }

  package mutating func update(_ bytes: some Sequence<UInt8>) {
    let array = Array(bytes)
    crypto_hash_sha256_update(&state, array, UInt64(array.count))
  }

  /// Adds a string behind its length, so that ("ab", "c") and ("a", "bc") differ.
  package mutating func update(framed string: String) {
    var count = UInt64(string.utf8.count).littleEndian
    withUnsafeBytes(of: &count) { update($0) }
    update(string.utf8)
  }

  package consuming func finish() -> [UInt8] {
    var out = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    var state = state
    crypto_hash_sha256_final(&state, &out)
    return out
  }

  package static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
