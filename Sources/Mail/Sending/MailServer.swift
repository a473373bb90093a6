package import Core

/// The server that mail is handed to, as the operator names it:
///
/// | address | |
/// | --- | --- |
/// | `smtps://user@smtp.example.cn:465` | TLS from the first byte |
/// | `smtp://user@smtp.example.cn:587` | STARTTLS, and nothing is sent where the server does not offer it |
/// | `smtp+plain://localhost:25` | no TLS, on this machine only |
///
/// What stands before the last @ is the user, who may have an @ of their own; `%XX` is read as the octet that it says.
package struct MailServer: Sendable {
  package let security: Security
  package let host: String
  package let port: Int
  package let user: String
  let password: MailPassword?
  /// Whom all mail comes from, on the envelope too: what cannot be delivered comes back to it.
  package let sender: Mailbox
  /// A file of certificates (PEM) that are trusted instead of the machine's, for servers with an authority of their own.
  package let authorities: String?
  /// For the whole of one message, from the look-up of the host to the server's last word.
  package let timeout: Duration

  package enum Security: Sendable, Hashable { case plain, startTLS, tls }

  /// Throws `mail.server.address`, `mail.server.plain` and `mail.server.password`, at `place`; none shows more of the address than the host.
  package init(
    _ address: String, password: MailPassword? = nil, sender: Mailbox, authorities: String? = nil,
    timeout: Duration = .seconds(60), at place: String? = nil
  ) throws(Refusal) {
    let parsed = try MailServerAddress(address, at: place)
    (security, host, port, user) = (parsed.security, parsed.host, parsed.port, parsed.user)
    guard security != .plain || parsed.isThisMachine else {
      throw Refusal(.mailServerPlain, at: place, ["server": parsed.host])
    }
    guard user.isEmpty == (password == nil) else { throw Refusal(.mailServerPassword, at: place) }
    (self.password, self.sender, self.authorities, self.timeout) = (password, sender, authorities, timeout)
  }

  /// `smtp.example.cn:587`, as errors name it.
  package var place: String { "\(host):\(port)" }

  /// What libcurl calls it. The path is what we call ourselves (EHLO): the sender's host, not the name of this machine.
  var url: String { "\(security == .tls ? "smtps" : "smtp")://\(place)/\(sender.host)" }
}
