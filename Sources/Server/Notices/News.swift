import Access
import Core
import Exchange
import Foundation
import Matching
import NIOPosix
import Notices
import Registry
import Search
import Store

/// Tells people of what newly fits theirs, and of what their saved searches newly find.
struct News: Sendable {
  let live: LiveCluster

  func once() async throws {
    try await matches()
    try await searches()
  }

  /// Of organisations for which somebody may answer.
  private func matches() async throws {
    let (cluster, exchange) = (live.current.cluster, live.current.exchange)
    let (organisations, known) = try await live.store.read { connection in
      (
        Set(try Memberships.answering(connection).map(cluster.present)),
        Set(try Engagements.all(connection).map(\.pair))
      )
    }
    for organisation in organisations.sorted() {
      try Task.checkCancellation()
      let found = try await NIOThreadPool.singleton.runIfActive {
        exchange.matches(of: [organisation], besides: known, for: .member(of: [organisation]))
      }
      let addressee = Addressee.organisation(organisation)
      let new = try await live.store.read { connection in
        try found.filter {
          try !Notices.wasTold(
            .matchNew, of: $0.mine, to: addressee, detail: Self.detail($0), connection)
        }
      }
      guard !new.isEmpty else { continue }
      try await live.store.act(as: "lianqiao", "notice.match") { act in
        for match in new {
          try act.remind(.matchNew, of: match.mine, to: [addressee], detail: Self.detail(match))
        }
      }
    }
  }

  private static func detail(_ match: OwnMatch) -> String { "\(match.own.rawValue) \(match.other)" }

  /// What came in since each was looked through.
  private func searches() async throws {
    let (cluster, exchange) = (live.current.cluster, live.current.exchange)
    let sequence = cluster.sequence
    let searches = try await live.store.read { try SavedSearch.all($0) }.filter { $0.told < sequence }
    guard let first = searches.map(\.told).min() else { return }
    let arrived = try await live.store.read { try Arrived.after(first, $0) }
    var counts: [String: Int] = [:]
    for search in searches {
      try Task.checkCancellation()
      let new = arrived.filter { $0.sequence > search.told && $0.sequence <= sequence }.map(\.ref)
      guard !new.isEmpty, let query = try? PageQuery(search.query),
        let caller = try await caller(search.account, cluster)
      else { continue }
      counts[search.id] = try await NIOThreadPool.singleton.runIfActive {
        SearchedFor.refs(query, exchange, for: caller.audience).intersection(new).count
      }
    }
    try await live.store.act(as: "lianqiao", "notice.search") { [counts] act in
      for search in searches {
        // Another portal may have told it meanwhile.
        guard try search.tell(upTo: sequence, act.connection), let count = counts[search.id], count > 0 else {
          continue
        }
        try act.tell(.searchNew, of: search.ref, to: [.account(search.account)], detail: "\(count)", by: nil)
      }
    }
  }

  private func caller(_ id: AccountID, _ cluster: Cluster) async throws -> Caller? {
    try await live.store.read { connection in
      guard let account = try Accounts.find(id, connection), account.state == .active else { return nil }
      return Caller(account, try Accounts.memberships(of: id, connection), in: cluster)
    }
  }
}

/// Records that came to be seen by more than before: new ones, and those that were published.
private struct Arrived: Sendable {
  let ref: Ref
  let sequence: Int

  private static let most = 50_000

  static func after(_ sequence: Int, _ connection: any Connection) throws -> [Arrived] {
    let seen = "%\"@visibility\":[%"
    return try connection.rows(
      """
      SELECT kind, entity, MAX(seq) FROM journal
        WHERE seq > \(sequence) AND kind IN \(values: Entities.subjects.map { $0.kind }) AND changes LIKE \(seen)
        GROUP BY kind, entity ORDER BY MAX(seq) DESC LIMIT \(most)
      """
    ).compactMap { row in
      guard let kind = row.string(0), let id = row.string(1), let sequence = row.integer(2) else { return nil }
      return Arrived(ref: Ref(Kind(kind), id), sequence: sequence)
    }
  }
}
