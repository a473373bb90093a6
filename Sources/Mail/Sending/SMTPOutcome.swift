import CCurl
import Core

/// How a transfer ended, and what is told of it.
struct SMTPOutcome {
  let code: CURLcode
  /// The server's last three digits; 0 where it said nothing.
  let reply: Int
  let words: String
  let complaint: String

  init(_ code: CURLcode, reply: Int = 0, words: String = "", complaint: String = "") {
    (self.code, self.reply, self.words, self.complaint) = (code, reply, words, complaint)
  }

  /// Nil where the server took the message over.
  func refusal(by server: MailServer) -> Refusal? {
    if code == CURLE_OK { return nil }
    func refused(_ rule: Refusal.Rule, _ values: [String: String] = [:]) -> Refusal {
      Refusal(rule, values.merging(["server": server.place]) { value, _ in value })
    }
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT:
      return refused(.mailServerAbsent, ["why": why])
    case CURLE_OPERATION_TIMEDOUT:
      return refused(.mailServerSilent, ["seconds": "\(server.timeout.components.seconds)"])
    case _ where Self.ofTLS.contains(code.rawValue): return refused(.mailServerTLS, ["why": why])
    case _ where (400..<500).contains(reply): return refused(.mailServerBusy, ["reply": said(server)])
    case CURLE_LOGIN_DENIED,
      _ where Self.ofLogin.contains(reply):
      if reply >= 500 { return refused(.mailServerLogin, ["code": "\(reply)"]) }
      return refused(
        .mailServerLogin, ["code": "它不提供我们会的登录方式", "code.en": "it offers no way to sign in that we know"])
    case _ where (500..<600).contains(reply): return refused(.mailServerRefused, ["reply": said(server)])
    default: return refused(.mailServerLost, ["why": why])
    }
  }

  /// libcurl's own words; they name hosts, ports and certificates, and no password.
  private var why: String { complaint.isEmpty ? String(cString: curl_easy_strerror(code)) : complaint }

  /// The server's own words, unless it says our password back to us.
  private func said(_ server: MailServer) -> String {
    if let password = server.password?.words, words.contains(password) { return "\(reply)" }
    return words.hasPrefix("\(reply)") ? words : "\(reply)"
  }

  private static let ofTLS = Set(
    [
      CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_USE_SSL_FAILED, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
    ].map(\.rawValue))

  /// RFC 4954, 6: sign in first, the words are wrong, that way is too weak, it needs TLS.
  private static let ofLogin: Set<Int> = [530, 534, 535, 538]
}
