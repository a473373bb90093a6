import CCurl

/// One message over libcurl's SMTP.
///
/// libcurl takes care of the dialogue, TLS, signing in (RFC 4954) and the dot before the end; what it is not told, it must not find for itself:
/// no protocol but this, no proxy from the environment, no `.netrc`.
struct SMTPTransfer {
  let server: MailServer
  let recipient: String

  func run(_ message: [UInt8]) -> SMTPOutcome {
    guard Self.isReady, let handle = curl_easy_init() else { return SMTPOutcome(CURLE_FAILED_INIT) }
    defer { curl_easy_cleanup(handle) }
    guard let recipients = curl_slist_append(nil, "<\(recipient)>") else { return SMTPOutcome(CURLE_OUT_OF_MEMORY) }
    defer { curl_slist_free_all(recipients) }
    let dialogue = SMTPDialogue(message)
    return withExtendedLifetime(dialogue) {
      var complaint = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
      return complaint.withUnsafeMutableBytes { complaint in
        guard set(handle, recipients, dialogue, complaint.baseAddress) else { return SMTPOutcome(CURLE_FAILED_INIT) }
        let code = curl_easy_perform(handle)
        return SMTPOutcome(
          code, reply: curl_reply_code(handle), words: dialogue.reply,
          complaint: String(decoding: complaint.prefix { $0 != 0 }, as: UTF8.self))
      }
    }
  }

  /// Whether libcurl took every option: one that it does not know could be the one that keeps us safe.
  private func set(
    _ handle: UnsafeMutableRawPointer, _ recipients: UnsafeMutablePointer<curl_slist>, _ dialogue: SMTPDialogue,
    _ complaint: UnsafeMutableRawPointer?
  ) -> Bool {
    let context = Unmanaged.passUnretained(dialogue).toOpaque()
    let milliseconds = max(1, Int(server.timeout / .milliseconds(1)))
    var codes = [
      curl_set_string(handle, CURLOPT_PROTOCOLS_STR, server.security == .tls ? "smtps" : "smtp"),
      curl_set_string(handle, CURLOPT_URL, server.url),
      curl_set_string(handle, CURLOPT_PROXY, ""),
      curl_set_long(handle, CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue)),
      curl_set_long(
        handle, CURLOPT_USE_SSL, Int((server.security == .plain ? CURLUSESSL_NONE : CURLUSESSL_ALL).rawValue)),
      curl_set_long(handle, CURLOPT_SSLVERSION, Self.oldestTLS),
      curl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1),
      curl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2),
      // Signals are the process's: timeouts come without.
      curl_set_long(handle, CURLOPT_NOSIGNAL, 1),
      curl_set_long(handle, CURLOPT_TIMEOUT_MS, milliseconds),
      curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, milliseconds),
      curl_set_string(handle, CURLOPT_MAIL_FROM, "<\(server.sender.address)>"),
      curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients),
      curl_set_long(handle, CURLOPT_UPLOAD, 1),
      curl_set_size(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(dialogue.size)),
      curl_set_function(handle, CURLOPT_READFUNCTION, SMTPDialogue.read),
      curl_set_pointer(handle, CURLOPT_READDATA, context),
      curl_set_function(handle, CURLOPT_HEADERFUNCTION, SMTPDialogue.hear),
      curl_set_pointer(handle, CURLOPT_HEADERDATA, context),
      // Without it libcurl writes replies to standard output.
      curl_set_function(handle, CURLOPT_WRITEFUNCTION, SMTPDialogue.hear),
      curl_set_pointer(handle, CURLOPT_WRITEDATA, context),
      curl_set_pointer(handle, CURLOPT_ERRORBUFFER, complaint),
    ]
    if let authorities = server.authorities {
      codes.append(curl_set_string(handle, CURLOPT_CAINFO, authorities))
      codes.append(curl_set_string(handle, CURLOPT_CAPATH, nil))
    }
    if let password = server.password {
      codes.append(curl_set_string(handle, CURLOPT_USERNAME, server.user))
      codes.append(curl_set_string(handle, CURLOPT_PASSWORD, password.words))
    }
    return codes.allSatisfy { $0 == CURLE_OK }
  }

  /// Older versions are broken (RFC 8996).
  private static let oldestTLS = Int(CURL_SSLVERSION_TLSv1_2)

  /// Once in a process, before anything else of libcurl: a `static let` is made by the first thread, and others wait for it.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_SSL)) == CURLE_OK
}
