package import Core

/// An address that mail is sent to and that an account is known by: `name@host`, in small letters.
///
/// By the letter of RFC 5321 what stands before the @ could tell large letters from small. No provider does, and whoever has `Wang@…`
/// must not be given a second account as `wang@…`.
package struct EmailAddress: Sendable, Hashable, CustomStringConvertible {
  package let description: String
  /// Before the @.
  package let name: String
  /// Behind it.
  package let host: String

  /// Octets, RFC 5321, 4.5.3.1.
  private static let longest = 254
  private static let longestName = 64

  /// Throws `account.email.invalid`.
  package init(_ spelling: String) throws(Refusal) {
    // Other letters need a mail server that speaks SMTPUTF8; and some of them become ASCII when they are made small.
    let address = spelling.allSatisfy(\.isASCII) ? spelling.lowercased().filter { $0 != " " } : ""
    guard let (name, host) = address.halves(at: "@", last: true), address.utf8.count <= Self.longest,
      Self.isName(name), Self.isHost(host)
    else { throw Refusal(.accountEmailInvalid, at: "email", ["email": String(spelling.prefix(80))]) }
    (description, self.name, self.host) = (address, name, host)
  }

  /// Letters, digits and marks, in parts between single dots.
  private static func isName(_ name: String) -> Bool {
    let marks = Set("!#$%&'*+/=?^_`{|}~-".utf8)
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return name.utf8.count <= longestName
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { isLetterOrDigit($0) || marks.contains($0) } }
  }

  private static func isHost(_ host: String) -> Bool {
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
          && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
      }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
