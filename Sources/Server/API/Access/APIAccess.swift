import Core
import HTTPTypes

/// Who asks, told by the `Authorization` header.
struct APIAccess: Sendable {
  let token: APIToken?

  /// A visitor reads; who holds the token sees everything. A wrong token is refused rather than taken for no token: its
  /// holder would think that what is missing does not exist.
  func audience(_ headers: HTTPFields, for access: APIRoute.Access) throws(Refusal) -> Audience {
    guard let given = bearer(headers[values: .authorization]) else {
      guard access == .token else { return .visitor }
      throw Refusal(token == nil ? .apiWriteOff : .apiTokenMissing)
    }
    guard let token else { throw Refusal(access == .token ? .apiWriteOff : .apiTokenWrong) }
    guard token.matches(given) else { throw Refusal(.apiTokenWrong) }
    return .operating
  }

  /// What stands behind `Bearer`. Other schemes are for a proxy in front, not for us.
  private func bearer(_ headers: [String]) -> Substring? {
    for header in headers {
      let parts = header.split(separator: " ", maxSplits: 1)
      if let scheme = parts.first, scheme.lowercased() == "bearer" {
        return parts.count == 2 ? parts[1].drop { $0 == " " } : ""
      }
    }
    return nil
  }
}
