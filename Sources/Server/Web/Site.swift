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
      try await answering.answer(P.self, segments, request)
    }
  }

  /// What a route keeps.
  private struct Answering: Sendable {
    let live: LiveCluster
    let language: Language
    let version: String

    func answer<P: Page>(_ type: P.Type, _ route: [String], _ request: Request) async throws -> Response {
      let visit = try visit(type, route, request)
      let address = [visit.otherLanguage.address, visit.language.rawValue, visit.host ?? ""].joined(separator: " ")
      let tag = ETag(visit.snapshot, version: version, address: address)
      var headers: HTTPFields = [
        .eTag: tag.value, .cacheControl: "no-cache", .contentLanguage: visit.language.tag,
      ]
      if tag.isHeld(by: request.headers[values: .ifNoneMatch]) {
        return Response(status: .notModified, headers: headers)
      }
      headers[.contentType] = "text/html; charset=utf-8"
      let page = try await visit.snapshot.pages.page(address) { [version] in
        ByteBuffer(bytes: Layout.document(try P(visit), version: version))
      }
      return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: page))
    }

    /// What a page does not heed is left out here, so that a stranger cannot have it written again under endless addresses.
    private func visit<P: Page>(_ type: P.Type, _ route: [String], _ request: Request) throws -> Visit {
      let path = try request.uri.path.split(separator: "/").dropFirst().map { segment in
        guard let decoded = segment.removingPercentEncoding else { throw Refusal(.webPageAbsent) }
        return decoded
      }
      var parameters: [String: String] = [:]
      for (name, segment) in zip(route, path) where name.hasPrefix(":") {
        parameters[String(name.dropFirst())] = segment
      }
      return Visit(
        language: language, snapshot: live.current, path: Array(path), parameters: parameters,
        query: try PageQuery(request.uri.query ?? "").keeping(P.parameters),
        host: P.printsHost ? Host.valid(request.head.authority) : nil)
    }
  }
}
