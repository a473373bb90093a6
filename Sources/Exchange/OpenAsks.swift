import Core
import Registry
import Search
import Synchronization

/// What is posted, market by market, as one audience sees it: worked out once a snapshot.
struct OpenAsks: Sendable {
  /// In the order of their kinds and ids, as everywhere.
  let all: [Ref]
  let byMarket: [String: [Ref]]

  /// Open needs; projects, open cases and organisations that seek something.
  init(_ cluster: Cluster, on today: Day, for audience: Audience, markets: [String]) {
    var all: [Ref] = []
    var byMarket: [String: [Ref]] = [:]
    func post(_ ref: Ref, _ sought: [String]) {
      let open = markets.filter(sought.contains)
      if !open.isEmpty { all.append(ref) }
      for market in open { byMarket[market, default: []].append(ref) }
    }
    func seeking<E: Entity>(
      _ type: E.Type, _ facets: [String: Set<String>], without: [String: Set<String>] = [:]
    ) -> [E] {
      // By facets: of very many records few seek anything, and only those are read.
      let query = Query(filter: Filter(kinds: [E.kind], facets: facets, without: without))
      return cluster.index.search(query, for: audience, limit: .max).hits.compactMap {
        cluster.find(ID<E>($0.ref.id), for: audience)
      }
    }
    let ended = Set(Vocabulary.statuses.words.map(\.value)).subtracting(["open"])
    for need in seeking(Need.self, [:], without: ["status": ended]) where AskStanding(need, on: today) == .open {
      post(need.ref, [need.market ?? "procurement"])
    }
    for project in seeking(Project.self, ["seeks": Set(markets)], without: ["status": ended]) {
      post(project.ref, project.seeks)
    }
    for one in cluster.all(Case.self, for: audience) where AskStanding(one) == .open { post(one.ref, one.seeks) }
    for organisation in seeking(Organisation.self, ["seeks": AskReader.soughtByOrganisations]) {
      post(organisation.ref, organisation.seeks.filter(AskReader.soughtByOrganisations.contains))
    }
    self.all = all
    self.byMarket = byMarket
  }

  /// What one snapshot has worked out, for all copies of its exchange.
  final class Memo: Sendable {
    private let known = Mutex<[Audience: OpenAsks]>([:])

    func of(_ audience: Audience, _ make: () -> OpenAsks) -> OpenAsks {
      if let found = known.withLock({ $0[audience] }) { return found }
      // Worked out outside the lock: two visitors may do it twice, but nobody waits for the other.
      let made = make()
      known.withLock { $0[audience] = made }
      return made
    }
  }
}
