/// What a client says it can read.
enum Acceptance {
  /// Whether an `Accept` header lets `type` pass. No header lets everything pass.
  static func allows(_ header: String?, _ type: String) -> Bool {
    guard let header, header.contains(where: { $0 != " " }) else { return true }
    let family = type.prefix { $0 != "/" } + "/*"
    // The most specific range decides: `application/json;q=0, */*` does not want JSON.
    var best = (rank: 0, wanted: false)
    for item in header.prefix(2000).lowercased().split(separator: ",") {
      let parts = item.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
      guard let range = parts.first else { continue }
      let rank = range == type ? 3 : range == family ? 2 : range == "*/*" ? 1 : 0
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      if rank > best.rank { best = (rank, quality > 0) }
    }
    return best.wanted
  }
}
