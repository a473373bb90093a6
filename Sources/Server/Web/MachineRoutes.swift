import Access
import Core
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Registry

/// What stands beside the pages: redirects, assets, and what machines ask for.
struct MachineRoutes: Sendable {
  let live: LiveCluster
  let site: SiteSettings
  let script: Script?

  static let all: [Route] = [
    read("") { $0.toLanguage($1, $2) }, read("healthz") { $0.health($1, $2) }, read("robots.txt") { $0.robots($1, $2) },
    read("favicon.svg") { $0.icon($1, $2) }, read("favicon.ico") { $0.toIcon($1, $2) },
    read("assets/:name") { try $0.asset($1, $2) }, read("a/:id") { try $0.shortAddress($1, $2) },
  ]

  private static func read(
    _ path: String, _ answer: @escaping @Sendable (MachineRoutes, Request, PortalContext) throws -> Response
  ) -> Route {
    Route(method: .get, path: path, permission: .readPublic) { portal, request, context in
      try answer(MachineRoutes(live: portal.live, site: portal.site, script: portal.script), request, context)
    }
  }

  func toLanguage(_ request: Request, _: PortalContext) -> Response {
    redirect(Address.home.link(LanguageChoice.preferred(request.headers[.acceptLanguage])))
  }

  func shortAddress(_ request: Request, _: PortalContext) throws -> Response {
    let id = request.uri.path.split(separator: "/").last.map(String.init) ?? ""
    guard id.utf8.count <= 64, let record = live.current.cluster.record(id: id, for: .visitor),
      Entities.isSubject(record.ref.kind)
    else {
      throw Refusal(.webRecordAbsent, ["what": String(id.prefix(64))])
    }
    let language = LanguageChoice.preferred(request.headers[.acceptLanguage])
    return redirect(Address.record(record.ref).link(language))
  }

  func health(_: Request, _: PortalContext) -> Response {
    text("{\"ok\":true,\"sequence\":\(live.current.publicHead.sequence)}\n", "application/json", cache: "no-store")
  }

  func robots(_ request: Request, _: PortalContext) -> Response {
    // Searches and filters are endless addresses of the same records.
    text(
      "User-agent: *\nDisallow: /zh/search\nDisallow: /en/search\nDisallow: /*?facet=\nDisallow: /api/v1/\n\n"
        + "Sitemap: \(SiteBase(request, site).absolute(Link(path: ["sitemap.xml"])))\n", "text/plain; charset=utf-8")
  }

  func icon(_: Request, _: PortalContext) -> Response {
    Response(
      status: .ok, headers: [.contentType: "image/svg+xml", .cacheControl: "public, max-age=86400"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: Style.icon)))
  }

  func toIcon(_: Request, _: PortalContext) -> Response { redirect(Link(path: ["favicon.svg"])) }

  func asset(_ request: Request, _: PortalContext) throws -> Response {
    switch request.uri.path.split(separator: "/").last.map(String.init) {
    case Style.name: return asset(Style.sheet, "text/css; charset=utf-8")
    case let name? where name == script?.name: return asset(script?.bytes ?? [], "text/javascript; charset=utf-8")
    default: throw Refusal(.webPageAbsent)
    }
  }

  /// The name changes with the content: a browser never has to ask again.
  private func asset(_ bytes: [UInt8], _ type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "public, max-age=31536000, immutable"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private func redirect(_ link: Link) -> Response {
    Response(
      status: .found,
      headers: [.location: link.address, .vary: "Accept-Language", .cacheControl: "no-cache"])
  }

  private func text(_ words: String, _ type: String, cache: String = "public, max-age=3600") -> Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: cache],
      body: ResponseBody(byteBuffer: ByteBuffer(string: words)))
  }
}
