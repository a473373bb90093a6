import Access
import Core
import HTTPTypes
import Hummingbird

/// The cookie by which a browser is known. No script reads it, no other site has it sent along with a form.
enum SessionCookie {
  /// With `__Host-` a browser takes it from this very host over TLS alone, so that no neighbour's page can plant one; over plain HTTP,
  /// on one's own machine, there is no such guarantee.
  private static func name(isSecure: Bool) -> String { isSecure ? "__Host-lianqiao" : "lianqiao" }

  static func secret(of request: Request, isSecure: Bool) -> Secret? {
    let name = name(isSecure: isSecure)
    for header in request.headers[values: .cookie] {
      for pair in header.split(separator: ";") {
        guard let (key, value) = String(pair.drop { $0 == " " }).halves(at: "="), key == name else { continue }
        return Secret(value)
      }
    }
    return nil
  }

  static func holding(_ secret: Secret, isSecure: Bool) -> String {
    "\(name(isSecure: isSecure))=\(secret.words); Path=/; Max-Age=\(Session.most / 1000); HttpOnly; SameSite=Lax"
      + (isSecure ? "; Secure" : "")
  }

  static func ended(isSecure: Bool) -> String {
    "\(name(isSecure: isSecure))=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
  }
}
