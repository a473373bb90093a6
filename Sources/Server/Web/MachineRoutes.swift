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

  @Sendable func toLanguage(_ request: Request, _: BasicRequestContext) -> Response {
    redirect(Address.home.link(LanguageChoice.preferred(request.headers[.acceptLanguage])))
  }

  @Sendable func shortAddress(_ request: Request, _: BasicRequestContext) throws -> Response {
    let id = request.uri.path.split(separator: "/").last.map(String.init) ?? ""
    guard id.utf8.count <= 64, let record = live.current.cluster.record(id: id, for: .visitor),
      Entities.isSubject(record.ref.kind)
    else {
      throw Refusal(.webRecordAbsent, ["what": String(id.prefix(64))])
    }
    let language = LanguageChoice.preferred(request.headers[.acceptLanguage])
    return redirect(Address.record(record.ref).link(language))
  }

  @Sendable func health(_: Request, _: BasicRequestContext) -> Response {
    text("{\"ok\":true,\"sequence\":\(live.current.head.sequence)}\n", "application/json", cache: "no-store")
  }

  @Sendable func robots(_ request: Request, _: BasicRequestContext) -> Response {
    // Searches and filters are endless addresses of the same records.
    text(
      "User-agent: *\nDisallow: /zh/search\nDisallow: /en/search\nDisallow: /*?facet=\nDisallow: /api/v1/\n\n"
        + "Sitemap: \(SiteBase(request).absolute(Link(path: ["sitemap.xml"])))\n", "text/plain; charset=utf-8")
  }

  @Sendable func icon(_: Request, _: BasicRequestContext) -> Response {
    Response(
      status: .ok, headers: [.contentType: "image/svg+xml", .cacheControl: "public, max-age=86400"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: Style.icon)))
  }

  @Sendable func toIcon(_: Request, _: BasicRequestContext) -> Response { redirect(Link(path: ["favicon.svg"])) }

  @Sendable func asset(_ request: Request, _: BasicRequestContext) throws -> Response {
    guard request.uri.path.split(separator: "/").last.map(String.init) == Style.name else {
      throw Refusal(.webPageAbsent)
    }
    // The name changes with the content: a browser never has to ask again.
    return Response(
      status: .ok,
      headers: [.contentType: "text/css; charset=utf-8", .cacheControl: "public, max-age=31536000, immutable"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: Style.sheet)))
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
