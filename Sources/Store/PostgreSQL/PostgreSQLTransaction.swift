import Core

/// A transaction whose COMMIT was sent and not answered.
struct PostgreSQLTransaction: Sendable {
  let number: String
  let backend: Int32
  let timeline: String

  enum Outcome { case committed, undone, unknown }

  /// How long the server is asked before the answer is "nobody knows".
  private static let patience: Duration = .seconds(15)

  /// Asks the server what became of it.
  ///
  /// Where the way to the server was cut and not the server itself, its end of the connection may still wait for us, with the
  /// transaction open: it is ended then, so that there is an outcome.
  func outcome(_ session: PostgreSQLSession) async -> Outcome {
    let deadline = ContinuousClock.now + Self.patience
    while ContinuousClock.now < deadline {
      if let (rows, place) = try? await session.ask("SELECT pg_xact_status('\(number)'::xid8)") {
        // A copy that took over may never have heard of it, and have given its number to another.
        guard place.timeline == timeline else { return .unknown }
        switch rows[0][0] {
        case "committed": return .committed
        case "aborted": return .undone
        case "in progress":
          _ = try? await session.ask(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
              WHERE pid = \(backend) AND backend_xid = '\(number)'::xid8::xid AND state <> 'active'
            """)
        default: return .unknown
        }
      }
      do { try await Task.sleep(for: .milliseconds(100)) } catch { return .unknown }
    }
    return .unknown
  }
}
