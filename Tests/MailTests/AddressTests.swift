import CCurl
import Core
import Testing

@testable import Mail

/// Whom mail goes to, and by which server.
@Suite struct AddressTests {
  @Test(
    "addresses",
    arguments: [
      ("wang@example.cn", true), ("Wang.Gong+a_b@mail.example.cn", true), ("a@b.c", true), ("wang", false),
      ("@b.c", false),
      ("wang@", false), ("wang@localhost", false), ("wang@example.cn\r\nBcc: x@y.z", false),
      ("wang@example.cn>", false),
      ("a b@example.cn", false), ("\"a\"@example.cn", false), ("王@example.cn", false), ("a@例子.中国", false),
      (".a@b.c", false),
      ("a..b@b.c", false), ("a@-b.c", false), ("a@b..c", false), ("a@b.c\u{301}", false), ("a\u{0}@b.c", false),
      (String(repeating: "a", count: 64) + "@b.c", true), (String(repeating: "a", count: 65) + "@b.c", false),
      ("a@" + String(repeating: "b.", count: 125) + "cc", true),
      ("a@" + String(repeating: "b.", count: 125) + "ccc", false),
    ])
  func mailboxes(_ address: String, _ isOne: Bool) {
    #expect(((try? Mailbox(address))?.address == address) == isOne, "\(address)")
  }

  @Test("a message's id")
  func ids() throws {
    let sender = try Letter.sender()
    #expect(try MessageID("need.b0heqvzajemj.3", of: sender).words == "need.b0heqvzajemj.3@example.cn")
    for wrong in ["", "a b", "a>", "a@b", "a\r\nb", "..", String(repeating: "a", count: 129)] {
      #expect(throws: Refusal.self) { try MessageID(wrong, of: sender) }
    }
  }

  @Test(
    "servers",
    arguments: [
      ("smtp://wang@smtp.example.cn", "startTLS wang smtp.example.cn:587"),
      ("smtps://wang@example.cn@smtp.example.cn", "tls wang@example.cn smtp.example.cn:465"),
      ("smtps://wang%40example.cn@smtp.example.cn:994/", "tls wang@example.cn smtp.example.cn:994"),
      ("smtp://relay", "startTLS  relay:587"), ("smtp+plain://localhost", "plain  localhost:25"),
      ("smtp+plain://127.0.0.1:8025", "plain  127.0.0.1:8025"), ("smtp+plain://[::1]:8025", "plain  [::1]:8025"),
      ("smtp+plain://[::1]", "plain  [::1]:25"), ("smtp+plain://relay", "mail.server.plain"),
      ("smtp+plain://127.0.0.1.example.cn", "mail.server.plain"), ("smtp://wang:secret@relay", "mail.server.address"),
      ("http://relay", "mail.server.address"), ("relay:25", "mail.server.address"), ("smtp://", "mail.server.address"),
      ("smtp://relay:0", "mail.server.address"), ("smtp://relay:65536", "mail.server.address"),
      ("smtp://relay:x", "mail.server.address"), ("smtp://re lay", "mail.server.address"),
      ("smtp://relay/path", "mail.server.address"), ("smtp://a%0D%0Ab@relay", "mail.server.address"),
      ("smtp://a%ZZ@relay", "mail.server.address"), ("smtp://relay\r\nX", "mail.server.address"),
      ("smtp://[::1]evil:25", "mail.server.address"), ("smtp://relay?x#y", "mail.server.address"),
    ])
  func servers(_ address: String, _ expected: String) throws {
    do {
      let hasUser = address.contains("@")
      let server = try MailServer(address, password: hasUser ? MailPassword("x") : nil, sender: Letter.sender())
      #expect("\(server.security) \(server.user) \(server.place)" == expected)
      #expect(
        server.url.hasPrefix(server.security == .tls ? "smtps://" : "smtp://") && server.url.hasSuffix("/example.cn"))
    } catch let refusal as Refusal {
      #expect(refusal.code == expected)
      #expect(!"\(refusal.message) \(refusal.values)".contains("secret"))
    }
  }

  @Test("a user and a password come together")
  func passwords() throws {
    for (address, password) in [("smtp://wang@relay", nil), ("smtp://relay", MailPassword("x"))] {
      #expect { try MailServer(address, password: password, sender: Letter.sender()) } throws: {
        ($0 as? Refusal)?.code == "mail.server.password"
      }
    }
  }

  @Test("a password is printed by nothing")
  func secrets() throws {
    let server = try MailServer("smtp://wang@relay", password: MailPassword("hunter2"), sender: Letter.sender())
    var dumped = ""
    dump(server, to: &dumped)
    #expect(!"\(server) \(String(reflecting: server)) \(dumped)".contains("hunter2"))
  }

  /// What libcurl and the server said, the rule, and what a queue does.
  @Test(
    "how a transfer ends",
    arguments: [
      (CURLE_OK, 250, "", "taken", nil), (CURLE_COULDNT_CONNECT, 0, "", "mail.server.absent", .later),
      (CURLE_OPERATION_TIMEDOUT, 250, "", "mail.server.silent", .later),
      (CURLE_PEER_FAILED_VERIFICATION, 220, "", "mail.server.tls", .onceMended),
      (CURLE_USE_SSL_FAILED, 250, "", "mail.server.tls", .onceMended),
      (CURLE_LOGIN_DENIED, 535, "535 no", "mail.server.login", .onceMended),
      (CURLE_LOGIN_DENIED, 454, "454 later", "mail.server.busy", .later),
      (CURLE_LOGIN_DENIED, 250, "250 OK", "mail.server.login", .onceMended),
      (CURLE_SEND_ERROR, 530, "530 sign in", "mail.server.login", .onceMended),
      (CURLE_SEND_ERROR, 451, "451 greylisted", "mail.server.busy", .later),
      (CURLE_SEND_ERROR, 550, "550 nobody hunter2", "mail.server.refused", .never),
      (CURLE_WEIRD_SERVER_REPLY, 552, "552 too big", "mail.server.refused", .never),
      (CURLE_SEND_ERROR, 250, "250 OK", "mail.server.lost", .later),
      (CURLE_RECV_ERROR, 354, "", "mail.server.lost", .later),
    ] as [(CURLcode, Int, String, String, MailRetry?)])
  func outcomes(_ code: CURLcode, _ reply: Int, _ words: String, _ expected: String, _ retry: MailRetry?) throws {
    let server = try MailServer("smtp://wang@relay", password: MailPassword("hunter2"), sender: Letter.sender())
    let refusal = SMTPOutcome(code, reply: reply, words: words).refusal(by: server)
    #expect((refusal?.code ?? "taken") == expected && refusal?.mailRetry == retry)
    #expect(refusal?.values["server"] == (refusal == nil ? nil : "relay:587"))
    #expect(!"\(refusal.map { "\($0.values)" } ?? "")".contains("hunter2"))
    for label in [refusal?.message, refusal?.fix].compactMap(\.self) { #expect(!(label.zh + label.en).contains("{")) }
  }
}
