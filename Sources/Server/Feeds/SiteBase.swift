import HTML
import HTTPTypes
import Hummingbird

/// The address under which a request reached the portal, for documents whose links have to be absolute.
struct SiteBase: Hashable, Sendable {
  /// `https://lianqiao.example`
  let address: String

  init(address: String) { self.address = address }

  /// What the operator says, before what a request claims. Else a proxy in front says whether the outside is https; a host that no browser
  /// would send is not printed.
  init(_ request: Request, _ site: SiteSettings) {
    if let origin = site.origin {
      address = origin
      return
    }
    let forwarded = HTTPField.Name("X-Forwarded-Proto").flatMap { request.headers[$0] }
    address = "\(forwarded == "https" ? "https" : "http")://\(Host.valid(request.head.authority) ?? "localhost")"
  }

  func absolute(_ link: Link) -> String { address + link.address }
}
