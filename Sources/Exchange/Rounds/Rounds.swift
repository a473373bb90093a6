package import Access
package import Core
package import Store

/// Reading rounds. Who may read what is asked by `ApplicationStanding`, and of a round by its stage.
package enum Rounds {
  package static func find(_ id: String, _ connection: any Connection) throws -> Round? {
    try RoundTable.all("id = \(id)", connection).first
  }

  /// The latest change first.
  package static func all(_ connection: any Connection) throws -> [Round] { try RoundTable.all("1 = 1", connection) }

  /// Those that call for a need, by any of the names that it has had, in any stage.
  package static func calling(for needs: [Ref], _ connection: any Connection) throws -> [Round] {
    let names = needs.map(\.description)
    return try RoundTable.all("id IN (SELECT round FROM round_challenge WHERE need IN \(values: names))", connection)
  }

  package static func application(_ id: String, _ connection: any Connection) throws -> RoundApplication? {
    try ApplicationTable.find(id, connection)
  }

  package static func applications(in round: String, _ connection: any Connection) throws -> [RoundApplication] {
    try ApplicationTable.all("round = \(round)", connection)
  }

  /// Those that any of these organisations leads or was asked into.
  package static func applications(
    of organisations: Set<String>, _ connection: any Connection
  ) throws -> [RoundApplication] {
    guard !organisations.isEmpty else { return [] }
    let ids = organisations.sorted()
    return try ApplicationTable.all(
      """
      lead IN \(values: ids) OR id IN (SELECT application FROM application_member WHERE organisation IN \(values: ids))
      """, connection)
  }

  package static func panel(of round: String, _ connection: any Connection) throws -> [Panelist] {
    try PanelTable.panel(of: round, connection)
  }

  package static func recusals(of round: String, _ connection: any Connection) throws -> [Recusal] {
    try PanelTable.recusals(of: round, connection)
  }

  package static func tasks(of round: String, _ connection: any Connection) throws -> [ReviewTask] {
    try PanelTable.tasks(of: round, connection)
  }

  package static func tasks(for account: AccountID, _ connection: any Connection) throws -> [ReviewTask] {
    try PanelTable.tasks("account = \(account.rawValue)", connection)
  }

  package static func task(
    _ application: String, _ account: AccountID, _ connection: any Connection
  ) throws -> ReviewTask? {
    try PanelTable.tasks("application = \(application) AND account = \(account.rawValue)", connection).first
  }

  package static func objections(to round: String, _ connection: any Connection) throws -> [Objection] {
    try ObjectionTable.all(of: round, connection)
  }
}
