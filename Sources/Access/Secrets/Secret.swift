import CSodium
import Foundation
import Store

/// Words by chance that prove something to whoever holds them: in a cookie, in a link, as an API token. The store keeps their hash alone.
package struct Secret: Sendable {
  /// 256 bits, base64url, 43 characters.
  package let words: String

  package init() {
    var bytes = [UInt8](repeating: 0, count: 32)
    randombytes_buf(&bytes, bytes.count)
    words = Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
      "=", with: "")
  }

  /// Nil for what cannot be one, so that nobody has us hash a megabyte.
  package init?(_ words: String) {
    guard words.utf8.count == 43, words.utf8.allSatisfy(Self.isLetter) else { return nil }
    self.words = words
  }

  /// What the store knows it by. A fast hash is enough: 256 bits are not guessed.
  package var hash: String { hash(for: "") }

  /// Of the secret and a purpose: from one nobody comes to the other.
  package func hash(for purpose: String) -> String {
    var digest = Digest()
    digest.update(framed: words)
    digest.update(framed: purpose)
    return Digest.hex(digest.finish())
  }

  /// So many letters and digits by chance, as ids have them (Crockford's base 32).
  package static func letters(_ count: Int) -> String {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return String(decoding: bytes.map { alphabet[Int($0 & 31)] }, as: UTF8.self)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
