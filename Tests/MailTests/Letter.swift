import Core
import Foundation
import Mail
import TestSupport
import Testing

/// The message that tests begin with.
enum Letter {
  static func to(
    _ recipient: String = "王工", subject: String = "需求", text: String = "您好", html: String? = nil,
    invitation: MailMessage.Invitation? = nil, attachments: [MailMessage.Attachment] = [],
    unsubscribing: Unsubscribing? = nil
  ) throws -> MailMessage {
    try MailMessage(
      id: MessageID("notice.1", of: sender()), date: Date(timeIntervalSince1970: 1_795_432_593),
      to: Mailbox("wang@example.cn", name: recipient), subject: subject, text: text, html: html, invitation: invitation,
      attachments: attachments, unsubscribing: unsubscribing)
  }

  static func sender() throws -> Mailbox { try Mailbox("office@example.cn", name: "链桥") }

  static func read(_ message: MailMessage) throws -> ReadPart { try ReadPart(message.bytes(from: sender())) }
}

extension Dice {
  /// What people paste, and out of which attacks are made.
  mutating func words(_ most: Int = 30) -> String {
    (0..<below(most)).map { _ in one(of: Self.pieces) }.joined()
  }

  private static let pieces = [
    "监护仪", "需求", "𠮷", "🫀", "👨‍👩‍👧", "é", "e\u{301}", "a", "word", "7", " ", " ", "  ", ".", "\r\n.\r\n", "=",
    "=?UTF-8?Q?x?=",
    "=20", "?=", "\"", "\\", "<", ">", ",", ";", "'", "%41", "\r", "\n", "\r\n", " \r\n", "\t\n", "\t", "\u{0}",
    "\u{1B}[2J",
    "\u{7F}", "\u{85}", "\u{2028}", "\u{202E}", "\nBcc: x@example.cn", "\r\n\r\n", "--=_mixed", "\n--=_alternative--\n",
    "From ", "/../", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
  ]
}
