import CSodium
import Core

/// A password as it is kept: argon2id with its salt and costs, in libsodium's spelling.
package struct PasswordHash: Sendable, Hashable {
  let spelling: String

  init(spelling: String) { self.spelling = spelling }

  /// libsodium's costs for signing in: 64 MiB and two passes, some 80 ms of one core (RFC 9106 allows less memory with more passes).
  private static let passes = UInt64(crypto_pwhash_OPSLIMIT_INTERACTIVE)
  private static let memory = Int(crypto_pwhash_MEMLIMIT_INTERACTIVE)

  /// Takes long on purpose: only on `PasswordDesk`'s threads.
  init(_ password: Password) throws {
    var out = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let status = password.words.withCString {
      crypto_pwhash_str(&out, $0, UInt64(password.words.utf8.count), Self.passes, Self.memory)
    }
    guard status == 0 else { throw Refusal(.passwordBusy) }
    spelling = String(decoding: out.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Takes as long as making one.
  package func matches(_ password: Password) -> Bool {
    password.words.withCString { crypto_pwhash_str_verify(spelling, $0, UInt64(password.words.utf8.count)) == 0 }
  }

  /// Whether it was made with other costs than ours.
  var isDated: Bool { crypto_pwhash_str_needs_rehash(spelling, Self.passes, Self.memory) != 0 }

  /// Of a password that nobody knows, to spend the same time on an account that is not there.
  static func ofNobody() throws -> PasswordHash { try PasswordHash(Password(unchecked: Secret().words)) }
}
