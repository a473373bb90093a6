import HTTPTypes
import Hummingbird
import Logging

/// One line a request, at debug only: a busy portal's log must not fill a disk, and what people search for is theirs.
struct RequestLog: RouterMiddleware {
  typealias Context = PortalContext

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard context.logger.logLevel <= .debug else { return try await next(request, context) }
    let clock = ContinuousClock()
    let start = clock.now
    let response = try await next(request, context)
    context.logger.debug(
      "\(request.method.rawValue) \(request.loggedPath) \(response.status.code) \(clock.now - start)")
    return response
  }
}
