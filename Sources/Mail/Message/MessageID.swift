package import Core

/// What a message is known by, everywhere and for ever: `b0heqvzajemj.1@lianqiao.example.cn`.
///
/// The caller makes it from what the message is about, not by chance: a message that is sent again, because nobody can tell whether it
/// got through, is then the same one, and mailboxes show it once.
package struct MessageID: Sendable, Hashable {
  let words: String

  /// `unique` is letters, digits and marks in parts between dots, at most 128; the host is the sender's. Throws `value.invalid`.
  package init(_ unique: String, of sender: Mailbox) throws(Refusal) {
    guard (1...128).contains(unique.utf8.count), Mailbox.isLocal(unique) else {
      throw Refusal(
        .valueInvalid,
        [
          "value": String(unique.prefix(80)), "field": "邮件编号", "field.en": "a message's id", "why": "有别的字符",
          "why.en": "it holds other characters", "expected": "a-z A-Z 0-9 . - _ (1–128)",
        ])
    }
    words = unique + "@" + sender.host
  }
}
