package import Core
import Exchange
package import Logging
import Notices
package import Registry
package import Store
import Synchronization

/// The cluster that pages are made from, kept up with the store's journal.
///
/// A reader takes `current` once and works on that snapshot to the end, so that a page never mixes two states. What
/// another process imports is seen within a second or two.
package final class LiveCluster: Sendable {
  package let store: any Store
  private let names: NameReading
  private let logger: Logger
  let today: @Sendable () -> Day
  private let state: Mutex<Snapshot>

  package var current: Snapshot { state.withLock { $0 } }

  package init(
    _ cluster: Cluster, store: any Store, names: NameReading, logger: Logger,
    today: @escaping @Sendable () -> Day = { .today() }
  ) async throws {
    self.store = store
    self.names = names
    self.logger = logger
    self.today = today
    let arrivals = try await Arrivals().following(Snapshot.askKinds, store)
    state = Mutex(
      Snapshot(
        cluster, head: try await JournalHead.read(cluster.sequence, store),
        publicHead: try await PublicHead.read(cluster, after: .none, from: 0, store), arrivals: arrivals, names: names,
        announcements: try await store.read { [today = today()] in try Announcement.all(from: today, $0) },
        attachments: try await store.read { try Attachments.published($0) }, today: today()))
  }

  /// Looks at the journal once and takes over what is new.
  package func refresh() async throws {
    let old = current
    let today = today()
    let cluster = try await old.cluster.following(store)
    // At midnight offers lapse without anybody writing.
    guard cluster.sequence != old.cluster.sequence || old.today != today else { return }
    let touched = try await store.read { try Journal.touched(after: old.cluster.sequence, $0) }
    let announcements = try await store.read { try Announcement.all(from: today, $0) }
    let isTwin =
      old.today == today && announcements == old.announcements
      && touched.allSatisfy { Entities.type($0.kind) == nil }
    // Files stand on the pages of what was posted; nothing else that is written moves them.
    let isSame = touched.allSatisfy { ![Need.kind, Offer.kind, Project.kind, Attachment.kind].contains($0.kind) }
    let next = Snapshot(
      cluster, head: try await JournalHead.read(cluster.sequence, store),
      publicHead: try await PublicHead.read(cluster, after: old.publicHead, from: old.cluster.sequence, store),
      arrivals: try await old.arrivals.following(Snapshot.askKinds, store), names: names,
      announcements: announcements,
      attachments: isSame ? old.attachments : try await store.read { try Attachments.published($0) }, today: today,
      twin: isTwin ? old : nil)
    // Whoever wrote refreshes for itself, beside the follower: the later state stays.
    state.withLock { if $0.cluster.sequence <= next.cluster.sequence { $0 = next } }
    cluster.saveIfDue()
    logger.debug("cluster follows the journal", metadata: ["sequence": "\(cluster.sequence)"])
  }

  /// Refreshes until the task is cancelled, as soon as the store tells of news and at the latest after `interval`. A store
  /// that cannot be read for a while leaves the last state standing.
  package func follow(every interval: Duration = .seconds(2)) async {
    var failing = false
    while !Task.isCancelled {
      do {
        try await store.waitForNews(after: current.cluster.sequence, atMost: interval)
        try await refresh()
        failing = false
        // Many small acts are taken over together.
        try await Task.sleep(for: Self.rest)
      } catch is CancellationError {
        return
      } catch {
        // Said once a breakdown, not at every try.
        if !failing { logger.error("cannot follow the journal", metadata: ["error": "\(error)"]) }
        failing = true
        try? await Task.sleep(for: interval)
      }
    }
  }

  private static let rest: Duration = .milliseconds(200)
}
