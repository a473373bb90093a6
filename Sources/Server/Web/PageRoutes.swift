import Access
import Core
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import NIOPosix

/// The two languages that every page stands in.
enum PageLanguage {
  static let all = [Language.zh, .en]
}

extension Route {
  /// A page of the cluster in both languages, which everybody may read as far as they may see.
  static func page<P: Page>(_ path: String, for permission: Permission, _ type: P.Type) -> [Route] {
    PageLanguage.all.map { language in
      Route(
        method: .get, path: [language.rawValue, path].filter { !$0.isEmpty }.joined(separator: "/"),
        permission: permission
      ) { portal, request, context in
        try await portal.answer(P.self, language, path, request, context)
      }
    }
  }

  /// A page under an address without a language: in the one asked for by `?lang`, else by the browser.
  static func page<P: Page>(at path: String, as route: String, for permission: Permission, _ type: P.Type) -> Route {
    Route(method: .get, path: path, permission: permission) { portal, request, context in
      let asked = request.uri.queryParameters["lang"].map(String.init)
      let language: Language =
        asked == "zh" || asked == "en"
        ? Language(asked ?? "") : LanguageChoice.preferred(request.headers[.acceptLanguage])
      let behind = request.uri.path.split(separator: "/").dropFirst(2).map(String.init)
      let name = route.split(separator: "/").prefix(1).map(String.init)
      var response = try await portal.answer(
        P.self, language, route, request, context, path: [language.rawValue] + name + behind)
      response.headers[.vary] = "Accept-Language, Cookie"
      return response
    }
  }
}

extension Portal {
  /// Finds what the browser has already, then what was written before, and writes the rest.
  ///
  /// `path` is the page's own, with its language, whatever address leads to it.
  fileprivate func answer<P: Page>(
    _ type: P.Type, _ language: Language, _ route: String, _ request: Request, _ context: PortalContext,
    path: [String]? = nil
  ) async throws -> Response {
    let visit = try visit(
      language, route, request, context, path: path, keeping: P.parameters, withHost: P.printsHost)
    do {
      // What is kept is what everybody gets; who has signed in gets their own.
      guard visit.caller.account == nil else {
        // Beside the threads that answer, as what is kept: a page that takes long delays none that does not.
        let page = try await NIOThreadPool.singleton.runIfActive { [version, script] in
          ByteBuffer(bytes: Layout.document(try P(visit), version: version, script: script))
        }
        return personal(page, visit.language)
      }
      let address = [visit.otherLanguage.address, visit.language.rawValue, visit.host ?? ""].joined(separator: " ")
      let page = try await visit.snapshot.pages.page(address) { [version, script] in
        ByteBuffer(bytes: Layout.document(try P(visit), version: version, script: script))
      }
      var headers: HTTPFields = [
        .eTag: page.tag.value, .cacheControl: "no-cache", .contentLanguage: visit.language.tag, .vary: "Cookie",
      ]
      if page.tag.isHeld(by: request.headers[values: .ifNoneMatch]) {
        return Response(status: .notModified, headers: headers)
      }
      headers[.contentType] = "text/html; charset=utf-8"
      return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: page.body))
    } catch let move as Moved {
      // For good as far as anybody knows; asked for again each time, for a merge can be taken back.
      return Response(
        status: .permanentRedirect, headers: [.location: visit.moved(move).address, .cacheControl: "no-cache"])
    }
  }

  /// What a page does not heed is left out here, so that a stranger cannot have it written again under endless addresses.
  func visit(
    _ language: Language, _ route: String, _ request: Request, _ context: PortalContext, path: [String]? = nil,
    keeping parameters: Set<PageQuery.Parameter> = [], withHost: Bool = false
  ) throws -> Visit {
    let raw = (path ?? request.uri.path.split(separator: "/").map(String.init)).dropFirst()
    let segments = try raw.map { segment in
      guard let decoded = segment.removingPercentEncoding else { throw Refusal(.webPageAbsent) }
      return decoded
    }
    var named: [String: String] = [:]
    for (name, segment) in zip(route.split(separator: "/"), segments) where name.hasPrefix(":") {
      named[String(name.dropFirst())] = segment
    }
    return Visit(
      language: language, snapshot: live.current, path: segments, parameters: named,
      query: try PageQuery(request.uri.query ?? "").keeping(parameters),
      host: withHost ? Host.valid(request.head.authority) : nil, visitor: context.visitor,
      network: site.network(of: request, context), agent: request.headers[.userAgent] ?? "",
      wished: request.uri.queryParameters["next"].map(String.init))
  }
}
