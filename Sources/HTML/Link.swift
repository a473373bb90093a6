/// Where a link leads: a path on this site, or somebody's http(s) address. Nothing else can be made into one.
package struct Link: Hashable, Sendable {
  package let address: String

  /// A path on this site from its segments; whatever stands in a segment, a value or the fragment is percent-encoded.
  ///
  ///     Link(path: ["zh", "search"], query: [("q", "监护仪")])    // /zh/search?q=%E7%9B%91…
  package init(path segments: [String], query: [(name: String, value: String)] = [], fragment: String? = nil) {
    // An empty segment would make `//host`, which leads away from this site.
    var out = segments.filter { !$0.isEmpty }.reduce(into: "") { $0 += "/" + Self.encoded($1) }
    if out.isEmpty { out = "/" }
    for (index, item) in query.enumerated() {
      out += (index == 0 ? "?" : "&") + Self.encoded(item.name) + "=" + Self.encoded(item.value)
    }
    if let fragment, !fragment.isEmpty { out += "#" + Self.encoded(fragment) }
    address = out
  }

  /// A place on the page that the link stands on.
  package init(fragment: String) { address = "#" + Self.encoded(fragment) }

  /// An address that somebody gave: nil unless it is http or https, with a host, and free of spaces and controls.
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
      address.unicodeScalars.allSatisfy({ $0.value > 0x20 && !(0x7F...0xA0).contains($0.value) })
    else { return nil }
    self.address = address
  }

  /// Letters, digits and `-._~:` stay; a colon is safe behind a slash and keeps codes readable.
  private static func encoded(_ string: String) -> String {
    var out = ""
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: ":"):
        out.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        out += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return out
  }
}
