import CSodium
import Crypto
import Foundation

/// One-time passwords by the clock, RFC 6238, as every authenticator app makes them: SHA-1, six digits, thirty seconds.
package struct TOTP: Sendable, Hashable {
  let key: [UInt8]

  static let period = 30
  private static let digits = 6

  /// 160 bits by chance, as RFC 4226 recommends.
  package init() {
    var bytes = [UInt8](repeating: 0, count: 20)
    randombytes_buf(&bytes, bytes.count)
    key = bytes
  }

  init(key: [UInt8]) { self.key = key }

  /// The step of the clock that a moment lies in. Milliseconds since 1970.
  static func step(at now: Int) -> Int { now / 1000 / period }

  func code(at step: Int) -> String {
    let message = withUnsafeBytes(of: UInt64(step).bigEndian) { Data($0) }
    let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: key)))
    let offset = Int(mac[mac.count - 1] & 15)
    let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let code = String(number % 1_000_000)
    return String(repeating: "0", count: Self.digits - code.utf8.count) + code
  }

  /// The step whose code this is, of the present one and its neighbours, later than `last`: a code that was used is used up.
  func step(of code: String, at now: Int, after last: Int) -> Int? {
    let present = Self.step(at: now)
    return (present - 1...present + 1).first { $0 > last && self.code(at: $0) == code }
  }

  /// As it is typed into an app: base 32, RFC 4648.
  package var words: String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    var out: [UInt8] = []
    var (bits, held) = (UInt32(0), 0)
    for byte in key {
      bits = bits << 8 | UInt32(byte)
      held += 8
      while held >= 5 {
        held -= 5
        out.append(alphabet[Int(bits >> UInt32(held) & 31)])
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// What an app reads out of a picture or a link.
  package func address(for account: Account, issuer: String) -> String {
    func encoded(_ text: String) -> String {
      text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
    return
      "otpauth://totp/\(encoded(issuer)):\(encoded(account.email.description))?secret=\(words)&issuer=\(encoded(issuer))"
  }
}
