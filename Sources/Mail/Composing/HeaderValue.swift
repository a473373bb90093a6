import Foundation

/// What stands behind a header's colon: pieces that lines may be broken between. Each kind spells itself in printable ASCII, so that no
/// words of a stranger's become a header of their own.
struct HeaderValue {
  let pieces: [String]

  /// Words that people read: a subject.
  ///
  /// Controls are left out and line breaks are spaces. They are not refused: a subject names what people wrote, and a notice is not to
  /// fail for a line break in a title.
  static func text(_ words: String) -> HeaderValue {
    let words = OneLine.of(words)
    return HeaderValue(pieces: EncodedWord.isPlain(words) ? split(words) : EncodedWord.words(words))
  }

  /// `王工 <wang@example.cn>`, the name quoted or encoded.
  static func mailbox(_ mailbox: Mailbox) -> HeaderValue {
    let name = OneLine.of(mailbox.name)
    guard name.contains(where: { !$0.isWhitespace }) else { return HeaderValue(pieces: [mailbox.address]) }
    let address = "<\(mailbox.address)>"
    guard EncodedWord.isPlain(name), name.utf8.count <= EncodedWord.longest else {
      return HeaderValue(pieces: EncodedWord.words(name) + [address])
    }
    let quoted = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return HeaderValue(pieces: ["\"\(quoted)\"", address])
  }

  static func literal(_ words: StaticString) -> HeaderValue { HeaderValue(pieces: split("\(words)")) }
  static func id(_ id: MessageID) -> HeaderValue { HeaderValue(pieces: ["<\(id.words)>"]) }
  static func link(_ page: Unsubscribing) -> HeaderValue { HeaderValue(pieces: ["<\(page.address)>"]) }
  static func date(_ date: Date) -> HeaderValue { HeaderValue(pieces: split(MailDate.spelled(date))) }

  private static func split(_ words: String) -> [String] {
    words.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
  }
}
