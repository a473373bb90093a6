package import Core

/// What a queue does with a message that was not taken.
package enum MailRetry: Sendable, Hashable {
  /// Wait and send it again: the server or the way to it has a bad hour.
  case later
  /// Keep it until somebody has mended the settings: it is no fault of the message, and the next one fares the same.
  case onceMended
  /// Give it up: this message, or this address, will not be taken.
  case never
}

extension Refusal {
  /// Of what `MailServer.send` throws.
  package var mailRetry: MailRetry {
    switch rule {
    case .mailServerAbsent, .mailServerSilent, .mailServerLost, .mailServerBusy: .later
    case .mailServerUnset, .mailServerAddress, .mailServerPlain, .mailServerPassword, .mailServerTLS,
      .mailServerLogin:
      .onceMended
    default: .never
    }
  }
}
