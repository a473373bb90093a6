/// A query's word that a segment has.
struct FoundWord {
  /// In the segment.
  let number: Int
  let share: UInt32

  static func all(of query: WeighedQuery, in segment: Segment) -> [FoundWord] {
    query.terms.compactMap { term in
      segment.words.keys.number(of: term.text).map { FoundWord(number: $0, share: term.share) }
    }
  }

  /// A score that at least `count` profiles reach by this word alone; 0 where that is not known.
  ///
  /// It spares a search the windows that it would otherwise enter before it has found anything. Of the best that were
  /// sealed some may be gone: as many as went with the word are asked for besides.
  func reached(by count: Int, in live: LiveSegment) -> UInt32 {
    let gone = Int(live.dead?.removed[number] ?? 0)
    let code = TopCodes.reached(by: count + gone, in: live.segment.words.tops[number])
    return code == 0 ? 0 : WeighedQuery.part(code, of: share)
  }
}
