import CLibPQ

/// Statements under way on a connection, one behind the other, whose answers are heard together: a row of an import writes
/// half a dozen times, and would wait for the way there and back each time.
///
/// The connection is in libpq's pipeline mode from the first of them until `settle`; nothing else may be asked between.
struct PostgreSQLPipeline {
  /// Then it is settled, so that answers do not pile up on the way.
  private static let most = 200

  private let link: PostgreSQLLink
  private var count = 0

  init(_ link: PostgreSQLLink) { self.link = link }

  mutating func send(_ statement: PostgreSQLStatements.Prepared, _ arguments: [SQLValue]) throws {
    if count == 0, PQenterPipelineMode(link.pointer) != 1 { throw PostgreSQLFault(nil, of: link.pointer) }
    let sent = PostgreSQLArguments.with(arguments) { count, values, lengths, formats in
      PQsendQueryPrepared(link.pointer, statement.name, count, values, lengths, formats, 0)
    }
    count += 1
    guard sent == 1 else { throw PostgreSQLFault(nil, of: link.pointer) }
    if count >= Self.most { try settle() }
  }

  /// Hears all answers, and throws the first fault among them.
  mutating func settle() throws {
    guard count > 0 else { return }
    // The end of each answer is a nil, and the end of all is an answer of its own.
    var left = 2 * count + 2
    count = 0
    guard PQpipelineSync(link.pointer) == 1 else { throw PostgreSQLFault(nil, of: link.pointer) }
    var first: (any Error)?
    var isOver = false
    while !isOver {
      guard let result = PQgetResult(link.pointer) else {
        left -= 1
        guard left > 0, !link.isBroken else { throw first ?? PostgreSQLFault(nil, of: link.pointer) }
        continue
      }
      defer { PQclear(result) }
      switch PQresultStatus(result) {
      case PGRES_PIPELINE_SYNC: isOver = true
      // It stood behind one that failed.
      case PGRES_PIPELINE_ABORTED: break
      default: do { try link.require(result) } catch { first = first ?? error }
      }
    }
    guard PQexitPipelineMode(link.pointer) == 1 else { throw first ?? PostgreSQLFault(nil, of: link.pointer) }
    if let first { throw first }
  }
}
