package import Core

/// Whom mail goes to or comes from: `王工 <wang@example.cn>`.
///
/// An address holds nothing that would have to be quoted, so that none can end a header, an envelope or an argument of ours.
package struct Mailbox: Sendable, Hashable {
  /// Empty where only the address is known.
  package let name: String
  package let address: String
  /// Behind the @.
  package var host: String { address.halves(at: "@", last: true)?.1 ?? "" }

  /// Octets, RFC 5321, 4.5.3.1.
  private static let longest = 254
  private static let longestLocal = 64

  /// Throws `mail.address.invalid` unless it is `name@host`, of ASCII: other letters need servers that speak SMTPUTF8, and many do not.
  package init(_ address: String, name: String = "") throws(Refusal) {
    guard address.utf8.count <= Self.longest, let (local, host) = address.halves(at: "@", last: true),
      local.utf8.count <= Self.longestLocal, Self.isLocal(local), Self.isHost(host)
    else { throw Refusal(.mailAddressInvalid, ["address": String(address.prefix(80))]) }
    (self.name, self.address) = (name, address)
  }

  /// RFC 5322's `dot-atom`.
  static func isLocal(_ local: String) -> Bool {
    local.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0.isLetterOrDigit || "!#$%&'*+/=?^_`{|}~-".utf8.contains($0) }
    }
  }

  private static func isHost(_ host: String) -> Bool {
    let labels = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let hyphen = UInt8(ascii: "-")
    return labels.count >= 2
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
          && label.allSatisfy { $0.isLetterOrDigit || $0 == hyphen }
      }
  }
}

extension UInt8 {
  /// Of ASCII.
  var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
