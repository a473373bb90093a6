import Store

/// Codes that are written down for when the telephone is lost, each good for once: 80 bits, so that a fast hash is enough.
enum RecoveryCode {
  static let count = 10
  private static let letters = 16

  static func random() -> String { Secret.letters(letters) }

  /// In fours, as it is read from paper.
  static func spaced(_ code: String) -> String {
    var rest = code[...]
    var parts: [Substring] = []
    while !rest.isEmpty {
      parts.append(rest.prefix(4))
      rest = rest.dropFirst(4)
    }
    return parts.joined(separator: "-")
  }

  static func hash(_ code: String, _ account: AccountID) -> String {
    var digest = Digest()
    digest.update(framed: account.rawValue)
    digest.update(framed: code)
    return Digest.hex(digest.finish())
  }
}
