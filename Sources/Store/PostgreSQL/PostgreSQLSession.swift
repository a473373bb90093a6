import Core
import Foundation

/// A connection, opened when it is first needed and again when it was lost, and the transactions on it.
///
/// Bodies run on the session's own queue, one after the other.
actor PostgreSQLSession {
  /// How a transaction ended that did not throw.
  enum Ending<T: Sendable>: Sendable {
    case done(T)
    /// COMMIT was sent and no answer came: whether it holds has to be asked.
    case unsettled(T, PostgreSQLTransaction)
  }

  /// For how long a connection that was there a moment ago is tried again: a server takes some seconds to restart.
  private static let patience: Duration = .seconds(5)

  private let address: PostgreSQLAddress
  private let executor = QueueExecutor("lianqiao.postgresql")
  private var link: PostgreSQLLink?
  /// The last connection was lost and no new one made since.
  private var isBereft = false
  private var place: PostgreSQLDoor.Place?

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ address: PostgreSQLAddress) { self.address = address }

  /// Looks at the place before a store is made of it.
  func inspect() throws -> PostgreSQLDoor.Place {
    let (link, place) = try open()
    try PostgreSQLDoor.inspect(link, place, address)
    return place
  }

  func read<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) throws -> T {
    let (link, _) = try begin { _ in "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" }
    let value = try inside(link) { connection in
      let value = try body(connection)
      if let error = connection.failure.error { throw error }
      return value
    }
    // Nothing was written: how it ends is of no consequence to what was read.
    do { try link.simple("COMMIT") } catch { lose() }
    return value
  }

  /// One writer at a time: the lock is taken before anything is looked at, and goes with the transaction.
  ///
  /// Not the lock on the journal's head, which acts take: a migration writes before there is a journal.
  func write<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) throws -> Ending<T> {
    let (link, place) = try begin { place in
      "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(x'4c51'::int, \(place.schemaID)::oid::int)"
    }
    let (value, number) = try inside(link) { connection in
      let value = try body(connection)
      if let error = connection.failure.error { throw error }
      try connection.settle()
      // Without a number nothing was written. Followers are told by the same question, when this is committed.
      let number = try link.simple(
        """
        SELECT x, CASE WHEN x IS NOT NULL THEN pg_notify('\(PostgreSQLNews.channel)', '\(place.schemaID)')::text END
          FROM (SELECT pg_current_xact_id_if_assigned()::text AS x) AS t
        """
      )[0][0]
      return (value, number)
    }
    do {
      try link.simple("COMMIT")
    } catch let fault as PostgreSQLFault where fault.isLost {
      lose()
      guard let number else { return .done(value) }
      return .unsettled(
        value, PostgreSQLTransaction(number: number, backend: link.backend, timeline: place.timeline))
    }
    return .done(value)
  }

  /// One question outside of any transaction, for what watches over the store.
  func ask(_ text: String) throws -> (rows: [[String?]], place: PostgreSQLDoor.Place) {
    let (link, place) = try open()
    do {
      return (try link.simple(text), place)
    } catch let fault as PostgreSQLFault where fault.isLost {
      lose()
      throw fault
    }
  }

  /// What libpq connected with, defaults and password file included.
  func parameters() throws -> [String: String] { try open().0.parameters() }

  // MARK: Parts

  /// Runs a transaction's inside. Whatever it throws, the transaction is over then.
  private func inside<T>(_ link: PostgreSQLLink, _ body: (PostgreSQLConnection) throws -> T) throws -> T {
    let connection = PostgreSQLConnection(link)
    do {
      return try body(connection)
    } catch {
      // Whatever is under way goes with the transaction; a fault in it came before what was thrown.
      try? connection.settle()
      let first = connection.failure.error ?? error
      do {
        try link.simple("ROLLBACK")
        if let fault = first as? PostgreSQLFault, fault.isStalePlan { try link.statements.forget(on: link) }
      } catch { lose() }
      if let fault = first as? PostgreSQLFault, fault.isLost { throw fault }
      throw error
    }
  }

  private func begin(_ text: (PostgreSQLDoor.Place) -> String) throws -> (PostgreSQLLink, PostgreSQLDoor.Place) {
    let isNew = link == nil
    let (link, place) = try open()
    do {
      try link.statements.trim(on: link)
      try link.simple(text(place))
      return (link, place)
    } catch let fault as PostgreSQLFault {
      // An idle connection may have been dead for hours. Nothing has run yet, so that a new one is as good.
      guard fault.isLost, !isNew else {
        _ = try? link.simple("ROLLBACK")
        throw fault
      }
      lose()
      let (link, place) = try open()
      try link.simple(text(place))
      return (link, place)
    }
  }

  private func lose() {
    link = nil
    isBereft = true
  }

  private func open() throws -> (PostgreSQLLink, PostgreSQLDoor.Place) {
    if let link, let place, !link.isBroken { return (link, place) }
    if link != nil { lose() }
    // Who waited in vain is not kept waiting a second time.
    defer { isBereft = false }
    let deadline = ContinuousClock.now + Self.patience
    while true {
      do {
        let link = try PostgreSQLLink(address)
        let place = try PostgreSQLDoor.enter(link, address)
        (self.link, self.place) = (link, place)
        return (link, place)
      } catch let refusal as Refusal where refusal.rule == .storeServerAbsent {
        guard isBereft, ContinuousClock.now < deadline else { throw refusal }
        // The session's own queue waits: nobody else is on it.
        Thread.sleep(forTimeInterval: 0.2)
      }
    }
  }
}
