import Core
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// Whatever goes wrong on the way to a page becomes a page that says in both languages what to do.
struct ErrorAnswers: RouterMiddleware {
  typealias Context = PortalContext
  let live: LiveCluster

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let refusal as Refusal {
      return answer(refusal, request, context)
    } catch let error as HTTPError where error.status == .notFound {
      return answer(Refusal(.webPageAbsent), request, context)
    } catch {
      // The details are for the operator's log; a visitor learns only that it was noted.
      context.logger.error("request failed", metadata: ["path": "\(request.loggedPath)", "error": "\(error)"])
      return answer(Refusal(.webFailed), request, context)
    }
  }

  private func answer(_ refusal: Refusal, _ request: Request, _ context: Context) -> Response {
    let language: Language =
      switch request.uri.path.split(separator: "/").first {
      case "zh": .zh
      case "en": .en
      default: LanguageChoice.preferred(request.headers[.acceptLanguage])
      }
    if refusal.rule == .signInWanted, request.method == .get {
      let link = Address.signIn.link(language, [("next", "\(request.uri)")])
      return Response(status: .seeOther, headers: [.location: link.address, .cacheControl: "private, no-store"])
    }
    let visit = Visit(
      language: language, snapshot: live.current, path: [], parameters: [:], query: PageQuery(), host: nil,
      visitor: context.visitor, network: "", agent: "", wished: nil)
    var headers: HTTPFields = [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"]
    if refusal.rule.status == 405 { headers[.allow] = refusal.values["allow"] ?? "GET, HEAD" }
    let page = ByteBuffer(bytes: Layout.document(ErrorPage(refusal, visit), version: ""))
    return Response(
      status: HTTPResponse.Status(code: refusal.rule.status), headers: headers, body: ResponseBody(byteBuffer: page))
  }
}
