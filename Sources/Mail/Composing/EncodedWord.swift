import Foundation

/// Other letters than ASCII's in a header: `=?UTF-8?B?6ZyA5rGC?=` (RFC 2047).
enum EncodedWord {
  /// Characters of an encoded word. The RFC allows 75; one of 60 stands on the line of any header of ours.
  static let longest = 60
  private static let (prefix, suffix) = ("=?UTF-8?B?", "?=")
  /// Base64 makes four characters of three octets.
  private static let octets = (longest - prefix.utf8.count - suffix.utf8.count) / 4 * 3

  /// Whether words may stand as they are: printable, with single spaces between, in pieces that fit a line, and like no encoded word.
  static func isPlain(_ words: String) -> Bool {
    words.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !words.contains("=?")
      && words.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        .allSatisfy { (1...longest).contains($0.count) }
  }

  /// No word ends within a character: each is decoded by itself.
  static func words(_ words: String) -> [String] {
    var (out, bytes): ([String], [UInt8]) = ([], [])
    func finish() {
      if !bytes.isEmpty { out.append(prefix + Data(bytes).base64EncodedString() + suffix) }
      bytes = []
    }
    for scalar in words.unicodeScalars {
      let encoded = UTF8.encode(scalar).map(Array.init) ?? []
      if bytes.count + encoded.count > octets { finish() }
      bytes += encoded
    }
    finish()
    return out.isEmpty ? [""] : out
  }
}
