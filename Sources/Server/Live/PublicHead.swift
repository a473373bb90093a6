package import Core
package import Foundation
import Registry
import Store

/// How far the journal reaches as everybody may know: its last entry of which `Changes` tells a visitor.
///
/// The journal's own head is not for everybody: it moves when somebody signs in, or writes what only two may read, and whoever watched
/// it would know when.
package struct PublicHead: Sendable {
  package let sequence: Int
  /// When that entry was written; nil where there is none.
  package let at: Date?

  static let none = PublicHead(sequence: 0, at: nil)

  private static let window = 1000

  /// The last such entry after `before`, up to where `cluster` was read; `before` itself where there is none.
  static func read(_ cluster: Cluster, after before: PublicHead, from: Int, _ store: any Store) async throws
    -> PublicHead
  {
    try await store.read { connection in
      var end = cluster.sequence
      while end > from {
        let start = max(from, end - window)
        let entries = try Journal.entries(after: start, limit: end - start, connection)
        if let last = entries.last(where: { Changes.item($0, cluster, .visitor) != nil }) {
          return PublicHead(sequence: last.seq, at: last.at)
        }
        end = start
      }
      return before
    }
  }

  /// The day in Beijing.
  package var day: Day? { at.flatMap(JournalHead.day) }
}
