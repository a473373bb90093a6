import Access
import Core
import HTTPTypes
import Hummingbird

/// Nobody else's page may send a form in somebody's name (CSRF). Two things are asked for, and each alone would do: that the browser
/// says the form came from this site, and, of who is signed in, a token that only pages of this session hold.
enum SameOrigin {
  /// Throws `form.foreign`. What anybody may do is done in nobody's name and needs no token: a sign-in page that was opened before
  /// somebody signed in elsewhere still works.
  static func require(
    _ request: Request, _ form: Form, for permission: Permission, _ visitor: Recognised, _ site: SiteSettings
  ) throws(Refusal) {
    try requireHere(request, site)
    if permission.reach != .anybody { try requireToken(form, visitor) }
  }

  /// The second of both alone: for what somebody signed in does on a page that is open to anybody.
  static func requireToken(_ form: Form, _ visitor: Recognised) throws(Refusal) {
    guard let secret = visitor.signedIn?.secret, form["token"] == token(of: secret) else { throw Refusal(.formForeign) }
  }

  /// The first of both alone: for what has to be asked before a body is read.
  static func requireHere(_ request: Request, _ site: SiteSettings) throws(Refusal) {
    guard cameFromHere(request, site) else { throw Refusal(.formForeign) }
  }

  /// What a form of a session carries.
  static func token(of secret: Secret) -> String { String(secret.hash(for: "form").prefix(32)) }

  /// Browsers say it since 2023 by `Sec-Fetch-Site`, and by `Origin` since long before; who says neither is no browser.
  private static func cameFromHere(_ request: Request, _ site: SiteSettings) -> Bool {
    if let name = HTTPField.Name("Sec-Fetch-Site"), let said = request.headers[name] { return said == "same-origin" }
    guard let origin = request.headers[.origin] else { return false }
    if let own = site.origin { return origin == own }
    guard let host = Host.valid(request.head.authority) else { return false }
    return origin == "http://\(host)" || origin == "https://\(host)"
  }
}
