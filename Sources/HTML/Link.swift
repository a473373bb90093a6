/// Where a link leads: a path on this site, or somebody's http(s) address. Nothing else can be made into one.
package struct Link: Hashable, Sendable {
  package let address: String

  /// A path on this site from its segments; whatever stands in a segment, a value or the fragment is percent-encoded.
  ///
  ///     Link(path: ["zh", "search"], query: [("q", "监护仪")])    // /zh/search?q=%E7%9B%91…
  package init(path segments: [String], query: [(name: String, value: String)] = [], fragment: String? = nil) {
    var out: [UInt8] = []
    // An empty segment would make `//host`, which leads away from this site.
    for segment in segments where !segment.isEmpty {
      out.append(UInt8(ascii: "/"))
      Self.encode(segment, into: &out)
    }
    if out.isEmpty { out.append(UInt8(ascii: "/")) }
    for (index, item) in query.enumerated() {
      out.append(index == 0 ? UInt8(ascii: "?") : UInt8(ascii: "&"))
      Self.encode(item.name, into: &out)
      out.append(UInt8(ascii: "="))
      Self.encode(item.value, into: &out)
    }
    if let fragment, !fragment.isEmpty {
      out.append(UInt8(ascii: "#"))
      Self.encode(fragment, into: &out)
    }
    address = String(decoding: out, as: UTF8.self)
  }

  /// A place on the page that the link stands on.
  package init(fragment: String) {
    var out = [UInt8(ascii: "#")]
    Self.encode(fragment, into: &out)
    address = String(decoding: out, as: UTF8.self)
  }

  /// An address that somebody gave: nil unless it is http or https, with a host, and shows itself as it is.
  package init?(web address: String) {
    let lower = address.prefix(8).lowercased()
    let rest: Substring
    if lower.hasPrefix("https://") {
      rest = address.dropFirst(8)
    } else if lower.hasPrefix("http://") {
      rest = address.dropFirst(7)
    } else {
      return nil
    }
    guard let first = rest.unicodeScalars.first, !"/?#\\@:".unicodeScalars.contains(first),
      !address.unicodeScalars.contains(where: Self.hides)
    else { return nil }
    self.address = address
  }

  /// White space, controls, and marks that turn or hide what follows: they make an address look like another.
  private static func hides(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: false
    }
  }

  /// Letters, digits and `-._~:` stay; a colon is safe behind a slash and keeps codes readable.
  private static func encode(_ string: String, into out: inout [UInt8]) {
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: ":"):
        out.append(byte)
      default:
        out.append(UInt8(ascii: "%"))
        out.append(digit(byte >> 4))
        out.append(digit(byte & 15))
      }
    }
  }

  private static func digit(_ nibble: UInt8) -> UInt8 {
    nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "A") - 10 + nibble
  }
}
