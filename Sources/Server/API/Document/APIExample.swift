import Core
import HTML
import HTTPTypes

/// A call of a route that works on the cluster at hand, as one types it into a shell.
struct APIExample: Sendable {
  /// Path and query.
  let address: String

  /// Nil where the cluster has nothing to show.
  init?(_ route: APIRoute, _ snapshot: Snapshot) {
    guard let values = route.example(snapshot) else { return nil }
    let segments = route.segments.map { segment in
      segment.hasPrefix("{") ? values[String(segment.dropFirst().dropLast())] ?? segment : segment
    }
    let query = route.parameters.filter { $0.place == .query }.compactMap { parameter in
      values[parameter.name].map { (name: parameter.name, value: $0) }
    }
    address = Link(path: segments, query: query).address
  }

  /// The command; what it cannot know stands in capitals.
  static func command(_ route: APIRoute, _ snapshot: Snapshot, base: String) -> String? {
    let address = APIExample(route, snapshot)?.address ?? (route.isForToken ? route.path : nil)
    guard let address else { return nil }
    guard route.isForToken else { return "curl '\(base)\(address)'" }
    let job = address.replacing("{job}", with: "$JOB")
    let authorised = "curl -H \"Authorization: Bearer $TOKEN\""
    guard route.method == .post else { return "\(authorised) \"\(base)\(job)\"" }
    guard route.body != nil else { return "\(authorised) -X POST \"\(base)\(job)\"" }
    return "\(authorised) -H 'Content-Type: text/csv' -H \"Idempotency-Key: $(uuidgen)\" \\\n"
      + "  --data-binary @needs.csv '\(base)\(job)?kind=need&file=needs.csv'"
  }
}
