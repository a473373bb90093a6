/// Some of the best codes of each word, a byte each: what the first hits reach at least.
enum TopCodes {
  /// Each one more than a usual page holds, because a search looks for one more.
  static let ranks = [2, 11, 21, 101]

  /// A code that at least `count` profiles reach; 0 when that is not known.
  static func reached(by count: Int, in tops: UInt32) -> UInt8 {
    guard let place = ranks.firstIndex(where: { $0 >= count }) else { return 0 }
    return UInt8(truncatingIfNeeded: tops >> UInt32(place * 8))
  }

  /// - Parameter counts: how many postings of the word have each code.
  static func packed(_ counts: UnsafeMutableBufferPointer<UInt32>) -> UInt32 {
    var out: UInt32 = 0
    var better = 0
    for code in (1...255).reversed() where counts[code] > 0 {
      let before = better
      better += Int(counts[code])
      for (place, rank) in ranks.enumerated() where before < rank && rank <= better {
        out |= UInt32(code) << UInt32(place * 8)
      }
    }
    return out
  }
}
