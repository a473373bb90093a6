/// What a search would score one profile after the other with: the query's words are looked up once a segment.
struct ScoresByWords {
  private let words: WeighedQuery
  /// By the segment's number: what each word of it that is asked for is worth.
  private var shares: [UInt64: [UInt32: UInt32]] = [:]

  init(_ words: WeighedQuery) { self.words = words }

  mutating func score(_ slot: Int, in segment: Segment) -> UInt32 {
    let shares = self.shares[segment.number] ?? look(in: segment)
    let forward = segment.forward
    return forward.range(ofSlot: slot).reduce(0) { sum, posting in
      guard let share = shares[forward.words[posting]] else { return sum }
      return sum + WeighedQuery.part(forward.codes[posting], of: share)
    }
  }

  private mutating func look(in segment: Segment) -> [UInt32: UInt32] {
    let found = FoundWord.all(of: words, in: segment)
    let looked = Dictionary(uniqueKeysWithValues: found.map { (UInt32($0.number), $0.share) })
    shares[segment.number] = looked
    return looked
  }
}
