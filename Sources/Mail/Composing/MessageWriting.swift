extension MailMessage {
  /// The message as it goes over the wire (RFC 5322, MIME), from `sender`: ASCII, lines that end with CR LF.
  ///
  /// `Auto-Submitted` (RFC 3834) keeps out-of-office programs from answering.
  package func bytes(from sender: Mailbox) -> [UInt8] {
    var head = HeaderLines()
    head.add("Date", .date(date))
    head.add("From", .mailbox(sender))
    head.add("To", .mailbox(recipient))
    if let replyTo { head.add("Reply-To", .mailbox(replyTo)) }
    head.add("Subject", .text(subject))
    head.add("Message-ID", .id(id))
    head.add("Auto-Submitted", .literal("auto-generated"))
    if let unsubscribing {
      head.add("List-Unsubscribe", .link(unsubscribing))
      if unsubscribing.isOneClick { head.add("List-Unsubscribe-Post", .literal("List-Unsubscribe=One-Click")) }
    }
    head.add("MIME-Version", .literal("1.0"))
    return head.bytes + content.bytes
  }

  private var content: MIMEPart {
    let richer = [html.map { MIMEPart.text("text/html; charset=UTF-8", $0) }, invitation.map(MIMEPart.calendar)]
    let body = MIMEPart.several(
      .alternative, .text("text/plain; charset=UTF-8", text), richer.compactMap(\.self))
    return .several(.mixed, body, attachments.map(MIMEPart.file))
  }
}
