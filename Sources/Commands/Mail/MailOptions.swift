import ArgumentParser
import Core
import Foundation
import Mail

/// Which server mail goes out by, and from whom.
struct MailOptions: ParsableArguments {
  @Option(
    name: .long,
    help: """
      The mail server: smtp://USER@HOST:587 (STARTTLS), smtps://USER@HOST:465 (TLS), smtp+plain://localhost:25 (this machine only). \
      Also LIANQIAO_SMTP.
      """)
  var smtp: String?

  @Option(name: .long, help: "The address that mail comes from. Also LIANQIAO_SMTP_FROM.")
  var from: String?

  @Option(
    name: .long, help: "A file that holds the mail server's password. Also LIANQIAO_SMTP_PASSWORD_FILE.",
    completion: .file())
  var smtpPasswordFile: String?

  @Option(
    name: .long,
    help:
      "A file of certificates (PEM) that the mail server's is trusted by, instead of the machine's. Also LIANQIAO_SMTP_CA.",
    completion: .file())
  var smtpCa: String?

  @Option(name: .long, help: "Seconds that a message may take, 1 to 3600. [60]")
  var smtpTimeout = 60

  func validate() throws {
    guard (1...3600).contains(smtpTimeout) else {
      throw ValidationError("--smtp-timeout takes 1 to 3600. / --smtp-timeout 取 1 至 3600。")
    }
  }

  /// Nil where no server is named at all.
  func serverIfNamed() throws -> MailServer? {
    (smtp ?? Environment.value("LIANQIAO_SMTP")) == nil ? nil : try server()
  }

  /// Throws `mail.server.unset` where nothing is said of any.
  func server() throws -> MailServer {
    guard let address = smtp ?? Environment.value("LIANQIAO_SMTP"),
      let from = from ?? Environment.value("LIANQIAO_SMTP_FROM")
    else { throw Refusal(.mailServerUnset) }
    let authorities = smtpCa ?? Environment.value("LIANQIAO_SMTP_CA")
    // libcurl would only say that a certificate is not trusted.
    if let authorities { _ = try Self.read(authorities, at: "--smtp-ca") }
    return try MailServer(
      address, password: try password(), sender: Mailbox(from, name: "链桥 Lianqiao"), authorities: authorities,
      timeout: .seconds(smtpTimeout), at: "--smtp")
  }

  /// Out of a file and never of an option: every user of the machine sees what a program was started with.
  private func password() throws -> MailPassword? {
    guard let path = smtpPasswordFile ?? Environment.value("LIANQIAO_SMTP_PASSWORD_FILE") else { return nil }
    return MailPassword(try Self.read(path, at: "--smtp-password-file").trimmingCharacters(in: .newlines))
  }

  private static func read(_ path: String, at option: String) throws(Refusal) -> String {
    do {
      return try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
    } catch {
      throw Refusal.unreadable(path, at: option, error)
    }
  }
}
