import Access
import Core
import Foundation
import Logging
import Mail
import Notices
import Store

/// Sends people mail of what they were told: gathers what each has not been written of, at the pace that they want, and hands it to the
/// mail server until that has taken it.
///
/// Several portals on one store may all do it: each piece of mail is claimed by one. What is lost between the server's word and ours is
/// sent again under the same id, which mailboxes show once.
struct MailRound: Sendable {
  let live: LiveCluster
  let server: MailServer
  private let desk: MailDesk
  /// The portal's own address, which links begin with.
  let base: SiteBase
  let logger: Logger

  /// What is older is not written of any more: whoever comes back finds it in the inbox.
  private static let oldest = 14 * 86_400_000
  /// Notices in one message: of more, the newest.
  static let most = 50
  private static let atOnce = 100
  /// For one message to be taken: after that another portal may try.
  private static let claim = 10 * 60_000

  init(live: LiveCluster, server: MailServer, base: SiteBase, logger: Logger) {
    self.live = live
    self.server = server
    desk = MailDesk(server)
    self.base = base
    self.logger = logger
  }

  func run(every interval: Duration = .seconds(20)) async {
    while !Task.isCancelled {
      do {
        try await once()
      } catch is CancellationError {
        return
      } catch {
        logger.error("no mail was written", metadata: ["error": "\(error)"])
      }
      try? await Task.sleep(for: interval)
    }
  }

  func once(at now: Date = Date()) async throws {
    try await gather(at: now.milliseconds)
    try await send(at: now.milliseconds)
  }

  // MARK: Gathering

  /// Who is to be written to now, and of what.
  private func gather(at now: Int) async throws {
    let cluster = live.current.cluster
    let due = try await live.store.read { connection -> [(NoticeSettings, Outgoing)] in
      let last = try Notices.last(connection)
      guard last > 0 else { return [] }
      return try Accounts.all(connection).compactMap { account in
        guard account.state == .active else { return nil }
        var settings = try NoticeSettings.of(account.id, connection)
        guard settings.mailed < last,
          settings.pace.isDue(at: now, last: settings.mailedAt, created: account.created)
        else { return nil }
        let caller = Caller(account, try Accounts.memberships(of: account.id, connection), in: cluster)
        let newest = try Notices.all(
          for: NoticeReading.addressees(caller, in: cluster), besides: account.id,
          after: max(settings.mailed, settings.read), limit: Self.most, connection
        ).filter { $0.at >= max(account.created, now - Self.oldest) }
        guard let first = newest.last, let end = newest.first else { return nil }
        let outgoing = Outgoing(.notices(account.id, after: first.number - 1, last: end.number), due: now)
        (settings.mailed, settings.mailedAt) = (end.number, now)
        return (settings, outgoing)
      }
    }
    for (settings, outgoing) in due {
      try await live.store.write { connection in
        var current = try NoticeSettings.of(settings.account, connection)
        // Another portal may have gathered the same, or its person have said no since.
        guard current.mailed < settings.mailed, current.pace != .never else { return }
        (current.mailed, current.mailedAt) = (settings.mailed, settings.mailedAt)
        try current.save(connection)
        try outgoing.insert(connection)
      }
    }
  }

  // MARK: Sending

  private func send(at now: Int) async throws {
    let due = try await live.store.read { try Outgoing.due(at: now, limit: Self.atOnce, $0) }
    for outgoing in due {
      try Task.checkCancellation()
      guard try await live.store.write({ try outgoing.claim(until: now + Self.claim, $0) }) else { continue }
      guard try await send(outgoing, at: now) else { return }
    }
  }

  /// False where the server is at fault, so that the others would fare the same.
  private func send(_ outgoing: Outgoing, at now: Int) async throws -> Bool {
    guard let message = try await message(outgoing, at: now) else {
      try await live.store.write { try outgoing.remove($0) }
      return true
    }
    do {
      try await desk.send(message)
      try await live.store.write { try outgoing.remove($0) }
      return true
    } catch let refusal as Refusal {
      let retry = refusal.mailRetry
      logger.warning(
        "mail was not taken",
        metadata: ["mail": "\(outgoing.id)", "code": "\(refusal.rule.code)", "why": "\(refusal.message.en)"])
      try await live.store.write { connection in
        switch retry {
        case .later:
          guard let minutes = outgoing.wait else { return try outgoing.remove(connection) }
          try outgoing.wait(until: now + minutes * 60_000, tries: outgoing.tries + 1, connection)
        // Not its fault: it is not counted against it.
        case .onceMended: try outgoing.wait(until: now + Self.claim, tries: outgoing.tries, connection)
        case .never: try outgoing.remove(connection)
        }
      }
      return retry == .never
    }
  }

  /// In words of this moment; nil where there is nobody to write to, or nothing left that they may read.
  private func message(_ outgoing: Outgoing, at now: Int) async throws -> MailMessage? {
    let id = try MessageID(outgoing.id, of: server.sender)
    let date = Date(timeIntervalSince1970: Double(now) / 1000)
    switch outgoing.content {
    case .letter(let address, let subject, let words):
      return MailMessage(id: id, date: date, to: try Mailbox(address.description), subject: subject, text: words)
    case .notices(let account, let after, let last):
      guard let mail = try await notices(of: account, after: after, last: last) else { return nil }
      return try mail.message(id: id, at: date)
    }
  }

  private func notices(of account: AccountID, after: Int, last: Int) async throws -> NoticeMail? {
    let cluster = live.current.cluster
    return try await live.store.read { [base] connection in
      guard let account = try Accounts.find(account, connection), account.state == .active else { return nil }
      let settings = try NoticeSettings.of(account.id, connection)
      guard settings.pace != .never else { return nil }
      let caller = Caller(account, try Accounts.memberships(of: account.id, connection), in: cluster)
      let notices = try Notices.all(
        for: NoticeReading.addressees(caller, in: cluster), besides: account.id, after: after,
        before: last + 1, limit: Self.most, connection)
      let lines = try NoticeReading(notices, for: caller, in: cluster, account.language, connection).lines(notices)
      guard !lines.isEmpty else { return nil }
      return NoticeMail(lines: lines, account: account, key: settings.key, base: base)
    }
  }
}
