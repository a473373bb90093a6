import Core

extension IndexSnapshot {
  /// The best public profiles by scoring every one of them: what `search` has to equal. For measurements and tests, slow.
  package func scoringAll(_ words: WeighedQuery, limit: Int) -> [Hit] {
    var hits: [Hit] = []
    for live in segments(for: .visitor) {
      let segment = live.segment
      var terms: [UInt32: WeighedQuery.Term] = [:]
      for term in words.terms {
        if let word = segment.words.keys.number(of: term.text) { terms[UInt32(word)] = term }
      }
      for slot in 0..<segment.count where live.isLive(slot) {
        var score: UInt32 = 0
        for index in segment.forward.range(ofSlot: slot) {
          if let term = terms[segment.forward.words[index]] { score += term.gives(segment.forward.codes[index]) }
        }
        if score > 0 { hits.append(Hit(ref: segment.ref(ofSlot: slot), score: score)) }
      }
    }
    return Array(hits.sorted { ($1.score, $0.ref) < ($0.score, $1.ref) }.prefix(limit))
  }
}
