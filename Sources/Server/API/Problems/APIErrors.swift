import Core
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging

/// Whatever goes wrong on the way to the API's answer becomes a problem document.
struct APIErrors: RouterMiddleware {
  typealias Context = PortalContext

  static func covers(_ request: Request) -> Bool {
    request.uri.path == "/api" || request.uri.path.hasPrefix("/api/")
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard Self.covers(request) else { return try await next(request, context) }
    do {
      return try await next(request, context)
    } catch let refusal as Refusal {
      return ProblemAnswer.response(refusal, request)
    } catch let error as HTTPError where error.status == .notFound {
      return ProblemAnswer.response(absent(request), request)
    } catch let error as HTTPError where (400..<500).contains(error.status.code) {
      let why = error.body ?? error.status.reasonPhrase
      return ProblemAnswer.response(Refusal(.apiMalformed, ["why": why]), request)
    } catch {
      // The details are for the operator's log.
      context.logger.error("request failed", metadata: ["path": "\(request.uri.path)", "error": "\(error)"])
      return ProblemAnswer.response(Refusal(.webFailed), request)
    }
  }

  private func absent(_ request: Request) -> Refusal {
    guard let methods = APIDoor.methods(at: request.uri.path) else { return Refusal(.apiPathAbsent) }
    return Refusal(
      .apiMethod, ["method": String(request.method.rawValue.prefix(20)), "allow": methods.joined(separator: ", ")])
  }
}
