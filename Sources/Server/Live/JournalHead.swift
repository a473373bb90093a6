package import Core
package import Foundation
package import Store

/// How far the journal reaches, for operators; what everybody's pages are dated by is `PublicHead`.
package struct JournalHead: Sendable {
  package let sequence: Int
  package let hash: String
  /// When the last entry was written; nil in an empty store.
  package let at: Date?

  /// The entry `sequence`, up to which a cluster was read.
  ///
  /// Not the store's head: somebody may have written since, and a page must not be dated later than its data.
  package static func read(_ sequence: Int, _ store: any Store) async throws -> JournalHead {
    try await store.read { connection in
      let entry = try Journal.entries(after: sequence - 1, limit: 1, connection).first
      return JournalHead(sequence: sequence, hash: entry?.hash ?? "", at: entry?.at)
    }
  }

  /// The day in Beijing, where the clusters are: the server's own zone is nobody's business.
  package var day: Day? { at.flatMap(Self.day) }

  /// `milliseconds` since 1970, as it is shown.
  static func day(of milliseconds: Int) -> String {
    day(of: Date(timeIntervalSince1970: Double(milliseconds) / 1000))?.description ?? "–"
  }

  package static func day(of date: Date) -> Day? {
    Day(ordinal: Int((date.timeIntervalSince1970 + 8 * 3600) / 86_400))
  }
}
