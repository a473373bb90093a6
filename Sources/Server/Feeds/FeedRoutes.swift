import Access
import Core
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Registry

/// Feeds and site maps: written when they are asked for, and kept with the snapshot that they tell of.
struct FeedRoutes: Sendable {
  let live: LiveCluster
  let version: String
  let site: SiteSettings

  static let all: [Route] =
    [
      read("feeds/new.atom") { routes, request in
        try await routes.feed(
          request, .kind(nil), LanguageChoice.preferred(request.headers[.acceptLanguage]), "Accept-Language, Host")
      },
      read("sitemap.xml") { routes, request in
        try await routes.answer(request, "application/xml; charset=utf-8", "sitemap") { snapshot, base in
          SiteMapFiles(snapshot, base).root()
        }
      },
      read("sitemaps/:name") { routes, request in
        let name = request.uri.path.split(separator: "/").last ?? ""
        guard name.hasSuffix(".xml"), let number = Int(name.dropLast(4)) else { throw Refusal(.webPageAbsent) }
        return try await routes.answer(request, "application/xml; charset=utf-8", "sitemap \(number)") {
          snapshot, base in
          guard let part = SiteMapFiles(snapshot, base).part(number) else { throw Refusal(.webPageAbsent) }
          return part
        }
      },
    ] + PageLanguage.all.flatMap(feeds)

  private static func feeds(_ language: Language) -> [Route] {
    [
      read("feeds/\(language.rawValue)/new.atom") { routes, request in
        try await routes.feed(request, .kind(nil), language)
      },
      read("feeds/\(language.rawValue)/search.atom") { routes, request in
        let query = try PageQuery(request.uri.query ?? "").keeping([.text, .kind, .facet])
        // Without a question it is what is new.
        return try await routes.feed(request, query.items.isEmpty ? .kind(nil) : .search(query), language)
      },
    ]
      + Entities.subjects.map { type in
        let kind = type.kind
        return read("feeds/\(language.rawValue)/\(KindPath(type).path).atom") { routes, request in
          try await routes.feed(request, .kind(kind), language)
        }
      }
  }

  private static func read(
    _ path: String, _ answer: @escaping @Sendable (FeedRoutes, Request) async throws -> Response
  ) -> Route {
    Route(method: .get, path: path, permission: .readPublic) { portal, request, _ in
      try await answer(FeedRoutes(live: portal.live, version: portal.version, site: portal.site), request)
    }
  }

  private func feed(_ request: Request, _ topic: FeedTopic, _ language: Language, _ vary: String = "Host") async throws
    -> Response
  {
    var response = try await answer(
      request, "application/atom+xml; charset=utf-8", "feed \(topic.link(language).address)"
    ) { snapshot, base in
      AtomFeed(
        topic: topic, language: language, novelties: try await Novelties.of(topic, snapshot, live.store),
        snapshot: snapshot, base: base
      ).bytes()
    }
    response.headers[.vary] = vary
    return response
  }

  private func answer(
    _ request: Request, _ type: String, _ name: String, _ make: (Snapshot, SiteBase) async throws -> [UInt8]
  ) async throws -> Response {
    let snapshot = live.current
    let base = SiteBase(request, site)
    let address = "\(name) \(base.address)"
    let page = try await snapshot.pages.page(address, madeBy: { ByteBuffer(bytes: try await make(snapshot, base)) })
    let headers: HTTPFields = [.eTag: page.tag.value, .cacheControl: "no-cache", .contentType: type]
    if page.tag.isHeld(by: request.headers[values: .ifNoneMatch]) {
      return Response(status: .notModified, headers: [.eTag: page.tag.value, .cacheControl: "no-cache"])
    }
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: page.body))
  }
}
