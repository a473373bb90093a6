import Access
import Core
import Exchange
import Files
import Foundation
import Logging
import Notices
import Store

/// Does what time alone brings about, for as long as the portal runs. Several portals on one store may all do it: what has ended ends once.
struct Upkeep: Sendable {
  let live: LiveCluster
  var files: FileFolder?
  let logger: Logger

  /// Milliseconds for which what people were told is kept: longer than a year.
  private static let remembered = 400 * 86_400_000

  func run(every interval: Duration = .seconds(600)) async {
    while !Task.isCancelled {
      do {
        try await once()
      } catch is CancellationError {
        return
      } catch {
        // A store that cannot be written for a while: the next round does it.
        logger.error("nothing could be ended", metadata: ["error": "\(error)"])
      }
      try? await Task.sleep(for: interval)
    }
  }

  func once() async throws {
    try await expire()
    guard let files else { return }
    if let incoming = try? files.incoming() { UploadWriter.sweep(incoming) }
    let count = try await AttachmentUpkeep.sweep(files, live.store)
    if count > 0 { logger.notice("attachments that nobody kept are gone", metadata: ["count": "\(count)"]) }
  }

  private func expire() async throws {
    let today = live.today()
    if try await live.store.read({ try Expiry.isDue(today: today, $0) }) {
      _ = try await live.store.act(as: "lianqiao", "expire") { try $0.expire(today: today) }
      try await live.refresh()
    }
    if try await live.store.read({ try Reminders.isDue(today: today, $0) }) {
      try await live.store.act(as: "lianqiao", "remind") { act in
        try act.remind(today: today)
        try act.forgetNotices(before: act.at.milliseconds - Self.remembered)
      }
    }
    if try await live.store.read({ try Invitations.areOver(at: Date().milliseconds, $0) }) {
      try await live.store.act(as: "lianqiao", "invitation.end") { try $0.endInvitationsOver() }
    }
    try await News(live: live).once()
  }
}
