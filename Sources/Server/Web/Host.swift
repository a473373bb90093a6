/// The name under which a browser asked for the portal, if it is one that may be printed.
enum Host {
  /// Letters, digits, dots, hyphens and a port, or an IPv6 address; nil for what a stranger made up.
  static func valid(_ authority: String?) -> String? {
    guard let authority, (1...100).contains(authority.utf8.count),
      authority.utf8.allSatisfy({ byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"),
          UInt8(ascii: "["), UInt8(ascii: "]"):
          true
        default: false
        }
      })
    else { return nil }
    return authority
  }
}
