/// The stem of an English word by which a Chinese word is explained, and its part of the word's weight.
struct Gloss: Sendable, Equatable {
  let stem: String
  let weight: Float

  /// What the stems of one word weigh, the first glosses more than later ones, at most `most` of them.
  ///
  /// The squares add up to one: a word with ten glosses says no more than a word with one.
  static func shared(_ ranked: [(stem: String, rank: Int)]) -> [Gloss] {
    var best: [(stem: String, rank: Int)] = []
    for (stem, rank) in ranked.sorted(by: { $0.rank < $1.rank }) where !best.contains(where: { $0.stem == stem }) {
      best.append((stem, rank))
      if best.count == most { break }
    }
    let raw = best.map { 1 / (1 + slope * Float($0.rank)) }
    let norm = raw.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return zip(best, raw).map { Gloss(stem: $0.stem, weight: $1 / norm) }
  }

  static let most = 6
  private static let slope: Float = 0.1
}
