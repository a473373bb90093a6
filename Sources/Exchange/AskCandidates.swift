import Core
import Matching
import Registry
import Search

/// Which of very many open asks an answer is worth being looked at with.
///
/// To read an ask costs some 0.1 ms, and a store may hold 10⁵: beyond `lookingAtAll` the index chooses. An ask can fit
/// only what shares a word, a category, a field, a place in the chain or a specialty with it; the best of each way are
/// taken. Where facts decide rather than words, others are taken too, as far as `depth` goes.
struct AskCandidates {
  /// How many asks each way in yields.
  static let depth = 300

  let cluster: Cluster
  let audience: Audience
  let lookingAtAll: Int

  func choose(for answer: Ref, _ clues: AnswerClues, in booth: Booth, among open: [Ref]) -> [Ref] {
    guard open.count > lookingAtAll else { return open }
    // Cases are few, and take categories and fields from what they are about: the index does not know them.
    var chosen = Chosen(among: Set(open), taking: open.filter { $0.kind == Case.kind })
    let own = cluster.title(of: answer, for: audience).map(words) ?? []
    let all =
      own + clues.categories.flatMap(names)
      + cluster.index.words(of: answer, for: audience).filter { !FacetWord.isOne($0.text) }
    for filter in filters(booth.card.name) {
      chosen.take(search(all, filter))
      for (name, values) in facets(answer, clues, booth) where !values.isEmpty {
        chosen.take(search(own, filter, [name: values]))
        chosen.take(search([], filter, [name: values]))
      }
      if !booth.whole.isEmpty { chosen.take(search([], filter)) }
    }
    let name = cluster.title(of: answer, for: audience) ?? .empty
    if let near = meaning.vector(of: answer) {
      let ownWords = cluster.index.weigh(own)
      for filter in filters(booth.card.name) {
        chosen.take(meaning.nearest(to: near, of: name, apartFrom: ownWords, filter))
      }
    }
    for link in clues.chain + clues.chain.prefix(1).flatMap(parts) {
      chosen.take(cluster.referrers(Need.self, by: "component", to: link, for: audience).map(\.ref))
    }
    return chosen.refs
  }

  private var meaning: NameMeaning { NameMeaning(cluster, audience) }

  /// The asks taken so far, each once and none that is not open.
  private struct Chosen {
    private var open: Set<Ref>
    private(set) var refs: [Ref] = []

    init(among open: Set<Ref>, taking first: [Ref]) {
      self.open = open
      take(first)
    }

    mutating func take(_ found: [Ref]) {
      for ref in found where open.remove(ref) != nil { refs.append(ref) }
    }
  }

  private func search(_ terms: [Term], _ filter: Filter, _ facets: [String: Set<String>] = [:]) -> [Ref] {
    var filter = filter
    filter.facets.merge(facets) { $1 }
    let query = Query(terms, filter: filter)
    return cluster.index.search(query, for: audience, limit: Self.depth).hits.map(\.ref)
  }

  /// Records that ask in a market. A need that names none asks in procurement.
  private func filters(_ market: String) -> [Filter] {
    let ended = Set(Vocabulary.statuses.words.map(\.value)).subtracting(["open"])
    let others = Set(Vocabulary.markets.words.map(\.value)).subtracting([market])
    let needs =
      market == "procurement"
      ? Filter(kinds: [Need.kind], without: ["status": ended, "market": others])
      : Filter(kinds: [Need.kind], facets: ["market": [market]], without: ["status": ended])
    return [
      needs, Filter(kinds: [Project.kind], facets: ["seeks": [market]], without: ["status": ended]),
      Filter(kinds: [Organisation.kind], facets: ["seeks": [market]]),
    ]
  }

  /// What asks name in the same words as answers do; where words decide, the rest does not bear a match.
  private func facets(_ answer: Ref, _ clues: AnswerClues, _ booth: Booth) -> [(String, Set<String>)] {
    let categories = Set(clues.categories.map(\.description))
    let above = Set(clues.categories.flatMap { cluster.codes.path($0) }.map(\.description))
    let own = cluster.index.facets(of: answer, for: audience)
    let facts = [
      ("specialties", "specialties"), ("services", "services"), ("uses", "uses"), ("forms", "forms"),
      ("engagements", "engagements"), ("stages", "stage"), ("rounds", "round"), ("region", "region"),
    ]
    return [("categories", categories), ("categories", above), ("fields", clues.fields)]
      + facts.prefix(booth.whole.isEmpty ? 1 : facts.count).map { ($1, own[$0] ?? []) }
  }

  private func words(_ text: Text) -> [Term] { text.all.flatMap { cluster.analyser.query($0.1) } }

  /// By these an ask without a code may name the category: it, what it lies in, and what lies next within it.
  private func names(_ code: Code) -> [Term] {
    (cluster.codes.path(code) + cluster.codes.children(code).prefix(30)).flatMap { code -> [Term] in
      guard let entry = cluster.codes[code] else { return [] }
      return ([entry.zh, entry.en].compactMap { $0 } + entry.aliases).flatMap(cluster.analyser.query)
    }
  }

  /// Links that are part of a link, however deep.
  private func parts(of link: Ref) -> [Ref] {
    var found: [Ref] = []
    var open = [link]
    while let next = open.popLast() {
      let within = cluster.referrers(Component.self, by: "parent", to: next, for: audience).map(\.ref)
      for part in within where part != link && !found.contains(part) {
        found.append(part)
        open.append(part)
      }
    }
    return found
  }
}
