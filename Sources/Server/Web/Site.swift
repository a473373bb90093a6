import Core
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Registry

/// The pages of one language: finds what the browser has already, then what was written before, and writes the rest.
struct Site {
  let live: LiveCluster
  let language: Language
  let version: String
  let router: Router<BasicRequestContext>

  func page<P: Page>(_ path: String, _ type: P.Type) {
    let answering = Answering(live: live, language: language, version: version)
    let segments = path.split(separator: "/").map(String.init)
    router.read(([language.rawValue] + segments).joined(separator: "/")) { request, _ in
      try await answering.answer(
        P.self, segments, request, path: request.uri.path.split(separator: "/").map(String.init))
    }
  }

  /// A page under an address without a language: in the one asked for by `?lang`, else by the browser.
  func page<P: Page>(at path: String, as route: String, _ type: P.Type) {
    let segments = route.split(separator: "/").map(String.init)
    router.read(path) { [live, version] request, _ in
      let asked = request.uri.queryParameters["lang"].map(String.init)
      let language: Language =
        asked == "zh" || asked == "en"
        ? Language(asked ?? "") : LanguageChoice.preferred(request.headers[.acceptLanguage])
      let path =
        [language.rawValue] + segments.prefix(1) + request.uri.path.split(separator: "/").dropFirst(2).map(String.init)
      var response = try await Answering(live: live, language: language, version: version)
        .answer(P.self, segments, request, path: path)
      response.headers[.vary] = "Accept-Language"
      return response
    }
  }

  /// What a route keeps.
  private struct Answering: Sendable {
    let live: LiveCluster
    let language: Language
    let version: String

    /// `path` is the page's own, with its language, whatever address leads to it.
    func answer<P: Page>(_ type: P.Type, _ route: [String], _ request: Request, path: [String]) async throws -> Response
    {
      let visit = try visit(type, route, request, path.dropFirst())
      let address = [visit.otherLanguage.address, visit.language.rawValue, visit.host ?? ""].joined(separator: " ")
      let tag = ETag(visit.snapshot, version: version, address: address)
      var headers: HTTPFields = [
        .eTag: tag.value, .cacheControl: "no-cache", .contentLanguage: visit.language.tag,
      ]
      if tag.isHeld(by: request.headers[values: .ifNoneMatch]) {
        return Response(status: .notModified, headers: headers)
      }
      headers[.contentType] = "text/html; charset=utf-8"
      do {
        let page = try await visit.snapshot.pages.page(address) { [version] in
          ByteBuffer(bytes: Layout.document(try P(visit), version: version))
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: page))
      } catch let move as Moved {
        // For good as far as anybody knows; asked for again each time, for a merge can be taken back.
        return Response(
          status: .permanentRedirect, headers: [.location: visit.moved(move).address, .cacheControl: "no-cache"])
      }
    }

    /// What a page does not heed is left out here, so that a stranger cannot have it written again under endless addresses.
    private func visit<P: Page>(
      _ type: P.Type, _ route: [String], _ request: Request, _ raw: some Sequence<String>
    ) throws -> Visit {
      let path = try raw.map { segment in
        guard let decoded = segment.removingPercentEncoding else { throw Refusal(.webPageAbsent) }
        return decoded
      }
      var parameters: [String: String] = [:]
      for (name, segment) in zip(route, path) where name.hasPrefix(":") {
        parameters[String(name.dropFirst())] = segment
      }
      return Visit(
        language: language, snapshot: live.current, path: path, parameters: parameters,
        query: try PageQuery(request.uri.query ?? "").keeping(P.parameters),
        host: P.printsHost ? Host.valid(request.head.authority) : nil)
    }
  }
}
