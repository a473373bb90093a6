package import Core
package import Registry
package import Search

/// What a person who searches is told: the hits, and what was also searched because a word was unknown.
package struct Finding: Sendable {
  package let answer: SearchAnswer
  /// What was looked for, for telling what a hit has of it.
  package let words: WeighedQuery
  package let respelled: [Respelling]

  /// `ventilator`, `呼吸机`: the words for a reader; empty where every word was known.
  package var also: [String] {
    respelled.reduce(into: []) { words, found in
      if !words.contains(found.instead) { words.append(found.instead) }
    }
  }
}

extension Exchange {
  /// - Parameter byMeaning: whether what only means about the same is found too: for who tells which hits are such.
  package func find(
    _ text: String, kinds: Set<Kind> = [], facets: [String: Set<String>] = [:], counting: Counting = .hits,
    limit: Int = 20, cursor: Cursor? = nil, byMeaning: Bool = true, for audience: Audience
  ) -> Finding {
    // Past this a text is no question, and its words cost more than they find.
    let text = String(text.prefix(1000))
    var terms = cluster.analyser.search(text)
    // The index lists everything for a query without words; a person who typed only "的" asked for something else.
    if terms.isEmpty, text.contains(where: { !$0.isWhitespace }) { terms = [Term("\u{0}", surface: text)] }
    let respelled = cluster.respellings(of: text)
    let words = cluster.index.weigh(terms + respelled.flatMap(\.terms))
    let answer = cluster.index.search(
      words, near: byMeaning ? QuestionMeaning.nearness(of: text, cluster.analyser.meaning) : nil,
      Filter(kinds: kinds, facets: facets), counting: counting, for: audience, limit: limit, after: cursor)
    return Finding(answer: answer, words: words, respelled: respelled)
  }
}
