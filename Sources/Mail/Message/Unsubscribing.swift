package import Core

/// The page on which somebody stops getting such mail (RFC 2369). Of https, mail programs show a button that stops it by a single POST
/// (RFC 8058): the page's address has to say who, and to need no session.
package struct Unsubscribing: Sendable, Hashable {
  let address: String
  var isOneClick: Bool { address.hasPrefix("https://") }

  /// A header's line may have 998 octets.
  private static let longest = 900

  /// Throws `value.invalid` for what is no address of the web in printable ASCII.
  package init(_ address: String) throws(Refusal) {
    guard address.hasPrefix("https://") || address.hasPrefix("http://"), address.utf8.count <= Self.longest,
      address.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"<>\"\\^`{|}".utf8.contains($0) })
    else {
      throw Refusal(
        .valueInvalid,
        [
          "value": String(address.prefix(80)), "field": "退订地址", "field.en": "the address to unsubscribe at",
          "why": "不是网址", "why.en": "it is none of the web", "expected": "https://…",
        ])
    }
    self.address = address
  }
}
