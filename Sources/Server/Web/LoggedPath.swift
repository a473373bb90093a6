import Hummingbird

extension Request {
  /// The path as a log may have it: without the secret of a one-time link.
  var loggedPath: String {
    let segments = uri.path.split(separator: "/", omittingEmptySubsequences: false)
    guard let place = segments.firstIndex(where: { Self.secretBehind.contains(String($0)) }),
      place + 1 < segments.endIndex
    else { return uri.path }
    return segments[...place].joined(separator: "/") + "/…"
  }

  private static let secretBehind: Set<String> = ["password", "invitation", "email"]
}
