package import Core
package import Store

/// Where merged records went.
package enum Redirects {
  /// The redirect of a record that was merged away; nil for one that was not.
  package static func of(_ former: Ref, _ connection: any Connection) throws -> Redirect? {
    try first("SELECT id FROM redirect WHERE \"former\" = \(former.description)", connection)
  }

  /// The record that stands at `ref` now: itself, or what it was merged into.
  package static func current(_ ref: Ref, _ connection: any Connection) throws -> Ref {
    try of(ref, connection)?.into ?? ref
  }

  /// What was merged into a record, and into that before, the latest first.
  package static func into(_ ref: Ref, _ connection: any Connection) throws -> [Redirect] {
    try connection.rows("SELECT id FROM redirect WHERE \"into\" = \(ref.description) ORDER BY \"first\" DESC")
      .compactMap {
        try $0.string(0).flatMap { try Table<Redirect>.fetch($0, connection) }
      }
  }

  /// The redirect whose merge wrote the journal's entry `seq`, if it was a merge that still stands.
  static func writing(_ seq: Int, _ connection: any Connection) throws -> Redirect? {
    let begun = try first(
      "SELECT id FROM redirect WHERE \"first\" <= \(seq) ORDER BY \"first\" DESC LIMIT 1", connection)
    guard let begun, try last(begun, connection) >= seq else { return nil }
    return begun
  }

  /// The journal's sequence at which the merge was done: that of the redirect itself.
  static func last(_ redirect: Redirect, _ connection: any Connection) throws -> Int {
    try connection.row(
      "SELECT min(seq) FROM journal WHERE kind = \(Redirect.kind) AND entity = \(redirect.id)")?.integer(0) ?? 0
  }

  private static func first(_ sql: SQL, _ connection: any Connection) throws -> Redirect? {
    try connection.row(sql)?.string(0).flatMap { try Table<Redirect>.fetch($0, connection) }
  }
}
