import Core
import Foundation

/// A database of a PostgreSQL server: for several machines, or where one is kept by somebody already.
///
/// What belongs to it stands in one schema, the first of the search path.
package final class PostgreSQLStore: Store {
  /// How often what was lost or in somebody's way is done again.
  private static let attempts = 5

  let address: PostgreSQLAddress
  private let readers: Pool<PostgreSQLSession>
  private let writers: Pool<PostgreSQLSession>
  private let news: PostgreSQLNews
  let schema: String

  /// Connects, and refuses what is no place for a store. Further connections are opened when they are needed, one for
  /// writing and at most `readers` for reading.
  package init(_ address: PostgreSQLAddress, readers: Int = 4) async throws {
    self.address = address
    let sessions = (0..<max(1, readers)).map { _ in PostgreSQLSession(address) }
    do {
      // The one that the pool lends out first.
      let place = try await sessions[sessions.count - 1].inspect()
      schema = place.schema
      news = PostgreSQLNews(address, schemaID: place.schemaID)
    } catch let fault as PostgreSQLFault {
      throw fault.refusal(at: address.shown)
    }
    self.readers = Pool(sessions)
    writers = Pool([PostgreSQLSession(address)])
  }

  package func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
    try await repeated { try await self.readers.with { try await $0.read(body) } }
  }

  package func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
    try await repeated {
      try await self.writers.with { session in
        switch try await session.write(body) {
        case .done(let value): return value
        case .unsettled(let value, let transaction):
          switch await transaction.outcome(session) {
          case .committed: return value
          case .undone: throw PostgreSQLFault.undone
          case .unknown:
            throw Refusal(
              .storeOutcomeUnknown, at: self.address.shown,
              ["what": self.address.shown, "transaction": transaction.number])
          }
        }
      }
    }
  }

  /// A question of the store's own keeping, for integrity and backup.
  func withSession<T: Sendable>(_ body: (PostgreSQLSession) async throws -> T) async throws -> T {
    try await repeated { try await self.readers.with(body) }
  }

  /// Until there is news of the schema, in the hearing of a connection of its own.
  package func waitForNews(after sequence: Int, atMost limit: Duration) async throws {
    // What is told between this and the look at the head is not missed: the bell has rung once more then.
    let bell = await news.listen()
    guard try await read({ try Journal.head($0).seq }) == sequence else { return }
    try await news.wait(after: bell, atMost: limit)
  }

  /// Does again what the connection, or another transaction, has stood in the way of. It is certain here that nothing of it
  /// was committed.
  private func repeated<T: Sendable>(_ body: () async throws -> T) async throws -> T {
    var attempt = 1
    while true {
      do {
        return try await body()
      } catch let fault as PostgreSQLFault {
        let again = fault.isConflict ? Self.attempts : fault.isLost ? 2 : 1
        guard attempt < again else { throw fault.refusal(at: address.shown) }
        if fault.isConflict { try await Task.sleep(for: .milliseconds(.random(in: 1...20) * attempt)) }
        attempt += 1
      }
    }
  }
}
