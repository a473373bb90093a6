package import Core
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store

/// Where the portal stands, as its operator says: nothing of it is believed from a request.
package struct SiteSettings: Sendable {
  /// `https://lianqiao.example.cn`; nil where the portal is reached by its own port.
  package let origin: String?
  /// Whether a proxy of ours stands before it, whose `X-Forwarded-For` tells who asks.
  package let isProxied: Bool

  package static let plain = SiteSettings(isProxied: false)

  /// Reached by its own port.
  package init(isProxied: Bool) { (origin, self.isProxied) = (nil, isProxied) }

  /// Throws `site.invalid` for what is no address of a site.
  package init(origin: String, isProxied: Bool) throws(Refusal) {
    let address = origin.hasSuffix("/") ? String(origin.dropLast()) : origin
    guard let url = URL(string: address), let host = url.host(), url.scheme == "https" || url.scheme == "http",
      Host.valid(host) != nil, url.path.isEmpty, url.query == nil, url.user == nil, url.fragment == nil
    else { throw Refusal(.siteInvalid, at: "--site", ["what": String(origin.prefix(80))]) }
    // As browsers spell it in `Origin`: small letters, and no port that goes without saying.
    let port = url.port.flatMap { $0 == (url.scheme == "https" ? 443 : 80) ? nil : ":\($0)" } ?? ""
    (self.origin, self.isProxied) = ("\(url.scheme ?? "")://\(host.lowercased())\(port)", isProxied)
  }

  /// Whether browsers reach it over TLS.
  package var isSecure: Bool { origin?.hasPrefix("https://") ?? false }

  /// Who asks, as a network address. A proxy appends what it sees: the last is what our own said, the others anybody may have made up.
  func network(of request: Request, _ context: PortalContext) -> String {
    if isProxied, let name = HTTPField.Name("X-Forwarded-For"),
      let last = request.headers[values: name].last?.split(separator: ",").last
    {
      return Self.household(String(last.filter { $0 != " " }.prefix(64)))
    }
    return Self.household(context.remoteAddress?.ipAddress ?? "unknown")
  }

  /// Of IPv6 the first half: whoever has an address there has 2⁶⁴ of them.
  private static func household(_ address: String) -> String {
    // An address of IPv4 in IPv6's clothes is one host's.
    if address.hasPrefix("::ffff:") { return address }
    var bytes = in6_addr()
    guard inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
    return withUnsafeBytes(of: bytes) { Digest.hex($0.prefix(8)) }
  }
}
