package import Core
package import Foundation
package import Store

/// How far the journal reaches: what a page of data is dated by.
package struct JournalHead: Sendable {
  package let sequence: Int
  package let hash: String
  /// When the last entry was written; nil in an empty store.
  package let at: Date?

  package static func read(_ store: any Store) async throws -> JournalHead {
    try await store.read { connection in
      let head = try Journal.head(connection)
      let last = try Journal.entries(after: head.seq - 1, limit: 1, connection).first
      return JournalHead(sequence: head.seq, hash: head.hash, at: last?.at)
    }
  }

  /// The day in Beijing, where the clusters are: the server's own zone is nobody's business.
  package var day: Day? { at.flatMap(Self.day) }

  package static func day(of date: Date) -> Day? {
    Day(ordinal: Int((date.timeIntervalSince1970 + 8 * 3600) / 86_400))
  }
}
