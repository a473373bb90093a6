package import Access
import Core
package import Store

/// Reading engagements. Who may read one is asked by `EngagementStanding`.
package enum Engagements {
  package static func find(_ id: String, _ connection: any Connection) throws -> Engagement? {
    try EngagementTable.find(id, connection)
  }

  /// Those of any of these organisations, the latest change first.
  package static func of(_ organisations: Set<String>, _ connection: any Connection) throws -> [Engagement] {
    guard !organisations.isEmpty else { return [] }
    let ids = organisations.sorted()
    return try EngagementTable.all("asking IN \(values: ids) OR answering IN \(values: ids)", connection)
  }

  /// Those that a broker leads.
  package static func led(by broker: AccountID, _ connection: any Connection) throws -> [Engagement] {
    try EngagementTable.all("broker = \(broker.rawValue)", connection)
  }

  package static func all(_ connection: any Connection) throws -> [Engagement] {
    try EngagementTable.all("1 = 1", connection)
  }

  /// Those of one market, the latest change first.
  package static func all(in market: String, _ connection: any Connection) throws -> [Engagement] {
    try EngagementTable.all("market = \(market)", connection)
  }

  package static func log(
    of engagement: Engagement, for standing: EngagementStanding, _ connection: any Connection
  ) throws -> [EngagementNote] {
    guard standing.mayRead else { return [] }
    return try EngagementLog.all(of: engagement.id, sharedAlone: !standing.leads, connection)
  }
}

/// The tables of engagements, behind those of records and accounts. New ones are appended.
package let exchangeMigrations = [
  EngagementTable.migration, EngagementLog.migration, Disclosure.migration, MeetingTable.migration,
  PostingTable.migration, AttachmentTable.migration, RoundTable.migration, ApplicationTable.migration,
  PanelTable.migration, PanelTable.scoreMigration, ObjectionTable.migration,
  PostingTable.outcomes, DeliveryTable.migration,
]
