package import Foundation

/// A message to one person. What several are to know goes to each by itself: nobody reads who else got it, and each has a way out of their
/// own.
package struct MailMessage: Sendable {
  package let id: MessageID
  /// When it was written.
  package let date: Date
  package let recipient: Mailbox
  package let replyTo: Mailbox?
  package let subject: String
  /// For programs that show no HTML, and for whoever prefers it: says the same.
  package let text: String
  /// A whole document.
  package let html: String?
  package let invitation: Invitation?
  package let attachments: [Attachment]
  package let unsubscribing: Unsubscribing?

  package init(
    id: MessageID, date: Date, to recipient: Mailbox, replyTo: Mailbox? = nil, subject: String, text: String,
    html: String? = nil, invitation: Invitation? = nil, attachments: [Attachment] = [],
    unsubscribing: Unsubscribing? = nil
  ) {
    self.id = id
    self.date = date
    self.recipient = recipient
    self.replyTo = replyTo
    self.subject = subject
    self.text = text
    self.html = html
    self.invitation = invitation
    self.attachments = attachments
    self.unsubscribing = unsubscribing
  }

  /// A calendar file that mail programs show with buttons to answer by (RFC 6047).
  package struct Invitation: Sendable {
    package let method: Method
    package let file: [UInt8]

    package init(_ method: Method, _ file: [UInt8]) { (self.method, self.file) = (method, file) }

    /// Has to be the file's own.
    package enum Method: Sendable, CaseIterable { case publish, request, cancel }
  }

  package struct Attachment: Sendable {
    /// What it is saved as; line breaks and controls are left out.
    package let name: String
    package let type: MediaType
    package let bytes: [UInt8]

    package init(_ name: String, _ type: MediaType, _ bytes: [UInt8]) {
      (self.name, self.type, self.bytes) = (name, type, bytes)
    }
  }

  package enum MediaType: Sendable, CaseIterable { case pdf, xlsx, csv, calendar, plainText, other }
}
