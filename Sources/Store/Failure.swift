/// What a failed statement leaves behind, the same on every database: nothing but going back to a savepoint may follow,
/// and the transaction is not committed, even where somebody caught the error and went on.
///
/// PostgreSQL does so of itself. SQLite would carry on, and a half-done act would be committed on the one and not the other.
struct Failure {
  private(set) var error: (any Error)?

  /// Throws the first failure again.
  func check(_ sql: SQL) throws {
    if let error, !Self.isReturn(sql) { throw error }
  }

  mutating func note(_ error: any Error) {
    if self.error == nil { self.error = error }
  }

  /// After a statement that went well.
  mutating func passed(_ sql: SQL) {
    if error != nil, Self.isReturn(sql) { error = nil }
  }

  private static func isReturn(_ sql: SQL) -> Bool { sql.pieces[0].hasPrefix("ROLLBACK TO ") }
}
