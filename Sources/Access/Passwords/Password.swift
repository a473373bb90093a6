package import Core
import Foundation

/// A password that somebody chose, good enough to be kept. Its words are in no description and no log.
///
/// Rules after NIST SP 800-63B, 3.1.1: length, no list of kinds of characters, and nothing that is guessed first.
package struct Password: Sendable {
  let words: String

  /// Characters.
  package static let least = 10
  /// Bytes; hashing takes the same time for any of them.
  package static let most = 256

  /// Throws `password.weak` with why. `about` is what a stranger would try first: the person's name and address.
  package init(_ words: String, about: [String] = []) throws(Refusal) {
    // As one types it on another keyboard: composed and decomposed letters are the same password.
    let words = words.precomposedStringWithCompatibilityMapping
    self.words = words
    func weak(_ why: Label) -> Refusal {
      Refusal(.passwordWeak, at: "password", ["why": why.zh, "why.en": why.en])
    }
    guard words.unicodeScalars.count >= Self.least else {
      throw weak(Label("少于 \(Self.least) 个字符", "it has fewer than \(Self.least) characters"))
    }
    guard words.utf8.count <= Self.most else {
      throw weak(Label("超过 \(Self.most) 字节", "it is longer than \(Self.most) bytes"))
    }
    if Set(words.unicodeScalars).count < 5 {
      throw weak(Label("几乎只有一个字符", "it is almost one character over and over"))
    }
    let small = words.lowercased()
    if let found = about.map({ $0.lowercased() }).first(where: { $0.count >= 3 && Self.isMostly(small, $0) }) {
      throw weak(Label("主要是「\(found)」", "it is mostly “\(found)”"))
    }
    if let found = Self.common.first(where: { Self.isMostly(small, $0) }) {
      throw weak(Label("主要是常见的「\(found)」", "it is mostly “\(found)”, which everybody tries"))
    }
  }

  /// Of words that nobody has checked, to compare with a hash: a wrong password need not be a good one.
  init(unchecked words: String) { self.words = words.precomposedStringWithCompatibilityMapping }

  /// Whether less than half of a good password is left when `part` is taken out.
  private static func isMostly(_ words: String, _ part: String) -> Bool {
    words.contains(part) && words.replacing(part, with: "").count < least / 2
  }

  /// What lists of stolen passwords begin with, in pieces.
  private static let common = [
    "password", "passw0rd", "1234567890", "123456789", "12345678", "0123456789", "qwertyuiop", "1qaz2wsx", "q1w2e3r4t5",
    "qazwsxedc", "iloveyou", "administrator", "lianqiao", "letmein", "welcome", "woaini1314", "5201314", "abcdefghij",
    "abcd1234", "a123456", "88888888", "66666666", "98765432",
  ]
}
