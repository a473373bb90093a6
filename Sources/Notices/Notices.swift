package import Access
package import Core
package import Store

/// Reading what somebody was told.
package enum Notices {
  /// The newest first. Numbers are for the program alone: whoever saw them would learn how much others are told.
  ///
  /// - Parameter skipping: how many stood on the pages before.
  package static func all(
    for addressees: [Addressee], besides reader: AccountID, after: Int = 0, before: Int = .max,
    skipping: Int = 0, limit: Int, _ connection: any Connection
  ) throws -> [Notice] {
    try NoticeTable.all(
      for: addressees, besides: reader, after: after, before: before, skipping: skipping, limit: limit, connection)
  }

  /// How many they have not read, up to `most`.
  package static func unread(
    for addressees: [Addressee], _ reader: AccountID, most: Int, _ connection: any Connection
  ) throws -> Int {
    let settings = try NoticeSettings.of(reader, connection)
    return try NoticeTable.all(
      for: addressees, besides: reader, after: settings.read, before: .max, limit: most, connection
    ).count
  }

  /// The number of the last there is, for anybody, until then.
  package static func last(until at: Int = .max, _ connection: any Connection) throws -> Int {
    try connection.row("SELECT COALESCE(MAX(number), 0) FROM notice WHERE at <= \(at)")?.integer(0) ?? 0
  }

  /// Whether just this was told before.
  package static func wasTold(
    _ matter: NoticeMatter, of subject: Ref, to addressee: Addressee, detail: String, _ connection: any Connection
  ) throws -> Bool {
    try NoticeTable.wasTold(matter, of: subject, to: addressee, detail: detail, connection)
  }
}

/// The tables of notices, behind those of accounts. New ones are appended.
package let noticeMigrations = [
  NoticeTable.migration, NoticeSettings.migration, Outgoing.migration, SavedSearch.migration,
  Announcement.migration,
]
