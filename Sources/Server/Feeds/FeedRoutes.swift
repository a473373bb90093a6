import Core
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Registry

/// Feeds and site maps: written when they are asked for, and kept with the snapshot that they tell of.
struct FeedRoutes: Sendable {
  let live: LiveCluster
  let version: String

  func register(on router: Router<BasicRequestContext>) {
    router.read("feeds/new.atom") { request, _ in
      try await feed(request, nil, LanguageChoice.preferred(request.headers[.acceptLanguage]), "Accept-Language, Host")
    }
    for language in [Language.zh, .en] {
      router.read("feeds/\(language.rawValue)/new.atom") { request, _ in try await feed(request, nil, language) }
      for type in Entities.subjects {
        let kind = type.kind
        router.read("feeds/\(language.rawValue)/\(KindPath(type).path).atom") { request, _ in
          try await feed(request, kind, language)
        }
      }
    }
    router.read("sitemap.xml") { request, _ in
      try await answer(request, "application/xml; charset=utf-8", "sitemap") { snapshot, base in
        SiteMapFiles(snapshot, base).root()
      }
    }
    router.read("sitemaps/:name") { request, _ in
      let name = request.uri.path.split(separator: "/").last ?? ""
      guard name.hasSuffix(".xml"), let number = Int(name.dropLast(4)) else { throw Refusal(.webPageAbsent) }
      return try await answer(request, "application/xml; charset=utf-8", "sitemap \(number)") { snapshot, base in
        guard let part = SiteMapFiles(snapshot, base).part(number) else { throw Refusal(.webPageAbsent) }
        return part
      }
    }
  }

  private func feed(_ request: Request, _ kind: Kind?, _ language: Language, _ vary: String = "Host") async throws
    -> Response
  {
    var response = try await answer(
      request, "application/atom+xml; charset=utf-8", "feed \(kind?.rawValue ?? "") \(language.rawValue)"
    ) { snapshot, base in
      AtomFeed(
        kind: kind, language: language, novelties: try await Novelties.newest(kind, snapshot, live.store),
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
    let base = SiteBase(request)
    let address = "\(name) \(base.address)"
    let tag = ETag(snapshot, version: version, address: address)
    let headers: HTTPFields = [.eTag: tag.value, .cacheControl: "no-cache", .contentType: type]
    if tag.isHeld(by: request.headers[values: .ifNoneMatch]) {
      return Response(status: .notModified, headers: [.eTag: tag.value, .cacheControl: "no-cache"])
    }
    let body: ByteBuffer
    if let known = snapshot.pages[address] {
      body = known
    } else {
      body = ByteBuffer(bytes: try await make(snapshot, base))
      snapshot.pages.keep(body, for: address)
    }
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
  }
}
