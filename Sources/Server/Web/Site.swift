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
      try answering.answer(P.self, segments, request)
    }
  }

  /// What a route keeps.
  private struct Answering: Sendable {
    let live: LiveCluster
    let language: Language
    let version: String

    func answer<P: Page>(_ type: P.Type, _ route: [String], _ request: Request) throws -> Response {
      let visit = try visit(route, request)
      let address = [visit.otherLanguage.address, visit.language.rawValue, visit.host ?? ""].joined(separator: " ")
      let tag = ETag(visit.snapshot, version: version, address: address)
      var headers: HTTPFields = [
        .eTag: tag.value, .cacheControl: "no-cache", .contentLanguage: visit.language.tag,
      ]
      if tag.isHeld(by: request.headers[values: .ifNoneMatch]) {
        return Response(status: .notModified, headers: headers)
      }
      headers[.contentType] = "text/html; charset=utf-8"
      if let page = visit.snapshot.pages[address] {
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: page))
      }
      let page = ByteBuffer(bytes: Layout.document(try P(visit), version: version))
      visit.snapshot.pages.keep(page, for: address)
      return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: page))
    }

    private func visit(_ route: [String], _ request: Request) throws -> Visit {
      let path = request.uri.path.split(separator: "/").dropFirst().map(String.init)
      var parameters: [String: String] = [:]
      for (name, segment) in zip(route, path) where name.hasPrefix(":") {
        parameters[String(name.dropFirst())] = segment.removingPercentEncoding ?? ""
      }
      return Visit(
        language: language, snapshot: live.current, path: path.map { $0.removingPercentEncoding ?? "" },
        parameters: parameters, query: try PageQuery(request.uri.query ?? ""), host: Host.valid(request.head.authority))
    }
  }
}
