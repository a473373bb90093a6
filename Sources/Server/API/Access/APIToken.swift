import Core
import Store

/// The office's own token, given when the server is started: whoever holds it acts for the office, without an account.
///
///     openssl rand -base64 33 > token && lianqiao serve --token-file token
package struct APIToken: Sendable {
  package static let least = 32

  /// Only its hash is kept, so that no log or dump of memory that prints this shows the word.
  private let hash: [UInt8]

  package init(_ token: String) throws {
    guard token.unicodeScalars.count >= Self.least else {
      throw Refusal(.apiTokenShort, ["least": "\(Self.least)"])
    }
    hash = Self.hash(token)
  }

  /// Takes as long for a token that is nearly right as for one that is not: hashes are compared to the end.
  func matches(_ token: some StringProtocol) -> Bool {
    let other = Self.hash(String(token))
    return zip(hash, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func hash(_ token: String) -> [UInt8] {
    var digest = Digest()
    digest.update(framed: token)
    return digest.finish()
  }
}
