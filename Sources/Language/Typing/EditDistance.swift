/// How many slips of the hand lie between two words: a letter left out, put in, replaced, or two neighbours swapped.
///
/// Damerau and Levenshtein's distance in which no piece is edited twice (optimal string alignment).
enum EditDistance {
  /// Nil where it is more than `limit`, which ends most comparisons after a few letters.
  static func between(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    let last = rows(a, b, limit: limit)
    return last.last.flatMap { $0 <= limit ? $0 : nil }
  }

  /// Whether some beginning of `word` is within `limit` of `stem`.
  static func begins(_ word: [UInt8], with stem: [UInt8], limit: Int) -> Bool {
    guard stem.count <= word.count + limit else { return false }
    return rows(stem, word, limit: limit).contains { $0 <= limit }
  }

  /// The distances of the whole of `a` from each beginning of `b`; empty where all are beyond the limit.
  private static func rows(_ a: [UInt8], _ b: [UInt8], limit: Int) -> [Int] {
    var before: [Int] = []
    var row = Array(0...b.count)
    for i in a.indices {
      var next = [i + 1]
      next.reserveCapacity(b.count + 1)
      for j in b.indices {
        var cost = min(row[j] + (a[i] == b[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        next.append(cost)
      }
      if next.allSatisfy({ $0 > limit }) { return [] }
      before = row
      row = next
    }
    return row
  }
}
