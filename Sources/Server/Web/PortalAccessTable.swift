package import Access
import HTTPTypes

extension Portal {
  /// In the order of their addresses. What stands under both languages is one row each: they are two routes.
  package static let accessTable: [AccessTable.Row] =
    routes
    .map { AccessTable.Row(verb: $0.method.rawValue, path: address($0.path), permission: $0.permission) }
    .sorted { ($0.path, $0.verb) < ($1.path, $1.verb) }

  /// `/zh/password/{secret}`
  private static func address(_ path: String) -> String {
    let segments = path.split(separator: "/").map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }
    return "/" + segments.joined(separator: "/")
  }
}
