package import Core
import Foundation

extension MailServer {
  /// Hands a message over and waits until the server has taken it. **Blocks its thread** for up to `timeout`: on threads that
  /// others wait for, use a `MailDesk`.
  ///
  /// Throws a `mail.server.…` refusal, whose `mailRetry` tells what to do with the message. Where the connection broke off, the
  /// message may have got through: sent again it has the same id.
  package func send(_ message: MailMessage) throws(Refusal) {
    let outcome = SMTPTransfer(server: self, recipient: message.recipient.address).run(message.bytes(from: sender))
    if let refusal = outcome.refusal(by: self) { throw refusal }
  }
}

/// Where messages are sent from: threads of its own, so that no task waits for a mail server on a thread that others need.
package final class MailDesk: Sendable {
  private let server: MailServer
  private let queue: OperationQueue

  /// More at once than this is what providers take for a flood.
  private static let atOnce = 2

  package init(_ server: MailServer) {
    self.server = server
    queue = OperationQueue()
    queue.maxConcurrentOperationCount = Self.atOnce
  }

  /// As `MailServer.send`, without holding up the caller's thread. Messages beyond two wait their turn.
  package func send(_ message: MailMessage) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      queue.addOperation { [server] in continuation.resume(with: Result { try server.send(message) }) }
    }
  }
}
