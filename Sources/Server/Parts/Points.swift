import Matching

/// A score and its contributions as points of a hundred that add up as they are shown.
///
/// Rounding each on its own would make 41.3 + 27.2 + 13.6 stand over 82.0: readers add, so the parts are rounded
/// together, the largest remainders up.
struct Points {
  /// In tenths of a point.
  let score: Int
  let parts: [Int]

  init(score: Double, parts contributions: [Double]) {
    let exact = contributions.map { max(0, $0.isFinite ? $0 : 0) * 1000 }
    let total = Int((exact.reduce(0, +)).rounded())
    var parts = exact.map { Int($0) }
    let open = total - parts.reduce(0, +)
    let byRemainder = exact.indices.sorted { a, b in
      let (x, y) = (exact[a] - Double(parts[a]), exact[b] - Double(parts[b]))
      return x != y ? x > y : a < b
    }
    for index in byRemainder.prefix(max(0, open)) { parts[index] += 1 }
    self.parts = parts
    self.score = contributions.isEmpty ? Int((score * 1000).rounded()) : total
  }

  init(_ score: Double, _ reasons: [Reason]) { self.init(score: score, parts: reasons.map(\.contribution)) }

  var words: String { NumberWords.points(score) }
}
