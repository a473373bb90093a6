import CLibPQ
import Core

/// What the server, or the way to it, says went wrong.
struct PostgreSQLFault: Error {
  /// SQLSTATE, five characters; empty when the fault is the connection's own.
  let state: String
  /// The first line alone: details quote values, which may be private.
  let message: String
  /// The connection is gone, and its transaction with it.
  let isLost: Bool

  /// Somebody else's transaction stood in the way: the same again may go well.
  var isConflict: Bool { state == "40001" || state == "40P01" || isStalePlan }

  /// A table was altered by another program since the statement was prepared.
  var isStalePlan: Bool { state == "0A000" && message.contains("cached plan") }

  /// Shut down, crashed, starting up.
  private static let ends: Set<String> = ["57P01", "57P02", "57P03"]

  /// libpq's words for a connection that fails, in one line.
  static func own(_ connection: OpaquePointer) -> String {
    String(cString: PQerrorMessage(connection)).split(separator: "\n").joined(separator: " ")
  }

  func refusal(at place: String) -> Refusal {
    if isLost { return Refusal(.storeLost, at: place, ["what": place, "why": message]) }
    if state == "55P03" { return Refusal(.storeBusy, at: place, ["seconds": String(PostgreSQLLink.busySeconds)]) }
    return Refusal(.storeFailed, at: place, ["why": state.isEmpty ? message : "\(state) \(message)"])
  }
}

extension PostgreSQLFault {
  init(_ result: OpaquePointer?, of connection: OpaquePointer) {
    // Characters of the protocol, whose names in C are macros that do not come over: S-Q-L-STATE, primary message.
    let state = result.flatMap { PQresultErrorField($0, Int32(UInt8(ascii: "C"))) }.map { String(cString: $0) } ?? ""
    let primary = result.flatMap { PQresultErrorField($0, Int32(UInt8(ascii: "M"))) }.map { String(cString: $0) }
    self.state = state
    var message = primary ?? PostgreSQLFault.own(connection)
    // A value that is not of its type is quoted behind a colon.
    if state.hasPrefix("22"), let colon = message.firstIndex(of: ":") { message = String(message[..<colon]) }
    self.message = message
    isLost = PQstatus(connection) == CONNECTION_BAD || state.hasPrefix("08") || Self.ends.contains(state)
  }

  /// The server says that the transaction did not come to pass.
  static let undone = PostgreSQLFault(
    state: "08007", message: "the connection was lost before the commit", isLost: true)
}
