import Core
import HTTPTypes
package import Hummingbird

extension Router {
  /// A route that can be read and nothing else: every other method is answered 405 rather than "not found".
  package func read(
    _ path: String, _ answer: @escaping @Sendable (Request, Context) async throws -> Response
  ) {
    let path = RouterPath(path)
    on(path, method: .get, use: answer)
    for method in [HTTPRequest.Method.post, .put, .patch, .delete, .options, .trace, .connect] {
      on(path, method: method) { request, _ -> Response in
        throw Refusal(.webMethod, ["what": request.method.rawValue])
      }
    }
  }
}
