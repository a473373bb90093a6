import HTTPTypes
import Hummingbird

/// The headers that every answer carries. The policy allows one script, known by its content, where there is one, and no other.
struct SecurityHeaders: RouterMiddleware {
  typealias Context = PortalContext
  let site: SiteSettings
  private let policy: String

  init(site: SiteSettings, script: Script?) {
    self.site = site
    // What it asks for comes from here too.
    policy = Self.base + (script.map { "; script-src '\($0.integrity)'; connect-src 'self'" } ?? "")
  }

  private static let base =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  private static let permissions = HTTPField.Name("Permissions-Policy")

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    // A stranger's file says itself that it may do nothing at all.
    if response.headers[.contentSecurityPolicy] == nil { response.headers[.contentSecurityPolicy] = policy }
    response.headers[.xContentTypeOptions] = "nosniff"
    if let name = HTTPField.Name("Referrer-Policy") { response.headers[name] = "strict-origin-when-cross-origin" }
    // For half a year from then on no browser asks by plain HTTP, where somebody in between could answer.
    if site.isSecure { response.headers[.strictTransportSecurity] = "max-age=15552000" }
    if let name = Self.permissions { response.headers[name] = "camera=(), geolocation=(), microphone=()" }
    if let name = HTTPField.Name("Cross-Origin-Opener-Policy") { response.headers[name] = "same-origin" }
    return response
  }
}
